"""What one reader may read of one engagement, and nothing else. Only ``share`` can make a ShareView."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import InitVar, dataclass
from enum import StrEnum
from typing import final

from coachtui.domain.engagement import Engagement, FocalRole, LanguageCode, Priority, Project, Remedy
from coachtui.domain.missing.finding import Fact, Finding, Level
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import Picture, Seat, StakeholderKind, Stance, Value
from coachtui.domain.plan import BlockKind
from coachtui.domain.sharing.readers import Coach, Reader, Reason
from coachtui.domain.table import Table


class ShownPerson(Value, frozen=True, kw_only=True):
    """Somebody under the name that the reader may read. What may not be read is empty, or None.

    In the seats ``by`` is a name that may be read, never an id. For others than the coach
    ``stance`` is without its value, and ``picture`` and ``stance`` are own words.
    """

    id: str
    name: str
    kind: StakeholderKind = StakeholderKind.PERSON
    role: str = ""
    unit: str = ""
    seats: dict[int, Seat] = {}
    attendance: dict[int, Seat] = {}
    picture: Picture | None = None
    stance: Stance | None = None
    problem: str = ""
    sees_role_as: str = ""

    def seat_in(self, session: int) -> Seat | None:
        """Return the seat in one session, as it was if that is known, as planned if not."""
        return self.attendance.get(session) or self.seats.get(session)


class ShownNote(Value, frozen=True, kw_only=True):
    """A note that the reader may read. ``who`` is a name; ``tags`` are for the coach only.

    ``about`` is a stakeholder's id, or None for the group; ``about_name`` their name as it may be read.
    """

    id: str
    kind: NoteKind
    text: str
    at: dt.datetime
    visibility: Visibility
    about: str | None = None
    about_name: str = ""
    session: int | None = None
    block: str = ""
    who: str = ""
    due: str = ""
    done: bool = False
    tags: tuple[str, ...] = ()


class ShownBlock(Value, frozen=True, kw_only=True):
    """A block of the agenda. ``start`` and ``end`` are minutes from the session's start."""

    title: str
    kind: BlockKind
    start: int
    end: int
    starred: bool = False
    question: str = ""
    guidance: str = ""


class ShownSession(Value, frozen=True, kw_only=True):
    """One session. ``title`` is empty and there are no blocks while there is no plan.

    ``started_at`` and ``ended_at`` are when it really was, in the zone in which it was started; None
    while it was not. ``ran`` holds the titles of the blocks as they were in the room. ``guidance`` is
    for the coach only.
    """

    number: int
    title: str = ""
    minutes: int = 0
    date: dt.date | None = None
    starts: dt.time | None = None
    place: str = ""
    guidance: str = ""
    blocks: tuple[ShownBlock, ...] = ()
    started_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    ran: tuple[str, ...] = ()
    table: Table = Table()


class ShownFinding(Value, frozen=True, kw_only=True):
    """A finding with how it was settled, if it was.

    ``finding`` and ``level`` are None when it is not found any more; ``check`` and ``subject`` say which it
    was. For the sponsor ``finding`` is always None, ``reason`` and ``by`` are empty, and ``subject`` is a
    stakeholder's id or empty.
    """

    check: int
    subject: str
    level: Level | None = None
    finding: Finding | None = None
    remedy: Remedy | None = None
    reason: str = ""
    by: str = ""
    at: dt.datetime | None = None


class Matter(StrEnum):
    """What can be withheld: the kinds of notes, and the answers of the intake that are somebody's words."""

    NOTE = "note"
    QUOTE = "quote"
    TRAIT = "trait"
    DECISION = "decision"
    AGREEMENT = "agreement"
    ACTION = "action"
    RESERVATION = "reservation"
    PARKING = "parking"
    PICTURE = "picture"
    STANCE = "stance"
    PROBLEM = "problem"
    SEES_ROLE_AS = "sees_role_as"
    FINDING = "finding"


# A document that would have listed one of these says how many it withholds (METHOD.md).
TOLD_WITHHELD = (Matter.QUOTE, Matter.RESERVATION, Matter.TRAIT)


class Withheld(Value, frozen=True, kw_only=True):
    """How many of one matter the reader does not get, and why; of notes also the session and about whom."""

    matter: Matter
    reason: Reason
    count: int
    session: int | None = None
    about: str | None = None


class Seal:
    """What a ShareView is made with. There is one, and only ``share`` may use it (tests/architecture)."""


SEAL = Seal()


@final
@dataclass(frozen=True, kw_only=True)
class ShareView:
    """Everything that ``reader`` may read, with people under the names that this reader may read.

    ``client`` and ``whole`` are for the coach only: ``whole`` is None for anybody else, so that a
    document cannot read further than its reader. ``names``, and ``public_names`` that
    everybody may read, go by stakeholder's id. ``unasked`` holds, for the coach,
    every question that is open: what the checks could not tell, what a step lacks, who has no picture.
    """

    reader: Reader
    reader_name: str
    language: LanguageCode
    names: dict[str, str]
    public_names: dict[str, str]
    client: str
    project: Project
    focal_role: FocalRole
    priority: Priority
    people: tuple[ShownPerson, ...]
    sessions: tuple[ShownSession, ...]
    table: Table
    notes: tuple[ShownNote, ...]
    findings: tuple[ShownFinding, ...]
    unasked: tuple[Fact, ...]
    withheld: tuple[Withheld, ...]
    whole: Engagement | None
    seal: InitVar[Seal]

    def __post_init__(self, seal: Seal) -> None:
        """Refuse to be made by anything but ``share``."""
        if seal is not SEAL:
            raise TypeError("only coachtui.domain.sharing.share makes a ShareView")

    @property
    def for_coach(self) -> bool:
        """Whether this is the coach's own view."""
        return isinstance(self.reader, Coach)

    def called(self, ref: str) -> str:
        """Return the name, as the reader may read it, behind a stakeholder's id; a name stays one."""
        return self.names.get(ref, ref)

    def person(self, ref: str) -> ShownPerson | None:
        """Return the person with this id, or None if the reader may not know of them."""
        return next((person for person in self.people if person.id == ref), None)

    def session(self, number: int) -> ShownSession | None:
        """Return the session with this number, or None."""
        return next((session for session in self.sessions if session.number == number), None)


def counted(withheld: Iterable[Withheld]) -> dict[Matter, int]:
    """Return how many are withheld of each matter that a document tells of, in one order."""
    counts = dict.fromkeys(TOLD_WITHHELD, 0)
    for entry in withheld:
        if entry.matter in counts:
            counts[entry.matter] += entry.count
    return {matter: count for matter, count in counts.items() if count}

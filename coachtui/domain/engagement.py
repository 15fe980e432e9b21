"""An engagement: everything that one coach holds on one project of one client, as one frozen value."""

import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Final, Literal

from msgspec import field

from coachtui.domain.errors import Refused
from coachtui.domain.history import PastNote
from coachtui.domain.notes import Note
from coachtui.domain.people import Relation, SeatKind, Stakeholder, Value
from coachtui.domain.plan import DEFAULT_SESSIONS, Plan
from coachtui.domain.running import Run
from coachtui.domain.text import name_key

LanguageCode = Literal["en", "nl"]


class Contract(Value, frozen=True, kw_only=True):
    """Step 1. ``readers`` says who may read what; ``keep_months`` how long the notes are kept."""

    client: str = ""
    sponsor: str = ""
    readers: str = ""
    machine_owner: str = ""
    keep_months: int | None = None
    paid: bool | None = None
    language: LanguageCode = "en"

    def __post_init__(self) -> None:
        """Refuse a term of keeping below a month or over fifty years."""
        if self.keep_months is not None and not 1 <= self.keep_months <= 600:
            raise Refused("error.keep_months_range", value=self.keep_months)


class Project(Value, frozen=True, kw_only=True):
    """Step 2: the project, its solution, and apart from it the problem.

    ``shared_problem`` is the one wording that all share; ``no_shared_problem`` states plainly that
    there is none yet. Neither: not asked yet.
    """

    name: str = ""
    solution: str = ""
    whose_idea: str = ""
    by_when: str = ""
    decided: str = ""
    shared_problem: str = ""
    no_shared_problem: bool = False

    def __post_init__(self) -> None:
        """Refuse a problem that is both shared and not."""
        if self.shared_problem.strip() and self.no_shared_problem:
            raise Refused("error.problem_both")


class FocalRole(Value, frozen=True, kw_only=True):
    """Step 3: whose work this is about, how many ``holders`` it has, and the essential ``question``."""

    singular: str = ""
    plural: str = ""
    holders: int | None = None
    question: str = ""

    def __post_init__(self) -> None:
        """Refuse a negative number of people."""
        if self.holders is not None and not 0 <= self.holders <= 1_000_000:
            raise Refused("error.holders_range", value=self.holders)


class Prompt(Value, frozen=True, kw_only=True):
    """Step 4's *is there anybody else?* for one relation: ``anybody`` False asks for a ``reason``."""

    anybody: bool | None = None
    reason: str = ""


class Pole(Value, frozen=True, kw_only=True):
    """One end of the horizon, in words: what choosing it gains, and what it costs."""

    wording: str = ""
    gains: str = ""
    costs: str = ""


class Choice(StrEnum):
    """Which pole wins when both cannot."""

    SHORT = "short"
    LONG = "long"


class Priority(Value, frozen=True, kw_only=True):
    """Step 6. ``choice`` None: nobody chose, so the short term wins by default (METHOD.md, line 8)."""

    short: Pole = Pole()
    long: Pole = Pole()
    choice: Choice | None = None
    rule: str = ""
    decided_by: str = ""
    decided_on: dt.date | None = None


class Remedy(StrEnum):
    """What was done about a finding."""

    INVITE = "invite"
    INTERVIEW = "interview"
    EMPTY_CHAIR = "empty_chair"
    REPRESENT = "represent"
    INFORM = "inform"
    ANSWER = "answer"
    ACCEPT = "accept"

    @property
    def seat(self) -> SeatKind | None:
        """The seat that it gives somebody, if it gives any."""
        return _SEATS.get(self)

    @property
    def needs_somebody(self) -> bool:
        """Whether the seat that it gives takes somebody else."""
        return self.seat is not None and self.seat.needs_somebody


_SEATS: Final[dict[Remedy, SeatKind]] = {
    Remedy.INVITE: SeatKind.SEATED,
    Remedy.INTERVIEW: SeatKind.INTERVIEWED,
    Remedy.EMPTY_CHAIR: SeatKind.EMPTY_CHAIR,
    Remedy.REPRESENT: SeatKind.REPRESENTED,
    Remedy.INFORM: SeatKind.INFORMED,
}


class Settlement(Value, frozen=True, kw_only=True):
    """A remedy applied to a finding: who did what about it, when and why.

    ``check`` and ``subject`` say which finding. ``evidence`` is its evidence as it was right after
    the remedy, as text; the finding is settled as long as it is the same (METHOD.md, remedies).
    """

    check: int
    subject: str
    remedy: Remedy
    reason: str
    by: str
    at: dt.datetime
    evidence: tuple[str, ...] = ()
    for_sponsor: bool = False


class Engagement(Value, frozen=True, kw_only=True, dict=True, weakref=True):
    """Everything on one engagement. A change makes a new value; the old one stays what it was.

    What follows from it, and is often asked for, is kept in its ``__dict__`` (domain.remembering): that is
    no part of the value, and no copy or file has it.

    ``past`` is what notes were before, the oldest first. It is for bringing back alone: nobody else's
    document, and none of the coach's own, has anything of it. Whoever erases somebody, erases them there too.
    """

    id: str
    created_at: dt.datetime
    contract: Contract = Contract()
    project: Project = Project()
    focal_role: FocalRole = FocalRole()
    stakeholders: tuple[Stakeholder, ...] = ()
    prompts: dict[Relation, Prompt] = field(default_factory=dict)
    priority: Priority = Priority()
    settlements: tuple[Settlement, ...] = ()
    plan: Plan | None = None
    runs: tuple[Run, ...] = ()
    notes: tuple[Note, ...] = ()
    past: tuple[PastNote, ...] = ()
    closed_at: dt.datetime | None = None

    @property
    def language(self) -> LanguageCode:
        """The language of everything that is shared."""
        return self.contract.language

    @property
    def session_numbers(self) -> range:
        """The numbers of the sessions: those of the plan, or the three there will be."""
        count = len(self.plan.sessions) if self.plan else DEFAULT_SESSIONS
        return range(1, count + 1)

    def person(self, ref: str | None) -> Stakeholder | None:
        """Return the stakeholder with this id, or None if nobody has it."""
        return self._by_id.get(ref)

    def find(self, name: str) -> Stakeholder | None:
        """Return the stakeholder with this name or alias, whatever the case, or None."""
        return self._by_name.get(name_key(name))

    @cached_property
    def _by_id(self) -> dict[str | None, Stakeholder]:
        return {person.id: person for person in reversed(self.stakeholders)}

    @cached_property
    def _by_name(self) -> dict[str, Stakeholder]:
        """Of two with one name, whoever is listed first."""
        return {
            name_key(name): person
            for person in reversed(self.stakeholders)
            for name in (person.name, person.alias)
            if name
        }

    def called(self, ref: str) -> str:
        """Return the name behind a reference that is a stakeholder's id, or a name already."""
        person = self.person(ref)
        return person.name if person else ref

    def holders(self) -> tuple[Stakeholder, ...]:
        """Return the listed holders of the focal role."""
        return tuple(person for person in self.stakeholders if person.holds())

    def participants(self) -> tuple[Stakeholder, ...]:
        """Return the stakeholders with a seat at the table in at least one session.

        Planned or taken: whoever was expected and missed it may still read what the others read.
        """
        return tuple(p for p in self.stakeholders if p.takes_part(self.session_numbers))

    def run_of(self, session: int) -> Run | None:
        """Return the run of one session, or None while it has not been started."""
        return next((run for run in self.runs if run.session == session), None)


class StageKind(StrEnum):
    """How far an engagement is (METHOD.md, running a session)."""

    INTAKE = "intake"
    PLANNED = "planned"
    NEXT = "next"
    UNDER_WAY = "under_way"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


class Stage(Value, frozen=True, kw_only=True):
    """An engagement's stage; ``session`` is set for *next* and *under way*."""

    kind: StageKind
    session: int | None = None


def stage_of(engagement: Engagement) -> Stage:
    """Return the stage that follows from the engagement.

    *Planned* is a plan without a day for its first session; with one, that session is *next*.
    """
    if engagement.closed_at is not None:
        return Stage(kind=StageKind.CLOSED)
    for run in engagement.runs:
        if run.ended_at is None:
            return Stage(kind=StageKind.UNDER_WAY, session=run.session)
    if engagement.plan is None or not engagement.plan.sessions:
        return Stage(kind=StageKind.INTAKE)
    ended = {run.session for run in engagement.runs}
    ahead = [session for session in engagement.plan.sessions if session.number not in ended]
    if not ahead:
        return Stage(kind=StageKind.FOLLOW_UP)
    if ended or ahead[0].date is not None:
        return Stage(kind=StageKind.NEXT, session=ahead[0].number)
    return Stage(kind=StageKind.PLANNED)

"""The plan: sessions of blocks, with the times that follow from them."""

import datetime as dt
from enum import StrEnum

from msgspec import field

from coachtui.domain.errors import Refused
from coachtui.domain.people import Value

DEFAULT_SESSIONS = 3
DEFAULT_MINUTES = 210


class BlockKind(StrEnum):
    """What a block is, as far as the rules and the clock care."""

    ACTIVITY = "activity"
    CHECK_IN = "check_in"
    CHECK_OUT = "check_out"
    ROUND = "round"
    BREAK = "break"
    BUFFER = "buffer"
    HARVEST = "harvest"


class Block(Value, frozen=True, kw_only=True):
    """One part of a session. ``starred`` blocks, and breaks, are never cut. ``minutes`` is 0 to 600."""

    id: str
    title: str
    minutes: int
    kind: BlockKind = BlockKind.ACTIVITY
    starred: bool = False
    question: str = ""
    guidance: str = ""

    def __post_init__(self) -> None:
        """Refuse a block without a name, or with a length that no session has."""
        if not self.title.strip():
            raise Refused("error.block_title_empty")
        if not 0 <= self.minutes <= 600:
            raise Refused("error.minutes_range", value=self.minutes, least=0, most=600)

    @property
    def protected(self) -> bool:
        """Whether the running session may never be shortened here (METHOD.md, the three half-days)."""
        return self.starred or self.kind is BlockKind.BREAK


class Session(Value, frozen=True, kw_only=True):
    """One meeting of ``minutes`` minutes. ``starts`` is the wall clock's time where the group meets."""

    number: int
    title: str
    minutes: int = DEFAULT_MINUTES
    date: dt.date | None = None
    starts: dt.time | None = None
    place: str = ""
    guidance: str = ""
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a session without a name, or of no length, or longer than a day."""
        if not self.title.strip():
            raise Refused("error.session_title_empty")
        if not 1 <= self.minutes <= 1440:
            raise Refused("error.minutes_range", value=self.minutes, least=1, most=1440)

    @property
    def planned_start(self) -> dt.datetime | None:
        """The day and time of the start, without a zone; None while either is not set."""
        if self.date is None or self.starts is None:
            return None
        return dt.datetime.combine(self.date, self.starts)


class Plan(Value, frozen=True, kw_only=True):
    """The sessions of an engagement, numbered from 1, and the name of the template they came from."""

    template: str = ""
    sessions: tuple[Session, ...] = field(default=())


class TimedBlock(Value, frozen=True, kw_only=True):
    """A block with where it lies in its session: minutes from the session's start."""

    block: Block
    start: int
    end: int


def timed(session: Session) -> tuple[TimedBlock, ...]:
    """Return the session's blocks, each with its start and end in minutes from the session's start."""
    placed = []
    at = 0
    for block in session.blocks:
        placed.append(TimedBlock(block=block, start=at, end=at + block.minutes))
        at += block.minutes
    return tuple(placed)


def clock_time(starts: dt.time | None, minutes: int) -> dt.time | None:
    """Return the wall time ``minutes`` after a start; None while no start time is set."""
    if starts is None:
        return None
    return (dt.datetime.combine(dt.date.min, starts) + dt.timedelta(minutes=minutes)).time()

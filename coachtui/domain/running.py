"""A session as it runs: what the wall clock, and nothing else, needs to know to say where it is.

Every moment is an aware datetime. No count of ticks is kept, so a dropped connection, a restart or
a suspended laptop changes nothing (METHOD.md, running a session).
"""

from datetime import datetime

from coachtui.domain.people import Value
from coachtui.domain.plan import Block


class Turn(Value, frozen=True, kw_only=True):
    """One voice's finished turn in a round: whose (a stakeholder's id, or ``""`` for the nameless holder)."""

    voice: str
    seconds: int


class Round(Value, frozen=True, kw_only=True):
    """Whose turn it is. ``order`` holds every voice, focal role first; ``at`` is the one whose turn it is.

    ``waiting`` are those who passed and are offered the word once more at the end; ``passed`` those
    who passed for good. ``at`` is None when the round is done.
    """

    order: tuple[str, ...]
    at: str | None = None
    turn_started_at: datetime | None = None
    spoken: tuple[Turn, ...] = ()
    waiting: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    finished: bool = False


class Lap(Value, frozen=True, kw_only=True):
    """A block that was done: its id and how many seconds it took, pauses left out."""

    block: str
    seconds: int


class Run(Value, frozen=True, kw_only=True):
    """The run of one session. ``blocks`` is the plan as it stands in the room, minutes changed and all.

    ``at`` indexes ``blocks``. ``paused_at`` is set while the clock is stopped; ``paused`` counts the
    seconds of earlier pauses within the current block. ``ends_at`` never moves. ``laps`` has the blocks
    that were left, each once; ``rounds`` go by the id of their block.
    """

    session: int
    started_at: datetime
    ends_at: datetime
    blocks: tuple[Block, ...]
    at: int = 0
    block_started_at: datetime
    paused_at: datetime | None = None
    paused: int = 0
    rounds: dict[str, Round] = {}
    laps: tuple[Lap, ...] = ()
    ended_at: datetime | None = None

    @property
    def block(self) -> Block:
        """The block that is open."""
        return self.blocks[self.at]

    @property
    def later(self) -> tuple[Block, ...]:
        """The blocks that are still ahead, the open one left out."""
        return self.blocks[self.at + 1 :]

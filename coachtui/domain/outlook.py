"""What lies ahead in a running session: whether it still fits, what gives way first, and when blocks end.

Overrun eats the buffer first, then unstarred blocks, which the coach is asked; never the end time
(METHOD.md, running a session).
"""

from datetime import datetime
from itertools import pairwise

from coachtui.domain.clock import elapsed, length, until
from coachtui.domain.moments import plus, seconds_between
from coachtui.domain.people import Value
from coachtui.domain.plan import Block, BlockKind
from coachtui.domain.running import Run


class Outlook(Value, frozen=True, kw_only=True):
    """How the time ahead adds up, in seconds.

    ``over`` is how much more the blocks need than there is until the end (negative: to spare); the
    buffers still ahead absorb ``absorbed`` of it, and ``short`` is what then is left to find.
    ``candidates`` are the later blocks that may give some, once the coach says so.
    """

    over: int
    absorbed: int
    short: int
    candidates: tuple[Block, ...]


class Expected(Value, frozen=True, kw_only=True):
    """When a block, open or ahead, is expected to start and to end, the buffers giving way first."""

    block: Block
    starts_at: datetime
    ends_at: datetime


def outlook(run: Run, now: datetime) -> Outlook:
    """Return how the time ahead adds up. A paused run falls behind while the wall's clock goes on."""
    if run.ended_at is not None:
        return Outlook(over=0, absorbed=0, short=0, candidates=())
    left = _left(run, now)
    over = left + length(run.later) - seconds_between(_from(run, now), run.ends_at)
    spare = length([block for block in run.later if block.kind is BlockKind.BUFFER])
    if run.block.kind is BlockKind.BUFFER:
        spare += left
    absorbed = min(max(0, over), spare)
    return Outlook(
        over=over,
        absorbed=absorbed,
        short=max(0, over) - absorbed,
        candidates=tuple(
            block
            for block in run.later
            if not block.protected and block.kind is not BlockKind.BUFFER and block.minutes
        ),
    )


def expected(run: Run, now: datetime) -> tuple[Expected, ...]:
    """Return when the open block and those ahead are expected, the first buffer giving first."""
    if run.ended_at is not None:
        return ()
    owed = max(0, outlook(run, now).over)
    at = _from(run, now)
    starts = plus(at, seconds=-elapsed(run, now))
    told = []
    for block in (run.block, *run.later):
        seconds = _left(run, now) if block is run.block else block.minutes * 60
        if block.kind is BlockKind.BUFFER:
            given = min(owed, seconds)
            owed, seconds = owed - given, seconds - given
        at = plus(at, seconds=seconds)
        told.append(Expected(block=block, starts_at=starts, ends_at=at))
        starts = at
    return tuple(told)


def where_by_plan(run: Run, now: datetime) -> int:
    """Return the index of the block in which the run should be now to end in time.

    It counts back from the end, with the blocks as long as they are now: in a sound plan that started
    on time these are the plan's own times. Before the first block it is the first; past the end, the last.
    """
    starts = plus(run.ends_at, seconds=-length(run.blocks))
    edges = [0]
    for block in run.blocks:
        edges.append(edges[-1] + block.minutes * 60)
    since = seconds_between(starts, until(run, now) if run.ended_at else now)
    for index, (begins, ends) in enumerate(pairwise(edges)):
        if since < ends and (since >= begins or index == 0):
            return index
    return len(run.blocks) - 1


def _from(run: Run, now: datetime) -> datetime:
    """Return now; but not before the open block started, should the clock have been set back."""
    return max(now, run.block_started_at)


def _left(run: Run, now: datetime) -> int:
    """Return the seconds that the open block still takes by its own length: none once it overruns."""
    return max(0, run.block.minutes * 60 - elapsed(run, now))

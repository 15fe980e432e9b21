"""The clock of a running session: where it is, and how it moves on (METHOD.md, running a session).

There is one clock, the wall's. Every figure is made from moments, so a dropped connection, a restart
or a suspended laptop changes nothing; and a clock that is set back shows nothing, rather than less.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from coachtui.domain.errors import Refused
from coachtui.domain.moments import plus, seconds_between, seconds_since
from coachtui.domain.plan import Block, BlockKind, Session
from coachtui.domain.round import begin
from coachtui.domain.running import Lap, Run


def start(session: Session, voices: Sequence[str], now: datetime) -> Run:
    """Return the run of a session that starts now; ``voices`` are those of a round, in their order.

    It ends at the planned time when ``now`` is no more than an hour before the planned start and before
    the planned end, in the zone of ``now``; started at any other time, it gets its full length. Refused
    for a session without blocks.
    """
    if not session.blocks:
        raise Refused("error.no_blocks")
    run = Run(
        session=session.number,
        started_at=now,
        ends_at=_ends_at(session, now),
        blocks=session.blocks,
        block_started_at=now,
    )
    return _enter(run, 0, voices, now)


def elapsed(run: Run, now: datetime) -> int:
    """Return the seconds that the open block has taken, pauses left out."""
    return max(0, seconds_since(run.block_started_at, until(run, now)) - run.paused)


def remaining(run: Run, now: datetime) -> int:
    """Return the seconds that the open block has left; negative: by how much it overruns.

    A buffer has no more than the session can spare: what earlier blocks overran comes off it.
    """
    left = run.block.minutes * 60 - elapsed(run, now)
    if run.block.kind is BlockKind.BUFFER:
        left = min(left, seconds_between(until(run, now), run.ends_at) - length(run.later))
    return left


def until(run: Run, now: datetime) -> datetime:
    """Return the moment up to which the clocks count: now, or when the run was paused or ended."""
    return run.ended_at or run.paused_at or now


def next_block(run: Run, voices: Sequence[str], now: datetime) -> Run:
    """Return the run in its next block; a round there begins with ``voices``. Refused in the last block."""
    _check_open(run)
    if run.at + 1 >= len(run.blocks):
        raise Refused("error.last_block")
    return _enter(_leave(run, now), run.at + 1, voices, now)


def back(run: Run, voices: Sequence[str], now: datetime) -> Run:
    """Return the run in the block before, whose clock goes on where it stood. Refused in the first block."""
    _check_open(run)
    if run.at == 0:
        raise Refused("error.first_block")
    return _enter(_leave(run, now), run.at - 1, voices, now)


def pause(run: Run, now: datetime) -> Run:
    """Return the run with the block's and the turn's clock stopped. The end stays where it is."""
    _check_open(run)
    return run if run.paused_at is not None else replace(run, paused_at=now)


def resume(run: Run, now: datetime) -> Run:
    """Return the run with its clocks going again."""
    _check_open(run)
    if run.paused_at is None:
        return run
    rounds = dict(run.rounds)
    round_ = rounds.get(run.block.id)
    if round_ is not None and round_.turn_started_at is not None:
        # Somebody may have got the word during the pause: their turn starts only now.
        spoken = seconds_since(round_.turn_started_at, run.paused_at)
        rounds[run.block.id] = replace(round_, turn_started_at=plus(now, seconds=-spoken))
    paused = run.paused + seconds_since(run.paused_at, now)
    return replace(run, paused_at=None, paused=paused, rounds=rounds)


def add_minutes(run: Run, minutes: int) -> Run:
    """Return the run with the open block so much longer, or shorter. Refused beyond what a block may be."""
    _check_open(run)
    return _with_minutes(run, run.at, run.block.minutes + minutes)


def cut(run: Run, block_id: str, minutes: int) -> Run:
    """Return the run with ``minutes`` taken off a block ahead, as the coach agreed.

    Refused for a block that is not ahead, that is starred or a break, or that has fewer minutes.
    """
    _check_open(run)
    at = next((i for i, block in enumerate(run.blocks) if block.id == block_id and i > run.at), None)
    if at is None:
        raise Refused("error.block_not_ahead")
    block = run.blocks[at]
    if block.protected:
        raise Refused("error.block_protected", title=block.title)
    if not 1 <= minutes <= block.minutes:
        raise Refused("error.minutes_range", value=minutes, least=1, most=block.minutes)
    return _with_minutes(run, at, block.minutes - minutes)


def finish(run: Run, now: datetime) -> Run:
    """Return the run, ended. Its last block has its lap."""
    _check_open(run)
    return replace(_leave(run, now), ended_at=max(now, run.started_at))


def _ends_at(session: Session, now: datetime) -> datetime:
    if session.planned_start is not None:
        planned = session.planned_start.replace(tzinfo=now.tzinfo)
        ends = plus(planned, minutes=session.minutes)
        if seconds_between(now, planned) <= 3600 and seconds_between(now, ends) > 0:
            return ends
    return plus(now, minutes=session.minutes)


def _leave(run: Run, now: datetime) -> Run:
    laps = tuple(lap for lap in run.laps if lap.block != run.block.id)
    lap = Lap(block=run.block.id, seconds=elapsed(run, now))
    return replace(run, laps=(*laps, lap), paused_at=None, paused=0)


def _enter(run: Run, at: int, voices: Sequence[str], now: datetime) -> Run:
    """Open a block; one that was open before goes on where it stood, and so does its round."""
    block = run.blocks[at]
    before = next((lap.seconds for lap in run.laps if lap.block == block.id), 0)
    rounds = dict(run.rounds)
    if block.kind is BlockKind.ROUND:
        round_ = rounds.get(block.id)
        if round_ is None:
            rounds[block.id] = begin(voices, now)
        elif round_.at is not None:
            rounds[block.id] = replace(round_, turn_started_at=now)
    return replace(
        run,
        at=at,
        block_started_at=plus(now, seconds=-before),
        laps=tuple(lap for lap in run.laps if lap.block != block.id),
        rounds=rounds,
    )


def _with_minutes(run: Run, at: int, minutes: int) -> Run:
    blocks = list(run.blocks)
    blocks[at] = replace(blocks[at], minutes=minutes)
    return replace(run, blocks=tuple(blocks))


def length(blocks: Sequence[Block]) -> int:
    """Return how many seconds these blocks take together."""
    return sum(block.minutes for block in blocks) * 60


def _check_open(run: Run) -> None:
    if run.ended_at is not None:
        raise Refused("error.run_ended")

"""The round of the block that is open: what happens to it as the session runs."""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec.structs import replace

from coachtui.domain import round as rounds
from coachtui.domain.clock import until
from coachtui.domain.errors import Refused
from coachtui.domain.running import Round, Run


def round_of(run: Run) -> Round | None:
    """Return the round of the open block, or None when it is no round."""
    return run.rounds.get(run.block.id)


def turn_elapsed(run: Run, now: datetime) -> int:
    """Return the seconds that the turn going on has taken, pauses left out; 0 when nobody has the word."""
    round_ = round_of(run)
    return rounds.turn_seconds(round_, until(run, now)) if round_ else 0


def turn_allotted(run: Run) -> int:
    """Return the seconds that each voice has in the open block's round; 0 when it is no round."""
    round_ = round_of(run)
    return rounds.allotted(run.block, round_) if round_ else 0


def turn_done(run: Run, now: datetime) -> Run:
    """Return the run after a turn. Refused when the open block is no round, or its round is done."""
    return _after(run, rounds.done, now)


def turn_passed(run: Run, now: datetime) -> Run:
    """Return the run after a pass. Refused as for ``turn_done``."""
    return _after(run, rounds.passed, now)


def turn_to(run: Run, voice: str, now: datetime) -> Run:
    """Return the run with the word to ``voice``. Refused for a voice that is not in the round."""
    return _after(run, lambda round_, at: rounds.jump(round_, voice, at), now)


def with_voices(run: Run, voices: Sequence[str], now: datetime) -> Run:
    """Return the run with these voices in the open block's round, if it is one (see ``round.regroup``)."""
    if round_of(run) is None:
        return run
    return _after(run, lambda round_, at: rounds.regroup(round_, voices, at), now)


def _after(run: Run, change: Callable[[Round, datetime], Round], now: datetime) -> Run:
    if run.ended_at is not None:
        raise Refused("error.run_ended")
    round_ = round_of(run)
    if round_ is None:
        raise Refused("error.no_round")
    # While the clock is stopped, a turn that starts has taken no time until it goes again.
    return replace(run, rounds={**run.rounds, run.block.id: change(round_, until(run, now))})

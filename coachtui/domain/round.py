"""The round: everybody in turn, the focal role first (METHOD.md, running a session).

Who passes is offered the word once more when all the others have had theirs. These functions take the
round itself; ``turns`` applies them to a run, whose clock may be paused.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from coachtui.domain.errors import Refused
from coachtui.domain.moments import seconds_since
from coachtui.domain.plan import Block
from coachtui.domain.running import Round, Turn


def begin(order: Sequence[str], now: datetime) -> Round:
    """Return the round of these voices, with the word to the first. Without a voice it is done at once."""
    return _offer(Round(order=tuple(dict.fromkeys(order))), now)


def done(round_: Round, now: datetime) -> Round:
    """Return the round after the turn that was going on, which is recorded; the word goes to the next."""
    voice = _whose(round_)
    spoken = Turn(voice=voice, seconds=turn_seconds(round_, now))
    waiting = tuple(one for one in round_.waiting if one != voice)
    return _offer(replace(round_, spoken=(*round_.spoken, spoken), waiting=waiting), now)


def passed(round_: Round, now: datetime) -> Round:
    """Return the round after a pass: the first time the voice waits, the second time it passed for good."""
    voice = _whose(round_)
    if voice in round_.waiting:
        waiting = tuple(one for one in round_.waiting if one != voice)
        return _offer(replace(round_, waiting=waiting, passed=(*round_.passed, voice)), now)
    if any(turn.voice == voice for turn in round_.spoken):
        return _offer(round_, now)
    return _offer(replace(round_, waiting=(*round_.waiting, voice)), now)


def jump(round_: Round, voice: str, now: datetime) -> Round:
    """Return the round with the word to ``voice``, also when it spoke or passed before.

    The turn that was going on is not recorded; that voice comes up again. Refused for an unknown voice.
    """
    if voice not in round_.order:
        raise Refused("error.voice_unknown")
    given = tuple(one for one in round_.passed if one != voice)
    return replace(round_, at=voice, turn_started_at=now, passed=given, finished=False)


def regroup(round_: Round, voices: Sequence[str], now: datetime) -> Round:
    """Return the round with these voices, in their order, when somebody came in or left while it went on.

    Who has spoken stays in it. When the one who has the word left, it goes to the next; when everybody
    had it and somebody new came, to that one.
    """
    spoken = [turn.voice for turn in round_.spoken]
    order = tuple(dict.fromkeys((*voices, *spoken)))
    if order == round_.order:
        return round_
    changed = replace(
        round_,
        order=order,
        waiting=tuple(voice for voice in round_.waiting if voice in order),
        passed=tuple(voice for voice in round_.passed if voice in order),
    )
    return changed if changed.at in order else _offer(changed, now)


def turn_seconds(round_: Round, now: datetime) -> int:
    """Return the seconds that the turn going on has taken; 0 while nobody has the word."""
    return seconds_since(round_.turn_started_at, now) if round_.turn_started_at else 0


def upcoming(round_: Round) -> tuple[str, ...]:
    """Return the voices that still get the word after the one who has it, in that order."""
    had = {turn.voice for turn in round_.spoken} | {*round_.waiting, *round_.passed}
    fresh = (voice for voice in round_.order if voice not in had)
    return tuple(voice for voice in (*fresh, *round_.waiting) if voice != round_.at)


def allotted(block: Block, round_: Round) -> int:
    """Return the seconds that each voice has: the block's minutes, shared evenly."""
    return block.minutes * 60 // max(1, len(round_.order))


def _whose(round_: Round) -> str:
    if round_.at is None:
        raise Refused("error.round_finished")
    return round_.at


def _offer(round_: Round, now: datetime) -> Round:
    ahead = upcoming(replace(round_, at=None))
    if not ahead:
        return replace(round_, at=None, turn_started_at=None, finished=True)
    return replace(round_, at=ahead[0], turn_started_at=now, finished=False)

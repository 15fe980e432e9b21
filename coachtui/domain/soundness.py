"""What is unsound about a session's plan, and by how much (METHOD.md, *A plan is sound when…*)."""

from math import ceil
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.moments import in_figures
from coachtui.domain.people import SeatKind, Stakeholder, Value, holders_first
from coachtui.domain.plan import Block, BlockKind, Session, timed

BREAK_FROM: Final = 75
BREAK_TO: Final = 120

# The least that each voice has, in seconds, in a block of this kind.
LEAST: Final[dict[BlockKind, int]] = {
    BlockKind.ROUND: 180,
    BlockKind.CHECK_IN: 30,
    BlockKind.CHECK_OUT: 30,
}


class Flaw(Value, frozen=True, kw_only=True):
    """One thing that is off: the i18n key of its sentence with its values, and the block it is about."""

    key: str
    params: dict[str, str | int] = {}
    block: str = ""


def flaws(session: Session, voices: int) -> tuple[Flaw, ...]:
    """Return everything that is unsound about a session with so many voices; nothing: it is sound."""
    return (*_length(session), *_break(session), *_blocks(session, voices))


def voices(engagement: Engagement, session: int) -> tuple[str, ...]:
    """Return who has a voice in a session, as stakeholders' ids: the focal role first, then as listed.

    The voices are the seated, as it was if that is known, and the empty chairs with a minded voice.
    """
    speaking = [person for person in engagement.stakeholders if _has_voice(person, session)]
    return tuple(person.id for person in holders_first(speaking))


def _has_voice(person: Stakeholder, session: int) -> bool:
    seat = person.seat_in(session)
    if seat is None:
        return False
    return seat.kind is SeatKind.SEATED or (seat.kind is SeatKind.EMPTY_CHAIR and bool(seat.by.strip()))


def _length(session: Session) -> list[Flaw]:
    off = sum(block.minutes for block in session.blocks) - session.minutes
    if off > 0:
        return [Flaw(key="plan.sound.too_long", params={"n": off})]
    return [Flaw(key="plan.sound.too_short", params={"n": -off})] if off else []


def _break(session: Session) -> list[Flaw]:
    if session.minutes < BREAK_FROM:
        return []
    breaks = [
        placed for placed in timed(session) if placed.block.kind is BlockKind.BREAK and placed.block.minutes
    ]
    if not breaks:
        return [Flaw(key="plan.sound.no_break", params={"least": BREAK_FROM, "most": BREAK_TO})]
    # One break in time is enough; with none, the one that comes nearest is told.
    off, nearest = min(((_off(placed.start), placed) for placed in breaks), key=lambda it: abs(it[0]))
    if not off:
        return []
    key = "plan.sound.break_early" if off < 0 else "plan.sound.break_late"
    return [Flaw(key=key, params={"minute": nearest.start, "n": abs(off)}, block=nearest.block.id)]


def _off(start: int) -> int:
    """Return by how many minutes a break starts too early (negative) or too late."""
    return start - min(max(start, BREAK_FROM), BREAK_TO)


def _blocks(session: Session, voices: int) -> list[Flaw]:
    return [flaw for block in session.blocks for flaw in _block(block, voices)]


def _block(block: Block, voices: int) -> list[Flaw]:
    if not block.minutes:
        return [Flaw(key="plan.sound.no_minutes", params={"title": block.title}, block=block.id)]
    least = LEAST.get(block.kind, 0)
    if not voices or block.minutes * 60 >= least * voices:
        return []
    each = block.minutes * 60 // voices
    params: dict[str, str | int] = {
        "title": block.title,
        "each": in_figures(each),
        "least": in_figures(least),
        "n": ceil(least * voices / 60) - block.minutes,
    }
    return [Flaw(key="plan.sound.too_little_each", params=params, block=block.id)]

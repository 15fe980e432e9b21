"""A planned session in words: when and where, who sits there, and whether it is sound."""

import datetime as dt

from coachtui.domain.engagement import Engagement
from coachtui.domain.moments import in_figures
from coachtui.domain.people import Value
from coachtui.domain.plan import BlockKind, Session, clock_time, timed
from coachtui.domain.soundness import LEAST, flaws, voices
from coachtui.domain.table import table_at
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words

# What one name or title may take of a sentence, in cells.
_LONGEST = 48


class Told(Value, frozen=True, kw_only=True):
    """Whether a session is sound, and in words why, or by how much it is not."""

    sound: bool
    lines: tuple[str, ...]


def facts(engagement: Engagement, session: Session, words: Words) -> tuple[str, ...]:
    """Return the session's day and time, its place, and how many sit there; each says so while not set."""
    where = (cut(shown(session.place), _LONGEST),) if session.place.strip() else ()
    return (when(session, words), *where, seats(engagement, session, words))


def when(session: Session, words: Words) -> str:
    """Return the day and the times of a session, as far as they are set."""
    day = words.date(session.date) if session.date else words("plan.no_date")
    times = hours(session, words)
    return f"{day}, {times}" if times else day


def hours(session: Session, words: Words) -> str:
    """Return when a session starts and ends; empty while no start is set."""
    ends = clock_time(session.starts, session.minutes)
    return f"{words.time(session.starts)}–{words.time(ends)}" if session.starts and ends else ""


def soundness(engagement: Engagement, session: Session, words: Words) -> Told:
    """Return whether a session is sound, in words and figures (METHOD.md, *A plan is sound when…*)."""
    speaking = len(voices(engagement, session.number))
    found = flaws(session, speaking)
    if found:
        lines = [words(flaw.key, **_fitting(flaw.params)) for flaw in found]
    else:
        lines = [words("plan.sound.sound", what=", ".join(_figures(session, speaking, words)))]
    if not speaking and any(block.kind in LEAST for block in session.blocks):
        lines.append(words("plan.sound.no_voices"))
    return Told(sound=not found, lines=tuple(lines))


def same_day(session: Session, now: dt.datetime) -> bool:
    """Tell whether a session is planned for the day of ``now``."""
    return session.date == now.date()


def seats(engagement: Engagement, session: Session, words: Words) -> str:
    """Return how many sit at the table in a session, and how many chairs stand empty."""
    table = table_at(engagement, session.number)
    seated = words("plan.seated", n=len(table.seated))
    return f"{seated}, {words('plan.empty_chairs', n=len(table.empty))}" if table.empty else seated


def _figures(session: Session, speaking: int, words: Words) -> list[str]:
    told = [words("plan.sound.fills", n=session.minutes)]
    breaks = [
        part.start for part in timed(session) if part.block.kind is BlockKind.BREAK and part.block.minutes
    ]
    if breaks:
        told.append(words("plan.sound.break_after", n=breaks[0]))
    rounds = [block.minutes for block in session.blocks if block.kind is BlockKind.ROUND]
    if rounds and speaking:
        each = in_figures(min(rounds) * 60 // speaking)
        told.append(words("plan.sound.each", n=speaking, each=each))
    return told


def _fitting(params: dict[str, str | int]) -> dict[str, str | int]:
    return {name: cut(shown(it), _LONGEST) if isinstance(it, str) else it for name, it in params.items()}

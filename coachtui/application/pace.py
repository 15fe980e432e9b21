"""A running session in words: how it stands by the clock, who has the word, what was captured."""

import datetime as dt

from coachtui.domain.engagement import Engagement
from coachtui.domain.moments import in_figures
from coachtui.domain.notes import Note
from coachtui.domain.outlook import Outlook
from coachtui.domain.people import SeatKind
from coachtui.domain.plan import Session
from coachtui.domain.running import Run
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words

# Below this many seconds nobody in the room calls it late, or early.
ON_TIME = 60
_LONGEST = 24


def length(seconds: int) -> str:
    """Return a length of time as ``m:ss``, or from a hundred minutes on as hours."""
    seconds = max(0, seconds)
    if seconds >= 6000:
        return f"{seconds // 3600}h{seconds % 3600 // 60:02}"
    return in_figures(seconds)


def behind(ahead: Outlook, words: Words) -> str:
    """Return how far the session is behind or ahead of the time at which it ends."""
    if abs(ahead.over) < ON_TIME:
        return words("run.on_time")
    return words("run.behind" if ahead.over > 0 else "run.ahead", n=abs(ahead.over) // 60)


def short_minutes(ahead: Outlook) -> int:
    """Return how many whole minutes have to be found, once the buffers gave theirs."""
    return -(-ahead.short // 60) if ahead.short >= ON_TIME else 0


def voice(engagement: Engagement, session: int, ref: str, words: Words) -> str:
    """Return whose voice this is; for an empty chair also who minds it."""
    person = engagement.person(ref)
    if person is None:
        return words("run.somebody_gone")
    seat = person.seat_in(session)
    name = cut(shown(person.name), _LONGEST)
    if seat is not None and seat.kind is SeatKind.EMPTY_CHAIR and seat.by.strip():
        return words("run.minded", name=name, by=cut(shown(engagement.called(seat.by)), _LONGEST))
    return name


def about(engagement: Engagement, ref: str | None, words: Words) -> str:
    """Return whom a note is about."""
    person = engagement.person(ref)
    return cut(shown(person.name), _LONGEST) if person else words("run.group")


def captured(engagement: Engagement, session: int, most: int) -> tuple[Note, ...]:
    """Return the last notes of a session, newest first, at most so many."""
    notes = [note for note in engagement.notes if note.session == session]
    return tuple(reversed(notes))[:most]


def told(engagement: Engagement, note: Note, words: Words) -> str:
    """Return a note's text on one line; for an action with who does it, and by when."""
    extra = [shown(engagement.called(note.who))] if note.who else []
    if note.due:
        extra.append(words("run.by_when", due=shown(note.due)))
    return f"{shown(note.text)} → {', '.join(extra)}" if extra else shown(note.text)


def state(engagement: Engagement, session: Session, words: Words) -> str:
    """Return whether a session was not started, is under way, or when it was held."""
    run = engagement.run_of(session.number)
    if run is None:
        return words("run.state.not_started")
    if run.ended_at is None:
        return words("run.state.under_way", since=words.time(run.started_at))
    return words("run.state.done", hours=held(run, words))


def held(run: Run, words: Words) -> str:
    """Return when a session was held: the day, and from when to when."""
    ended = run.ended_at.astimezone(run.started_at.tzinfo) if run.ended_at else None
    hours = f"{words.time(run.started_at)}–{words.time(ended) if ended else ''}"
    return f"{words.short_date(run.started_at.date())}, {hours}"


def on_wall(moment: dt.datetime, now: dt.datetime, words: Words) -> str:
    """Return the time of a moment as the clock on the wall shows it, in the zone of ``now``."""
    return words.time(moment.astimezone(now.tzinfo))

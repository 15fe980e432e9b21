"""One session of a view: finding it, its title, and its times."""

import datetime as dt
from collections.abc import Iterator

from coachtui.documents.parts import answers
from coachtui.documents.request import Request
from coachtui.domain.errors import Refused
from coachtui.domain.moments import in_figures
from coachtui.domain.plan import clock_time
from coachtui.domain.sharing import ShareView, ShownSession
from coachtui.i18n import Words
from coachtui.markdown.document import Block


def session_of(view: ShareView, request: Request) -> ShownSession:
    """Return the session that a document was asked for; Refused when there is none, or none was named."""
    if request.session is None:
        raise Refused("documents.error.needs_session")
    session = view.session(request.session)
    if session is None:
        raise Refused("documents.error.no_such_session", number=request.session)
    return session


def session_title(session: ShownSession, words: Words) -> str:
    """Return *Session 1: Pictures of good work*, or *Session 1* while it has no name."""
    if not session.title.strip():
        return words("documents.session", number=session.number)
    return words("documents.session_titled", number=session.number, title=session.title)


def when_and_where(session: ShownSession, words: Words) -> Iterator[Block]:
    """Yield the day and the time that were planned, or that they were not, and the place if it is known."""
    day = session.date or (session.started_at.date() if session.started_at else None)
    unset = words("documents.not_set")
    yield from _when_and_where(
        words.date(day) if day else unset, _span(session, words) or unset, session, words
    )


def when_and_where_it_was(session: ShownSession, words: Words) -> Iterator[Block]:
    """Yield the day and the time as they really were, beside those that were planned; and the place."""
    planned_day = words.date(session.date) if session.date else ""
    planned_time = _span(session, words)
    if session.started_at is None:
        day, time = _only_planned(planned_day, words), _only_planned(planned_time, words)
    else:
        day = _beside(words.date(session.started_at.date()), planned_day, words)
        time = _beside(_really(session.started_at, session.ended_at, words), planned_time, words)
    yield from _when_and_where(day, time, session, words)


def at_text(session: ShownSession, minutes: int, words: Words) -> str:
    """Return the wall's time ``minutes`` after the start; while no start is set, how far that is: *0:15*."""
    at = clock_time(session.starts, minutes)
    return words.time(at) if at else in_figures(minutes)


def _when_and_where(day: str, time: str, session: ShownSession, words: Words) -> Iterator[Block]:
    pairs = (("date", day), ("time", time), ("place", session.place))
    yield from answers((words(f"documents.{label}"), text) for label, text in pairs)


def _really(began: dt.datetime, ended: dt.datetime | None, words: Words) -> str:
    start = words.time(began)
    if ended is None:
        return words("documents.going", start=start)
    end = words.time(ended)
    if ended.date() != began.date():
        end = f"{words.date(ended.date())}, {end}"
    return words("documents.from_to", start=start, end=end)


def _only_planned(what: str, words: Words) -> str:
    return words("documents.planned_only", what=what) if what else ""


def _beside(was: str, planned: str, words: Words) -> str:
    return words("documents.beside_planned", was=was, planned=planned) if planned not in ("", was) else was


def _span(session: ShownSession, words: Words) -> str:
    if session.starts is None or not session.minutes:
        return ""
    start, end = (at_text(session, minutes, words) for minutes in (0, session.minutes))
    return words("documents.from_to", start=start, end=end)

"""One session of a view: finding it, its title, and its times."""

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
    """Yield the day, the time and the place, as far as they are known."""
    day = session.date or session.held_on
    yield from answers(
        [
            (words("documents.date"), words.date(day) if day else ""),
            (words("documents.time"), _span(session, words)),
            (words("documents.place"), session.place),
        ]
    )


def at_text(session: ShownSession, minutes: int, words: Words) -> str:
    """Return the wall's time ``minutes`` after the start; while no start is set, how far that is: *0:15*."""
    at = clock_time(session.starts, minutes)
    return words.time(at) if at else in_figures(minutes)


def _span(session: ShownSession, words: Words) -> str:
    if session.starts is None or not session.minutes:
        return ""
    start, end = (at_text(session, minutes, words) for minutes in (0, session.minutes))
    return words("documents.from_to", start=start, end=end)

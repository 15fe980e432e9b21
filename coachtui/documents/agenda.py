"""The agenda of one session: when, where, who, and block by block what is asked."""

from collections.abc import Iterator

from coachtui.documents.parts import document, project_title, section
from coachtui.documents.request import Request
from coachtui.documents.seats import planned
from coachtui.documents.sessions import at_text, session_of, session_title, when_and_where
from coachtui.domain.errors import Refused
from coachtui.domain.plan import BlockKind
from coachtui.domain.sharing import ShareView, ShownBlock, ShownSession
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document, Quote, Source, Table


def agenda(view: ShareView, words: Words, request: Request) -> Document:
    """Return the agenda; Refused while the session has no blocks."""
    session = session_of(view, request)
    if not session.blocks:
        raise Refused("documents.error.no_agenda", number=session.number)
    title = words("documents.agenda.title", project=project_title(view, words))
    return document(title, agenda_blocks(view, session, words), view, words, request)


def agenda_blocks(view: ShareView, session: ShownSession, words: Words) -> Iterator[Block]:
    """Yield the session's heading and its agenda; for the coach with the guidance."""
    yield from section(session_title(session, words), _agenda(view, session, words))


def _agenda(view: ShareView, session: ShownSession, words: Words) -> Iterator[Block]:
    yield from when_and_where(session, words)
    yield from section(words("documents.agenda.who"), planned(view.people, session.number, words), 3)
    yield from section(words("documents.agenda.blocks"), [_table(session, words)], 3)
    if view.for_coach:
        yield from section(words("documents.agenda.guidance"), _guidance(session, words), 3)


def _table(session: ShownSession, words: Words) -> Table:
    return Table(
        (
            words("documents.time" if session.starts else "documents.agenda.after"),
            words("documents.agenda.block"),
            words("documents.agenda.question"),
        ),
        tuple(
            (at_text(session, block.start, words), block.title, block.question) for block in session.blocks
        ),
    )


def _guidance(session: ShownSession, words: Words) -> Iterator[Block]:
    if session.guidance.strip():
        yield Source(session.guidance)
    for block in session.blocks:
        yield from section(_heading(session, block, words), _block(block), 4)


def _block(block: ShownBlock) -> Iterator[Block]:
    if block.question.strip():
        yield Quote(block.question)
    if block.guidance.strip():
        yield Source(block.guidance)


def _heading(session: ShownSession, block: ShownBlock, words: Words) -> str:
    kind = "" if block.kind is BlockKind.ACTIVITY else f", {words(f'value.block.{block.kind}')}"
    length = words("documents.agenda.minutes", n=block.end - block.start)
    star = " ★" if block.starred else ""
    return f"{at_text(session, block.start, words)} {block.title}{star} ({length}{kind})"

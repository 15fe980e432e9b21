"""The report of one session: who was there, what was captured in each block, and what came of it."""

from collections.abc import Iterator

from coachtui.documents.captured import actions, listed, of_kind
from coachtui.documents.parts import document, project_title, section, withheld
from coachtui.documents.priority import choice_blocks
from coachtui.documents.request import Request
from coachtui.documents.seats import actual
from coachtui.documents.sessions import session_of, session_title, when_and_where_it_was
from coachtui.domain.notes import NoteKind
from coachtui.domain.sharing import ShareView, ShownNote, ShownSession
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document, emphasis, paragraph

# What was said goes by block; what came of it goes by kind.
_SAID = (NoteKind.NOTE, NoteKind.QUOTE, NoteKind.TRAIT)
_OUTCOMES = (NoteKind.DECISION, NoteKind.AGREEMENT)
_REST = (NoteKind.RESERVATION, NoteKind.PARKING)


def report(view: ShareView, words: Words, request: Request) -> Document:
    """Return the report of the session that was asked for, and under it the choice or that nobody made it."""
    session = session_of(view, request)
    title = words("documents.report.title", project=project_title(view, words))
    priority = section(words("documents.report.priority"), choice_blocks(view.priority, words))
    blocks = (*report_blocks(view, session, words), *priority)
    return document(title, blocks, view, words, request)


def report_blocks(view: ShareView, session: ShownSession, words: Words) -> Iterator[Block]:
    """Yield the session's heading and its report."""
    yield from section(session_title(session, words), _report(view, session, words))


def _report(view: ShareView, session: ShownSession, words: Words) -> Iterator[Block]:
    notes = [note for note in view.notes if note.session == session.number]
    yield from when_and_where_it_was(session, words)
    known = any(session.number in person.attendance for person in view.people)
    who = words("documents.report.who" if known else "documents.report.who_planned")
    yield from section(who, actual(view.people, session.number, words), 3)
    for kind in _OUTCOMES:
        yield from section(words(f"documents.report.{kind}"), listed(of_kind(notes, kind), view, words), 3)
    yield from section(words("documents.report.action"), actions(notes, words), 3)
    for kind in _REST:
        yield from section(words(f"documents.report.{kind}"), listed(of_kind(notes, kind), view, words), 3)
    yield from section(words("documents.report.said"), _by_block(notes, view, session, words), 3)
    if not notes:
        yield paragraph(emphasis(words("documents.report.nothing")))
    yield from withheld(view, words, (entry for entry in view.withheld if entry.session == session.number))


def _by_block(
    notes: list[ShownNote], view: ShareView, session: ShownSession, words: Words
) -> Iterator[Block]:
    said = of_kind(notes, *_SAID)
    titles = dict.fromkeys([*(session.ran or (block.title for block in session.blocks))])
    titles |= dict.fromkeys(note.block for note in said)
    for title in titles:
        heading = title.strip() or words("documents.report.no_block")
        yield from section(heading, listed([n for n in said if n.block == title], view, words), 4)

"""The coach's whole file: the intake, every session as planned and as it went, and every note."""

from collections.abc import Iterator

from coachtui.documents.agenda import agenda_blocks
from coachtui.documents.intake import intake_blocks
from coachtui.documents.notes import notes_blocks
from coachtui.documents.parts import deeper, document, project_title, section
from coachtui.documents.report import report_blocks
from coachtui.documents.request import Request
from coachtui.domain.sharing import ShareView
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document


def whole(view: ShareView, words: Words, request: Request) -> Document:
    """Return everything that is held, except what only the program needs."""
    title = words("documents.whole.title", project=project_title(view, words))
    return document(title, _blocks(view, words, request), view, words, request)


def _blocks(view: ShareView, words: Words, request: Request) -> Iterator[Block]:
    yield from section(words("documents.whole.intake"), deeper(intake_blocks(view, words, request)))
    planned = (block for session in view.sessions for block in agenda_blocks(view, session, words))
    yield from section(words("documents.whole.agenda"), deeper(planned))
    noted = {note.session for note in view.notes}
    begun = (one for one in view.sessions if one.started_at is not None or one.number in noted)
    went = (block for session in begun for block in report_blocks(view, session, words))
    yield from section(words("documents.whole.report"), deeper(went))
    yield from section(words("documents.whole.notes"), deeper(_notes(view, words)))


def _notes(view: ShareView, words: Words) -> Iterator[Block]:
    everybody: dict[str | None, str] = {None: words("documents.whole.group")}
    everybody.update(view.names)
    for person, name in everybody.items():
        if any(note.about == person for note in view.notes):
            yield from section(name, deeper(notes_blocks(view, words, person)))

"""The notes about one participant, by session and by kind, in time."""

from collections.abc import Iterator

from coachtui.documents.captured import actions, listed, of_kind
from coachtui.documents.parts import document, section, withheld
from coachtui.documents.request import Request
from coachtui.documents.sessions import session_title
from coachtui.domain.errors import Refused
from coachtui.domain.notes import NoteKind
from coachtui.domain.sharing import Participant, ShareView, ShownNote
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document, emphasis, paragraph


def notes(view: ShareView, words: Words, request: Request) -> Document:
    """Return the notes about the person that was asked for; Refused to a participant for anybody else."""
    if request.person is None:
        raise Refused("documents.error.needs_person")
    if isinstance(view.reader, Participant) and view.reader.id != request.person:
        raise Refused("documents.error.not_about_others")
    person = view.person(request.person)
    if person is None:
        raise Refused("documents.error.nobody", ref=request.person)
    title = words("documents.notes.title", name=person.name)
    return document(title, notes_blocks(view, words, request.person), view, words, request)


def notes_blocks(view: ShareView, words: Words, person: str | None) -> Iterator[Block]:
    """Yield the notes about a person, or with None about the group, by session; then their actions."""
    about = [note for note in view.notes if note.about == person]
    others = [note for note in about if note.kind is not NoteKind.ACTION]
    name = view.called(person) if person else ""
    own = [note for note in view.notes if note.about == person or (name and note.who == name)]
    for number in sorted({note.session for note in others}, key=lambda number: number or 0):
        found = [note for note in others if note.session == number]
        yield from section(_session(view, words, number), _by_kind(found, view, words))
    yield from section(words("documents.notes.actions"), actions(own, words))
    if not own:
        yield paragraph(emphasis(words("documents.notes.nothing")))
    yield from withheld(view, words, (entry for entry in view.withheld if entry.about == person))


def _session(view: ShareView, words: Words, number: int | None) -> str:
    if number is None:
        return words("documents.notes.no_session")
    session = view.session(number)
    return session_title(session, words) if session else words("documents.session", number=number)


def _by_kind(found: list[ShownNote], view: ShareView, words: Words) -> Iterator[Block]:
    for kind in NoteKind:
        blocks = listed(of_kind(found, kind), view, words, named=False)
        yield from section(words(f"documents.kinds.{kind}"), blocks, 3)

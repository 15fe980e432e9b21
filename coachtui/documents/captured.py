"""What was captured: notes as lines of a list, and actions as a table."""

from collections.abc import Iterable, Iterator

from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.sharing import ShareView, ShownNote
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Bullets, Line, Piece, Table, emphasis, line, strong


def listed(
    notes: Iterable[ShownNote], view: ShareView, words: Words, *, named: bool = True
) -> Iterator[Block]:
    """Yield the notes as a list, in the order given; ``named``: each begins with whom it is about."""
    lines = [note_line(note, view, words, named=named) for note in notes]
    if lines:
        yield Bullets(tuple(lines))


def note_line(note: ShownNote, view: ShareView, words: Words, *, named: bool = True) -> Line:
    """Return a note as a line: whom it is about, what it says, and its marks."""
    text = words("documents.quoted", text=note.text) if note.kind is NoteKind.QUOTE else note.text
    name = (strong(note.about_name), ": ") if named and note.about is not None else ()
    return line(*name, text, *_marks(note, view, words, kind=named))


def actions(notes: Iterable[ShownNote], words: Words) -> Iterator[Block]:
    """Yield the actions as a table: who, what, by when, and whether it is done."""
    rows = [
        (note.who, note.text, note.due, words(f"documents.action.{'done' if note.done else 'open'}"))
        for note in notes
        if note.kind is NoteKind.ACTION
    ]
    if rows:
        columns = ("who", "what", "due", "state")
        yield Table(tuple(words(f"documents.action.{column}") for column in columns), tuple(rows))


def of_kind(notes: Iterable[ShownNote], *kinds: NoteKind) -> list[ShownNote]:
    """Return the notes of these kinds, in their own order."""
    return [note for note in notes if note.kind in kinds]


def _marks(note: ShownNote, view: ShareView, words: Words, *, kind: bool) -> Iterator[str | Piece]:
    """Yield what a reader should know about a note: its kind, its reach, and for the coach its tags."""
    marks = []
    if kind and note.kind is NoteKind.TRAIT:
        marks.append(words("value.kind.trait"))
    if view.for_coach:
        marks.append(words(f"documents.reach.{note.visibility}"))
        marks.extend(f"#{tag}" for tag in note.tags)
    elif note.visibility is Visibility.PARTICIPANT:
        marks.append(words("documents.reach.you"))
    if marks:
        yield " "
        yield emphasis(f"({', '.join(marks)})")

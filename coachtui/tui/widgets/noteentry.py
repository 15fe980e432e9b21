"""One note as it stands in a list of notes: its day if that begins, what it is, and its first lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.application import noting
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.drawing.width import ELLIPSIS, cells, cut, shown, wrap
from coachtui.i18n import Words

# More than this of one note is read in the editor.
_MOST_LINES = 4
# A bar, the time, and what keeps them apart.
_GUTTER = 9
_BETWEEN = " · "

Piece = tuple[str, str]
Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A note with what the list says beside it.

    ``whose`` is empty when the list is of one person; ``day`` is set on the first note of a day;
    ``withheld``: others will not see it until the person it is about permits it.
    """

    note: Note
    whose: str = ""
    who: str = ""
    day: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines of an entry as pieces of text with a style; ``heading`` of them belong to the day."""

    lines: tuple[Pieces, ...]
    heading: int


class Entries:
    """Notes in time, as the entries of a list; ``whose``: each with whom it is about.

    What is told of one is worked out when it is asked for: there may be thousands.
    """

    def __init__(self, engagement: Engagement, notes: Iterable[Note], words: Words, *, whose: bool) -> None:
        """Put the notes in time, and see which of them begin a day."""
        self.notes = tuple(sorted(notes, key=lambda note: note.at))
        self.whose = whose
        self.people = engagement.stakeholders
        days = [note.at.date() for note in self.notes]
        self.begins_day = [day != before for before, day in zip([None, *days], days, strict=False)]
        self._engagement = engagement
        self._words = words

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.notes)

    def __getitem__(self, at: int) -> Entry:
        """Return one of them."""
        note, engagement, words = self.notes[at], self._engagement, self._words
        name = engagement.called(note.about) if note.about else words("notes.group")
        return Entry(
            note=note,
            whose=name if self.whose else "",
            who=engagement.called(note.who),
            day=words.date(note.at.date()) if self.begins_day[at] else "",
            withheld=noting.withheld_for_now(engagement, note),
        )

    def find(self, note_id: str) -> int | None:
        """Return where the note with this id stands, if it is there."""
        return next((at for at, note in enumerate(self.notes) if note.id == note_id), None)


def guessed_lines(note: Note, width: int, *, whose: bool) -> int:
    """Return about how many lines a note takes, the day above it left out."""
    room = max(8, width - _GUTTER)
    plain = note.kind is NoteKind.NOTE and note.visibility is Visibility.COACH and note.session is None
    text = 1 + note.text.count("\n") + len(note.text) // room
    return min(_MOST_LINES, text) + (0 if plain and not whose and not note.tags else 1)


def draw(entry: Entry, words: Words, width: int) -> Drawn:
    """Return the lines of ``entry``, each at most ``width`` cells wide."""
    room = max(8, width - _GUTTER)
    time = words.time(entry.note.at)
    style = _text_style(entry.note)
    body: list[Pieces] = [*_flow(facts(entry, words, room), room)]
    body += [((line, style),) for line in _text(entry.note.text, room)]
    lines = [
        ((f" {time}  " if i == 0 else " " * (_GUTTER - 1), "$muted"), *rest) for i, rest in enumerate(body)
    ]
    heading = [_day(entry.day, width)] if entry.day else []
    return Drawn(lines=(*heading, *lines), heading=len(heading))


def facts(entry: Entry, words: Words, room: int) -> list[Piece]:
    """Return what is told of a note beside its text, each at most ``room`` cells wide; it may be nothing."""
    note = entry.note
    told: list[Piece] = []
    if entry.whose:
        told.append((entry.whose, "bold"))
    if note.kind is not NoteKind.NOTE:
        told.append((words(f"value.kind.{note.kind}"), "$primary"))
    if note.kind is NoteKind.ACTION:
        told.append(("✓ " + words("notes.done"), "$own") if note.done else (words("notes.open"), "$amber"))
        told += [(text, "$foreground") for text in (entry.who, note.due) if text]
    if note.visibility is not Visibility.COACH:
        told.append(("→ " + words(f"value.visibility.{note.visibility}"), "$accent"))
    if entry.withheld:
        told.append((words("notes.withheld_short"), "$amber"))
    if note.session is not None:
        told.append((words("notes.session", number=note.session), "$muted"))
    if note.tags:
        told.append((" ".join(f"#{tag}" for tag in note.tags), "$muted"))
    return [(cut(shown(text), room), style) for text, style in told]


def _flow(pieces: list[Piece], room: int) -> list[Pieces]:
    """Return ``pieces`` with dots between them, on as many lines as they need."""
    lines: list[list[Piece]] = []
    used = 0
    for text, style in pieces:
        taken = cells(text)
        if lines and used + len(_BETWEEN) + taken <= room:
            lines[-1] += [(_BETWEEN, "$muted"), (text, style)]
            used += len(_BETWEEN) + taken
        else:
            lines.append([(text, style)])
            used = taken
    return [tuple(line) for line in lines]


def _text(text: str, room: int) -> list[str]:
    # A note may be a book; what cannot be shown need not be laid out.
    most = room * (_MOST_LINES + 1)
    lines: list[str] = []
    for part in text[:most].split("\n"):
        lines += wrap(shown(part), room)
        if len(lines) > _MOST_LINES:
            break
    if len(text) <= most and len(lines) <= _MOST_LINES:
        return lines
    lines = lines[:_MOST_LINES] or [""]
    last = cut(lines[-1], room - 2)
    return [*lines[:-1], last if last.endswith(ELLIPSIS) else f"{last} {ELLIPSIS}"]


def _text_style(note: Note) -> str:
    if note.kind is NoteKind.QUOTE:
        return "$own"
    return "$muted" if note.kind is NoteKind.ACTION and note.done else "$foreground"


def _day(day: str, width: int) -> Pieces:
    return ((f" {cut(day, width - 4)} ", "bold $muted"), ("─" * max(0, width - cells(day) - 3), "$panel"))

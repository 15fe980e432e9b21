"""Where the entries of a list of notes stand under each other, though not each of them was measured."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from coachtui.domain.notes import Note
from coachtui.domain.people import Stakeholder
from coachtui.i18n import Words
from coachtui.tui.widgets.noteentry import Drawn, Entries, draw, guessed_lines

# The lines of one note, the day above it left out.
Measured = tuple[Note, int]


class NotePlaces:
    """The places of ``entries``, counted in lines of ``width`` cells.

    How many lines a note takes is known once it was drawn, and guessed before that. It is remembered for as
    long as the width and the people stay the same, also when another list is put in the place of this one.
    """

    def __init__(self, words: Words) -> None:
        """Begin with no entry."""
        self._words = words
        self._entries: Entries | None = None
        self._people: tuple[Stakeholder, ...] = ()
        self._width = 0
        self._known: dict[tuple[str, bool], Measured] = {}
        self._drawn: dict[int, Drawn] = {}
        self._heights: list[int] = []
        self._tops: list[int] = [0]

    @property
    def total(self) -> int:
        """How many lines there are."""
        return self._tops[-1]

    def put(self, entries: Entries, width: int) -> list[int]:
        """Take other entries, or another width; return which of them were never measured."""
        if width != self._width or entries.people is not self._people:
            self._known = {}
        self._entries, self._people, self._width = entries, entries.people, width
        self._drawn = {}
        self._heights = []
        guessed = []
        for at, note in enumerate(entries.notes):
            known = self._known.get((note.id, entries.whose))
            if known is not None and known[0] is note:
                height = known[1]
            else:
                height = guessed_lines(note, width, whose=entries.whose)
                guessed.append(at)
            self._heights.append(height + entries.begins_day[at])
        self._stack()
        return guessed

    def measure(self, which: Iterable[int]) -> None:
        """Draw these entries, to know how many lines they take."""
        for at in which:
            self._measure(at)
        self._stack()

    def measure_around(self, at: int, lines: int) -> None:
        """Measure an entry, and as many above and below it as can be seen together with it."""
        for step in (-1, 1):
            left, place = lines, at
            while 0 <= place < len(self._heights) and left > 0:
                self._measure(place)
                left -= self._heights[place]
                place += step
        self._stack()

    def take(self, measured: Iterable[Measured], entries: Entries, width: int) -> None:
        """Take over what was measured of ``entries`` elsewhere, if it is not out of date."""
        if self._entries is None or width != self._width or entries.people is not self._people:
            return
        self._known.update({(note.id, entries.whose): (note, lines) for note, lines in measured})
        self.put(self._entries, width)

    def drawn(self, at: int) -> Drawn:
        """Return an entry as it is drawn."""
        if self._entries is None:
            raise IndexError(at)
        drawn = self._drawn.get(at)
        if drawn is None:
            drawn = self._drawn[at] = draw(self._entries[at], self._words, self._width)
        return drawn

    def at(self, line: int) -> int:
        """Return which entry stands on this line."""
        return bisect_right(self._tops, line) - 1

    def top(self, at: int) -> int:
        """Return the first line of an entry."""
        return self._tops[at]

    def below(self, at: int) -> int:
        """Return the line under the last one of an entry."""
        return self._tops[at + 1]

    def _measure(self, at: int) -> None:
        entries, drawn = self._entries, self.drawn(at)
        if entries is not None:
            note = entries.notes[at]
            self._known[note.id, entries.whose] = (note, len(drawn.lines) - drawn.heading)
            self._heights[at] = len(drawn.lines)

    def _stack(self) -> None:
        self._tops = [0, *accumulate(self._heights)]


def measured(entries: Entries, which: Iterable[int], words: Words, width: int) -> list[Measured]:
    """Return how many lines these entries take; of thousands that takes its time, in whatever thread."""
    found = []
    for at in which:
        drawn = draw(entries[at], words, width)
        found.append((entries.notes[at], len(drawn.lines) - drawn.heading))
    return found

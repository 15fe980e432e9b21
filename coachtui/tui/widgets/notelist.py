"""Notes in time, any number of them: only what can be seen is drawn."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from coachtui.domain.notes import Note
from coachtui.i18n import Words
from coachtui.tui.aside import Aside
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.noteentry import Entries, Entry
from coachtui.tui.widgets.noteplaces import NotePlaces, measured

# So many notes are measured while the coach waits, which takes a few milliseconds; more of them aside.
_AT_ONCE = 100


class NoteList(Lines):
    """Entries under each other, one of them chosen. The arrows move, Enter says ``Opened``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False, id="notelist.up"),
        Binding("down", "move(1)", show=False, id="notelist.down"),
        Binding("pageup", "page(-1)", show=False, id="notelist.page_up"),
        Binding("pagedown", "page(1)", show=False, id="notelist.page_down"),
        Binding("home", "end(-1)", show=False, id="notelist.first"),
        Binding("end", "end(1)", show=False, id="notelist.last"),
        Binding("enter", "open", show=False, id="notelist.open"),
        Binding("left", "screen.people", show=False, id="notelist.left"),
    ]

    class Moved(Message):
        """Another entry is the chosen one."""

    class Opened(Message):
        """The chosen entry is to be opened."""

    chosen: reactive[int | None] = reactive(None)

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._entries: Entries | None = None
        self._places = NotePlaces(words)
        self._width = 0
        self._aside = Aside(self)

    @property
    def entry(self) -> Entry | None:
        """The chosen entry, if there is one."""
        return None if self.chosen is None or self._entries is None else self._entries[self.chosen]

    @property
    def total(self) -> int:
        """How many notes there are in the list."""
        return len(self._notes)

    @property
    def neighbour(self) -> str:
        """The id of the note that would be chosen if the chosen one went: the one after it, or before it."""
        if self.chosen is None:
            return ""
        at = self.chosen + 1 if self.chosen + 1 < self.total else self.chosen - 1
        return self._notes[at].id if at >= 0 else ""

    def put(self, entries: Entries, chosen_id: str = "") -> None:
        """Show ``entries``, with the note of this id chosen, where it stood; without one, the last."""
        stood = self._row_of(chosen_id)
        found = entries.find(chosen_id)
        chosen = (len(entries) - 1 if found is None else found) if len(entries) else None
        self._entries = entries
        self._lay_out(chosen)
        self.chosen = chosen
        if found is not None and stood is not None:
            self._scroll_to_line(self._places.top(found) - stood)
        self._reveal()

    def count(self) -> int:
        """Return how many lines all entries take."""
        return self._places.total

    def line(self, number: int) -> Content:
        """Return a line of the entry that stands there; a bar at its left says that it is the chosen one."""
        at = self._places.at(number)
        lines, within = self._places.drawn(at).lines, number - self._places.top(at)
        # There are fewer lines than places for as long as those are guessed.
        pieces = lines[within] if within < len(lines) else ()
        bar = ("▌", "$primary" if self.has_focus else "$muted") if self.is_chosen(number) else (" ", "")
        return Content.assemble(bar, *pieces)

    def is_chosen(self, number: int) -> bool:
        """Tell whether a line belongs to the chosen note; the day above it does not."""
        places, at = self._places, self.chosen
        if at is None or not places.total:
            return False
        return places.top(at) + places.drawn(at).heading <= number < places.below(at)

    def on_resize(self, event: events.Resize) -> None:
        """The lines follow the width."""
        if self._width != self._room():
            self._lay_out(self.chosen)
        self._reveal()

    def watch_chosen(self) -> None:
        """Show the chosen entry, and say so."""
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def on_focus(self) -> None:
        """The chosen entry looks different with the cursor here."""
        self.refresh()

    def on_blur(self) -> None:
        """And without it."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse; a second click opens it."""
        number = self.scroll_offset.y + event.y
        if number < self.count():
            self.chosen = self._places.at(number)
            if event.chain == 2:
                self.action_open()

    def action_move(self, step: int) -> None:
        """Choose the entry above or below."""
        if self.chosen is not None:
            self.chosen = max(0, min(self.total - 1, self.chosen + step))

    def action_page(self, step: int) -> None:
        """Choose an entry a screen further, and at least the next."""
        if self.chosen is not None:
            height = self.scrollable_content_region.height
            y = max(0, min(self.count() - 1, self._places.top(self.chosen) + step * height))
            at = self._places.at(y)
            self.chosen = at if at != self.chosen else max(0, min(self.total - 1, at + step))

    def action_end(self, step: int) -> None:
        """Choose the first or the last entry."""
        if self.chosen is not None:
            self.chosen = 0 if step < 0 else self.total - 1

    def action_open(self) -> None:
        """Say that the chosen entry is to be opened."""
        if self.chosen is not None:
            self.post_message(self.Opened())

    @property
    def _notes(self) -> tuple[Note, ...]:
        return self._entries.notes if self._entries is not None else ()

    def _lay_out(self, chosen: int | None) -> None:
        """Find the place of every entry: if they are many, for now only of those around the chosen one."""
        if self._entries is None or not self.size.width:
            return  # not on the screen yet; laying out thousands for nobody takes its time
        entries, words, width = self._entries, self._words, self._room()
        self._width = width
        guessed = self._places.put(entries, width)
        if len(guessed) <= _AT_ONCE:
            self._places.measure(guessed)
        else:
            self._places.measure_around(chosen or 0, self.size.height)
            self._aside.ask(
                lambda: measured(entries, guessed, words, width),
                lambda found: self._in_place(lambda: self._places.take(found, entries, width)),
            )
        self.measure()

    def _room(self) -> int:
        # A column for the scroll bar is always left free, so that its coming and going moves no words.
        return max(10, self.size.width - 2)

    def _reveal(self) -> None:
        """Scroll so that the chosen entry can be seen, with its day if it begins one."""
        at = self.chosen
        if at is None or not self._places.total:
            return
        if self._aside.is_busy:
            self._in_place(lambda: self._places.measure_around(at, self.size.height))
        top, below = self._places.top(at), self._places.below(at)
        self.scroll_to_region(Region(0, top, 1, below - top), animate=False, force=True, immediate=True)

    def _in_place(self, change: Callable[[], None]) -> None:
        """Do something that moves entries; the chosen one stays where it is on the screen."""
        at = self.chosen
        stood = None if at is None else self._places.top(at) - self.scroll_offset.y
        change()
        self.measure()
        if at is not None and stood is not None:
            self._scroll_to_line(self._places.top(at) - stood)

    def _row_of(self, note_id: str) -> int | None:
        """Return on which row of the widget a note begins; None when it cannot be seen."""
        at = self._entries.find(note_id) if self._entries is not None and self._places.total else None
        if at is None:
            return None
        row = self._places.top(at) - self.scroll_offset.y
        return row if 0 <= row < self.size.height else None

    def _scroll_to_line(self, y: int) -> None:
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

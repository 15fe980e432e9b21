"""Notes in time, any number of them: only what can be seen is drawn."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive

from coachtui.i18n import Words
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.noteentry import Drawn, Entry, draw

# Enough for every note of a long engagement, in a list of one person and in that of all.
_KEPT = 20_000


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
        self._entries: tuple[Entry, ...] = ()
        self._tops: list[int] = [0]
        self._width = 0
        self._kept: dict[Entry, Drawn] = {}

    @property
    def entry(self) -> Entry | None:
        """The chosen entry, if there is one."""
        return None if self.chosen is None else self._entries[self.chosen]

    @property
    def total(self) -> int:
        """How many notes there are in the list."""
        return len(self._entries)

    @property
    def neighbour(self) -> str:
        """The id of the note that would be chosen if the chosen one went: the one after it, or before it."""
        if self.chosen is None:
            return ""
        at = self.chosen + 1 if self.chosen + 1 < len(self._entries) else self.chosen - 1
        return self._entries[at].note.id if at >= 0 else ""

    def put(self, entries: Sequence[Entry], chosen_id: str = "") -> None:
        """Show ``entries``, with the note of this id chosen; without one, the last."""
        self._entries = tuple(entries)
        self._lay_out()
        last = len(self._entries) - 1
        found = next((i for i, entry in enumerate(self._entries) if entry.note.id == chosen_id), last)
        self.chosen = found if self._entries else None
        self._reveal()

    def count(self) -> int:
        """Return how many lines all entries take."""
        return self._tops[-1]

    def line(self, number: int) -> Content:
        """Return a line of the entry that stands there; a bar at its left says that it is the chosen one."""
        at = self._entry_at(number)
        pieces = self._drawn(self._entries[at]).lines[number - self._tops[at]]
        bar = ("▌", "$primary" if self.has_focus else "$muted") if self.is_chosen(number) else (" ", "")
        return Content.assemble(bar, *pieces)

    def is_chosen(self, number: int) -> bool:
        """Tell whether a line belongs to the chosen note; the day above it does not."""
        if self.chosen is None or self.chosen + 1 >= len(self._tops):
            return False
        return self._top_of_text(self.chosen) <= number < self._tops[self.chosen + 1]

    def on_resize(self, event: events.Resize) -> None:
        """The lines follow the width."""
        if self._width != self._room():
            self._lay_out()
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
            self.chosen = self._entry_at(number)
            if event.chain == 2:
                self.action_open()

    def action_move(self, step: int) -> None:
        """Choose the entry above or below."""
        if self.chosen is not None:
            self.chosen = max(0, min(len(self._entries) - 1, self.chosen + step))

    def action_page(self, step: int) -> None:
        """Choose an entry a screen further, and at least the next."""
        if self.chosen is not None:
            height = self.scrollable_content_region.height
            y = max(0, min(self.count() - 1, self._tops[self.chosen] + step * height))
            at = self._entry_at(y)
            self.chosen = at if at != self.chosen else max(0, min(len(self._entries) - 1, at + step))

    def action_end(self, step: int) -> None:
        """Choose the first or the last entry."""
        if self.chosen is not None:
            self.chosen = 0 if step < 0 else len(self._entries) - 1

    def action_open(self) -> None:
        """Say that the chosen entry is to be opened."""
        if self.chosen is not None:
            self.post_message(self.Opened())

    def _entry_at(self, number: int) -> int:
        return bisect_right(self._tops, number) - 1

    def _top_of_text(self, at: int) -> int:
        return self._tops[at] + self._drawn(self._entries[at]).heading

    def _drawn(self, entry: Entry) -> Drawn:
        drawn = self._kept.get(entry)
        if drawn is None:
            drawn = self._kept[entry] = draw(entry, self._words, self._width)
        return drawn

    def _lay_out(self) -> None:
        if not self.size.width:
            return  # not on the screen yet; laying out thousands for nobody takes its time
        width = self._room()
        if width != self._width or len(self._kept) > _KEPT:
            self._kept.clear()
            self._width = width
        tops = [0]
        for entry in self._entries:
            tops.append(tops[-1] + len(self._drawn(entry).lines))
        self._tops = tops
        self.measure()

    def _room(self) -> int:
        # A column for the scroll bar is always left free, so that its coming and going moves no words.
        return max(10, self.size.width - 2)

    def _reveal(self) -> None:
        """Scroll so that the chosen entry can be seen, with its day if it begins one."""
        if self.chosen is None or self.chosen + 1 >= len(self._tops):
            return
        top, below = self._tops[self.chosen], self._tops[self.chosen + 1]
        self.scroll_to_region(Region(0, top, 1, below - top), animate=False, force=True, immediate=True)

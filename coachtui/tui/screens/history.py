"""What notes were: the earlier states of one, or those that were deleted; one of them is brought back."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.domain.engagement import Engagement
from coachtui.domain.history import PastNote
from coachtui.drawing.width import cells, cut, shown, shown_lines
from coachtui.i18n import Words
from coachtui.tui.widgets.noteentry import Entry, facts

# Cells of a line between the borders and margins of the list.
_LINE = 70


class PastNotes(ModalScreen[PastNote | None]):
    """The list, each with when it ended; under it all of the chosen one. Enter takes it; None when left."""

    DEFAULT_CSS = """
    PastNotes { align: center middle; }
    PastNotes > Vertical { width: 78; max-width: 98%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    PastNotes Static { padding: 0 1; height: auto; }
    PastNotes #title { text-style: bold; margin-bottom: 1; }
    PastNotes OptionList { height: auto; max-height: 26vh; border: none; background: $surface; padding: 0; }
    PastNotes VerticalScroll { height: auto; max-height: 36vh; margin-top: 1; border-left: solid $primary; }
    PastNotes #keys { color: $muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="history.leave"),
        # The list has the cursor; a long text is read on without leaving it.
        Binding("pagedown", "read_on(1)", show=False, priority=True, id="history.read_on"),
        Binding("pageup", "read_on(-1)", show=False, priority=True, id="history.read_back"),
    ]

    def __init__(self, words: Words, engagement: Engagement, title: str, past: Sequence[PastNote]) -> None:
        """Take what they are of, what this is, and at least one of them, in the order of the list."""
        super().__init__()
        self._words = words
        self._engagement = engagement
        self._title = title
        self._past = tuple(past)

    def compose(self) -> ComposeResult:
        """What this is, the list, the chosen one, the keys."""
        with Vertical():
            yield Static(shown_lines(self._title), id="title", markup=False)
            yield OptionList(*(Option(self._line(one)) for one in self._past), markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="note", markup=False)
            yield Static(self._words("history.keys"), id="keys", markup=False)

    def on_mount(self) -> None:
        """Start at the latest."""
        self.query_one(OptionList).focus()
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one("#note", Static).update(self._told(self._past[event.option_index]))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._past[event.option_index])

    def action_read_on(self, pages: int) -> None:
        """Read on in the chosen one, or back."""
        text = self.query_one(VerticalScroll)
        text.scroll_relative(y=pages * max(1, text.size.height - 1), animate=False)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def _line(self, past: PastNote) -> Content:
        when = f"{self._words.short_date(past.until.date())} {self._words.time(past.until)}"
        text = cut(shown(past.note.text.strip()), _LINE - cells(when) - 2)
        return Content.assemble((when, "$muted"), "  ", text)

    def _told(self, past: PastNote) -> Content:
        """Return all of a note: what is told of it, and its text."""
        note, engagement = past.note, self._engagement
        about = engagement.called(note.about) if note.about else self._words("notes.group")
        entry = Entry(note=note, whose=about, who=engagement.called(note.who))
        pieces = facts(entry, self._words, _LINE)
        told = Content(" · ").join(Content.styled(text, style) for text, style in pieces)
        return Content.assemble(told, "\n", shown_lines(note.text))

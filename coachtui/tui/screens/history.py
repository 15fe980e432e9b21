"""What notes were: the earlier states of one, or those that were deleted; one of them is brought back."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from coachtui.domain.engagement import Engagement
from coachtui.domain.history import PastNote
from coachtui.drawing.width import cells, cut, shown, shown_lines
from coachtui.i18n import Words
from coachtui.tui.screens.listandtext import ListAndText
from coachtui.tui.widgets.noteentry import Entry, facts

# Cells of a line between the borders and margins of the list.
_LINE = 70


class PastNotes(ListAndText[PastNote]):
    """The list, each with when it ended; under it all of the chosen one. Enter takes it; None when left."""

    DEFAULT_CSS = """
    PastNotes OptionList { max-height: 26vh; padding: 0; }
    PastNotes VerticalScroll { max-height: 36vh; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
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

    def on_mount(self) -> None:
        """Start at the latest."""
        self.show(shown_lines(self._title), self._past)

    def action_read_on(self, pages: int) -> None:
        """Read on in the chosen one, or back."""
        text = self.query_one(VerticalScroll)
        text.scroll_relative(y=pages * max(1, text.size.height - 1), animate=False)

    def keys(self, chosen: PastNote | None) -> str:
        """Return what the keys do, whichever is chosen."""
        return self._words("history.keys")

    def line(self, one: PastNote) -> Content:
        """Return until when, and how it begins."""
        when = f"{self._words.short_date(one.until.date())} {self._words.time(one.until)}"
        begins = cut(shown(one.note.text.strip()), _LINE - cells(when) - 2)
        return Content.assemble((when, "$muted"), "  ", begins)

    def text(self, one: PastNote) -> Content:
        """Return all of a note: what is told of it, and its text."""
        note, engagement = one.note, self._engagement
        about = engagement.called(note.about) if note.about else self._words("notes.group")
        entry = Entry(note=note, whose=about, who=engagement.called(note.who))
        pieces = facts(entry, self._words, _LINE)
        told = Content(" · ").join(Content.styled(text, style) for text, style in pieces)
        return Content.assemble(told, "\n", shown_lines(note.text))

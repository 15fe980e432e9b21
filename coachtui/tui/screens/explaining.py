"""One finding, read whole: what it says, why the method asks, and everything it rests on."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.i18n import Words
from coachtui.tui.widgets.moreline import MoreLine

# Around the text: the border, a heading of at most three lines, a gap, what is out of sight, the keys.
_OTHER_LINES = 8


class Explaining(ModalScreen[None]):
    """A heading and a text to read; the arrows scroll."""

    DEFAULT_CSS = """
    Explaining { align: center middle; }
    Explaining > Vertical { width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 0 2;
        background: $surface; border: round $primary; }
    Explaining VerticalScroll { height: auto; margin-top: 1; scrollbar-size-vertical: 1; }
    Explaining #how { color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,enter", "leave", show=False, id="explaining.leave"),
    ]

    def __init__(self, words: Words, heading: str, text: Content) -> None:
        """Take the heading, and the text under it."""
        super().__init__()
        self._words = words
        self._heading = heading
        self._text = text

    def compose(self) -> ComposeResult:
        """Heading, text, how to go back."""
        with Vertical():
            yield Static(Content.styled(self._heading, "bold"), markup=False)
            whole = VerticalScroll(Static(self._text, markup=False), can_focus=True)
            yield whole
            yield MoreLine(self._words, whole)
            yield Static(self._words("findings.how_to_read"), id="how", markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Leave room for what stands around the text."""
        self.query_one(VerticalScroll).styles.max_height = max(3, self.size.height - _OTHER_LINES)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

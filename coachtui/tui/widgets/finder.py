"""The line in which one finds as one types."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from coachtui.i18n import Words


class Finder(Horizontal):
    """A word, a field, and how many were found. Not there until it is opened."""

    DEFAULT_CSS = """
    Finder { height: 1; padding: 0 1; display: none; }
    Finder Static { width: auto; color: $primary; }
    Finder Input { width: 1fr; background: $panel; margin: 0 1; }
    """

    OF_ENGAGEMENT = False  # who only looks on may type here too

    class Changed(Message):
        """Other words are looked for now."""

    class Left(Message):
        """The coach has typed enough, and goes on to what was found."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._input = Input(compact=True, placeholder=words("notes.find_hint"), select_on_focus=False)
        self._input.cursor_blink = False
        self._found = Static(markup=False)

    def compose(self) -> ComposeResult:
        """The word, the field, the figure."""
        yield Static(self._words("notes.command.find.label"), markup=False)
        yield self._input
        yield self._found

    @property
    def is_open(self) -> bool:
        """Whether something is being looked for."""
        return self.display

    @property
    def text(self) -> str:
        """What is looked for."""
        return self._input.value

    def open(self) -> None:
        """Come up, with the cursor in the field."""
        self.display = True
        self._input.focus()

    def close(self) -> None:
        """Go away and forget what was looked for."""
        self.display = False
        with self.prevent(Input.Changed):
            self._input.value = ""

    def tell(self, count: int) -> None:
        """Say how many were found."""
        self._found.update(self._words("notes.found", n=count))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Left())

"""One line with the keys that capture what is said, each with its word."""

from textual.content import Content
from textual.widget import Widget

from coachtui.i18n import Words
from coachtui.tui.commands import Command


class KeyLine(Widget):
    """Keys with their words, close together when there is little room."""

    DEFAULT_CSS = """
    KeyLine { height: 1; color: $muted; }
    """

    def __init__(self, words: Words, commands: tuple[Command, ...]) -> None:
        """Take the words and the commands to show."""
        super().__init__()
        self._words = words
        self._commands = commands

    def render(self) -> Content:
        """Draw all of them; what does not fit is cut off, and stands on the help page."""
        parts = [
            Content.assemble((command.shown_key, "bold $accent"), " ", self._words(command.label_key))
            for command in self._commands
        ]
        width = self.content_size.width
        for before, gap in ((" ", "   "), (" ", "  "), (" ", " ")):
            line = Content.assemble(before, Content(gap).join(parts))
            if line.cell_length <= width:
                return line
        return Content(" ").join(parts)

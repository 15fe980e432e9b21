"""The footer: the commands that matter here, as many as fit, and always the way to the rest."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.i18n import Words
from coachtui.tui.commands import EVERYWHERE, Command


class CommandLine(Widget):
    """One line of keys with their words, from the commands given to it."""

    DEFAULT_CSS = """
    CommandLine { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    """

    commands: reactive[tuple[Command, ...]] = reactive(())

    def __init__(self, words: Words, commands: tuple[Command, ...] = ()) -> None:
        """Take the words and the commands to show."""
        super().__init__()
        self._words = words
        self.set_reactive(CommandLine.commands, commands)

    def render(self) -> Content:
        """Draw what fits; the last place is for help."""
        last = [self._part(c) for c in EVERYWHERE if c.shown]
        room = self.content_size.width - sum(part.cell_length for part in last)
        parts: list[Content] = []
        for command in self.commands:
            if not command.shown:
                continue
            part = self._part(command)
            if part.cell_length > room:
                break
            parts.append(part)
            room -= part.cell_length
        return Content.assemble(*parts, " " * max(0, room), *last)

    def _part(self, command: Command) -> Content:
        label = self._words(command.label_key)
        return Content.assemble((command.shown_key, "bold $accent"), " ", label, "  ")

"""The footer: the commands that matter here, as many as fit, and always the way to the rest.

The order of ``OFFERS`` is the order of need: what does not fit is left out from its end.
"""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.i18n import Words
from coachtui.tui.commands import EVERYWHERE, Command

_GAP = 2


class CommandLine(Widget):
    """One line of keys with their words, from the commands given to it; without a key that is refused.

    ``typing``: the cursor is in a text, where a character is typed and does nothing else.
    """

    DEFAULT_CSS = """
    CommandLine { dock: bottom; height: 1; background: $panel; padding: 0 1; }
    """

    commands: reactive[tuple[Command, ...]] = reactive(())
    looking_on: reactive[bool] = reactive(False)
    typing: reactive[bool] = reactive(False)

    def __init__(self, words: Words, commands: tuple[Command, ...] = ()) -> None:
        """Take the words and the commands to show."""
        super().__init__()
        self._words = words
        self.set_reactive(CommandLine.commands, commands)

    def render(self) -> Content:
        """Draw what fits; the last place is for help, which says whether there is more."""
        offered = [c for c in self.commands if c.shown and not (self.looking_on and c.changes)]
        return fitted(offered, self._words, self.content_size.width, typing=self.typing)[1]


def fitted(
    offered: Sequence[Command], words: Words, width: int, *, typing: bool = False
) -> tuple[int, Content]:
    """Return how many of ``offered`` find room on a line of ``width`` cells, and the line.

    While ``typing``, only those whose keys do not go into the text; the way to the rest is then the palette.
    """
    offered = [command for command in offered if not (typing and command.is_typed)]
    parts = [_part(command, words(command.label_key)) for command in offered]
    rest = next(command for command in EVERYWHERE if not (typing and command.is_typed))
    last = _part(rest, words(rest.label_key))
    count = _fitting(parts, width - last.cell_length)
    if count < len(parts):
        last = Content.assemble(("… ", "$muted"), _part(rest, words("help.more")))
        count = _fitting(parts, width - last.cell_length)
    line = Content(" " * _GAP).join(parts[:count])
    return count, Content.assemble(line, " " * (width - line.cell_length - last.cell_length), last)


def _fitting(parts: Sequence[Content], room: int) -> int:
    for count, part in enumerate(parts):
        room -= part.cell_length + _GAP
        if room < 0:
            return count
    return len(parts)


def _part(command: Command, label: str) -> Content:
    return Content.assemble((command.shown_key, "bold $accent"), " ", label)

"""The top line: whose project, which room, and whether all is saved."""

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.drawing.width import cut
from coachtui.i18n import Words

ROOMS = ("intake", "plan", "run", "notes", "share")


class TopLine(Widget):
    """One line. ``title`` is people's text; ``room`` the id of the room, empty outside an engagement.

    ``typing``: the cursor is in a text, where a digit is a digit; the rooms then go by function keys.
    """

    DEFAULT_CSS = """
    TopLine { dock: top; height: 1; background: $panel; padding: 0 1; }
    """

    title: reactive[str] = reactive("")
    room: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    wrong: reactive[bool] = reactive(False)
    typing: reactive[bool] = reactive(False)

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words

    def render(self) -> Content:
        """Draw the line: rooms and mark keep their place, the title takes what is left."""
        width = self.content_size.width
        rooms = self._rooms()
        left = max(8, width - rooms.cell_length - cell_len(self.saved) - 4)
        title = cut(self.title, left)
        gap = max(1, width - cell_len(title) - rooms.cell_length - cell_len(self.saved) - 2)
        mark = ("● " if self.wrong else "") + self.saved
        return Content.assemble(
            (title, "bold"),
            "  ",
            rooms,
            " " * max(1, gap - (2 if self.wrong else 0)),
            (mark, "$red bold" if self.wrong else "$muted"),
        )

    def _rooms(self) -> Content:
        if not self.room:
            return Content("")
        parts: list[tuple[str, str]] = []
        for number, room in enumerate(ROOMS, 1):
            key = f"F{number + 1}" if self.typing else str(number)
            name = self._words(f"room.{room}")
            if room == self.room:
                parts.append((f"[{key} {name}]", "bold $primary"))
            else:
                parts.append((f" {key} {name} ", "$muted"))
        return Content.assemble(*parts)

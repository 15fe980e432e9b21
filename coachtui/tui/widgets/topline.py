"""The top line: whose project, which room, and whether all is saved."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.drawing.width import cells, cut, shown
from coachtui.i18n import Words

ROOMS = ("intake", "plan", "run", "notes", "share")


class TopLine(Widget):
    """One line. ``title`` is people's text; ``room`` the id of the room, empty outside an engagement.

    ``saved`` is the mark at its end; ``why`` says on lines below it why not all is saved, ``looking_on`` why
    nothing can be changed.

    ``typing``: the cursor is in a text, where a digit is a digit; the rooms then go by function keys.
    """

    DEFAULT_CSS = """
    TopLine { dock: top; height: auto; max-height: 6; background: $panel; padding: 0 1; }
    """

    title: reactive[str] = reactive("")
    room: reactive[str] = reactive("")
    saved: reactive[str] = reactive("")
    why: reactive[str] = reactive("", layout=True)
    looking_on: reactive[str] = reactive("", layout=True)
    typing: reactive[bool] = reactive(False)

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words

    def render(self) -> Content:
        """Draw the line: rooms and mark keep their place, the title takes what is left."""
        width = self.content_size.width
        rooms = self._rooms()
        others = rooms.cell_length + cells(self.saved) + (2 if self.why else 0)
        title = cut(shown(self.title), max(4, width - others - 4))
        gap = max(1, width - cells(title) - others - 2)
        mark = ("● " if self.why else "") + self.saved
        why = f"\n{shown(self.why)} {self._words('saved.again')}" if self.why else ""
        looking_on = f"\n{shown(self.looking_on)}" if self.looking_on else ""
        style = "$red bold" if self.why else "$amber" if looking_on else "$muted"
        return Content.assemble(
            (title, "bold"),
            "  ",
            rooms,
            " " * gap,
            (mark, style),
            (why, "$red"),
            (looking_on, "$amber"),
        )

    def _rooms(self) -> Content:
        if not self.room:
            return Content("")
        parts: list[tuple[str, str] | str] = []
        # Function keys are longer than digits: then the rooms stand closer together.
        space = "" if self.typing else " "
        for number, room in enumerate(ROOMS, 1):
            key = f"F{number + 1}" if self.typing else str(number)
            name = self._words(f"room.{room}")
            if room == self.room:
                parts.append((f"[{key} {name}]", "bold $primary"))
            else:
                parts.append((f"{space}{key} {name}{space}", "$muted"))
            parts.append(" " if self.typing else "")
        return Content.assemble(*parts)

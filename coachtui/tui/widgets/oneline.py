"""A field for one line, in which a text may be longer than there is room for."""

from typing import Final

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from coachtui.drawing.width import cells, cut, shown

# As Textual's own ``compact=True``, which looks up the styles before the field has its place, for nothing:
# that takes 25 ms of a form with forty fields.
COMPACT: Final = "-textual-compact"


class OneLine(Input):
    """While the cursor is elsewhere it shows the beginning, and … when there is more."""

    def __init__(
        self, *, hint: str = "", name: str | None = None, anew: bool = False, classes: str = ""
    ) -> None:
        """Take a hint for while it is empty, the widget's id, and whether typing takes the value's place."""
        super().__init__(placeholder=hint, select_on_focus=anew, validate_on=(), id=name, classes=classes)
        self.add_class(COMPACT, update=False)
        self.cursor_blink = False

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        if self.has_focus or y or not self.value:
            return super().render_line(y)
        room = self.scrollable_content_region.width
        beginning = Segment(cut(shown(self.value), room))
        return Strip([beginning]).adjust_cell_length(room).apply_style(self.rich_style)

    def on_focus(self) -> None:
        """Have the cursor in sight: it stands at the end of a text that was there already."""
        at = cells(self.value[: self.cursor_position])
        self.scroll_to_region(Region(at, 0, 2, 1), force=True, animate=False)

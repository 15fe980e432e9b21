"""A field for one line, in which a text may be longer than there is room for."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from coachtui.drawing.width import cells, cut, shown


class OneLine(Input):
    """While the cursor is elsewhere it shows the beginning, and … when there is more."""

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

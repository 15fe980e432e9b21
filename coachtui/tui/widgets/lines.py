"""Any number of lines, of which only those are drawn that can be seen."""

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual


class Lines(ScrollView, can_focus=True):
    """A scrolling list of lines. A subclass says how many there are, and draws one when asked."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--chosen"}
    DEFAULT_CSS = """
    Lines { height: 1fr; background: $background; text-wrap: nowrap; text-overflow: clip;
        overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    Lines > .lines--chosen { background: $surface; }
    Lines:focus > .lines--chosen { background: $panel; }
    """

    def count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def line(self, number: int) -> Content:
        """Return one line, no wider than the widget unless it scrolls sideways."""
        raise NotImplementedError

    def is_chosen(self, number: int) -> bool:
        """Tell whether a line is part of what is chosen."""
        return False

    def widest(self) -> int:
        """Return how many cells the widest line takes; 0 when nothing scrolls sideways."""
        return 0

    def measure(self) -> None:
        """Take over how many lines there are, after that changed."""
        self.virtual_size = Size(max(self.widest(), self.scrollable_content_region.width), self.count())
        self.refresh()

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """A scroll bar that comes up after the scrolling would stand at the top."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def render_line(self, y: int) -> Strip:
        """Draw the line at ``y`` below the top of what can be seen."""
        number = self.scroll_offset.y + y
        left, width = self.scroll_offset.x, self.scrollable_content_region.width
        if number >= self.count():
            return Strip.blank(width, self.rich_style)
        style = self.get_visual_style("lines--chosen") if self.is_chosen(number) else self.visual_style
        line = self.line(number)
        strips = Visual.to_strips(self, line, max(width, line.cell_length), 1, style)
        drawn = strips[0] if strips else Strip.blank(0)
        return drawn.crop_extend(left, left + width, style.rich_style)

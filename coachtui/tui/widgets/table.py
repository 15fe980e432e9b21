"""The table on the screen, redrawn for every width."""

from typing import ClassVar

from textual.content import Content
from textual.css.scalar import Unit
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.domain.table import Table
from coachtui.drawing.lines import Line, Mark
from coachtui.drawing.table import draw_table
from coachtui.i18n import Words


class TableView(Widget):
    """A table with ``title`` on it; nothing while ``table`` is None.

    As high as its drawing. Give it a ``max-height`` (or a ``height``) in lines, and it makes a drawing
    that fits: 9 lines do for ten people. Each mark of a drawing has a component class for its colour.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"table--{mark}" for mark in Mark}
    DEFAULT_CSS = """
    TableView { width: 1fr; height: auto; }
    TableView > .table--table { color: $primary; }
    TableView > .table--title { text-style: bold; }
    TableView > .table--holder { color: $success; text-style: bold; }
    TableView > .table--silent { color: $accent; }
    TableView > .table--chair { color: $error; }
    TableView > .table--empty { color: $error; text-style: bold; }
    TableView > .table--faint { color: $text-muted; }
    """

    table: reactive[Table | None] = reactive(None, layout=True)
    title: reactive[str] = reactive("", layout=True)

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the drawing takes at this width."""
        return len(self._drawn(width, self._most()))

    def render(self) -> Content:
        """Draw the table at the present width."""
        styles = {mark: self.get_visual_style(f"table--{mark}") for mark in Mark}
        lines = self._drawn(self.content_size.width, self._most())
        # Content, and never markup: a name such as "[/x]" stays what it is.
        return Content("\n").join(
            Content.assemble(*((span.text, styles[span.mark]) for span in line)) for line in lines
        )

    def _drawn(self, width: int, most: int | None) -> tuple[Line, ...]:
        if self.table is None or width < 1:
            return ()
        return draw_table(self.table, width, title=self.title, words=self._words, height=most)

    def _most(self) -> int | None:
        limits = [
            int(scalar.value) - self.gutter.height
            for scalar in (self.styles.max_height, self.styles.height)
            if scalar is not None and scalar.unit is Unit.CELLS
        ]
        if self.styles.height is not None and not self.styles.is_auto_height:
            limits.append(self.content_size.height)
        return min(limits, default=None)

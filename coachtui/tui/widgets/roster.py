"""A list of people, or of what is asked about them: drawn anew from the engagement after every change."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from typing import ClassVar, Protocol

from textual.content import Content
from textual.css.styles import RulesMap
from textual.message import Message
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option, OptionDoesNotExist

from coachtui.domain.engagement import Engagement
from coachtui.drawing.width import cells
from coachtui.i18n import Words

Row = tuple[str, Callable[[], Content]]


class _Line(Visual):
    """A row that is drawn when it comes into sight: of two hundred people a screen shows some ten."""

    def __init__(self, draw: Callable[[], Content], height: int) -> None:
        self._draw = draw
        self._height = height

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        return self._draw().render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self._height


class Roster(OptionList):
    """Rows with an id. The cursor keeps its row, and leaves at either end to what stands beside the list.

    A subclass says in ``rows`` how each is drawn, on ``TALL`` lines no wider than ``room``, and names its
    columns in ``heads``.
    """

    TALL: ClassVar[int] = 1

    DEFAULT_CSS = """
    Roster { height: auto; padding: 0; border: none; background: $background; }
    Roster:focus { border: none; background-tint: transparent; }
    """

    @dataclass
    class Scrolled(Message):
        """So many lines are out of sight above and below."""

        roster: "Roster"
        above: int
        below: int

        @property
        def control(self) -> "Roster":
            """The list that was scrolled."""
            return self.roster

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self.words = words
        self._engagement: Engagement | None = None

    def rows(self, engagement: Engagement) -> Sequence[Row]:
        """Return the rows: for each its id, and what draws it at the width that there is then."""
        raise NotImplementedError

    def heads(self) -> Content:
        """Return what stands above the columns."""
        return Content("")

    @property
    def room(self) -> int:
        """How many cells a line may take; one is kept for the scroll bar."""
        return max(0, self.content_size.width - 1)

    @property
    def chosen(self) -> str:
        """The id of the line under the cursor; empty when there is none."""
        at = self.highlighted
        return "" if at is None else self.get_option_at_index(at).id or ""

    def show(self, engagement: Engagement, chosen: str = "") -> None:
        """Draw the engagement, the cursor on the line ``chosen``, or else where it was."""
        self._engagement = engagement
        chosen, before = chosen or self.chosen, self.highlighted or 0
        rows = self.rows(engagement)
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options([Option(_Line(draw, self.TALL), id=name) for name, draw in rows])
            places = {name: at for at, (name, _) in enumerate(rows)}
            self.highlighted = places.get(chosen, min(before, len(rows) - 1)) if rows else None
        self.call_after_refresh(self._tell)

    def choose(self, name: str) -> None:
        """Put the cursor on the line with this id, if it is there."""
        with self.prevent(OptionList.OptionHighlighted), suppress(OptionDoesNotExist):
            self.highlighted = self.get_option_index(name)

    def on_mount(self) -> None:
        """Tell of every scrolling."""
        self.watch(self, "scroll_y", self._tell, init=False)

    def on_resize(self) -> None:
        """Tell how much there is room for."""
        self._tell()

    def action_cursor_down(self) -> None:
        """Down; from the last line on to what follows the list."""
        if self.highlighted is not None and self.highlighted < self.option_count - 1:
            super().action_cursor_down()
        else:
            self.screen.focus_next()

    def action_cursor_up(self) -> None:
        """Up; from the first line back to what stands before the list."""
        if self.highlighted:
            super().action_cursor_up()
        else:
            self.screen.focus_previous()

    def _tell(self) -> None:
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        above = ceil(top / self.TALL)
        below = max(0, self.option_count - (top + height) // self.TALL)
        self.post_message(self.Scrolled(self, min(above, self.option_count), below))


class OutOfSight(Protocol):
    """Something of which a part is out of sight."""

    @property
    def above(self) -> int:
        """How much there is above."""
        ...

    @property
    def below(self) -> int:
        """How much there is below."""
        ...


def more_text(words: Words, scrolled: OutOfSight, width: int | None = None) -> str:
    """Return how much of a list is out of sight; empty when all of it is seen.

    In ``width`` cells, if one is given: in figures alone where there is no room for more.
    """
    above = words("people.more.above", n=scrolled.above) if scrolled.above else ""
    below = words("people.more.below", n=scrolled.below) if scrolled.below else ""
    told = "  ".join(filter(None, (above, below)))
    if width is None or cells(told) <= width:
        return told
    figures = (("▴", scrolled.above), ("▾", scrolled.below))
    return "  ".join(f"{mark} {count}" for mark, count in figures if count)

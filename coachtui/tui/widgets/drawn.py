"""A drawing on the screen: made anew for every width, scrolled line by line, coloured by its marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coachtui.drawing.lines import Line, Mark
from coachtui.tui.widgets.lines import Lines

STYLES: Final = {
    Mark.PLAIN: "",
    Mark.TABLE: "$primary",
    Mark.TITLE: "bold",
    Mark.SEATED: "bold",
    Mark.SILENT: "$accent",
    Mark.HOLDER: "bold $success",
    Mark.CHAIR: "$error",
    Mark.EMPTY: "bold $error",
    Mark.FAINT: "$muted",
    Mark.OWN: "bold $own",
    Mark.ATTRIBUTED: "bold $primary",
    Mark.ASSUMED: "bold $amber",
    Mark.UNASKED: "$amber",
    Mark.CHOSEN: "bold $background on $primary",
}

Draw = Callable[[int], Sequence[Line]]


def content(line: Line) -> Content:
    """Return a line of a drawing, coloured."""
    # Content, and never markup: a name such as "[/x]" stays what it is.
    return Content.assemble(*((span.text, STYLES.get(span.mark, "")) for span in line))


class Drawn(Lines):
    """A drawing, given as a function of its width in cells. The arrows leave it at either end.

    One that is ``whole`` is as tall as its lines are many, and the keys scroll what it stands in.
    """

    DEFAULT_CSS = """
    Drawn { scrollbar-gutter: stable; }
    Drawn:focus { background: $surface; }
    Drawn.-whole { height: auto; scrollbar-gutter: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False, id="drawn.up"),
        Binding("down", "line(1)", show=False, id="drawn.down"),
        Binding("pageup", "page(-1)", show=False, id="drawn.page_up"),
        Binding("pagedown", "page(1)", show=False, id="drawn.page_down"),
        Binding("home", "edge(-1)", show=False, id="drawn.first"),
        Binding("end", "edge(1)", show=False, id="drawn.last"),
    ]

    @dataclass
    class Scrolled(Message):
        """So many lines are out of sight above and below."""

        drawn: "Drawn"
        above: int
        below: int

        @property
        def control(self) -> "Drawn":
            """The drawing that was scrolled."""
            return self.drawn

    def __init__(self, *, id: str | None = None, whole: bool = False) -> None:  # noqa: A002 - Textual's own name
        """Begin with nothing."""
        super().__init__(id=id, classes="-whole" if whole else None)
        self._whole = whole
        self._draw: Draw = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._drawn_at = 0

    @property
    def room(self) -> int:
        """How many cells a line may take; one is kept for the scroll bar."""
        return max(1, self.size.width - self.gutter.width - 1)

    def put(self, draw: Draw) -> None:
        """Show what ``draw`` makes of the width, from where it was scrolled to."""
        self._draw, self._drawn_at = draw, 0
        self._lay_out()

    def count(self) -> int:
        """Return how many lines the drawing takes."""
        return len(self._lines)

    def line(self, number: int) -> Content:
        """Return one line, coloured."""
        return content(self._lines[number])

    def on_mount(self) -> None:
        """Tell of every scrolling."""
        self.watch(self, "scroll_y", self.tell, init=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are. What is whole is drawn for that: then it is laid out only once."""
        if not self._whole:
            return super().get_content_height(container, viewport, width)
        self._make(max(1, width - 1))
        return self.count()

    def on_resize(self) -> None:
        """Draw anew for another width."""
        self._lay_out()
        self.tell()

    def action_line(self, by: int) -> None:
        """A line up or down; at either end, on to what stands before or after the drawing."""
        if self._out_of_sight(by):
            self._scroll(by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def action_page(self, by: int) -> None:
        """A screen up or down, all but a line of it."""
        tall = self._around.scrollable_content_region.height - 1
        self._scroll(by * min(max(1, tall), self._out_of_sight(by)))

    def action_edge(self, by: int) -> None:
        """The last line (1), or the first (-1)."""
        self._scroll(by * self._out_of_sight(by))

    def tell(self) -> None:
        """Tell how much is out of sight."""
        self.post_message(self.Scrolled(self, self._out_of_sight(-1), self._out_of_sight(1)))

    @property
    def _around(self) -> Widget:
        """What the keys scroll."""
        return self.parent if self._whole and isinstance(self.parent, Widget) else self

    def _scroll(self, by: int) -> None:
        # At once: keys may follow each other faster than the screen is drawn.
        self._around.scroll_relative(y=by, animate=False, immediate=True)

    def _out_of_sight(self, way: int) -> int:
        """Return how many lines are out of sight above (-1), or below (1)."""
        first = self.virtual_region.y if self._whole else 0
        above = self._around.scroll_offset.y - first
        below = self.count() - above - self._around.scrollable_content_region.height
        return min(self.count(), max(0, above if way < 0 else below))

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        self._make(self.room)
        self.measure()
        self.call_after_refresh(self.tell)

    def _make(self, room: int) -> None:
        if room != self._drawn_at:
            self._drawn_at = room
            self._lines = tuple(self._draw(room))

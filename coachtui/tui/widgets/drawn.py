"""A drawing on the screen: made anew for every width, scrolled line by line, coloured by its marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

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
    """A drawing, given as a function of its width in cells. The arrows leave it at either end."""

    DEFAULT_CSS = """
    Drawn:focus { background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "line(-1)", show=False, id="drawn.up"),
        Binding("down", "line(1)", show=False, id="drawn.down"),
        Binding("pageup", "page_up", show=False, id="drawn.page_up"),
        Binding("pagedown", "page_down", show=False, id="drawn.page_down"),
        Binding("home", "scroll_home", show=False, id="drawn.first"),
        Binding("end", "scroll_end", show=False, id="drawn.last"),
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Begin with nothing."""
        super().__init__(id=id)
        self._draw: Draw = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._drawn_at = 0

    @property
    def room(self) -> int:
        """How many cells a line may take; one is kept for the scroll bar."""
        return max(1, self.size.width - self.gutter.width - 1)

    def put(self, draw: Draw) -> None:
        """Show what ``draw`` makes of the width, from where it was scrolled to."""
        self._draw = draw
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

    def on_resize(self) -> None:
        """Draw anew for another width."""
        if self._drawn_at != self.room:
            self._lay_out()
        self.tell()

    def action_line(self, by: int) -> None:
        """A line up or down; at either end, on to what stands before or after the drawing."""
        at_end = self.scroll_offset.y >= self.max_scroll_y if by > 0 else self.scroll_offset.y <= 0
        if not at_end:
            self.scroll_relative(y=by, animate=False)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def tell(self) -> None:
        """Tell how much is out of sight."""
        above, height = self.scroll_offset.y, self.scrollable_content_region.height
        below = max(0, self.count() - above - height)
        self.post_message(self.Scrolled(self, min(above, self.count()), below))

    def _lay_out(self) -> None:
        if not self.size.width:
            return
        self._drawn_at = self.room
        self._lines = tuple(self._draw(self.room))
        self.measure()
        self.call_after_refresh(self.tell)

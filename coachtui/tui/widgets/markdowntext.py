"""Markdown as text, exactly as it will be written: every character, wrapped only for the screen."""

import re
import unicodedata
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from coachtui.drawing.width import cells
from coachtui.tui.aside import Aside
from coachtui.tui.widgets.lines import Lines

# What a list or a quote begins with; what is wrapped stands under the words after it.
_MARKER = re.compile(r"\s*(?:(?:[-*+>]|\d+[.)])\s+)*")
_FENCE = re.compile(r"\s*(```|~~~)")
_TAB = 4
# What a row ends with that goes on at the right.
_MORE = "›"

# A text of so many characters is laid out while the coach waits, in a few milliseconds; a longer one aside.
_AT_ONCE = 10_000

Row = tuple[str, str]


class Laid(NamedTuple):
    """A text as it is laid out for a width: its rows, each with its style, and the cells of the widest."""

    width: int
    rows: tuple[Row, ...] = ()
    widest: int = 0


class MarkdownText(Lines):
    """The text of one document. Drawings and tables are not wrapped: left and right scroll them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "sideways(-8)", show=False, id="markdowntext.left"),
        Binding("right", "sideways(8)", show=False, id="markdowntext.right"),
        Binding("up", "scroll_up", show=False, id="markdowntext.up"),
        Binding("down", "scroll_down", show=False, id="markdowntext.down"),
        Binding("pageup", "page_up", show=False, id="markdowntext.page_up"),
        Binding("pagedown,space", "page_down", show=False, id="markdowntext.page_down"),
        Binding("home", "scroll_home", show=False, id="markdowntext.first"),
        Binding("end", "scroll_end", show=False, id="markdowntext.last"),
    ]
    DEFAULT_CSS = """
    MarkdownText { overflow-x: auto; background: $surface; padding: 0 1; scrollbar-size-horizontal: 0; }
    """

    class Left(Message):
        """The coach goes back from the text to the left."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self.text = ""
        self._marked: re.Pattern[str] | None = None
        self._laid = Laid(0)
        self._aside = Aside(self)

    @property
    def room(self) -> int:
        """The cells that a row may take here."""
        return max(10, self.size.width - 3)  # the padding, and a column kept for the scroll bar

    def put(self, text: str, marked: tuple[str, ...] = (), laid: Laid | None = None) -> None:
        """Show ``text`` from its start, with every occurrence of the ``marked`` words marked.

        ``laid`` is the text as ``lay_out`` gave it, if that was done elsewhere.
        """
        self.text = text
        self._marked = re.compile("|".join(map(re.escape, marked))) if marked else None
        if laid is not None and laid.width == self.room:
            self._aside.forget()
            self._take(laid)
        else:
            self._take(Laid(0))
            self._lay_out()
        self.scroll_to(0, 0, animate=False)

    def count(self) -> int:
        """Return how many rows the text takes here."""
        return len(self._laid.rows)

    def widest(self) -> int:
        """Return the cells of the widest row."""
        return self._laid.widest

    def line(self, number: int) -> Content:
        """Return one row."""
        text, style = self._laid.rows[number]
        edge = self.scroll_offset.x + self.scrollable_content_region.width
        if cells(text) > edge:
            kept = text[: _fitting(text, edge - 1)]
            text = kept + " " * (edge - 1 - cells(kept)) + _MORE
        content = Content.styled(text, style)
        if self._marked is not None:
            for match in self._marked.finditer(text):
                content = content.stylize("bold reverse $red", match.start(), match.end())
        return content

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew."""
        if self._laid.width != self.room:
            self._lay_out()

    def action_sideways(self, by: int) -> None:
        """Scroll sideways; at the left edge, go back to the documents."""
        if by < 0 and not self.scroll_offset.x:
            self.post_message(self.Left())
        else:
            self.scroll_relative(x=by, animate=False)

    def _lay_out(self) -> None:
        text, width = self.text, self.room
        if not self.size.width:
            return
        if len(text) <= _AT_ONCE:
            self._aside.forget()
            self._take(lay_out(text, width))
        else:
            self._aside.ask(lambda: lay_out(text, width), self._take)

    def _take(self, laid: Laid) -> None:
        self._laid = laid
        self.measure()


def lay_out(text: str, width: int) -> Laid:
    """Return ``text`` in rows for ``width`` cells; only drawings and tables may be wider."""
    rows: list[Row] = []
    fenced = False
    for line in text.expandtabs(_TAB).split("\n"):
        safe = drawable(line)
        edge = bool(_FENCE.match(safe))
        if fenced or edge or safe.startswith("|"):
            rows.append((safe, "$muted" if edge else "$foreground"))
        else:
            style = _style(safe)
            rows += [(row, style) for row in wrapped(safe, width)]
        fenced ^= edge
    if rows and not rows[-1][0]:
        del rows[-1]  # the line break that ends the file begins no line
    return Laid(width, tuple(rows), max((cells(row) for row, _ in rows), default=0))


def wrapped(line: str, width: int) -> list[str]:
    """Return ``line`` in rows of at most ``width`` cells; where it goes on, it keeps its indent.

    It is broken after a space, or within a word that is wider than a row.
    """
    marker = _MARKER.match(line)
    indent = " " * min(cells(marker.group()) if marker else 0, width // 2)
    rows: list[str] = []
    begin = 0  # where in the line this row begins
    while (end := _fitting(line, width - len(indent if rows else ""), begin)) < len(line):
        # A space may hang over the edge, where nobody misses it.
        at = line.rfind(" ", begin + 1, end + 1) + 1 or end
        if not line[begin:at].strip():
            at = end
        rows.append((indent if rows else "") + line[begin:at].rstrip(" "))
        begin = at
    return [*rows, (indent if rows else "") + line[begin:]]


def _fitting(text: str, room: int, begin: int = 0) -> int:
    """Return where in ``text`` what fits into ``room`` cells from ``begin`` on ends; after one at least."""
    end = min(len(text), begin + room)
    while end > begin + 1 and cells(text[begin:end]) > room:
        end -= 1
    while end < len(text) and not cells(text[end]):  # marks on the last letter
        end += 1
    return end


def drawable(line: str) -> str:
    """Return ``line`` without the marks that would turn the rest of a terminal's line around."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(char for char in line if unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp"))


def _style(line: str) -> str:
    if line.startswith("#"):
        return "bold $primary"
    return "$own" if line.startswith(">") else "$foreground"

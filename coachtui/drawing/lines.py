"""What a drawing is made of: lines of marked text, for a screen to colour and a document to join."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from coachtui.drawing.width import cells, cut


class Mark(StrEnum):
    """What a piece of a drawing is; a screen gives each its colour.

    ``CHAIR`` is an empty chair itself, ``EMPTY`` who would sit there. ``OWN``, ``ATTRIBUTED`` and
    ``ASSUMED`` are whose words something is in, ``UNASKED`` what was not asked yet. ``CHOSEN`` is where the
    cursor is.
    """

    PLAIN = "plain"
    TABLE = "table"
    TITLE = "title"
    SEATED = "seated"
    SILENT = "silent"
    HOLDER = "holder"
    CHAIR = "chair"
    EMPTY = "empty"
    FAINT = "faint"
    OWN = "own"
    ATTRIBUTED = "attributed"
    ASSUMED = "assumed"
    UNASKED = "unasked"
    CHOSEN = "chosen"


class Span(NamedTuple):
    """A piece of one line. ``text`` has no control characters and no line breaks.

    ``who`` is the id of somebody whose name it is, where a screen lets one choose them.
    """

    text: str
    mark: Mark
    who: str = ""


Line = tuple[Span, ...]


def plain(lines: Iterable[Line]) -> str:
    """Return the lines as text, joined by line breaks, without trailing spaces."""
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)


def wide(line: Line) -> int:
    """Return how many cells a line takes."""
    return sum(cells(span.text) for span in line)


def clipped(line: Line, width: int) -> Line:
    """Return ``line`` in at most ``width`` cells, with an ellipsis where something was left out."""
    if wide(line) <= width:
        return line
    spans: list[Span] = []
    for span in line:
        text = cut(span.text, width)
        width -= cells(text)
        spans.append(span._replace(text=text))
        if text != span.text:
            break
    return tuple(spans)


def centred(lines: Iterable[Line], width: int) -> list[Line]:
    """Return ``lines`` as one block in the middle of ``width``."""
    block = list(lines)
    margin = Span(" " * max(0, (width - max(map(wide, block), default=0)) // 2), Mark.PLAIN)
    return [(margin, *line) if margin.text else line for line in block]


class Canvas:
    """Pieces put at a row and a column. Where two overlap, the one that starts further right gives way."""

    def __init__(self) -> None:
        """Start with nothing on it."""
        self._rows: defaultdict[int, list[tuple[int, Span]]] = defaultdict(list)

    def put(self, row: int, column: int, text: str, mark: Mark) -> None:
        """Put ``text`` with its first cell at ``row`` and ``column``, both from 0."""
        if text:
            self._rows[row].append((column, Span(text, mark)))

    def centre(self, row: int, column: int, text: str, mark: Mark) -> None:
        """Put ``text`` around ``column``."""
        self.put(row, column - (cells(text) - 1) // 2, text, mark)

    def lines(self) -> tuple[Line, ...]:
        """Return the rows from 0 to the last one with something on it."""
        return tuple(self._line(row) for row in range(max(self._rows, default=-1) + 1))

    def _line(self, row: int) -> Line:
        spans: list[Span] = []
        at = 0
        for column, span in sorted(self._rows.get(row, ())):
            if column > at:
                spans.append(Span(" " * (column - at), Mark.PLAIN))
                at = column
            spans.append(span)
            at += cells(span.text)
        return tuple(spans)

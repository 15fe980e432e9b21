"""Texts beside each other: cells in which every word is kept, and pieces that flow from line to line."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from wcwidth import iter_graphemes

from coachtui.drawing.lines import Line, Mark, Span, clipped, wide
from coachtui.drawing.width import cells, shown

GAP: Final = 2


def folded(text: str, width: int) -> list[str]:
    """Return people's ``text`` in lines of at most ``width`` cells; nothing of it is left out.

    Line breaks are kept, empty lines are not; a word that is wider than a line goes on in the next one.
    """
    return [line for part in text.splitlines() for line in _folded(shown(part), max(2, width))]


def cell(text: str, width: int, mark: Mark = Mark.PLAIN) -> list[Line]:
    """Return people's ``text`` as the lines of one cell."""
    return [(Span(line, mark),) for line in folded(text, width)]


def beside(columns: Sequence[Sequence[Line]], widths: Sequence[int]) -> list[Line]:
    """Return cells side by side, each at the place of its column, ``GAP`` between them."""
    return [_across(row, widths) for row in zip_longest(*columns, fillvalue=())]


def flowing(pieces: Iterable[Line], width: int, gap: int = GAP) -> list[Line]:
    """Return ``pieces`` one after the other in as many lines as they take; each stays on one line."""
    lines: list[Line] = []
    for one in pieces:
        piece = clipped(one, width)
        longer = (*lines[-1], Span(" " * gap, Mark.PLAIN), *piece) if lines else piece
        if lines and wide(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _folded(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0
    measure = len if text.isascii() else cells
    for word in text.split():
        taken = measure(word)
        if used and used + 1 + taken > width:
            lines.append(" ".join(line))
            line, used = [], 0
        if taken > width:
            *full, rest = _broken(word, width)
            lines += full
            line, taken = [rest], cells(rest)
        else:
            line.append(word)
        used += taken + 1 if used else taken
    return [*lines, " ".join(line)] if line else lines


def _broken(word: str, width: int) -> list[str]:
    pieces = [""]
    for grapheme in iter_graphemes(word):
        if pieces[-1] and cells(pieces[-1] + grapheme) > width:
            pieces.append("")
        pieces[-1] += grapheme
    return pieces


def _across(row: Sequence[Line], widths: Sequence[int]) -> Line:
    spans: list[Span] = []
    space = 0
    for line, width in zip(row, widths, strict=True):
        if line:
            if space:
                spans.append(Span(" " * space, Mark.PLAIN))
            spans += line
            space = -wide(line)
        space += width + GAP
    return tuple(spans)

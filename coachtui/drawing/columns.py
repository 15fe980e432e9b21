"""Texts beside each other: cells in which every word is kept, and pieces that flow from line to line."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from coachtui.drawing.lines import Line, Mark, Span, clipped, wide
from coachtui.drawing.parting import parted
from coachtui.drawing.width import cells, shown

GAP: Final = 2
_LONG: Final = 20  # cells of a word for which no column is made wider
_LEAST: Final = 8  # cells that a column keeps of what it could spare


def folded(text: str, width: int) -> list[str]:
    """Return people's ``text`` in lines of at most ``width`` cells; nothing of it is left out.

    Line breaks are kept, empty lines are not; a word that is wider than a line is parted by a hyphen.
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
            *full, rest = parted(word, width)
            lines += full
            line, taken = [rest], cells(rest)
        else:
            line.append(word)
        used += taken + 1 if used else taken
    return [*lines, " ".join(line)] if line else lines


def longest_word(text: str) -> int:
    """Return how many cells the longest word of people's ``text`` takes, of those that are not very long."""
    return max((taken for word in shown(text).split() if (taken := cells(word)) <= _LONG), default=0)


def shared_out(room: int, shares: Sequence[int], words: Sequence[int]) -> list[int]:
    """Return ``room`` cells divided by ``shares`` over columns, of which ``words`` are the longest words.

    A column that has more than its longest word takes gives of it to one that has less.
    """
    parts = [room * share // sum(shares) for share in shares]
    parts[0] += room - sum(parts)
    for at, word in enumerate(words):
        while parts[at] < word:
            spare = [part - max(other, _LEAST) for part, other in zip(parts, words, strict=True)]
            giver = spare.index(max(spare))
            if spare[giver] <= 0:
                break
            parts[giver] -= 1
            parts[at] += 1
    return parts


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

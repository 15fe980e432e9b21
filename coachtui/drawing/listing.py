"""The table as a list: for a screen too narrow, or a company too large, to sit around it."""

from typing import Final

from coachtui.drawing.captions import fitted
from coachtui.drawing.lines import Canvas, Line, Mark
from coachtui.drawing.picture import stand
from coachtui.drawing.seats import Box, Sitter
from coachtui.drawing.width import cells, cut

_BETWEEN: Final = 3
_WIDEST: Final = 40
_MANY: Final = 20
_TINY: Final = 10


def listing(
    sitters: tuple[Sitter, ...], boxes: tuple[Box, ...], width: int, title: str, note: str = ""
) -> tuple[Line, ...]:
    """Return a small table with the title, then everybody in columns, then the empty chairs."""
    canvas = Canvas()
    row = _title(canvas, width, title, note)
    row = _people(canvas, row, width, sitters)
    if width >= _TINY:
        stand(canvas, row, boxes, width)
    else:
        for number, box in enumerate(boxes, row):
            canvas.put(number, 0, cut(f"╎{box.rows[0]}", width), Mark.EMPTY)
    return canvas.lines()


def cramped(chairs: list[Line], people: list[Line], rest: list[Line], width: int, most: int) -> list[Line]:
    """Return all of them one after the other in at most ``most`` lines.

    The empty chairs come first, so that they are the last to be cut.
    """
    apart = [line for items in (chairs, people, rest) for line in fitted(items, width, most + 1)]
    return apart if len(apart) <= most else fitted([*chairs, *people, *rest], width, most)


def _title(canvas: Canvas, width: int, title: str, note: str) -> int:
    texts = [(text, mark) for text, mark in ((title, Mark.TITLE), (note, Mark.FAINT)) if text]
    if width < _TINY:
        for row, (text, mark) in enumerate(texts):
            canvas.put(row, 0, cut(text, width), mark)
        return len(texts)
    inner = min(max((cells(text) for text, _ in texts), default=8) + 6, width - 2)
    left = (width - inner - 2) // 2
    canvas.put(0, left, f"╭{'─' * inner}╮", Mark.TABLE)
    for row, (text, mark) in enumerate(texts, 1):
        shown = cut(text, inner - 2)
        canvas.put(row, left, "│", Mark.TABLE)
        canvas.put(row, left + 1 + (inner - cells(shown)) // 2, shown, mark)
        canvas.put(row, left + inner + 1, "│", Mark.TABLE)
    canvas.put(len(texts) + 1, left, f"╰{'─' * inner}╯", Mark.TABLE)
    return len(texts) + 2


def _people(canvas: Canvas, row: int, width: int, sitters: tuple[Sitter, ...]) -> int:
    if not sitters:
        return row
    roles = len(sitters) <= _MANY
    wanted = max(one.wide + (one.role_wide + 2 if roles and one.role else 0) for one in sitters) + 2
    column_wide = min(wanted, width, _WIDEST)
    across = max(1, (width + _BETWEEN) // (column_wide + _BETWEEN))
    down = -(-len(sitters) // across)
    across = -(-len(sitters) // down)
    left = (width - (column_wide + _BETWEEN) * across + _BETWEEN) // 2
    for number, one in enumerate(sitters):
        at, column = row + number % down, left + number // down * (column_wide + _BETWEEN)
        name = cut(one.name, column_wide - 2)
        canvas.put(at, column, cut(f"{one.disc} {name}", column_wide), one.mark)
        room = column_wide - cells(name) - 4
        if roles and one.role and room > 3:
            canvas.put(at, column + 2 + cells(name), f", {cut(one.role, room)}", Mark.FAINT)
    return row + down

"""Where people stand in a drawing, and who comes next from there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coachtui.drawing.lines import Line
from coachtui.drawing.width import cells


class Spot(NamedTuple):
    """Where somebody stands in a drawing: the line and the first cell, both from 0."""

    id: str
    row: int
    column: int


def spots_of(lines: Iterable[Line]) -> tuple[Spot, ...]:
    """Return where everybody named in a drawing stands, from above to below and from left to right."""
    spots: dict[str, Spot] = {}
    for row, line in enumerate(lines):
        column = 0
        for span in line:
            if span.who:
                spots.setdefault(span.who, Spot(span.who, row, column))
            column += cells(span.text)
    return tuple(spots.values())


def towards(
    spots: Sequence[Spot], here: str, *, across: int = 0, down: int = 0, columns: bool = False
) -> str:
    """Return whose spot comes next from that of ``here``; the same at an end.

    ``across``: so many further in reading order. ``down`` (1 or -1): on the nearest line below or above
    with anybody on it, the nearest one; where people stand in ``columns``, first whoever is in the same one.
    """
    at = next((at for at, spot in enumerate(spots) if spot.id == here), None)
    if at is None:
        return spots[0].id if spots else ""
    if not down:
        return spots[max(0, min(len(spots) - 1, at + across))].id
    now = spots[at]
    there = [spot for spot in spots if (spot.row - now.row) * down > 0]
    if columns:
        there = [spot for spot in there if spot.column == now.column] or there
    near = min(there, key=lambda it: (abs(it.row - now.row), abs(it.column - now.column)), default=now)
    return near.id

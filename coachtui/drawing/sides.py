"""Where people stand along one long side of the table, so that no two names touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

GAP: Final = 2
CORNER: Final = 2
READABLE: Final = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One long side: every item's ``centres`` in cells from the table's left edge, and its ``widths``.

    ``tiers`` is 2 when every second item stands further from the table, to leave room for the others.
    """

    centres: tuple[int, ...] = ()
    widths: tuple[int, ...] = ()
    tiers: int = 1


def along(wants: Sequence[int], firm: Sequence[bool], length: int, overhang: int) -> Side | None:
    """Return the items in one row along ``length`` cells, cut as little as it takes; None if they do not fit.

    ``wants`` are the widths they would like, ``firm`` tells which cannot be less. Names may stand out
    ``overhang`` cells on both ends of the table, but a seat's disc stays off its corners.
    """
    if not wants:
        return Side()
    longest = max((want for want, hard in zip(wants, firm, strict=True) if not hard), default=0)
    least, most = min(longest, READABLE), longest

    def capped(cap: int) -> list[int]:
        return [want if hard else min(want, cap) for want, hard in zip(wants, firm, strict=True)]

    if not _centres(capped(least), length, overhang):
        return None
    while least < most:
        cap = (least + most + 1) // 2
        least, most = (cap, most) if _centres(capped(cap), length, overhang) else (least, cap - 1)
    own = capped(least)
    # Equal slots put the discs at equal distances; each its own width takes the least room.
    widest = max((width for width, hard in zip(own, firm, strict=True) if not hard), default=0)
    even = [width if hard else widest for width, hard in zip(own, firm, strict=True)]
    return Side(_centres(even, length, overhang) or _centres(own, length, overhang), tuple(own))


def staggered(wants: Sequence[int], length: int, overhang: int) -> Side | None:
    """Return three people or more in two tiers along ``length`` cells; None if they do not fit."""
    last = len(wants) - 1
    step = min(length // len(wants), (max(wants) + GAP + 1) // 2 + GAP)
    step = min(step, (length - 2 * CORNER - 1) // last)
    # Between the lines that lead to the neighbours' names, with a cell free on both sides.
    cap = 2 * step - 3
    if cap < min(max(wants), READABLE):
        return None
    first = (length - 1 - step * last) // 2
    centres = tuple(first + step * number for number in range(len(wants)))
    widths = tuple(min(want, cap) for want in wants)
    outside = max(widths[0] // 2 - first, widths[-1] // 2 - (length - 1 - centres[-1]))
    return Side(centres, widths, tiers=2) if outside <= overhang else None


def _centres(widths: list[int], length: int, overhang: int) -> tuple[int, ...]:
    # An odd number of cells has a middle; without one the two halves could not mirror each other.
    slots = [width | 1 for width in widths]
    count, room = len(slots), length - sum(slots)
    gap = max(GAP, room / count)
    at = (room - gap * (count - 1)) / 2
    if at < -overhang:
        return ()
    centres = []
    for slot in slots:
        centres.append(floor(at) + slot // 2)
        at += slot + gap
    if slots == slots[::-1]:
        half = count // 2
        centres[count - half :] = [length - 1 - centre for centre in centres[:half]][::-1]
    if centres[0] < CORNER or centres[-1] >= length - CORNER:
        return ()
    return tuple(centres)

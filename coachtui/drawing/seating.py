"""A plan with its measures: how long the table is, and where every name stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coachtui.drawing.plans import Plan
from coachtui.drawing.seats import Box, Sitter
from coachtui.drawing.sides import GAP, READABLE, Side, along, staggered
from coachtui.drawing.width import cells, cut, wrap

NARROWEST: Final = 16
_LONGEST_TITLE: Final = 40
_TITLE_LINES: Final = 3
_BESIDE_TITLE: Final = 6


@dataclass(frozen=True, slots=True)
class Seating:
    """A plan with its measures in cells.

    ``left`` is the column of the table's left edge, ``length`` its outer length, ``body`` the number of
    lines within its edges; ``ends`` the room for names left and right of it, ``above`` and ``below``
    where everything stands along its long sides.
    """

    plan: Plan
    title: tuple[str, ...]
    left: int
    length: int
    body: int
    ends: tuple[int, int]
    above: Side
    below: Side


def rooms(plan: Plan) -> Iterator[tuple[int, int]]:
    """Yield the room for names left and right of the table, less and less of it."""
    left, right = (
        max((one.width(roles=plan.roles) for one in people), default=0) for people in (plan.left, plan.right)
    )
    longest = max(left, right)
    for most in range(longest, min(longest, READABLE) - 1, -2):
        yield min(left, most), min(right, most)


def is_too_wide(plan: Plan, width: int) -> bool:
    """Tell whether a long side needs more than all of ``width``, however much its names are cut."""
    for items in (plan.top, plan.below):
        if not (plan.tiers and len(items) > 2):  # in two tiers names go over each other
            names = [one.width(roles=plan.roles) for one in items if isinstance(one, Sitter)]
            least = sum(min(name, READABLE) for name in names)
            least += sum(one.width for one in items if isinstance(one, Box))
            if least + GAP * (len(items) - 1) > width:
                return True
    return False


def measured(plan: Plan, ends: tuple[int, int], width: int, title: str, wished: int) -> Seating | None:
    """Return ``plan`` with measures that fit ``width``, or None if it cannot; ``wished`` is its ``wish``."""
    margins = [end + 1 if end else 0 for end in ends]
    length = min(wished, width - sum(margins))
    # One in the middle of a side, or a title, is in the very middle only of a table of like length.
    length -= (length - _odd(plan, title)) % 2
    # A title's word is not cut for the sake of the names at the ends, unless it is a very long one.
    word = min(width // 3, max(map(cells, title.split()), default=0))
    if length < max(NARROWEST, word + _BESIDE_TITLE):
        return None
    # In the middle of the width, unless the names at one end need the room.
    edge = max(margins[0], min((width - length) // 2, width - length - margins[1]))
    sides = _sides(plan, length, min(edge, width - length - edge))
    if sides is None:
        return None
    lines = _title(title, length - _BESIDE_TITLE)
    body = plan.body(len(lines) + (0 if plan.everybody else 1))
    return Seating(plan, lines, edge, length, body, ends, *sides)


def wish(plan: Plan, title: str) -> int:
    """Return how long the table would be if the width were no matter."""
    longest = max(min(cells(title), _LONGEST_TITLE) + 8, NARROWEST + 8)
    for items in (plan.top, plan.below):
        names = [one.width(roles=plan.roles) for one in items if isinstance(one, Sitter)]
        widest = max(names, default=0)
        slot = (widest + GAP + 2) // 2 if plan.tiers else widest + GAP + 1
        chairs = sum(one.width + GAP + 1 for one in items if isinstance(one, Box))
        longest = max(longest, slot * len(names) + chairs)
    return longest + 1


def _odd(plan: Plan, title: str) -> int:
    return 1 if len(plan.top) % 2 or len(plan.below) % 2 else cells(title) % 2


def _title(title: str, width: int) -> tuple[str, ...]:
    # A project and its solution part from each other before they break anywhere else.
    parts = [title] if cells(title) <= width else title.split(" · ")
    lines = [line for part in parts for line in wrap(part, width)]
    if len(lines) > _TITLE_LINES:
        lines[_TITLE_LINES - 1 :] = [cut(" ".join(lines[_TITLE_LINES - 1 :]), width)]
    return tuple(lines)


def _sides(plan: Plan, length: int, overhang: int) -> tuple[Side, Side] | None:
    sides = []
    for items in (plan.top, plan.below):
        wants = [one.width if isinstance(one, Box) else one.width(roles=plan.roles) for one in items]
        if plan.tiers and len(items) > 2:
            side = staggered(wants, length, overhang)
        else:
            side = along(wants, [isinstance(one, Box) for one in items], length, overhang)
        if side is None:
            return None
        sides.append(side)
    return sides[0], sides[1]

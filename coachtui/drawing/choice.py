"""Of all ways to seat people around the table, the one that is read best."""

from functools import lru_cache
from typing import Final

from coachtui.drawing.plans import Plan, plans
from coachtui.drawing.seating import Seating, is_too_wide, measured, rooms, wish
from coachtui.drawing.seats import Box, Sitter
from coachtui.drawing.sides import READABLE, Side

AMPLE: Final = 14


@lru_cache(maxsize=64)
def best(
    sitters: tuple[Sitter, ...], boxes: tuple[Box, ...], width: int, title: str, lines: int
) -> Seating | None:
    """Return the best seating within ``width`` cells and ``lines`` lines.

    None if there is none in which every name can be read.
    """
    found: Seating | None = None
    least = float("inf")
    # What a shape costs is cheap to tell; once that is more than the best there is, so is all that follows.
    for shape, plan, expected in _shapes(sitters, boxes, width):
        if expected > lines:
            continue
        if shape >= least:
            break
        wished = wish(plan, title)
        for ends in rooms(plan):
            shorter = shape + _ends_cut(plan, ends)
            # Less room at the ends only cuts more.
            if shorter >= least:
                break
            seating = measured(plan, ends, width, title, wished)
            if seating is None:
                continue
            tall = height(plan, seating.body, width)
            cost = shorter + _lines_cost(tall) - _lines_cost(expected)
            cost += _cut(plan, plan.top, seating.above) + _cut(plan, plan.below, seating.below)
            if tall <= lines and cost < least:
                found, least = seating, cost
            if seating.length >= wished - 1:
                break
    return found


@lru_cache(maxsize=8)
def _shapes(
    sitters: tuple[Sitter, ...], boxes: tuple[Box, ...], width: int
) -> tuple[tuple[float, Plan, int], ...]:
    """Return every plan with what its shape costs and how many lines it takes, the cheapest first."""
    found = []
    for plan in plans(sitters, boxes):
        if not is_too_wide(plan, width):
            lines = height(plan, plan.body(), width)
            found.append((_shape(plan, lines), plan, lines))
    return tuple(sorted(found, key=lambda one: one[0]))


def height(plan: Plan, body: int, width: int) -> int:
    """Return how many lines the picture takes, with the empty chairs that stand apart."""
    apart = sum(row[0].height for row in in_rows(plan.apart, width))
    return plan.rows_above + body + 2 + plan.rows_below + apart


def in_rows(boxes: tuple[Box, ...], width: int) -> list[tuple[Box, ...]]:
    """Return the empty chairs in rows that fit ``width``, as even as can be."""
    if not boxes:
        return []
    across = max(1, (width + 2) // (boxes[0].width + 2))
    rows = -(-len(boxes) // across)
    across = -(-len(boxes) // rows)
    return [boxes[at : at + across] for at in range(0, len(boxes), across)]


def _lines_cost(lines: int) -> float:
    return lines + 3 * max(0, lines - AMPLE)


def _shape(plan: Plan, lines: int) -> float:
    """Return what a plan costs before any letter is cut: lines, then what it leaves out, then balance.

    The figures are a matter of taste, found by looking; tests/drawing/expected holds what they give.
    """
    cost = _lines_cost(lines)
    cost += 0 if plan.roles else 2 * sum(1 for one in plan.everybody if one.role)
    cost += 0 if plan.airy else 12
    cost += 6 if plan.tiers else 0
    cost += 4 if plan.apart else 0
    cost += 2 * abs(len(plan.top) - len(plan.below)) + 5 * abs(len(plan.left) - len(plan.right))
    # An empty chair draws the eye: it should stand in the middle.
    cost += 8 if len(plan.boxes) % 2 and len(plan.bottom) % 2 else 0
    # People at the short ends make it a table; too many, a ladder.
    cost += 4 if plan.deepest == 0 and len(plan.everybody) > 3 else 0
    cost += 4 * max(0, plan.deepest - 2) + (2 if plan.deepest > 1 else 0)
    return cost


def _ends_cut(plan: Plan, ends: tuple[int, int]) -> float:
    return sum(
        _lost(one, room, roles=plan.roles)
        for people, room in zip((plan.left, plan.right), ends, strict=True)
        for one in people
    )


def _cut(plan: Plan, items: tuple[Sitter | Box, ...], side: Side) -> float:
    return sum(
        _lost(one, width, roles=plan.roles)
        for one, width in zip(items, side.widths, strict=True)
        if isinstance(one, Sitter)
    )


def _lost(one: Sitter, width: int, *, roles: bool) -> float:
    if one.wide > width and width < READABLE:
        return float("inf")
    cost: float = 3 * max(0, one.wide - width)
    if roles and one.role_wide > width:
        cost += 1.2 + 0.5 * (one.role_wide - width)
    return cost

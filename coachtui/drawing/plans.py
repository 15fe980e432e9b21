"""Who sits on which side: every way to seat people around a table."""

from collections.abc import Iterator
from itertools import product
from typing import Final, NamedTuple

from coachtui.drawing.seats import Box, Sitter

MANY: Final = 16


class Plan(NamedTuple):
    """People around the table, each side as it is seen: from left to right, or from top to bottom.

    ``boxes`` are the empty chairs in the middle of the bottom row, ``apart`` those in rows below it.
    ``roles``: with the roles; ``airy``: with space around the title; ``tiers``: names in two tiers.
    """

    top: tuple[Sitter, ...]
    right: tuple[Sitter, ...]
    bottom: tuple[Sitter, ...]
    left: tuple[Sitter, ...]
    boxes: tuple[Box, ...]
    apart: tuple[Box, ...]
    roles: bool = False
    airy: bool = True
    tiers: bool = False

    @property
    def below(self) -> tuple[Sitter | Box, ...]:
        """What stands along the bottom, the empty chairs in the middle."""
        middle = (len(self.bottom) + 1) // 2
        return (*self.bottom[:middle], *self.boxes, *self.bottom[middle:])

    @property
    def ends(self) -> tuple[Sitter, ...]:
        """Who sits at a short end."""
        return (*self.left, *self.right)

    @property
    def everybody(self) -> tuple[Sitter, ...]:
        """Who sits at the table."""
        return (*self.top, *self.bottom, *self.ends)

    @property
    def deepest(self) -> int:
        """How many people sit at the fuller one of the short ends."""
        return max(len(self.left), len(self.right))

    @property
    def spacing(self) -> int:
        """How many empty lines part two people at one short end."""
        return 1 if self.airy and self.deepest < 4 else 0

    @property
    def rows_above(self) -> int:
        """How many lines the names above the table take."""
        return self._names(self.top)

    @property
    def rows_below(self) -> int:
        """How many lines the names, and the empty chairs among them, take below the table."""
        return max([self._names(self.bottom), *(box.height for box in self.boxes)])

    def lines_for(self, sitters: tuple[Sitter, ...]) -> int:
        """Return how many lines one of ``sitters`` takes: one for the name, and one for a role."""
        return 2 if self.roles and any(one.role for one in sitters) else 1

    def body(self, title: int = 1) -> int:
        """Return how many lines there are within the table's edges if the title takes ``title``."""
        lines, deepest = self.lines_for(self.ends), self.deepest
        people = deepest * lines + max(0, deepest - 1) * self.spacing
        # One person at an end sits in the middle, which the role under the name must not push out.
        alone = 3 if deepest == 1 and lines == 2 else 0
        return max(title + 2 if self.airy else title, people, alone, 1)

    def _names(self, sitters: tuple[Sitter, ...]) -> int:
        tiers = 2 if self.tiers and len(sitters) > 2 else 1
        return tiers * self.lines_for(sitters) if sitters else 0


def plans(sitters: tuple[Sitter, ...], boxes: tuple[Box, ...]) -> Iterator[Plan]:
    """Yield the ways to seat ``sitters`` clockwise from the upper left, and to place the empty chairs.

    Beyond ``MANY`` people only those in which all may still be read: names alone, sides alike.
    """
    many = len(sitters) > MANY
    ways = [(False, True)] if many else list(product((True, False), repeat=2))
    for plan in _sides(sitters, uneven=0 if many else len(boxes) + 1):
        for roles, airy in ways:
            if boxes and not many:
                yield plan._replace(boxes=boxes, roles=roles, airy=airy)
            yield plan._replace(apart=boxes, roles=roles, airy=airy)
            if max(len(plan.top), len(plan.bottom)) > 2:
                yield plan._replace(apart=boxes, roles=roles, airy=airy, tiers=True)


def _sides(sitters: tuple[Sitter, ...], uneven: int) -> Iterator[Plan]:
    """Yield the ways to divide people over the sides, the top with up to ``uneven`` more than half."""
    count = len(sitters)
    for right in range(count // 2 + 1):
        for left in {right, max(0, right - 1)}:
            long = count - right - left
            if not uneven and left != right and long % 2:
                continue
            half = (long + 1) // 2
            for top in range(half, min(long, half + uneven) + 1):
                corner, turn = top + right, count - left
                yield Plan(
                    top=sitters[:top],
                    right=sitters[top:corner],
                    bottom=sitters[corner:turn][::-1],
                    left=sitters[turn:][::-1],
                    boxes=(),
                    apart=(),
                )

"""What is drawn for one person: a seat's disc with a name and a role, or an empty chair's box."""

import re
from dataclasses import dataclass, replace
from typing import Final

from coachtui.domain.table import EmptyChair, Place
from coachtui.drawing.lines import Canvas, Mark
from coachtui.drawing.width import NAMELESS, Align, cells, cut, pad, shown
from coachtui.i18n import Words

# A full disc is a voice that is known, a hollow one a silent voice; a diamond holds the focal role.
DISCS: Final = {(False, False): "●", (False, True): "○", (True, False): "◆", (True, True): "◇"}
_WIDEST_BOX: Final = 27
_LONGEST: Final = 30
_LONG_ROLE: Final = 18


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody seated, as drawn: ``disc`` on the edge of the table, ``name`` and ``role`` beside it.

    ``wide`` is how many cells the name takes, ``role_wide`` the role.
    """

    disc: str
    mark: Mark
    name: str
    wide: int
    role: str
    role_wide: int

    def width(self, *, roles: bool) -> int:
        """Return how many cells the name, and the role if ``roles``, take."""
        return max(self.wide, self.role_wide) if roles else self.wide

    def rows(self, *, roles: bool) -> list[tuple[str, Mark]]:
        """Return the texts to draw, from the top: the name, and if ``roles`` the role when there is one."""
        role = [(self.role, Mark.FAINT)] if roles and self.role else []
        return [(self.name, self.mark), *role]


def sitter(place: Place) -> Sitter:
    """Return how ``place`` is drawn."""
    holds, silent = place.holds, place.silent
    mark = Mark.SILENT if silent else Mark.HOLDER if holds else Mark.SEATED
    name = cut(shown(place.name), _LONGEST)
    role = cut(_short(shown(place.role)), _LONGEST)
    if role == name:
        role = ""
    return Sitter(DISCS[holds, silent], mark, name, cells(name), role, cells(role))


@dataclass(frozen=True, slots=True)
class Box:
    """An empty chair, as drawn: ``lid`` in its upper edge, ``foot`` in its lower one, ``rows`` within.

    ``width`` is how many cells all of it takes.
    """

    lid: str
    rows: tuple[str, ...]
    foot: str
    width: int

    @property
    def height(self) -> int:
        """How many lines the whole box takes."""
        return len(self.rows) + 2

    def draw(self, canvas: Canvas, row: int, column: int, width: int) -> None:
        """Draw the box ``width`` cells wide, its upper left corner at ``row`` and ``column``."""
        canvas.put(row, column, f"┌{_edge(self.lid, width - 2)}┐", Mark.CHAIR)
        for number, text in enumerate(self.rows):
            inside = pad(text, width - 4, Align.CENTRE)
            canvas.put(row + 1 + number, column, "╎ ", Mark.CHAIR)
            canvas.put(row + 1 + number, column + 2, inside, Mark.CHAIR if number else Mark.EMPTY)
            canvas.put(row + 1 + number, column + width - 2, " ╎", Mark.CHAIR)
        canvas.put(row + self.height - 1, column, f"└{_edge(self.foot, width - 2)}┘", Mark.CHAIR)


def boxes(chairs: tuple[EmptyChair, ...], *, words: Words, roles: bool = True) -> tuple[Box, ...]:
    """Return how ``chairs`` are drawn, all of one size; ``roles`` False: with one line in each."""
    drawn = [_box(chair, words, roles=roles) for chair in chairs]
    width = max((box.width for box in drawn), default=0)
    tall = max((len(box.rows) for box in drawn), default=0)
    return tuple(replace(box, width=width, rows=(*box.rows, *[""] * (tall - len(box.rows)))) for box in drawn)


def sits(chair: EmptyChair, words: Words) -> tuple[str, ...]:
    """Return what tells whose ``chair`` it is, what matters most first: a name and a role, or either."""
    names, role = _together(chair.people), _short(shown(chair.role))
    rows = (names, role) if chair.id else (role, names)
    nobody = NAMELESS if chair.id else words("table.focal_role")
    return tuple(dict.fromkeys(row for row in rows if row)) or (nobody,)


def _box(chair: EmptyChair, words: Words, *, roles: bool) -> Box:
    rows = sits(chair, words)[: 2 if roles else 1]
    voice = shown(chair.minded_by)
    lid, foot = words("table.empty_chair"), words("table.voice", name=voice) if voice else ""
    edges = max(cells(lid), cells(foot)) + 6
    width = min(max(edges, *(cells(row) + 4 for row in rows)), _WIDEST_BOX)
    # Of an odd width, so that one box can stand in the very middle.
    return Box(lid, rows, foot, width + 1 - width % 2)


def _short(role: str) -> str:
    """Return a long role up to its first comma or bracket: all of it stands in the list of people."""
    return re.split(r"[,;(]", role)[0].strip() or role if cells(role) > _LONG_ROLE else role


def _together(people: tuple[str, ...]) -> str:
    names = [shown(name) for name in people]
    together = ", ".join(names)
    if len(names) > 1 and cells(together) > _WIDEST_BOX - 4:
        return f"{names[0]} +{len(names) - 1}"
    return together


def _edge(text: str, width: int) -> str:
    text = cut(text, width - 4)
    if not text:
        return "╌" * width
    dashes = width - cells(text) - 2
    return "╌" * (dashes // 2) + f" {text} " + "╌" * (dashes - dashes // 2)

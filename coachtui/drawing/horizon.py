"""The horizon line: everybody on one line from days to years, and the two poles between which they stand."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from coachtui.domain.people import LONG, SHORT, Horizon
from coachtui.domain.perspectives import Perspective
from coachtui.drawing.columns import GAP, beside, flowing, folded
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.drawing.perspectives import person_mark, picture_legend, picture_mark
from coachtui.drawing.width import cells, cut, pad, shown
from coachtui.i18n import Words

# The short pole, who stands between, the long pole: for each its horizons.
_PARTS: Final = (
    ("short", tuple(one for one in Horizon if one in SHORT)),
    ("between", tuple(one for one in Horizon if one not in SHORT | LONG)),
    ("long", tuple(one for one in Horizon if one in LONG)),
)
_EDGES: Final = 4
_MOST_LINES: Final = 2  # of a pole's wording; all of it stands where the priority is told
_BLANK: Final = Span(" ", Mark.PLAIN)


class _Point(NamedTuple):
    """Somebody on the line: the marks before the name, the name, and whose it is (an id)."""

    marks: Line
    name: str
    who: str

    @property
    def indent(self) -> int:
        return sum(cells(span.text) for span in self.marks)


class _Pole(NamedTuple):
    """A part of the line: what it is called, how people word it, and its horizons."""

    name: str
    wording: str
    horizons: tuple[Horizon, ...]


def draw_horizon(
    people: Iterable[Perspective], width: int, *, words: Words, short: str = "", long: str = ""
) -> tuple[Line, ...]:
    """Return the line with everybody on it, then those whose horizon was not asked, then what the marks mean.

    Where somebody stands does not depend on the order of ``people``. ``short`` and ``long`` are the poles in
    people's words. From left to right where every name finds room (40 cells often do); else downwards.
    """
    everybody = sorted(people, key=lambda person: (shown(person.name).casefold(), person.name, person.id))
    marked = any(person_mark(person) for person in everybody)
    points = {
        horizon: [_point(person, marked=marked) for person in everybody if person.picture.horizon is horizon]
        for horizon in Horizon
    }
    said = {"short": shown(short), "between": "", "long": shown(long)}
    poles = [_Pole(words(f"beside.pole.{part}"), said[part], horizons) for part, horizons in _PARTS]
    labels = {horizon: words(f"value.horizon.{horizon}") for horizon in Horizon}
    widths = _widths(points, labels, poles, width)
    drawn = _rightwards(points, labels, poles, widths) if widths else _down(points, labels, poles, width)
    unasked = [_point(person, marked=marked) for person in everybody if person.picture.horizon is None]
    legend = flowing(picture_legend(everybody, words), width, 3)
    return tuple(
        [*drawn, *_unasked(unasked, width, words), *([()] if legend else []), *legend] if everybody else []
    )


def horizon_text(
    people: Iterable[Perspective], width: int, *, words: Words, short: str = "", long: str = ""
) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_horizon(people, width, words=words, short=short, long=long))


def _point(person: Perspective, *, marked: bool) -> _Point:
    before = (person_mark(person) or _BLANK,) if marked else ()
    return _Point((*before, picture_mark(person), _BLANK), shown(person.name), person.id)


def _widths(
    points: dict[Horizon, list[_Point]], labels: dict[Horizon, str], poles: list[_Pole], width: int
) -> dict[Horizon, int]:
    """Return how wide the part of each horizon is; nothing if there is no room from left to right.

    A name is broken only between its words; what is left over goes first to the names that would be.
    """
    least, wanted = {}, {}
    for horizon, there in points.items():
        words_ = [point.indent + cells(word) for point in there for word in point.name.split()]
        names = [point.indent + cells(point.name) for point in there]
        least[horizon] = max([cells(labels[horizon]), *words_])
        wanted[horizon] = max([least[horizon], *names])
    for pole in poles:
        least[pole.horizons[-1]] += max(0, cells(pole.name) + _EDGES - _span(pole, least))
    left = width - sum(least.values()) - GAP * (len(least) - 1)
    if left < 0:
        return {}
    while left:
        # First whoever still wants more; then all alike, so that the line goes from edge to edge.
        eager = [one for one in Horizon if least[one] < wanted[one]] or list(Horizon)
        for horizon in eager[:left]:
            least[horizon] += 1
            left -= 1
    return least


def _rightwards(
    points: dict[Horizon, list[_Point]],
    labels: dict[Horizon, str],
    poles: list[_Pole],
    widths: dict[Horizon, int],
) -> list[Line]:
    spans = [_span(pole, widths) for pole in poles]
    brackets = [
        [(Span(_bracket(pole.name, span), Mark.TITLE),), *_wording(pole, span - GAP)]
        for pole, span in zip(poles, spans, strict=True)
    ]
    across = list(widths.values())
    axis = "".join(
        ("●" if there else "┼") + "─" * (widths[horizon] + GAP - 1) for horizon, there in points.items()
    )
    return [
        *beside(brackets, spans),
        *beside([[(Span(labels[one], Mark.FAINT),)] for one in widths], across),
        (Span(f"{axis[: -GAP - 1]}►", Mark.TABLE),),
        *beside([_names(points[one], widths[one]) for one in widths], across),
    ]


def _span(pole: _Pole, widths: dict[Horizon, int]) -> int:
    return sum(widths[one] for one in pole.horizons) + GAP * (len(pole.horizons) - 1)


def _wording(pole: _Pole, width: int) -> list[Line]:
    lines = folded(pole.wording, width)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], cut(" ".join(lines[_MOST_LINES - 1 :]), width)]
    return [(Span(f"  {line}", Mark.PLAIN),) for line in lines]


def _bracket(head: str, width: int) -> str:
    text = cut(head, width - _EDGES)
    return f"╭ {text} {'─' * (width - cells(text) - _EDGES)}╮"


def _names(points: list[_Point], width: int) -> list[Line]:
    """Return the names that stand under one horizon, each with its marks before it."""
    lines: list[Line] = []
    for point in points:
        for number, part in enumerate(folded(point.name, width - point.indent)):
            before = (Span(" " * point.indent, Mark.PLAIN),) if number else point.marks
            lines.append((*before, Span(part, Mark.PLAIN, point.who)))
    return lines


def _down(
    points: dict[Horizon, list[_Point]], labels: dict[Horizon, str], poles: list[_Pole], width: int
) -> list[Line]:
    """Return the line from above to below, the names after their horizon."""
    before = max(map(cells, labels.values())) + 1
    lines: list[Line] = []
    for pole in poles:
        lines.append((Span(cut(pole.name, width), Mark.TITLE),))
        lines += _wording(pole, width - GAP)
        for horizon in pole.horizons:
            there = points[horizon]
            names = flowing(map(_whole, there), width - before - 3) or [()]
            for number, line in enumerate(names):
                label = pad("" if number else labels[horizon], before)
                tick = "│" if number else "●" if there else "┼"
                lines.append((Span(label, Mark.FAINT), Span(f"{tick}  ", Mark.TABLE), *line))
    return lines


def _unasked(points: list[_Point], width: int, words: Words) -> list[Line]:
    if not points:
        return []
    head = (Span(cut(words("beside.horizon_not_asked"), width), Mark.UNASKED),)
    return [(), head, *flowing(map(_whole, points), width)]


def _whole(point: _Point) -> Line:
    return (*point.marks, Span(point.name, Mark.PLAIN, point.who))

"""The stakeholder map: influence upwards, interest to the right, and everybody who was asked in a cell."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from coachtui.domain.standing import Standing
from coachtui.drawing.abbreviations import abbreviated
from coachtui.drawing.columns import flowing
from coachtui.drawing.lines import Canvas, Line, Mark, Span, plain
from coachtui.drawing.spots import Spot
from coachtui.drawing.width import cells, cut, shown
from coachtui.i18n import Words

_SCALE: Final = range(1, 6)
_STANCES: Final[dict[int | None, str]] = {-2: "▼", -1: "▽", 0: "=", 1: "△", 2: "▲", None: "?"}
_MISSING: Final = "!"
_NO_SEAT: Final = "*"
_LEFT: Final = 3  # cells before the grid, for the figures of the scale
_COUNTED: Final = 4  # from so many people on, a cell tells how many


class Map(NamedTuple):
    """A drawing, and where everybody stands in it, from above to below and from left to right."""

    lines: tuple[Line, ...]
    spots: tuple[Spot, ...] = ()


class _Label(NamedTuple):
    """Somebody as drawn. ``short`` stands on the map, ``name`` where there is room for it."""

    id: str
    sign: str
    short: str
    name: str
    flag: str
    mark: Mark

    @property
    def brief(self) -> str:
        return f"{self.sign}{self.short}{self.flag}"

    @property
    def whole(self) -> str:
        return f"{self.sign}{self.name}{self.flag}"


_Placed = dict[tuple[int, int], list[_Label]]


def draw_map(
    standings: Iterable[Standing], width: int, *, words: Words, height: int | None = None, chosen: str = ""
) -> Map:
    """Return the map in ``width`` cells, then who was not asked, what the marks mean, and who is who.

    ``height`` makes its cells taller, as far as all of it then fits, or brings its parts together where it
    does not; ``chosen`` (an id) stands in brackets.
    Nobody is left out: a full cell makes the drawing taller, and tells how many are in it.
    """
    everybody = tuple(standings)
    if not everybody:
        return Map(((Span(cut(words("map.nobody"), width), Mark.FAINT),),))
    names = [shown(one.name) for one in everybody]
    labels = {
        one.id: _label(one, name, short)
        for one, name, short in zip(everybody, names, abbreviated(names), strict=True)
    }
    placed: _Placed = {}
    for one in everybody:
        if one.influence is not None and one.interest is not None:
            placed.setdefault((one.influence, one.interest), []).append(labels[one.id])
    inner = (width - _LEFT - len(_SCALE) - 1) // len(_SCALE)
    # Between two labels one cell, in which the brackets of the chosen one stand.
    slot = max((cells(one.brief) for there in placed.values() for one in there), default=0) + 1
    listed = inner <= slot
    below = [
        _unasked(everybody, labels, width, words, chosen),
        Map(tuple(flowing(_legend(everybody, words), width))),
        Map(() if listed else tuple(_key(placed, width))),
    ]
    if listed:
        return _stacked(_listed(placed, width, words, chosen), *below)
    grid = _Grid(inner, slot, words, chosen)
    made = _stacked(grid.draw(placed), *below)
    if height is None:
        return made
    spare = (height - len(made.lines)) // len(_SCALE)
    if spare > 0:
        return _stacked(grid.draw(placed, spare), *below)
    return made if len(made.lines) <= height else _joined([grid.draw(placed), *below])


def map_text(standings: Iterable[Standing], width: int, *, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_map(standings, width, words=words).lines)


def stance_text(stance: int | None, words: Words) -> str:
    """Return a stance on the solution in words: *for (+2)*; None: that it was not asked."""
    return words(f"map.stance.{'unasked' if stance is None else stance + 2}")


def _label(one: Standing, name: str, short: str) -> _Label:
    # A colour draws the eye to who is missing, and to nothing else: no stance is better than another.
    flag, mark = (
        (_MISSING, Mark.EMPTY) if one.missing else ("", Mark.SEATED) if one.seated else (_NO_SEAT, Mark.PLAIN)
    )
    return _Label(one.id, _STANCES[one.stance], short, name, flag, mark)


class _Grid(NamedTuple):
    """The map itself: cells ``inner`` wide, in which somebody takes ``slot`` cells."""

    inner: int
    slot: int
    words: Words
    chosen: str

    def draw(self, placed: _Placed, spare: int = 0) -> Map:
        """Return the cells, each row of them ``spare`` lines taller than it needs to be."""
        canvas, spots = Canvas(), list[Spot]()
        across = (self.inner - 1) // self.slot
        right = _LEFT + len(_SCALE) * (self.inner + 1)
        canvas.put(0, 0, self.words("map.influence"), Mark.TABLE)
        row = 1
        for influence in reversed(_SCALE):
            there = [placed.get((influence, interest), []) for interest in _SCALE]
            tall = max(1, *(-(-len(people) // across) for people in there)) + spare
            counts = [f" {len(people)} " if len(people) >= _COUNTED else "" for people in there]
            canvas.put(row, _LEFT, self._rule(counts, "┌┬┐" if row == 1 else "├┼┤"), Mark.TABLE)
            canvas.put(row + (tall + 1) // 2, 1, str(influence), Mark.FAINT)
            for line in range(row + 1, row + 1 + tall):
                for column in range(_LEFT, right + 1, self.inner + 1):
                    canvas.put(line, column, "│", Mark.TABLE)
            for interest, people in enumerate(there):
                left = _LEFT + interest * (self.inner + 1) + 2
                for number, one in enumerate(people):
                    spot = Spot(one.id, row + 1 + number // across, left + number % across * self.slot)
                    spots.append(_put(canvas, spot, one.brief, one.mark, self.chosen))
            row += tall + 1
        self._draw_foot(canvas, row, right)
        return Map(canvas.lines(), tuple(spots))

    def _draw_foot(self, canvas: Canvas, row: int, right: int) -> None:
        """Draw the lower edge, the figures of interest in it; where they do not fit, under it."""
        side = self.words("map.interest")
        figures = [str(one) for one in _SCALE]
        figures[0] = f"{side} {figures[0]}"
        if cells(figures[0]) + 3 <= self.inner:
            edges = [self._in_edge(f" {one} ") for one in figures]
            edges[-1] = f"{edges[-1][:-3]} ► "
            canvas.put(row, _LEFT, f"└{'┴'.join(edges)}┘", Mark.TABLE)
            return
        canvas.put(row, _LEFT, self._rule([""] * len(_SCALE), "└┴┘"), Mark.TABLE)
        for number in _SCALE:
            column = _LEFT + (number - 1) * (self.inner + 1) + 1 + self.inner // 2
            canvas.put(row + 1, column, str(number), Mark.FAINT)
        canvas.put(row + 2, max(0, right - cells(side) - 2), f"{side} ►", Mark.TABLE)

    def _in_edge(self, text: str) -> str:
        left = (self.inner - cells(text)) // 2
        return f"{'─' * left}{text}{'─' * (self.inner - cells(text) - left)}"

    def _rule(self, ends: Iterable[str], corners: str) -> str:
        """Return a line above or below a row of cells, with a text at the end of each."""
        edges = (f"{'─' * (self.inner - cells(text))}{text}" for text in ends)
        return f"{corners[0]}{corners[1].join(edges)}{corners[2]}"


def _listed(placed: _Placed, width: int, words: Words, chosen: str) -> Map:
    """Return the cells one under the other, the greatest influence and interest first: for little room."""
    parts = []
    for (influence, interest), people in sorted(placed.items(), reverse=True):
        head = words("map.cell", influence=influence, interest=interest, n=len(people))
        parts += [Map(((Span(cut(head, width), Mark.TITLE),),)), _flow(people, width, chosen)]
    return _joined(parts)


def _key(placed: _Placed, width: int) -> list[Line]:
    """Return who is meant by each short name on the map, in the order of these."""
    people = [one for there in placed.values() for one in there]
    # Numbers by their size, initials by their letters.
    people.sort(key=lambda one: (len(one.short) if one.short.isdigit() else 0, one.short))
    return flowing(((Span(f"{one.short} ", Mark.FAINT), Span(one.name, Mark.PLAIN)) for one in people), width)


def _unasked(
    everybody: Iterable[Standing], labels: dict[str, _Label], width: int, words: Words, chosen: str
) -> Map:
    """Return those who have no place on the map, by what was not asked."""
    groups: dict[str, list[_Label]] = {"both": [], "influence": [], "interest": []}
    for one in everybody:
        if one.influence is None and one.interest is None:
            groups["both"].append(labels[one.id])
        elif one.influence is None or one.interest is None:
            groups["influence" if one.influence is None else "interest"].append(labels[one.id])
    parts = []
    for name, people in groups.items():
        if people:
            head = cut(words(f"map.unasked.{name}", n=len(people)), width)
            parts += [Map(((Span(head, Mark.UNASKED),),)), _flow(people, width, chosen)]
    return _joined(parts)


def _flow(people: Iterable[_Label], width: int, chosen: str) -> Map:
    """Return people by their whole names, one after the other in as many lines as they take."""
    canvas, spots = Canvas(), []
    row, column = 0, 1
    for one in people:
        text = cut(one.whole, max(1, width - 2))
        if column > 1 and column + cells(text) + 1 > width:
            row, column = row + 1, 1
        spots.append(_put(canvas, Spot(one.id, row, column), text, one.mark, chosen))
        column += cells(text) + 2
    return Map(canvas.lines(), tuple(spots))


def _put(canvas: Canvas, spot: Spot, text: str, mark: Mark, chosen: str) -> Spot:
    if spot.id == chosen:
        canvas.put(spot.row, spot.column - 1, f"[{text}]", Mark.CHOSEN)
    else:
        canvas.put(spot.row, spot.column, text, mark)
    return spot


def _legend(everybody: tuple[Standing, ...], words: Words) -> list[Line]:
    """Return what the marks mean, for those that occur."""
    there = {one.stance for one in everybody}
    told = [(sign, Mark.SEATED, stance_text(one, words)) for one, sign in _STANCES.items() if one in there]
    if any(one.missing for one in everybody):
        told.append((_MISSING, Mark.EMPTY, words("map.missing")))
    if any(not one.missing and not one.seated for one in everybody):
        told.append((_NO_SEAT, Mark.PLAIN, words("map.no_seat")))
    return [(Span(sign, mark), Span(f" {meaning}", Mark.FAINT)) for sign, mark, meaning in told]


def _stacked(*parts: Map) -> Map:
    """Return drawings under each other, an empty line between any two."""
    there = [part for part in parts if part.lines]
    return _joined([one for part in there for one in (Map(((),)), part)][1:])


def _joined(parts: Iterable[Map]) -> Map:
    lines: list[Line] = []
    spots: list[Spot] = []
    for part in parts:
        spots += (spot._replace(row=spot.row + len(lines)) for spot in part.spots)
        lines += part.lines
    return Map(tuple(lines), tuple(sorted(spots, key=lambda spot: (spot.row, spot.column))))

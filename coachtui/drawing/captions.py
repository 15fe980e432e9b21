"""What is told under the table: what the marks mean, and how those who are not at it take part."""

from collections.abc import Iterable
from typing import Final

from coachtui.domain.people import SeatKind
from coachtui.domain.table import Away, Table
from coachtui.drawing.lines import Line, Mark, Span, centred, clipped, wide
from coachtui.drawing.seats import DISCS, Sitter
from coachtui.drawing.width import cells, shown, wrap
from coachtui.i18n import Words

Told = tuple[str, str]

_BETWEEN: Final = Span(" · ", Mark.FAINT)
_WORTH: Final = 16

_KINDS: Final[tuple[tuple[SeatKind | None, str], ...]] = (
    (SeatKind.REPRESENTED, "table.represented"),
    (SeatKind.INTERVIEWED, "table.interviewed"),
    (SeatKind.INFORMED, "table.informed"),
    (SeatKind.ABSENT, "table.absent"),
    (None, "table.not_asked"),
)


def legend(sitters: tuple[Sitter, ...], words: Words, *, brief: bool = False) -> list[Line]:
    """Return what the marks at the table mean, for those that occur; ``brief``: in few words."""
    discs = {one.disc for one in sitters}
    silent = [disc for (_, hollow), disc in DISCS.items() if hollow and disc in discs]
    # The diamond of a silent holder is told by the full one, or by itself when it is alone.
    holding = [disc for (holds, _), disc in DISCS.items() if holds and disc in discs][:1]
    told = [
        (silent, Mark.SILENT, "table.silent" if brief else "table.silent_means"),
        (holding, Mark.HOLDER, "table.holder"),
    ]
    return [
        (Span(" ".join(marks), mark), Span(f" {words(key)}", Mark.FAINT))
        for marks, mark, key in told
        if marks
    ]


def away(table: Table, words: Words) -> list[Told]:
    """Return for every way to take part from elsewhere that occurs: its label, and the names."""
    told = []
    for kind, key in _KINDS:
        names = [_told(person, words) for person in table.away_as(kind)]
        if names:
            told.append((words(key), ", ".join(names)))
    return told


def captions(marks: list[Line], told: list[Told], width: int) -> list[Line]:
    """Return the lines under the table, in the middle of ``width``: the marks, then names in a column."""
    apart = Span("   ", Mark.PLAIN)
    together = tuple(span for mark in marks for span in (apart, *mark))[1:]
    if not marks or wide(together) <= width:
        lines = [together] if marks else []
    else:
        lines = [line for mark in marks for line in _wrapped(mark, width)]
    return centred([*lines, *_column(told, width)], width)


def fitted(items: Iterable[Line], width: int, most: int) -> list[Line]:
    """Return ``items`` one after the other in at most ``most`` lines; what does not fit is cut."""
    lines: list[Line] = []
    for item in items:
        longer = (*lines[-1], _BETWEEN, *item) if lines else item
        if lines and wide(longer) > width and len(lines) < most:
            lines.append(item)
        elif lines and wide(lines[-1]) + _WORTH > width < wide(longer):
            # A letter or two of one more item tell nothing.
            used = wide(lines[-1])
            more = Span(" …", Mark.FAINT)
            lines[-1] = (*lines[-1], more) if used + 2 <= width else clipped(lines[-1], used - 1)
            break
        else:
            lines[-1:] = [longer]
    return centred([clipped(line, width) for line in lines[: max(0, most)]], width)


def _wrapped(line: Line, width: int) -> list[Line]:
    """Return a line of a mark and its meaning as lines of which the first starts with the mark."""
    mark, meaning = line
    first, *rest = wrap(f"{mark.text}{meaning.text}", width)
    if not first.startswith(mark.text):
        return [(Span(text, Mark.FAINT),) for text in (first, *rest)]
    opening = (mark, Span(first[len(mark.text) :], Mark.FAINT))
    return [opening, *((Span(text, Mark.FAINT),) for text in rest)]


def _told(person: Away, words: Words) -> str:
    name = shown(person.name)
    if person.kind is SeatKind.REPRESENTED and person.by:
        return words("table.represented_by", name=name, by=shown(person.by))
    return name


def _column(told: list[Told], width: int) -> list[Line]:
    indent = max((cells(label) for label, _ in told), default=0) + 2
    lines: list[Line] = []
    for label, names in told:
        if indent > width // 2:
            lines += [(Span(text, Mark.FAINT),) for text in wrap(f"{label} {names}", width)]
            continue
        for number, text in enumerate(wrap(names, width - indent)):
            head = "" if number else label
            lines.append((Span(head + " " * (indent - cells(head)), Mark.FAINT), Span(text, Mark.PLAIN)))
    return lines

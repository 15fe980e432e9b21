"""What is told under the table: what the marks mean, and how those who are not at it take part."""

from typing import Final

from coachtui.domain.people import SeatKind
from coachtui.domain.table import Away, Table
from coachtui.drawing.lines import Line, Mark, Span
from coachtui.drawing.seats import DISCS, Sitter
from coachtui.drawing.width import cells, cut, shown, wrap
from coachtui.i18n import Words

Told = tuple[str, str]

_KINDS: Final[tuple[tuple[SeatKind | None, str], ...]] = (
    (SeatKind.REPRESENTED, "table.represented"),
    (SeatKind.INTERVIEWED, "table.interviewed"),
    (SeatKind.INFORMED, "table.informed"),
    (SeatKind.ABSENT, "table.absent"),
    (None, "table.not_asked"),
)


def legend(sitters: tuple[Sitter, ...], words: Words, *, brief: bool = False) -> list[Span]:
    """Return what the marks at the table mean, for those that occur; ``brief``: in few words."""
    discs = {one.disc for one in sitters}
    silent = [disc for (_, hollow), disc in DISCS.items() if hollow and disc in discs]
    # The diamond of a silent holder is told by the full one, or by itself when it is alone.
    holding = [disc for (holds, _), disc in DISCS.items() if holds and disc in discs][:1]
    told = [
        (silent, "table.silent" if brief else "table.silent_means", Mark.SILENT),
        (holding, "table.holder", Mark.HOLDER),
    ]
    return [Span(f"{' '.join(marks)} {words(key)}", mark) for marks, key, mark in told if marks]


def away(table: Table, words: Words, *, public: bool) -> list[Told]:
    """Return for every way to take part from elsewhere that occurs: its label, and the names."""
    told = []
    for kind, key in _KINDS:
        names = [_told(person, words, public=public) for person in table.away_as(kind)]
        if names:
            told.append((words(key), ", ".join(names)))
    return told


def captions(marks: list[Span], told: list[Told], width: int) -> list[Line]:
    """Return the lines under the table, in the middle of ``width``: the marks, then names in a column."""
    lines: list[Line] = []
    if sum(cells(mark.text) + 3 for mark in marks) - 3 <= width:
        parted = [span for mark in marks for span in (Span("   ", Mark.PLAIN), mark)]
        lines += [tuple(parted[1:])] if parted else []
    else:
        lines += [(Span(text, mark.mark),) for mark in marks for text in wrap(mark.text, width)]
    return [*centred(lines, width), *centred(_column(told, width), width)]


def flowing(spans: list[Span], width: int, most: int) -> list[Line]:
    """Return ``spans`` one after the other in at most ``most`` lines; what does not fit is cut."""
    lines: list[list[Span]] = [[]]
    room = width
    for span in spans:
        if lines[-1] and cells(span.text) + 3 > room and len(lines) < most:
            lines.append([])
            room = width
        if lines[-1]:
            lines[-1].append(Span(cut(" · ", room), Mark.FAINT))
            room -= 3
        if room > 0:
            text = cut(span.text, room)
            lines[-1].append(Span(text, span.mark))
            room -= cells(text)
    return centred([tuple(line) for line in lines if line], width) if most > 0 else []


def centred(lines: list[Line], width: int) -> list[Line]:
    """Return the lines as one block in the middle of ``width``."""
    widest = max((sum(cells(span.text) for span in line) for line in lines), default=0)
    margin = Span(" " * max(0, (width - widest) // 2), Mark.PLAIN)
    return [(margin, *line) if margin.text else line for line in lines]


def _told(person: Away, words: Words, *, public: bool) -> str:
    name = shown(person.called(public=public))
    if person.kind is SeatKind.REPRESENTED and person.by:
        return words("table.represented_by", name=name, by=shown(person.by.called(public=public)))
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

"""The table, drawn in characters, with a name on each seat."""

from typing import Final

from coachtui.domain.table import Table
from coachtui.drawing.captions import away, captions, fitted, legend
from coachtui.drawing.choice import best
from coachtui.drawing.lines import Line, Mark, Span, centred, plain
from coachtui.drawing.listing import cramped, listing
from coachtui.drawing.picture import picture
from coachtui.drawing.seats import boxes, sits, sitter
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words

_TALLEST: Final = 26


def draw_table(
    table: Table, width: int, *, title: str, words: Words, height: int | None = None
) -> tuple[Line, ...]:
    """Return the drawing: lines of marked text, every one at most ``width`` cells wide.

    People sit in listed order, clockwise from the upper left. ``title`` stands on the table; at `` · ``
    it breaks first. ``height`` asks for at most that many lines (9 do for ten people at 76
    cells); what does not fit is cut.
    """
    title, width = shown(title), max(1, width)
    if height is not None:
        return _compact(table, width, title, words, height=height)
    sitters = tuple(sitter(place) for place in table.seated)
    chairs = boxes(table.empty, words=words)
    note = "" if sitters else words("table.nobody")
    seating = best(sitters, chairs, width, title, _TALLEST)
    drawn = picture(seating, width, note) if seating else listing(sitters, chairs, width, title, note)
    below = captions(legend(sitters, words), away(table, words), width)
    return (*drawn, *([()] if below else []), *below)


def table_text(table: Table, width: int, *, title: str, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_table(table, width, title=title, words=words))


def _compact(table: Table, width: int, title: str, words: Words, *, height: int) -> tuple[Line, ...]:
    sitters = tuple(sitter(place) for place in table.seated)
    note = "" if sitters else words("table.nobody")
    told = away(table, words)
    rest = legend(sitters, words, brief=True)
    rest += [(Span(f"{label} ", Mark.FAINT), Span(names, Mark.PLAIN)) for label, names in told]
    for below in range(len(fitted(rest, width, 2)), -1, -1):
        for roles in (True, False):
            chairs = boxes(table.empty, words=words, roles=roles)
            seating = best(sitters, chairs, width, title, height - below)
            if seating:
                drawn = picture(seating, width, note)
                under = captions(legend(sitters, words), told, width)
                if len(drawn) + len(under) > height:
                    under = fitted(rest, width, height - len(drawn))
                return (*drawn, *under)
    head = centred([(Span(cut(title, width), Mark.TITLE),)], width)[: max(0, height)]
    names = [sits(chair, words)[0] for chair in table.empty]
    empty = words("table.empty_chairs", n=len(names), names=", ".join(names))
    people: list[Line] = [(Span(f"{one.disc} {one.name}", one.mark),) for one in sitters]
    if not people:
        people = [(Span(note, Mark.FAINT),)]
    left = height - len(head)
    return (*head, *cramped([(Span(empty, Mark.EMPTY),)] if names else [], people, rest, width, left))

"""The table, drawn in characters, with a name on each seat."""

from coachtui.domain.table import Table
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.i18n import Words


def draw_table(
    table: Table, width: int, *, title: str, words: Words, public: bool = False, height: int | None = None
) -> tuple[Line, ...]:
    """Return the drawing, every line at most ``width`` cells wide.

    ``title`` stands on the table. ``public``: for others than the coach, so with the names that they
    may read. ``height`` asks for a drawing of at most that many lines.
    """
    # The names only, until the picture is there.
    return tuple((Span(place.called(public=public)[:width], Mark.SEATED),) for place in table.seated)


def table_text(
    table: Table, width: int, *, title: str, words: Words, public: bool = False, height: int | None = None
) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_table(table, width, title=title, words=words, public=public, height=height))

"""Stakeholders from a CSV file, and to one, which holds everything that the coach knows of them."""

from collections.abc import Callable
from typing import Final

from coachtui.application import cells, columns, csvfile
from coachtui.application.csvrows import Fate, read
from coachtui.application.csvsource import Source
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.i18n import Words

# What spreadsheets part cells by where the language of the system is this one; others take a comma.
_DELIMITERS: Final = {"nl": ";"}


def bring_in(
    engagement: Engagement, source: Source, new_id: Callable[[], str], *, leave_out: bool = False
) -> Engagement:
    """Return the engagement with everybody in the file; Refused if rows are bad, unless they are left out."""
    reading = read(engagement, source, new_id)
    if (bad := reading.of(Fate.BAD)) and not leave_out:
        raise Refused("fromfile.bad_rows", n=len(bad), lines=", ".join(str(row.line) for row in bad))
    return reading.engagement if reading.of(Fate.NEW, Fate.FILLED) else engagement


def written(engagement: Engagement, words: Words) -> str:
    """Return everything that is known of the people, the coach's own included, as CSV with headings."""
    paths = columns.written(engagement)
    rows = [[columns.heading(path, words) for path in paths]]
    rows += [
        [cells.written(engagement, person, path, words) for path in paths]
        for person in engagement.stakeholders
    ]
    return csvfile.written(rows, _DELIMITERS.get(words.language, ","))


def marked(engagement: Engagement, words: Words) -> str:
    """Return :func:`written` for a file, with the mark that tells spreadsheets that it is UTF-8."""
    return f"\ufeff{written(engagement, words)}"

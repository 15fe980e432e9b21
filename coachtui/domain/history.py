"""What notes were before they were changed or deleted, until the engagement is purged."""

from datetime import datetime
from typing import Final

from coachtui.domain.notes import Note
from coachtui.domain.people import Value

# How many earlier states of one note are kept.
MOST: Final = 50


class PastNote(Value, frozen=True, kw_only=True):
    """A note as it was ``until`` a moment with a zone, when it was changed, or ``deleted``.

    Where it refers to somebody who was let go since, it has their name, as ``about`` too.
    """

    note: Note
    until: datetime
    deleted: bool = False


def remembered(past: tuple[PastNote, ...], gone: PastNote) -> tuple[PastNote, ...]:
    """Return the past with one state more, at its end; of the states of one note the oldest gives way.

    That a note was deleted is the last state it has, so that never does.
    """
    same = [one for one in past if one.note.id == gone.note.id]
    if len(same) >= MOST:
        oldest = same[0]
        past = tuple(one for one in past if one is not oldest)
    return (*past, gone)

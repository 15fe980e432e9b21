"""Undo across time: earlier states of notes and deleted notes, bringing one back, and purging them all."""

import datetime as dt

from msgspec import structs

from coachtui.application import noting
from coachtui.application.drafts import Drafts
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.history import PastNote
from coachtui.domain.notes import Note
from coachtui.domain.people import Value


class Purged(Value, frozen=True, kw_only=True):
    """What purging removes: earlier states of notes, deleted notes, drafts that wait or were dropped, files.

    ``files`` are those beside the engagement's own.
    """

    states: int
    deleted: int
    drafts: int = 0
    files: int = 0


def states(engagement: Engagement, note_id: str) -> tuple[PastNote, ...]:
    """Return what one note was before, the latest first."""
    return tuple(one for one in reversed(engagement.past) if one.note.id == note_id)


def deleted(engagement: Engagement) -> tuple[PastNote, ...]:
    """Return every note that was deleted and is not back, as it was then; the latest first."""
    seen = {note.id for note in engagement.notes}
    found = []
    for one in reversed(engagement.past):
        if one.note.id not in seen:
            seen.add(one.note.id)
            found.append(one)
    return tuple(found)


def bring_back(engagement: Engagement, past: PastNote, *, now: dt.datetime) -> Engagement:
    """Return the engagement with a note as it was; what it is now becomes its past.

    Raises Refused if whom it is about is not on the list any more.
    """
    return noting.restore(engagement, _about_somebody(engagement, past.note), now=now)


def purge(engagement: Engagement) -> Engagement:
    """Return the engagement without its past."""
    return structs.replace(engagement, past=()) if engagement.past else engagement


def to_purge(engagement: Engagement, drafts: Drafts | None = None) -> Purged:
    """Count what :func:`purge` takes away, and what is lost of its drafts."""
    gone = len(deleted(engagement))
    waiting = len(drafts.found) + len(drafts.dropped) if drafts else 0
    return Purged(states=len(engagement.past) - gone, deleted=gone, drafts=waiting)


def _about_somebody(engagement: Engagement, note: Note) -> Note:
    """Return the note about whom it was; somebody who was let go, and is listed again, is known by name."""
    if note.about is None or engagement.person(note.about) is not None:
        return note
    person = engagement.find(note.about)
    if person is None:
        raise Refused("error.note_about_gone", name=note.about)
    return structs.replace(note, about=person.id)

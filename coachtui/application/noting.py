"""Writing notes: adding, changing and deleting them."""

import datetime as dt
import re

from msgspec import structs

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.history import PastNote, remembered
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.sharing.readers import Group, Reason, why_withheld
from coachtui.domain.text import clean, clean_line


def write(
    engagement: Engagement,
    new_id: str,
    text: str,
    *,
    now: dt.datetime,
    kind: NoteKind = NoteKind.NOTE,
    about: str | None = None,
    visibility: Visibility = Visibility.COACH,
    tags: str = "",
    who: str = "",
    due: str = "",
    done: bool = False,
    session: int | None = None,
    block: str = "",
) -> Engagement:
    """Return the engagement with a note added. ``about``: a stakeholder's id, or None for the group.

    ``tags`` are typed as words, with or without ``#``; ``who`` is a stakeholder's id or a name.
    Raises Refused for a note without a word.
    """
    _check_about(engagement, about)
    note = Note(
        id=new_id,
        text=_words(text),
        at=now,
        kind=kind,
        about=about,
        visibility=visibility,
        tags=tags_in(tags),
        who=clean_line(who),
        due=clean_line(due),
        done=done,
        session=session,
        block=block,
    )
    return structs.replace(engagement, notes=(*engagement.notes, note))


def change(engagement: Engagement, note_id: str, /, *, now: dt.datetime, **fields: object) -> Engagement:
    """Return the engagement with fields of one note changed (``text``, ``kind``, ``about``, ``tags`` …).

    What it was becomes its past. A change that changes nothing leaves the engagement, and the note's
    time, as they are.
    """
    note = find(engagement, note_id)
    if "text" in fields:
        fields["text"] = _words(str(fields["text"]))
    if isinstance(fields.get("tags"), str):
        fields["tags"] = tags_in(str(fields["tags"]))
    for name in ("who", "due"):
        if name in fields:
            fields[name] = clean_line(str(fields[name]))
    if "about" in fields:
        about = fields["about"]
        _check_about(engagement, None if about is None else str(about))
    new = structs.replace(note, **fields)
    if new == note:
        return engagement
    return _in_place(engagement, note, structs.replace(new, edited_at=now), now)


def delete(engagement: Engagement, note_id: str, *, now: dt.datetime) -> Engagement:
    """Return the engagement with one note in its past alone."""
    gone = PastNote(note=find(engagement, note_id), until=now, deleted=True)
    return structs.replace(
        engagement,
        notes=tuple(n for n in engagement.notes if n.id != note_id),
        past=remembered(engagement.past, gone),
    )


def restore(engagement: Engagement, note: Note, *, now: dt.datetime) -> Engagement:
    """Return the engagement with ``note`` as it was before it was changed or deleted, at its place.

    What stands there now becomes its past, so that this can be taken back too.
    """
    _check_about(engagement, note.about)
    present = next((n for n in engagement.notes if n.id == note.id), None)
    if present == note:
        return engagement
    if present is not None:
        return _in_place(engagement, present, note, now)
    # A note that is back as it was is not deleted any more; another state of it leaves that one to be found.
    past = tuple(one for one in engagement.past if not (one.deleted and one.note == note))
    notes = sorted((*engagement.notes, note), key=lambda n: n.at)
    return structs.replace(engagement, notes=tuple(notes), past=past)


def turn_done(engagement: Engagement, note_id: str, *, now: dt.datetime) -> Engagement:
    """Return the engagement with an action done, or open again. Raises Refused for any other kind of note."""
    note = find(engagement, note_id)
    if note.kind is not NoteKind.ACTION:
        raise Refused("notes.error.not_an_action")
    return change(engagement, note_id, now=now, done=not note.done)


def withheld_for_now(engagement: Engagement, note: Note) -> bool:
    """Tell whether a note for others stays withheld until the person it is about gives permission."""
    person = engagement.person(note.about)
    may_show = person is not None and person.may_show is True
    return why_withheld(note, Group(), may_show=may_show) is Reason.NO_PERMISSION


def find(engagement: Engagement, note_id: str) -> Note:
    """Return the note with this id. Raises Refused if there is none."""
    for note in engagement.notes:
        if note.id == note_id:
            return note
    raise Refused("error.no_such_note")


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags in a typed text: words split by spaces or commas, without ``#``, each once."""
    words = (word.lstrip("#") for word in re.split(r"[\s,]+", clean(text)))
    return tuple(dict.fromkeys(word for word in words if word))


def _in_place(engagement: Engagement, old: Note, new: Note, now: dt.datetime) -> Engagement:
    return structs.replace(
        engagement,
        notes=tuple(new if n is old else n for n in engagement.notes),
        past=remembered(engagement.past, PastNote(note=old, until=now)),
    )


def _words(text: str) -> str:
    text = clean(text).strip("\n").rstrip()
    if not text.strip():
        raise Refused("error.note_empty")
    return text


def _check_about(engagement: Engagement, about: str | None) -> None:
    if about is not None and engagement.person(about) is None:
        raise Refused("error.no_such_person", name=about)

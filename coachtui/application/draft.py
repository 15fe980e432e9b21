"""A note as it is being written: what was typed, and how it becomes a note."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial

from coachtui.application import noting, typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility


@dataclass(frozen=True)
class Draft:
    """A note as it stands in an editor. ``note_id`` is empty for one that was never saved.

    ``who`` is a name as it was typed, and ``tags`` are words as they were.
    """

    note_id: str = ""
    text: str = ""
    kind: NoteKind = NoteKind.NOTE
    about: str | None = None
    visibility: Visibility = Visibility.COACH
    session: int | None = None
    tags: str = ""
    who: str = ""
    due: str = ""
    done: bool = False

    @classmethod
    def of(cls, engagement: Engagement, note: Note) -> "Draft":
        """Return a note as an editor shows it at first."""
        return cls(
            note_id=note.id,
            text=note.text,
            kind=note.kind,
            about=note.about,
            visibility=note.visibility,
            session=note.session,
            tags=" ".join(note.tags),
            who=engagement.called(note.who),
            due=note.due,
            done=note.done,
        )

    @property
    def texts(self) -> dict[str, str]:
        """Every field as a text, for the drafts (see ``application.drafts``)."""
        return {name: "" if value is None else str(value) for name, value in asdict(self).items()}

    @classmethod
    def from_texts(cls, texts: Mapping[str, str]) -> "Draft":
        """Return the draft whose ``texts`` these are."""
        return cls(
            note_id=texts["note_id"],
            text=texts["text"],
            kind=NoteKind(texts["kind"]),
            about=texts["about"] or None,
            visibility=Visibility(texts["visibility"]),
            session=int(texts["session"]) if texts["session"] else None,
            tags=texts["tags"],
            who=texts["who"],
            due=texts["due"],
            done=texts["done"] == str(True),
        )

    def says_more_than(self, saved: "Draft") -> bool:
        """Tell whether something would be lost if this were thrown away; an empty new note is nothing."""
        if not self.note_id and not self.text.strip():
            return bool(self.tags.strip() or self.who.strip() or self.due.strip())
        return replace(self, text=self.text.rstrip()) != replace(saved, text=saved.text.rstrip())

    def withheld_for_now(self, engagement: Engagement) -> bool:
        """Tell whether others will not see it yet, as it stands."""
        if self.about is None:
            return False
        note = Note(
            id="",
            text="",
            at=engagement.created_at,
            kind=self.kind,
            about=self.about,
            visibility=self.visibility,
        )
        return noting.withheld_for_now(engagement, note)


def keep(engagement: Engagement, draft: Draft, note_id: str, *, now: dt.datetime) -> Engagement:
    """Return the engagement with the draft as a note: the one it was opened from, or a new one with this id.

    Raises Refused as ``noting.write`` and ``noting.change`` do.
    """
    verb = (
        partial(noting.change, engagement, draft.note_id, text=draft.text)
        if draft.note_id
        else partial(noting.write, engagement, note_id, draft.text)
    )
    return verb(
        now=now,
        kind=draft.kind,
        about=draft.about,
        visibility=draft.visibility,
        tags=draft.tags,
        who=typed.refer(engagement, draft.who),
        due=draft.due,
        done=draft.done and draft.kind is NoteKind.ACTION,
        session=draft.session,
    )

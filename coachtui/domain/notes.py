"""A note: what was said, seen, decided or promised, about somebody or the group, and who may read it."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from coachtui.domain.errors import Refused
from coachtui.domain.people import Value


class NoteKind(StrEnum):
    """What a note is (METHOD.md, running a session)."""

    NOTE = "note"
    QUOTE = "quote"
    TRAIT = "trait"
    DECISION = "decision"
    AGREEMENT = "agreement"
    ACTION = "action"
    RESERVATION = "reservation"
    PARKING = "parking"


class Visibility(StrEnum):
    """Who may read a note, from fewest to most (METHOD.md, visibility and documents)."""

    COACH = "coach"
    PARTICIPANT = "participant"
    GROUP = "group"
    SPONSOR = "sponsor"


_ALL: Final = tuple(Visibility)
_FOR_GROUP: Final = tuple(one for one in Visibility if one is not Visibility.PARTICIPANT)


def readers_for(about: str | None) -> tuple[Visibility, ...]:
    """Return for whom a note may be: one about the group (``about`` None) is about no participant."""
    return _FOR_GROUP if about is None else _ALL


class Note(Value, frozen=True, kw_only=True):
    """One note. ``about`` is a stakeholder's id, or None for the group.

    ``at`` and ``edited_at`` are moments with a zone. ``who`` and ``due`` belong to an action: who
    does it (a stakeholder's id, or a name) and by when, as it was said. ``session`` is the number
    of the session it was written in, ``block`` the title of the block that was open then.
    """

    id: str
    text: str
    at: datetime
    kind: NoteKind = NoteKind.NOTE
    about: str | None = None
    visibility: Visibility = Visibility.COACH
    tags: tuple[str, ...] = ()
    edited_at: datetime | None = None
    session: int | None = None
    block: str = ""
    who: str = ""
    due: str = ""
    done: bool = False

    def __post_init__(self) -> None:
        """Refuse a note about the group that is meant for the one participant it is about."""
        if self.visibility not in readers_for(self.about):
            raise Refused("error.group_note_for_participant")

"""The four readers, and what each may read of what was said (METHOD.md, visibility and documents)."""

from enum import StrEnum
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Value


class Coach(Value, frozen=True, kw_only=True):
    """The coach, who reads everything."""


class Participant(Value, frozen=True):
    """One participant, by the stakeholder's ``id``: they read what the group reads, and their own."""

    id: str


class Group(Value, frozen=True, kw_only=True):
    """Everybody at the table, as one reader."""


class Sponsor(Value, frozen=True, kw_only=True):
    """The sponsor, who is not one of the group."""


Reader = Coach | Participant | Group | Sponsor

# The readers that are no person, by their names; nobody in an engagement can be called so (METHOD.md, a
# stakeholder).
GROUP: Final = "group"
NAMED: Final[dict[str, Reader]] = {"coach": Coach(), GROUP: Group(), "sponsor": Sponsor()}


class Reason(StrEnum):
    """Why something is withheld from a reader."""

    COACH_ONLY = "coach_only"
    OTHER_PARTICIPANT = "other_participant"
    NO_PERMISSION = "no_permission"
    GROUP_ONLY = "group_only"


def check_reader(engagement: Engagement, reader: Reader) -> None:
    """Refuse a participant who is not listed, or has no seat in any session."""
    if not isinstance(reader, Participant):
        return
    person = engagement.person(reader.id)
    if person is None:
        raise Refused("sharing.error.nobody", ref=reader.id)
    if person not in engagement.participants():
        raise Refused("sharing.error.not_a_participant", name=person.name)


def is_about(reader: Reader, person_id: str | None) -> bool:
    """Tell whether ``reader`` is the participant with this id."""
    return isinstance(reader, Participant) and reader.id == person_id


def why_withheld(note: Note, reader: Reader, *, may_show: bool) -> Reason | None:
    """Return why ``reader`` may not read ``note``, or None if they may.

    ``may_show``: the person whom the note is about lets others read their own words. A quote is in
    somebody's own words, whatever its visibility.
    """
    if isinstance(reader, Coach):
        return None
    if note.visibility is Visibility.COACH:
        return Reason.COACH_ONLY
    own = is_about(reader, note.about)
    if note.visibility is Visibility.PARTICIPANT:
        return None if own else Reason.OTHER_PARTICIPANT
    if note.visibility is Visibility.GROUP and isinstance(reader, Sponsor):
        return Reason.GROUP_ONLY
    if note.kind is NoteKind.QUOTE and note.about is not None and not own and not may_show:
        return Reason.NO_PERMISSION
    return None


def why_words_withheld(reader: Reader, person_id: str, *, own_words: bool, may_show: bool) -> Reason | None:
    """Return why ``reader`` may not read what somebody answered in the intake, or None if they may.

    ``own_words`` False: attributed to them, or assumed; those are the coach's alone, always.
    """
    if isinstance(reader, Coach):
        return None
    if not own_words:
        return Reason.COACH_ONLY
    if is_about(reader, person_id):
        return None
    if isinstance(reader, Sponsor):
        return Reason.GROUP_ONLY
    return None if may_show else Reason.NO_PERMISSION

"""A backup of the whole practice: what it is asked to do, and what it tells of what differs."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value

# Told how many bytes are done, and of how many.
Progress = Callable[[int, int], None]


class Part(StrEnum):
    """What two states of an engagement can differ in."""

    NOTES = "notes"
    PEOPLE = "people"
    SESSIONS = "sessions"
    SETTLED = "settled"
    PLAN = "plan"
    PAST = "past"
    INTAKE = "intake"
    TYPING = "typing"


# Everything else is in the intake.
_PARTS: Final = {
    "notes": Part.NOTES,
    "stakeholders": Part.PEOPLE,
    "runs": Part.SESSIONS,
    "settlements": Part.SETTLED,
    "plan": Part.PLAN,
    "past": Part.PAST,
}
_COUNTED: Final = ("notes", "stakeholders", "runs", "settlements")


class Count(Value, frozen=True, kw_only=True):
    """How many of something there are here, and in the backup."""

    part: Part
    here: int
    there: int


class Difference(Value, frozen=True, kw_only=True):
    """In what an engagement differs from the one in a backup.

    ``counts``: of what there are more here, or fewer. ``parts``: what else is not the same. Both can be
    empty: then it was saved anew, and says the same.
    """

    counts: tuple[Count, ...] = ()
    parts: tuple[Part, ...] = ()


class Fate(StrEnum):
    """What became of one thing in a backup. ``LEFT`` and ``REPLACED``: there is another one here."""

    NEW = "new"
    SAME = "same"
    LEFT = "left"
    REPLACED = "replaced"
    HELD = "held"


class Item(Value, frozen=True, kw_only=True):
    """An engagement in a backup, or a template of the coach's own, and what became of it.

    For one that differs: in what, if both can be read, and the aware moments at which each was last
    changed. ``kept``: where what was here before it lies now. ``problem``: why it was not touched.
    """

    name: str
    is_template: bool
    fate: Fate
    difference: Difference | None = None
    changed_here: datetime | None = None
    changed_there: datetime | None = None
    kept: tuple[str, ...] = ()
    unreadable_here: bool = False
    unreadable_there: bool = False
    problem: Refused | None = None


class Trouble(Value, frozen=True, kw_only=True):
    """Something of the practice that could not be read, and why."""

    name: str
    problem: Refused


class Written(Value, frozen=True, kw_only=True):
    """A backup that was written to ``file``, and what is in it.

    ``damaged``: engagements that are in it as they are, though they cannot be read. ``left_out``: what is
    not in it.
    """

    file: str
    engagements: int
    templates: int
    damaged: tuple[Trouble, ...] = ()
    left_out: tuple[Trouble, ...] = ()


class Backup(Protocol):
    """A backup that was opened and found to be whole.

    ``made_at`` is an aware moment, ``program`` the version that made it.
    """

    made_at: datetime
    program: str
    engagements: int
    templates: int

    def restore(self, *, overwrite: bool = False, dry_run: bool = False) -> Iterator[Item]:
        """Put each thing where it belongs, and tell what became of it; with ``dry_run`` only tell.

        What differs from what is here is left, unless ``overwrite``: then what is here is kept aside.
        What cannot be read never replaces what can, and an engagement that is open elsewhere is not
        touched. Errors: Refused ``backup.damaged`` or ``backup.not_opened``, as ``open``;
        ``backup.not_restored.*`` (``why``, ``where``) when the folders cannot be made.
        """
        ...


class Backups(Protocol):
    """Writes backups of a practice, and restores into it."""

    def write(self, file: Path, progress: Progress, *, overwrite: bool = False) -> Written:
        """Write the practice into ``file``, which is there whole and checked, or not at all.

        Errors: Refused ``backup.nothing``, ``backup.exists``, ``backup.inside``, ``backup.not_written.*``
        (``where``), or ``storage.not_opened.*`` when the practice itself cannot be listed.
        """
        ...

    def open(self, file: Path, progress: Progress) -> AbstractContextManager[Backup]:
        """Open a backup and check all of it. Errors: Refused ``backup.*`` (``file``)."""
        ...


def difference(here: Engagement, there: Engagement, *, typing: bool = False) -> Difference:
    """Return in what two states of an engagement differ; ``typing``: what was being typed does too."""
    names = [name for name in Engagement.__struct_fields__ if getattr(here, name) != getattr(there, name)]
    sizes = [(name, len(getattr(here, name)), len(getattr(there, name))) for name in _COUNTED]
    counts = tuple(Count(part=_PARTS[name], here=a, there=b) for name, a, b in sizes if a != b)
    told = {count.part for count in counts}
    parts = {_PARTS.get(name, Part.INTAKE) for name in names} - told
    if typing:
        parts.add(Part.TYPING)
    return Difference(counts=counts, parts=tuple(part for part in Part if part in parts))

"""An open engagement on the coach's desk: its value, what is being typed, and what of it is on disk."""

import datetime as dt
import threading
from collections.abc import Callable
from enum import StrEnum
from typing import Concatenate, ParamSpec

from msgspec.structs import replace

from coachtui.application import drafts, history, places
from coachtui.application.drafts import Drafts, Typed
from coachtui.application.history import Purged
from coachtui.application.ports import Clock, Dossier
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused

_P = ParamSpec("_P")


class State(StrEnum):
    """Whether all that the coach did is on disk."""

    SAVED = "saved"
    SAVING = "saving"
    NOT_SAVED = "not_saved"


class Workspace:
    """Applies verbs to an engagement and keeps each result, on disk if that can be.

    ``engagement`` is always what the coach sees, ``drafts`` what is being typed. ``state`` tells whether
    that is on disk, ``problem`` why it is not, ``saved_at`` since when it is.

    Both are frozen values, so whoever writes them, in whatever thread, has them whole. Only one thread
    changes them; any thread may call ``save`` and ``keep_drafts``.
    """

    def __init__(self, dossier: Dossier, clock: Clock) -> None:
        """Take an open dossier, which this workspace closes."""
        self._dossier = dossier
        self.clock = clock
        self.engagement = dossier.engagement
        left = drafts.reopened(dossier.drafts)
        self.drafts = replace(
            left, found=tuple(one for one in left.found if not places.in_engagement(self.engagement, one))
        )
        self.saved_at: dt.datetime | None = None
        # Why nothing can be changed here (see ``watching``); None: it can.
        self.looking_on: Refused | None = None
        # Why drafts that were there could not be read.
        self.drafts_lost = dossier.drafts_lost
        self._saved = self.engagement
        self._drafts_kept = dossier.drafts
        # How many changes were made, and how many of them are on disk.
        self._changes = self._changes_saved = 0
        # Drafts that became part of the engagement, each with the change that has to be on disk before the
        # draft may go from there: until then it is all there is of these words.
        self._unsettled: tuple[tuple[int, Typed], ...] = ()
        self._strange_told: Refused | None = None
        self._problem: Refused | None = None
        self._drafts_problem: Refused | None = None
        self._writing = threading.Lock()
        self._later: Callable[[], None] | None = None

    @property
    def problem(self) -> Refused | None:
        """Why not all is on disk; None when it is, or nobody has tried yet."""
        return self._problem or self._drafts_problem

    @property
    def is_saved(self) -> bool:
        """Whether the engagement as the coach sees it is on disk."""
        return self._saved is self.engagement and self._problem is None

    @property
    def state(self) -> State:
        """Whether all is on disk. What is being typed counts only when it could not be written."""
        if self.problem is not None:
            return State.NOT_SAVED
        return State.SAVED if self.is_saved else State.SAVING

    @property
    def has_unkept_drafts(self) -> bool:
        """Whether what is being typed differs from what is on disk of it."""
        return self._drafts_problem is not None or self._drafts_now() != self._drafts_kept

    def write_later(self, wake: Callable[[], None] | None) -> None:
        """From now on only call ``wake`` when there is something to write; with None write at once again.

        Whoever is woken calls ``save`` and ``keep_drafts``, in a thread of their own.
        """
        self._later = wake

    def do(
        self, verb: Callable[Concatenate[Engagement, _P], Engagement], *args: _P.args, **kwargs: _P.kwargs
    ) -> Engagement:
        """Apply ``verb`` to the engagement and save what it returns; return that.

        Raises Refused if the verb does; then nothing has changed. A save that fails raises nothing:
        the new value stays, ``problem`` says why, and the next change tries again.
        """
        if self.looking_on is not None:
            raise self.looking_on
        changed = verb(self.engagement, *args, **kwargs)
        if changed is not self.engagement:
            self.engagement = changed
            self._changes += 1
            self._write(self.save)
        return self.engagement

    def save(self) -> None:
        """Put the engagement on disk now, or note in ``problem`` why that did not go."""
        with self._writing:
            changes = self._changes  # first: it may only ever be too few
            value = self.engagement
            try:
                self._dossier.save(value)
            except Refused as problem:
                self._problem = problem
            else:
                self._saved, self._changes_saved = value, changes
                self._problem = None
                self.saved_at = self.clock.now()

    def strange(self) -> Refused | None:
        """Return, once, what a save found in the file that something else had put there."""
        found, told = self._dossier.strange, self._strange_told
        self._strange_told = found
        return found if found is not told else None

    def draft(self, place: str, texts: dict[str, str]) -> None:
        """Take note of what stands in a place now (see ``drafts``)."""
        self._change_drafts(drafts.typed(self.drafts, place, texts, self.clock.now()))

    def draft_kept(self, place: str) -> None:
        """Forget what stood in a place: it is part of the engagement now."""
        gone = ((self._changes, one) for one in self.drafts.typing if one.place == place)
        self._unsettled = tuple(pair for pair in (*self._unsettled, *gone) if pair[0] > self._changes_saved)
        self._change_drafts(drafts.forgotten(self.drafts, place))

    def draft_given_up(self, place: str) -> None:
        """Drop what stands in a place; it can be brought back."""
        self._change_drafts(drafts.given_up(self.drafts, place))

    def change_drafts(
        self, change: Callable[Concatenate[Drafts, _P], Drafts], *args: _P.args, **kwargs: _P.kwargs
    ) -> None:
        """Take, drop or bring back one that was found (see ``drafts``)."""
        self._change_drafts(change(self.drafts, *args, **kwargs))

    def keep_drafts(self) -> None:
        """Put what is being typed on disk now, or note in ``problem`` why that did not go."""
        with self._writing:
            value = self._drafts_now()
            if value == self._drafts_kept and self._drafts_problem is None:
                return
            try:
                self._dossier.keep_drafts(value)
            except Refused as problem:
                self._drafts_problem = problem
            else:
                self._drafts_kept = value
                self._drafts_problem = None

    def settle(self) -> None:
        """Write now whatever is not on disk."""
        if not self.is_saved:
            self.save()
        self.keep_drafts()

    def purge(self) -> Purged:
        """Forget what notes were, what was found or dropped of drafts, and every copy of the engagement.

        What is being typed now stays. Returns what went; raises Refused if not all of it did.
        """
        gone = history.to_purge(self.engagement)
        self.engagement = history.purge(self.engagement)
        self.drafts, self._unsettled = Drafts(typing=self.drafts.typing), ()
        self.save()
        if self._problem is not None:
            raise self._problem
        with self._writing:
            self._drafts_kept = Drafts()
            files = self._dossier.purge(self._saved)
        self._write(self.keep_drafts)
        return replace(gone, files=files)

    def close(self) -> None:
        """Give the engagement free for others, with all written that can be."""
        self._later = None
        self.settle()
        with self._writing:  # the hang-up guard may be writing too
            self._dossier.close()

    def _change_drafts(self, changed: Drafts) -> None:
        if changed != self.drafts and self.looking_on is None:
            self.drafts = changed
            self._write(self.keep_drafts)

    def _write(self, now: Callable[[], None]) -> None:
        if self._later is None:
            now()
        else:
            self._later()

    def _drafts_now(self) -> Drafts:
        unsettled = tuple(one for change, one in self._unsettled if change > self._changes_saved)
        return replace(self.drafts, typing=(*unsettled, *self.drafts.typing)) if unsettled else self.drafts

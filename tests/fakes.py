"""A clock that stands still and a store in memory, for tests that need no disk.

``tests/storage/test_contract.py`` runs the same tests over this store and over the real one.
"""

import datetime as dt
import re
from pathlib import Path
from types import TracebackType
from typing import Self

from coachtui.application.drafts import Drafts, Typed
from coachtui.application.ports import Clock, Kept
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused

START = dt.datetime(2026, 12, 7, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))


class FixedClock:
    """A clock that a test sets: ``clock.advance(minutes=5)``."""

    def __init__(self, now: dt.datetime = START) -> None:
        self._now = now

    def now(self) -> dt.datetime:
        return self._now

    def set(self, now: dt.datetime) -> None:
        self._now = now

    def advance(self, **by: float) -> None:
        """Let time pass, in the words of timedelta."""
        self._now += dt.timedelta(**by)


class MemoryStore:
    """A Store in memory. What a test may look at, or set:

    ``kept``: the engagements, by id. ``saves``: how many saves succeeded. ``trouble``: while it is set,
    every save is refused with it; with ``trouble_saving`` drafts are kept still. ``broken``: ids that cannot
    be read or opened, each with its reason.
    ``drafts``: what is being typed, by the engagement's id. ``before``: the previous copies; a test takes
    one away. ``strange``: what saves find in the file.
    """

    def __init__(self, *engagements: Engagement, clock: Clock | None = None) -> None:
        self.kept = {engagement.id: engagement for engagement in engagements}
        self.saves = 0
        self.trouble: Refused | None = None
        self.trouble_saving: Refused | None = None
        self.broken: dict[str, Refused] = {}
        self.drafts: dict[str, Drafts] = {}
        self.new: Typed | None = None
        self.before: dict[str, Kept] = {}
        self.strange: Refused | None = None
        self._written: dict[str, dt.datetime] = {}
        self._clock = clock or FixedClock()
        self._open: dict[str, dt.datetime] = {}

    def ids(self) -> list[str]:
        return sorted(self.kept.keys() | self.broken.keys())

    def read(self, engagement_id: str, /) -> Engagement:
        self._known(engagement_id)
        if engagement_id in self.broken:
            raise self.broken[engagement_id]
        return self.kept[engagement_id]

    def watch(self, engagement_id: str, /) -> "MemoryWatch":
        return MemoryWatch(self, engagement_id)

    def create(self, engagement: Engagement, /) -> None:
        _safe(engagement.id)
        self._free(engagement.id)
        if engagement.id in self.ids():
            raise Refused("storage.taken", id=engagement.id)
        self._keep(engagement)

    def open(self, engagement_id: str, /) -> "MemoryDossier":
        self._known(engagement_id)
        self._free(engagement_id)
        dossier = MemoryDossier(self, self.read(engagement_id))
        self._open[engagement_id] = self._clock.now()
        return dossier

    def previous(self, engagement_id: str, /) -> Kept | None:
        self._known(engagement_id)
        return self.before.get(engagement_id)

    def recover(self, engagement_id: str, /) -> Path:
        self._known(engagement_id)
        self._free(engagement_id)
        if engagement_id not in self.broken:
            raise Refused("storage.not_damaged", id=engagement_id)
        if engagement_id not in self.before:
            raise Refused("storage.no_good_copy", file=engagement_id)
        del self.broken[engagement_id]
        self.kept[engagement_id] = self.before[engagement_id].engagement
        return Path(f"{engagement_id}.damaged-{self._clock.now():%Y%m%d-%H%M%S}.json")

    def delete(self, engagement_id: str, /) -> None:
        self._known(engagement_id)
        self._free(engagement_id)
        self.before.pop(engagement_id, None)
        self.kept.pop(engagement_id, None)
        self.drafts.pop(engagement_id, None)
        self.broken.pop(engagement_id, None)

    def unfinished(self) -> Typed | None:
        return self.new

    def keep_unfinished(self, typed: Typed | None) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.new = typed

    def _keep(self, engagement: Engagement) -> None:
        if problem := self.trouble or self.trouble_saving:
            raise problem
        if (old := self.kept.get(engagement.id)) is not None and old is not engagement:
            written = self._written.get(engagement.id, self._clock.now())
            self.before[engagement.id] = Kept(engagement=old, written_at=written)
        self.kept[engagement.id] = engagement
        self._written[engagement.id] = self._clock.now()
        self.saves += 1

    def _known(self, engagement_id: str) -> None:
        _safe(engagement_id)
        if engagement_id not in self.ids():
            raise Refused("storage.unknown", id=engagement_id)

    def _free(self, engagement_id: str) -> None:
        if (since := self._open.get(engagement_id)) is not None:
            raise Refused("storage.locked", user="coach", host="here", pid=1, since=since)


class MemoryWatch:
    """A Watch of a MemoryStore."""

    def __init__(self, store: MemoryStore, engagement_id: str) -> None:
        self._store = store
        self._engagement = store.read(engagement_id)

    @property
    def engagement(self) -> Engagement:
        return self._engagement

    def look(self) -> bool:
        before, self._engagement = self._engagement, self._store.read(self._engagement.id)
        return self._engagement is not before


class MemoryDossier:
    """A Dossier of a MemoryStore."""

    def __init__(self, store: MemoryStore, engagement: Engagement) -> None:
        self._store = store
        self._engagement = engagement
        self._closed = False

    @property
    def engagement(self) -> Engagement:
        return self._engagement

    @property
    def drafts(self) -> Drafts:
        return self._store.drafts.get(self._engagement.id, Drafts())

    @property
    def strange(self) -> Refused | None:
        return self._store.strange

    @property
    def drafts_lost(self) -> Refused | None:
        return None

    def keep_drafts(self, drafts: Drafts) -> None:
        if self._closed:
            raise Refused("storage.not_saved.closed", why="closed", where=self._engagement.id)
        if self._store.trouble is not None:
            raise self._store.trouble
        self._store.drafts[self._engagement.id] = drafts

    def save(self, engagement: Engagement) -> None:
        if self._closed:
            raise Refused("storage.not_saved.closed", why="closed", where=engagement.id)
        if engagement.id != self._engagement.id:
            raise ValueError(engagement.id)
        self._store._keep(engagement)
        self._engagement = engagement

    def purge(self, engagement: Engagement) -> int:
        self.save(engagement)
        before, typed = (kept.pop(engagement.id, None) for kept in (self._store.before, self._store.drafts))
        return (before is not None) + (typed is not None)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            del self._store._open[self._engagement.id]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()


def _safe(engagement_id: str) -> None:
    if not re.fullmatch(r"[a-z0-9-]{1,200}", engagement_id):
        raise Refused("storage.unsafe_id", id=engagement_id)

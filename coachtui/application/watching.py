"""An engagement that somebody else has open: followed as they write it, until it is free."""

from types import TracebackType
from typing import NamedTuple, Self

from coachtui.application.drafts import Drafts
from coachtui.application.history import Purged
from coachtui.application.ports import Clock, Store
from coachtui.application.workspace import Workspace
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused


def is_held(problem: Refused) -> bool:
    """Tell whether an engagement was not opened because somebody else has it open."""
    return problem.key in ("storage.locked", "storage.locked_unknown")


class _Seen(NamedTuple):
    """What a look saw: the engagement, and why it cannot be written now."""

    engagement: Engagement
    why: Refused


class Watching(Workspace):
    """A workspace in which nothing can be done: each verb is refused with ``looking_on``, no draft is kept.

    ``looking_on`` tells who has it open; or what befell it, as when it was deleted: then ``engagement`` is
    what it was before.
    """

    def __init__(self, store: Store, engagement_id: str, clock: Clock, held: Refused) -> None:
        """Take what to look at, and how opening it was refused. Errors: Refused, as ``Store.watch``."""
        self._store = store
        self._watch = store.watch(engagement_id)
        super().__init__(_Nothing(self._watch.engagement), clock)
        self._seen = _Seen(self._watch.engagement, held)
        self.looking_on = _told(held)

    def look(self) -> Workspace | None:
        """See what was saved since, for ``take_in``; or, once it is free, open it to write, and return that.

        It reads the disk, and may be called in any thread, one at a time.
        """
        try:
            return Workspace(self._store.open(self.engagement.id), self.clock)
        except Refused as problem:
            why = problem
        if is_held(why):
            try:
                self._watch.look()
            except Refused as problem:
                why = problem
        self._seen = _Seen(self._watch.engagement, why)
        return None

    def take_in(self) -> bool:
        """Show what was seen, in the thread that shows it; return whether anything is different."""
        before, told = self.looking_on, _told(self._seen.why)
        if self._seen.engagement is self.engagement and before is not None and str(before) == str(told):
            return False
        self._saved = self.engagement = self._seen.engagement
        self.looking_on = told
        return True

    def settle(self) -> None:
        """There is nothing to write."""

    def purge(self) -> Purged:
        """Refuse: who has it open can do that."""
        raise _told(self._seen.why)


def _told(why: Refused) -> Refused:
    """Return why nothing can be done: in other words than those for whoever wanted to write."""
    if why.key == "storage.locked":
        return Refused("workspace.looking_on", **why.params)
    return Refused("workspace.looking_on_unknown") if is_held(why) else Refused("workspace.lost", why=why)


class _Nothing:
    """Stands in the place of a dossier, and never lets anything be written."""

    drafts = Drafts()
    drafts_lost = None
    strange = None

    def __init__(self, engagement: Engagement) -> None:
        self.engagement = engagement

    def save(self, engagement: Engagement) -> None:
        raise AssertionError("who looks on saves nothing")

    def keep_drafts(self, drafts: Drafts) -> None:
        raise AssertionError("who looks on keeps no drafts")

    def purge(self, engagement: Engagement) -> int:
        raise AssertionError("who looks on removes nothing")

    def close(self) -> None:
        """There is nothing to let go of."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.close()

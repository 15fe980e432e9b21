"""What the application needs of the world outside: a clock, and a place where engagements are kept."""

from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from coachtui.application.drafts import Drafts, Typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return this moment as an aware datetime in the local zone."""
        ...


def is_damage(problem: Refused) -> bool:
    """Tell whether a file that is refused so can be set aside for a copy of it (``Store.recover``)."""
    return problem.key.startswith("storage.damaged.") or problem.key == "storage.newer"


class Kept(Value, frozen=True, kw_only=True):
    """An engagement as a copy has it, and when that was written: an aware datetime in the local zone."""

    engagement: Engagement
    written_at: datetime


class Dossier(Protocol):
    """One engagement, open to be changed; nobody else can open it until it is closed.

    A context manager: leaving it closes it. It serves one thread at a time.
    """

    @property
    def drafts(self) -> Drafts:
        """What is being typed, as it was last kept, or as it was found."""
        ...

    @property
    def drafts_lost(self) -> Refused | None:
        """Why drafts could not be read, with where they lie now (``file``); None when they could."""
        ...

    def keep_drafts(self, drafts: Drafts) -> None:
        """Keep ``drafts`` durably, apart from the engagement. Errors: Refused, as ``save``."""
        ...

    @property
    def engagement(self) -> Engagement:
        """The engagement as it was last saved, or as it was read."""
        ...

    def save(self, engagement: Engagement) -> None:
        """Keep ``engagement`` in the place of the last one; when this returns it is kept durably.

        Errors:
            Refused ``storage.not_saved.*`` (``why``: the system's word for it, ``where``: the file):
            it is not kept, or not certainly. Nothing is lost by it: the next save tries everything again.
        """
        ...

    @property
    def strange(self) -> Refused | None:
        """What a save last found in the file that none had put there, with where it lies now (``file``)."""
        ...

    def purge(self, engagement: Engagement) -> int:
        """Save ``engagement``, and remove all else that is kept of it: copies, what was set aside, drafts.

        Returns how many files were removed.

        Errors:
            Refused as ``save``; or ``storage.not_deleted.*`` (``why``, ``where``): it is saved then, and not
            all else is removed. Nothing is unreadable then, and it can be done again.
        """
        ...

    def close(self) -> None:
        """Let go of the engagement. A second call does nothing; a save after it is refused."""
        ...

    def __enter__(self) -> Self:
        """Return the dossier itself."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close."""
        ...


class Watch(Protocol):
    """One engagement, looked at; who has it open may save it meanwhile. It serves one thread at a time."""

    @property
    def engagement(self) -> Engagement:
        """The engagement as it was when it was last looked at."""
        ...

    def look(self) -> bool:
        """Look again; return whether it was saved since. Errors: Refused, as ``Store.read``."""
        ...


class Store(Protocol):
    """All engagements of one coach, each under its id: small letters, digits and hyphens.

    Every method that takes an id refuses one of another form (``storage.unsafe_id``: ``id``). All but
    ``create`` refuse one that is not there (``storage.unknown``: ``id``).
    """

    def ids(self) -> list[str]:
        """Return the id of every engagement, sorted, whether it can be read or not."""
        ...

    def read(self, engagement_id: str, /) -> Engagement:
        """Return the engagement as it was last saved, whoever has it open.

        Errors:
            Refused ``storage.newer`` (``file``, ``program``: the version that wrote it),
            ``storage.damaged.*`` (``file``) or ``storage.not_opened.*`` (``why``, ``where``).
        """
        ...

    def watch(self, engagement_id: str, /) -> Watch:
        """Look at an engagement, whoever has it open. Errors: Refused, as ``read``."""
        ...

    def create(self, engagement: Engagement, /) -> None:
        """Keep a new engagement.

        Errors:
            Refused ``storage.taken`` (``id``) when there is one with this id, ``storage.locked`` as
            ``open`` does, or ``storage.not_saved.*`` as ``Dossier.save`` does.
        """
        ...

    def open(self, engagement_id: str, /) -> Dossier:
        """Open an engagement to change it.

        Errors:
            Refused ``storage.locked`` (``user``, ``host``, ``pid``, ``since``: an aware datetime) when it is
            open already, here or in another process; ``storage.locked_unknown`` when nobody knows by
            whom; or what ``read`` refuses.
        """
        ...

    def unfinished(self) -> Typed | None:
        """Return what was typed for a new engagement that was not made; None if nothing was.

        Errors:
            Refused ``storage.damaged.drafts`` (``file``: where it lies now), or ``storage.not_opened.*``.
        """
        ...

    def keep_unfinished(self, typed: Typed | None) -> None:
        """Keep that, or with None forget it. Errors: Refused ``storage.not_saved.*``, as ``Dossier.save``."""
        ...

    def previous(self, engagement_id: str, /) -> Kept | None:
        """Return the engagement as it was before the last save; None without a copy that can be read."""
        ...

    def recover(self, engagement_id: str, /) -> Path:
        """Put the previous copy in the place of a damaged file, and return where that lies now, beside it.

        Errors:
            Refused ``storage.not_damaged`` (``id``), ``storage.no_good_copy`` (``file``: the damaged one),
            ``storage.locked`` as ``open`` does, ``storage.not_opened.*`` as ``read`` does, or
            ``storage.not_recovered.*`` (``why``, ``where``). The damaged file is in its place then.
        """
        ...

    def delete(self, engagement_id: str, /) -> None:
        """Remove an engagement and everything that is kept about it: no copy and no name stays behind.

        Errors:
            Refused ``storage.locked`` as ``open`` does, or ``storage.not_deleted.*`` (``why``, ``where``).
        """
        ...

"""What the application needs of the world outside: a clock, and a place where engagements are kept."""

from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from coachtui.domain.engagement import Engagement


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return this moment as an aware datetime in the local zone."""
        ...


class Dossier(Protocol):
    """One engagement, open to be changed; nobody else can open it until it is closed.

    A context manager: leaving it closes it. It serves one thread at a time.
    """

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

    def delete(self, engagement_id: str, /) -> None:
        """Remove an engagement and everything that is kept about it: no copy and no name stays behind.

        Errors:
            Refused ``storage.locked`` as ``open`` does, or ``storage.not_deleted.*`` (``why``, ``where``).
        """
        ...

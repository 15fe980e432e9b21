"""An open engagement: its lock, its file, and what is told when a save fails."""

from pathlib import Path
from types import TracebackType
from typing import Self

from coachtui.application.drafts import Drafts
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage import files, refusals
from coachtui.storage.atomic import AtomicStorage
from coachtui.storage.drafts import DraftsFile
from coachtui.storage.lock import SessionLock
from coachtui.storage.tables import EngagementTables


class TinyDossier:
    """A Dossier (see application.ports) in a TinyDB file. It serves one thread at a time."""

    def __init__(self, file: Path, lock: SessionLock, new: Engagement | None = None) -> None:
        """Take a file and its lock, which is held; ``close`` releases it. With ``new`` the file is made.

        Errors: Refused, as ``Store.open``, and for ``new`` as ``Store.create``; OSError when the file
        cannot be read. The lock is still the caller's then.
        """
        self._file = file
        self._lock = lock
        self._closed = False
        self.strange: Refused | None = None
        self._storage = AtomicStorage(file)
        self._tables = EngagementTables(self._storage)
        if new is not None:
            self._write(new)
        engagement = new or self._tables.engagement
        if engagement is None:  # deleted by another session since it was asked for
            raise Refused("storage.unknown", id=file.stem)
        self._engagement = engagement
        self._drafts_file = DraftsFile(file)
        files.sweep(self._drafts_file.path)
        self.drafts_lost: Refused | None = None
        try:
            self._drafts = self._drafts_file.read()
        except Refused as problem:
            self._drafts, self.drafts_lost = Drafts(), problem

    @property
    def drafts(self) -> Drafts:
        """What is being typed, as it was last kept, or as it was found."""
        return self._drafts

    @property
    def engagement(self) -> Engagement:
        """The engagement as it was last saved, or as it was read."""
        return self._engagement

    def save(self, engagement: Engagement) -> None:
        """Keep ``engagement`` in the place of the last one; see application.ports."""
        if self._closed:
            # The lock is gone: somebody else may have saved since.
            raise Refused("storage.not_saved.closed", why="closed", where=str(self._file))
        if engagement.id != self._engagement.id:
            raise ValueError(f"{engagement.id} is not what is kept in {self._file}")
        self._write(engagement)
        self._engagement = engagement

    def keep_drafts(self, drafts: Drafts) -> None:
        """Keep what is being typed; see application.ports."""
        if self._closed:
            raise Refused("storage.not_saved.closed", why="closed", where=str(self._drafts_file.path))
        self._drafts_file.write(drafts)
        self._drafts = drafts

    def purge(self, engagement: Engagement) -> int:
        """Save the engagement, and remove all else that is kept of it; see application.ports."""
        self.save(engagement)
        self._drafts = Drafts()
        others = [path for path in files.all_of(self._file) if path not in (self._file, self._lock.file)]
        path = self._file
        try:
            for path in others:
                path.unlink(missing_ok=True)
            files.sync_folder(self._file.parent)
        except OSError as error:
            raise refusals.not_deleted(error, path) from error
        return len(others)

    def close(self) -> None:
        """Let go of the engagement. A second call does nothing."""
        if not self._closed:
            self._closed = True
            self._tables.close()
            self._lock.release()

    def __enter__(self) -> Self:
        """Return the dossier itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Close."""
        self.close()

    def _write(self, engagement: Engagement) -> None:
        try:
            self._lock.renew()
            self._tables.write(engagement)
            if (aside := self._storage.set_aside) is not None:
                self.strange = Refused("storage.changed_elsewhere", file=str(aside))
                self._storage.set_aside = None
        except Refused:
            raise
        except OSError as error:
            raise refusals.not_saved(error, self._file) from error
        except (TypeError, ValueError) as error:
            # Our own mistake, told like any other: the coach's words stay on the screen, and no file is
            # written that would be refused tomorrow.
            raise Refused("storage.not_saved.unfit", why=str(error), where=str(self._file)) from error
        except Exception as error:
            # Such as no memory left. It may come up in a thread of its own, and must be told all the same.
            why = type(error).__name__
            raise Refused("storage.not_saved.other", why=why, where=str(self._file)) from error

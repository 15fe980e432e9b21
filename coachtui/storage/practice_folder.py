"""All engagements of a coach: one TinyDB file for each, in one folder.

Everything of the engagement ``x`` is in files called ``x.…``: the file itself ``x.json``, its previous
copy, what it was in an earlier schema, what was damaged and set aside, drafts, the lock, what a killed save
left. An id has no dot, so nothing of another engagement is called so.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coachtui.application.drafts import Drafts, Typed
from coachtui.application.ports import Clock, Dossier, Kept, Watch, is_damage
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage import files, recovery, refusals
from coachtui.storage.drafts import DraftsFile
from coachtui.storage.watching import FileWatch

if TYPE_CHECKING:
    from coachtui.storage.lock import SessionLock

# No dot, no separator; and short enough for a file's name with all that comes after it.
_ID: Final = re.compile(r"[a-z0-9-]{1,200}")
_SUFFIX: Final = ".json"


class PracticeFolder:
    """A Store (see application.ports) over a folder, which is made with the first engagement."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Take the folder; the clock says since when an engagement is open."""
        self._folder = folder
        self._clock = clock
        # No engagement can be called so.
        self._unfinished = DraftsFile(folder / f"_new{_SUFFIX}")

    def ids(self) -> list[str]:
        """Return the id of every engagement, sorted. Errors: Refused ``storage.not_opened.*``."""
        try:
            names = [entry.stem for entry in self._folder.iterdir() if entry.suffix == _SUFFIX]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise refusals.not_opened(error, self._folder) from error
        return sorted(name for name in names if _ID.fullmatch(name))

    def read(self, engagement_id: str, /) -> Engagement:
        """Return the engagement as it was last saved."""
        return self.watch(engagement_id).engagement

    def watch(self, engagement_id: str, /) -> Watch:
        """Look at an engagement; see application.ports."""
        return FileWatch(self._file(engagement_id))

    def create(self, engagement: Engagement, /) -> None:
        """Keep a new engagement; see application.ports."""
        from coachtui.storage.dossier import TinyDossier

        file = self._file(engagement.id, refusals.not_saved)
        try:
            files.make_folder(self._folder)
            files.keep_private(self._folder)
        except OSError as error:
            raise refusals.not_saved(error, file) from error
        with self._locking(file, refusals.not_saved) as lock:
            if file.exists():
                raise Refused("storage.taken", id=engagement.id)
            try:
                dossier = TinyDossier(file, lock, engagement)
            except BaseException:
                # Perhaps all of it but the last sync succeeded. "Not saved" and then "taken" would be odd.
                with suppress(OSError):
                    file.unlink(missing_ok=True)
                raise
            dossier.close()

    def open(self, engagement_id: str, /) -> Dossier:
        """Open an engagement to change it; see application.ports."""
        from coachtui.storage.dossier import TinyDossier

        file = self._file_there(engagement_id)
        with self._locking(file, refusals.not_opened) as lock:
            dossier = TinyDossier(file, lock)
            files.keep_private(self._folder)
            files.keep_private(file)
            files.sweep(file)
            return dossier

    def unfinished(self) -> Typed | None:
        """Return what was typed for a new engagement that was not made; see application.ports."""
        try:
            return next(iter(self._unfinished.read().typing), None)
        except OSError as error:
            raise refusals.not_opened(error, self._unfinished.path) from error

    def keep_unfinished(self, typed: Typed | None) -> None:
        """Keep that, or forget it; see application.ports."""
        try:
            if typed is not None:
                files.make_folder(self._folder)
        except OSError as error:
            raise refusals.not_saved(error, self._unfinished.path) from error
        self._unfinished.write(Drafts(typing=(typed,) if typed else ()))

    def previous(self, engagement_id: str, /) -> Kept | None:
        """Return the engagement as it was before the last save; see application.ports."""
        file = self._file_there(engagement_id)
        return recovery.previous(file)

    def recover(self, engagement_id: str, /) -> Path:
        """Put the previous copy in the place of a damaged file; see application.ports."""
        file = self._file_there(engagement_id)
        with self._locking(file, refusals.not_recovered) as lock:
            try:
                self.read(engagement_id)
            except Refused as problem:
                if not is_damage(problem):
                    raise
            else:
                raise Refused("storage.not_damaged", id=engagement_id)
            aside = recovery.put_back(file, self._clock.now())
            lock.release()
            return aside

    def delete(self, engagement_id: str, /) -> None:
        """Remove an engagement and everything about it; see application.ports.

        The file itself goes after all else but the lock: if this is cut short, the engagement is still listed
        and can be deleted again.
        """
        file = self._file(engagement_id)
        if not files.all_of(file):
            raise Refused("storage.unknown", id=engagement_id)
        with self._locking(file, refusals.not_deleted) as lock:
            for path in files.all_of(file):
                if path not in (file, lock.file):
                    path.unlink(missing_ok=True)
            file.unlink(missing_ok=True)
            lock.release(remove=True)
            files.sync_folder(self._folder)

    def _file_there(self, engagement_id: str) -> Path:
        """Return the file, that is there: before the lock is made, or that would tell of what is not."""
        file = self._file(engagement_id)
        try:
            is_there = file.exists()
        except OSError as error:
            raise refusals.not_opened(error, file) from error
        if not is_there:
            raise Refused("storage.unknown", id=engagement_id)
        return file

    def _file(
        self, engagement_id: str, told: Callable[[OSError, Path], Refused] = refusals.not_opened
    ) -> Path:
        if not _ID.fullmatch(engagement_id):
            raise Refused("storage.unsafe_id", id=engagement_id)
        file = self._folder / f"{engagement_id}{_SUFFIX}"
        try:
            is_link = file.is_symlink()
        except OSError as error:  # a folder that may not be looked into
            raise told(error, file) from error
        if is_link:
            # Its copies would lie here and not there, a save would put a file in the link's place, and
            # deleting would leave the notes where they are.
            raise Refused("storage.not_opened.link", why="ELOOP", where=str(file))
        return file

    def _locking(
        self, file: Path, told: Callable[[OSError, Path], Refused]
    ) -> AbstractContextManager["SessionLock"]:
        from coachtui.storage.lock import locking

        return locking(file, self._clock.now(), told)

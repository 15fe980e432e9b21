"""What the system says went wrong, as the sentence that tells a coach."""

import errno
from pathlib import Path
from typing import Final

from coachtui.domain.errors import Refused

_NOT_SAVED: Final = {
    errno.ENOSPC: "storage.not_saved.full",
    errno.EDQUOT: "storage.not_saved.full",
    errno.EROFS: "storage.not_saved.read_only",
    errno.EACCES: "storage.not_saved.permission",
    errno.EPERM: "storage.not_saved.permission",
    errno.ENOENT: "storage.not_saved.gone",
    errno.ENOTDIR: "storage.not_saved.gone",
    errno.EIO: "storage.not_saved.device",
}
_NOT_OPENED: Final = {
    errno.EROFS: "storage.not_opened.permission",
    errno.EACCES: "storage.not_opened.permission",
    errno.EPERM: "storage.not_opened.permission",
    errno.EIO: "storage.not_opened.device",
    # A file system without locks: two sessions at once would undo each other's notes, so none is let in.
    errno.ENOSYS: "storage.not_opened.no_locks",
    errno.ENOLCK: "storage.not_opened.no_locks",
}
_NOT_DELETED: Final = {
    errno.EROFS: "storage.not_deleted.permission",
    errno.EACCES: "storage.not_deleted.permission",
    errno.EPERM: "storage.not_deleted.permission",
}
_NOT_RECOVERED: Final = {
    errno.ENOSPC: "storage.not_recovered.full",
    errno.EDQUOT: "storage.not_recovered.full",
    errno.EROFS: "storage.not_recovered.permission",
    errno.EACCES: "storage.not_recovered.permission",
    errno.EPERM: "storage.not_recovered.permission",
}
_NOT_RESTORED: Final = {
    errno.ENOSPC: "backup.not_restored.full",
    errno.EDQUOT: "backup.not_restored.full",
}
_NOT_WRITTEN: Final = {
    errno.EEXIST: "backup.exists",  # it has come there meanwhile
    errno.ENOSPC: "backup.not_written.full",
    errno.EDQUOT: "backup.not_written.full",
    errno.EROFS: "backup.not_written.permission",
    errno.EACCES: "backup.not_written.permission",
    errno.EPERM: "backup.not_written.permission",
}


def not_saved(error: OSError, file: Path) -> Refused:
    """Return why ``file`` was not written: ``storage.not_saved.*`` with ``why`` and ``where``."""
    return _refused(_NOT_SAVED, "storage.not_saved.other", error, file)


def not_opened(error: OSError, file: Path) -> Refused:
    """Return why ``file`` was not read or locked: ``storage.not_opened.*`` with ``why`` and ``where``."""
    return _refused(_NOT_OPENED, "storage.not_opened.other", error, file)


def not_deleted(error: OSError, file: Path) -> Refused:
    """Return why not all of it was removed: ``storage.not_deleted.*`` with ``why`` and ``where``."""
    return _refused(_NOT_DELETED, "storage.not_deleted.other", error, file)


def not_recovered(error: OSError, file: Path) -> Refused:
    """Return why no copy was put in the place of ``file``: ``storage.not_recovered.*``."""
    return _refused(_NOT_RECOVERED, "storage.not_recovered.other", error, file)


def not_restored(error: OSError, file: Path) -> Refused:
    """Return why what is in a backup was not put in ``file``: ``backup.not_restored.*``."""
    return _refused(_NOT_RESTORED, "backup.not_restored.other", error, file)


def not_written(error: OSError, file: Path) -> Refused:
    """Return why the backup ``file`` was not written: ``backup.not_written.*``, ``backup.exists``."""
    return _refused(_NOT_WRITTEN, "backup.not_written.other", error, file)


def backup_not_opened(error: OSError, file: Path) -> Refused:
    """Return why a backup was not read: ``backup.unknown``, ``backup.not_opened`` with ``why``; ``file``."""
    key = "backup.unknown" if error.errno == errno.ENOENT else "backup.not_opened"
    return Refused(key, why=_why(error), file=str(file))


def _refused(keys: dict[int, str], other: str, error: OSError, file: Path) -> Refused:
    return Refused(keys.get(error.errno or 0, other), why=_why(error), where=str(file))


def _why(error: OSError) -> str:
    """Return ENOSPC and its like: what a helpdesk can look up, the same in every language."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)

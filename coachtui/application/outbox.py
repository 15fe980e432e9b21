"""Files for others: written whole or not at all, for their owner only until they are handed over."""

import errno
import os
import tempfile
from pathlib import Path
from typing import Final

from coachtui.domain.errors import Refused

_NOT_WRITTEN: Final = {
    errno.ENOSPC: "publishing.not_written.full",
    errno.EDQUOT: "publishing.not_written.full",
    errno.EROFS: "publishing.not_written.permission",
    errno.EACCES: "publishing.not_written.permission",
    errno.EPERM: "publishing.not_written.permission",
    errno.ENOTDIR: "publishing.not_written.no_folder",
    errno.EEXIST: "publishing.not_written.no_folder",
    errno.EISDIR: "publishing.not_written.in_the_way",
}


def put(path: Path, text: str) -> Path:
    """Write ``text`` in UTF-8 to the file at ``path``, and return that.

    A folder that is not there is made, for its owner only (0700), and so is the file (0600). It is
    there whole or not at all, and takes the place of an earlier one of the same name. Raises Refused
    ``publishing.not_written.*`` with ``where``, and ``why``: the system's code for it.
    """
    try:
        _make(path.parent)
        _replace(path, text.encode())
    except OSError as error:
        key = _NOT_WRITTEN.get(error.errno or 0, "publishing.not_written.other")
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise Refused(key, where=str(path), why=why) from error
    return path


def would_replace(path: Path, text: str) -> bool:
    """Tell whether :func:`put` of ``text`` there would take the place of another text."""
    content = text.encode()
    try:
        is_there = path.is_file()
    except OSError:  # where nobody can look, nothing can be written either, and ``put`` tells why
        return False
    try:
        return is_there and (path.stat().st_size != len(content) or path.read_bytes() != content)
    except OSError:  # what cannot be read may say anything
        return True


def _make(folder: Path) -> None:
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)


def _replace(path: Path, content: bytes) -> None:
    number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)  # made 0600
    part = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

"""Writing a backup of the whole practice: whole and checked, or not at all."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from coachtui import __version__
from coachtui.application.backup import Backup, Progress, Trouble, Written
from coachtui.application.ports import Clock
from coachtui.domain.errors import Refused
from coachtui.settings import Folders
from coachtui.storage import archive, files, refusals
from coachtui.storage.archive import FORMAT, MANIFEST, Entry, Manifest
from coachtui.storage.gathering import Source, gather, size_of, sources
from coachtui.storage.restoring import OpenBackup

_ZIP_BEGINS: Final = (1980, 1, 1, 0, 0, 0)  # a zip file knows no time before that


class PracticeBackups:
    """Backups (see application.backup) of the practice in some folders."""

    def __init__(self, folders: Folders, clock: Clock) -> None:
        """Take the folders, which need not be there, and the clock."""
        self._folders = folders
        self._clock = clock

    def write(self, file: Path, progress: Progress, *, overwrite: bool = False) -> Written:
        """Write the practice into ``file``; see application.backup."""
        file = Path(os.path.realpath(file))
        self._check(file, overwrite=overwrite)
        found = sources(self._folders, self._clock)
        if not found:
            raise Refused("backup.nothing", where=str(self._folders.data))
        fresh = files.temporary(file)
        try:
            written = _written(fresh, file, found, progress, self._clock.now())
            _place(fresh, file, overwrite=overwrite)
        except OSError as error:
            raise refusals.not_written(error, file) from error
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink()
        return written

    @contextmanager
    def open(self, file: Path, progress: Progress) -> Iterator[Backup]:
        """Open a backup and check all of it; see application.backup."""
        with archive.opened(file) as opened:
            opened.verify(progress)
            yield OpenBackup(opened, self._folders, self._clock)

    def _check(self, file: Path, *, overwrite: bool) -> None:
        if file.exists() and not file.is_file():
            raise Refused("backup.in_the_way", where=str(file))
        if file.exists() and not overwrite:
            raise Refused("backup.exists", where=str(file))
        if Path(os.path.realpath(self._folders.data)) in file.parents:
            # It would be lost with the engagements; or it would take the place of one.
            raise Refused("backup.inside", where=str(file))
        if not file.parent.is_dir():
            # It is not made: on a memory stick that is not there, it would be made on this very disk.
            raise Refused("backup.not_written.no_folder", where=str(file))


def _written(fresh: Path, file: Path, found: list[Source], progress: Progress, now: datetime) -> Written:
    """Write everything into ``fresh``, which will be ``file``, and read all of it again."""
    total = 2 * sum(map(size_of, found))
    entries: list[Entry] = []
    kept: list[Source] = []
    damaged: list[Trouble] = []
    left_out: list[Trouble] = []
    with _new(fresh) as stream, ZipFile(stream, "w", ZIP_DEFLATED) as out:
        for source in found:
            gathered = gather(source)
            if gathered.files:
                kept.append(source)
            for entry, contents in gathered.files:
                _add(out, entry.path, contents, now)
                entries.append(entry)
            if gathered.damage:
                damaged.append(Trouble(name=source.name, problem=gathered.damage))
            if gathered.problem:
                left_out.append(Trouble(name=source.name, problem=gathered.problem))
            progress(sum(entry.size for entry in entries), total)
        manifest = Manifest(format=FORMAT, program=__version__, made_at=now, files=tuple(entries))
        _add(out, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)), now)
    if _read_again(fresh, progress) != manifest:
        raise Refused("backup.not_written.unlike", where=str(file))
    templates = sum(source.is_template for source in kept)
    return Written(
        file=str(file),
        engagements=len(kept) - templates,
        templates=templates,
        damaged=tuple(damaged),
        left_out=tuple(left_out),
    )


def _read_again(file: Path, progress: Progress) -> Manifest | None:
    """Return the manifest of a backup in which everything is as it says, None for any other."""
    try:
        with archive.opened(file) as opened:
            opened.verify(lambda done, of: progress(of + done, 2 * of))
            return opened.manifest
    except Refused:
        return None


@contextmanager
def _new(file: Path) -> Iterator[BinaryIO]:
    """Make a file for its owner alone, and see at the end that it is on the disk."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        # A strict umask would take our own right to read away; a memory stick knows no rights.
        with contextlib.suppress(PermissionError):
            os.fchmod(handle, 0o600)
        yield stream
        stream.flush()
        files.sync_file(handle)
        # Or what is read again would come from memory, and say nothing of the disk. macOS has no such thing.
        with contextlib.suppress(AttributeError, OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)


def _add(out: ZipFile, path: str, contents: bytes, now: datetime) -> None:
    info = ZipInfo(path, max(now.timetuple()[:6], _ZIP_BEGINS))
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    info.compress_type = ZIP_DEFLATED
    out.writestr(info, contents)


def _place(fresh: Path, file: Path, *, overwrite: bool) -> None:
    if overwrite:
        fresh.replace(file)
    else:
        try:
            os.link(fresh, file)  # unlike a renaming, it fails if the file has come there meanwhile
        except OSError as error:
            if file.exists():
                raise FileExistsError(errno.EEXIST, str(file)) from error
            fresh.replace(file)  # no hard links here, as on a memory stick
    files.sync_folder(file.parent)

"""Writing a file whole or not at all, so that neither a kill nor a power cut leaves half of one."""

import contextlib
import errno
import fcntl
import os
import secrets
import stat
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

_FILE_MODE = 0o600
_FOLDER_MODE = 0o700
_TEMPORARY = ".tmp"
_LATEST = 2**37  # seconds; a file system can hold a year that no datetime can


def replace_file(file: Path, contents: bytes) -> None:
    """Put ``contents`` in the place of ``file`` durably; what it held before becomes the previous copy.

    At every moment, whatever happens, ``file`` is the old one or the new one, whole. Errors: OSError;
    then the old one is still there, or, when only the last sync failed, perhaps the new one.

    The previous copy is a hard link made at every write: a few microseconds and no second writing of
    the data. It is never older than one change, so what it can cost is one note and not a day's; and it
    is good, because it was written whole and synced when it was the file itself. It takes its place
    after the new file has, so that a save that fails leaves the copy that was there as well.
    """
    fresh, spare = temporary(file), temporary(file)
    try:
        write_new(fresh, contents)
        if had_one := file.exists():
            link(file, spare)
        fresh.replace(file)
        if had_one:
            spare.replace(previous_copy(file))
        sync_folder(file.parent)
    finally:
        for leftover in (fresh, spare):
            with contextlib.suppress(OSError):
                leftover.unlink()


def put_file(file: Path, contents: bytes) -> None:
    """Put ``contents`` in the place of ``file`` durably, as ``replace_file``, but keep no previous copy."""
    fresh = temporary(file)
    try:
        write_new(fresh, contents)
        fresh.replace(file)
        sync_folder(file.parent)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink()


def write_new(file: Path, contents: bytes) -> None:
    """Write a file that is not there yet, readable by its owner alone, and sync it. Errors: OSError."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, _FILE_MODE)
    try:
        os.fchmod(handle, _FILE_MODE)  # a strict umask would take our own right to read away
        rest = memoryview(contents)
        while rest:
            taken = os.write(handle, rest)  # perhaps only a part of it
            if not taken:  # neither written nor an error: it would never end
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(file))
            rest = rest[taken:]
        sync_file(handle)
    finally:
        os.close(handle)


def sync_file(handle: int) -> None:
    """Make what was written to an open file durable. Errors: OSError."""
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        # macOS leaves what fsync wrote in the drive's own memory; this empties that too, where it can.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, full)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` durable: without it a power cut undoes a rename. Errors: OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        sync_file(handle)
    except OSError as error:
        # Some network file systems have no such thing for folders. There is nothing more one can do there.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make ``folder``, and those above it, for its owner alone, if it is not there. Errors: OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        with contextlib.suppress(FileExistsError):  # made by another session since
            folder.mkdir(_FOLDER_MODE)
            folder.chmod(_FOLDER_MODE)  # a strict umask would take our own rights away
        sync_folder(folder.parent)


def keep_private(path: Path) -> None:
    """Take from others the right to read a file or folder of ours that was made with it. Errors: OSError."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        # A file system that knows no rights, or a folder of somebody else's, is the coach's own choice.
        with contextlib.suppress(PermissionError):
            path.chmod(_FOLDER_MODE if path.is_dir() else _FILE_MODE)


def previous_copy(file: Path) -> Path:
    """Return where the previous copy of ``file`` lies: ``x.previous.json`` beside ``x.json``."""
    return file.with_suffix(f".previous{file.suffix}")


def schema_copy(file: Path, schema: int) -> Path:
    """Return where ``file`` lies as it was in an earlier schema: ``x.schema-1.json`` beside ``x.json``."""
    return file.with_suffix(f".schema-{schema}{file.suffix}")


def keep_copy(file: Path, copy: Path) -> None:
    """Keep what is in ``file`` as ``copy`` too, durably, if nothing has that name yet. Errors: OSError."""
    if not copy.exists():
        spare = temporary(file)
        try:
            link(file, spare)
            spare.replace(copy)
        finally:
            with contextlib.suppress(OSError):
                spare.unlink()
    sync_folder(file.parent)


def set_aside(file: Path, why: str, at: datetime) -> Path:
    """Give ``file`` a second, dated name beside its own, ``x.WHY-20261207-140500.json``, and return that.

    What is no JSON has the date last: ``x.md.WHY-…`` is no template. What was set aside before stays.
    Errors: OSError.
    """
    before, dot, after = file.name.partition(".") if file.suffix == ".json" else (file.name, "", "")
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        name = file.with_name(f"{before}.{why}-{at:%Y%m%d-%H%M%S}{more}{dot}{after}")
        try:
            link(file, name)
        except FileExistsError:
            continue
        break
    keep_private(name)
    return name


def changed_at(seconds: float) -> datetime:
    """Return a file's own time (``st_mtime``) as an aware datetime in the local zone, from 1970 on."""
    return datetime.fromtimestamp(min(max(seconds, 0), _LATEST), UTC).astimezone()


def all_of(file: Path) -> list[Path]:
    """Return everything that is kept of the engagement in ``x.json``: all that is called ``x.…``."""
    return sorted(file.parent.glob(f"{file.stem}.*"))


def sweep(file: Path) -> None:
    """Remove what killed writes of ``file`` have left. Only for who has its lock. Errors: OSError."""
    for leftover in file.parent.glob(f"{file.name}.*{_TEMPORARY}"):
        leftover.unlink(missing_ok=True)


def temporary(file: Path) -> Path:
    """Return a name beside ``file`` that nothing has; what is left under it is swept (``sweep``)."""
    return file.with_name(f"{file.name}.{secrets.token_hex(8)}{_TEMPORARY}")


def link(file: Path, name: Path) -> None:
    """Give what is in ``file`` a second name. Errors: FileExistsError when something has it; OSError."""
    try:
        os.link(file, name)
    except FileExistsError:
        raise
    except OSError:  # no hard links here, as on a memory stick
        try:
            write_new(name, file.read_bytes())
        except FileExistsError:
            raise
        except OSError:
            with contextlib.suppress(OSError):
                name.unlink()
            raise

"""A TinyDB storage that never leaves half a file, and never mistakes a damaged one for an empty one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Raw
from tinydb.storages import Storage
from tinydb.table import Table

from coachtui.storage.encoding import RowBytes, Tables, decode, encode, row_bytes
from coachtui.storage.files import changed_at, put_file, replace_file, set_aside


class AtomicStorage(Storage):
    """The tables of one JSON file, which is read once, when the storage is made.

    As with TinyDB's own file storage, what is read is the reader's own: changing it changes nothing
    until it is written. Other than that one, it makes no file before there is something to write. It
    knows nothing of other processes: who uses it holds the lock of the file.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Read the file, if there is one. Errors: Refused ``storage.damaged.*``, OSError."""
        super().__init__()
        # A link is followed now, or the first save would put a file in its place.
        self.path = Path(os.path.realpath(path))
        self._contents: bytes | None = None
        self._copy: Tables | None = None
        self._rows: RowBytes | None = None
        self._staged: dict[str, dict[str, Any]] | None = None
        self._closed = False
        # Where something was kept that was in the file, and that this storage had not put there.
        self.set_aside: Path | None = None
        self._stamp = _stamp(self.path)
        self._there: bytes | None = None  # in the file, when it looked so
        self._attempted: bytes | None = None  # by a write that failed, and may yet have reached the disk
        try:
            self._contents = self._there = self.path.read_bytes()
        except FileNotFoundError:
            return
        self._copy = decode(self._contents, self.path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables, or None when nothing was ever written."""
        self._check_open()
        if self._staged is not None:
            return self._staged
        if self._contents is None:
            return None
        # The bytes are what is kept, so no caller ever has hold of them. What they were when the file was
        # opened is nobody's yet: the first reader has it for nothing.
        copy, self._copy = self._copy, None
        return decode(self._contents, self.path) if copy is None else copy

    def rows(self) -> RowBytes:
        """Return the rows as the bytes that they are in the file."""
        if self._rows is None:
            self._rows = {} if self._contents is None else row_bytes(self._contents)
        return {name: dict(table) for name, table in self._rows.items()}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Write the tables; when this returns they are on the disk.

        What something else has put in the file meanwhile is set aside first. Errors: OSError, and for what
        JSON does not know TypeError or ValueError. Memory then keeps what it had, and so does the file, or
        it has the new tables, if only the last sync failed.
        """
        self._check_open()
        if self._staged is not None:
            self._staged = data
            return
        contents, rows = encode(data)
        spared = self._spare_what_is_not_ours()
        self._attempted = contents
        # What was set aside is no previous copy: the one there is stays.
        (put_file if spared else replace_file)(self.path, contents)
        self._stamp, self._there = _stamp(self.path), contents
        self._contents, self._rows, self._copy = contents, rows, None

    @contextmanager
    def staged(self) -> Iterator[None]:
        """Make one write of all writes within: none of them counts if there is an error.

        Rows that are in the file are their bytes here, which cost nothing to write again. They can be
        replaced and removed, not looked at or changed in place.
        """
        self._check_open()
        self._staged = self.rows()
        try:
            yield
            tables = self._staged
        finally:
            self._staged = None
        self.write(tables)

    def close(self) -> None:
        """Refuse everything from now on. The file itself is never held open."""
        self._closed = True

    def _spare_what_is_not_ours(self) -> bool:
        """Set aside what this storage has neither read nor written; return whether there was such a thing."""
        stamp = _stamp(self.path)
        if stamp is None or stamp == self._stamp:
            return False
        try:
            there: bytes | None = self.path.read_bytes()
        except OSError:  # it cannot be read, and perhaps be kept all the same
            there = None
        if there is not None and there in (self._there, self._attempted):
            self._there, self._stamp = there, stamp
            return False
        self.set_aside = set_aside(self.path, "changed", changed_at(stamp.changed_at / 1e9))
        return True

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError(f"{self.path} is closed")


class _Stamp(NamedTuple):
    """How a file looks from outside: when any of it differs, its contents have to be looked at."""

    inode: int
    size: int
    changed_at: int  # nanoseconds
    touched_at: int  # its name, rights or contents; nothing can set this back


def _stamp(file: Path) -> _Stamp | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return _Stamp(found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


class RowTable(Table):
    """A TinyDB table of which all rows can be put at once, as bytes."""

    def put(self, rows: Sequence[Raw]) -> None:
        """Put ``rows`` in the place of all there are, in this order. Only in a stage."""

        def updater(table: dict[int, Any]) -> None:
            table.clear()
            table.update(enumerate(rows, 1))

        self._update_table(updater)
        self._next_id = None

"""A TinyDB storage that never leaves half a file, and never mistakes a damaged one for an empty one."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Raw
from tinydb.storages import Storage
from tinydb.table import Table

from coachtui.storage.encoding import RowBytes, Tables, decode, encode, row_bytes
from coachtui.storage.files import replace_file


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
        try:
            self._contents = self.path.read_bytes()
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

        Errors: OSError, and for what JSON does not know TypeError or ValueError. Memory then keeps what
        it had, and so does the file, or it has the new tables, if only the last sync failed.
        """
        self._check_open()
        if self._staged is not None:
            self._staged = data
            return
        contents, rows = encode(data)
        replace_file(self.path, contents)
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

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError(f"{self.path} is closed")


class RowTable(Table):
    """A TinyDB table of which all rows can be put at once, as bytes."""

    def put(self, rows: Sequence[Raw]) -> None:
        """Put ``rows`` in the place of all there are, in this order. Only in a stage."""

        def updater(table: dict[int, Any]) -> None:
            table.clear()
            table.update(enumerate(rows, 1))

        self._update_table(updater)
        self._next_id = None

"""Four ways to put one note more on the disk so that a power cut does not take it: ours and its peers."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any, Protocol

from msgspec import structs
from tinydb import TinyDB
from tinydb.table import Table

from coachtui.application.clock import SystemClock
from coachtui.domain.engagement import Engagement
from coachtui.storage.practice_folder import PracticeFolder

Tables = dict[str, dict[str, dict[str, Any]]]


class Way(Protocol):
    """A file with an engagement in it, to which a note can be added."""

    def save(self) -> None:
        """Add one note; when this returns it is on the disk. This is what is timed."""
        ...

    def undo(self) -> None:
        """Take it away again, so that every round finds as many notes as the first."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class Ours:
    """coachtui, as a coach's note goes: an open dossier in a practice folder is given a new engagement."""

    def __init__(self, folder: Path, engagement: Engagement) -> None:
        """Make the engagement in the practice in ``folder``, and open it."""
        store = PracticeFolder(folder, SystemClock())
        store.create(engagement)
        self._dossier = store.open(engagement.id)
        self._before = self._dossier.engagement
        self._more = self._with_one_more()

    def save(self) -> None:
        """Save the engagement with one note more."""
        self._dossier.save(self._more)

    def undo(self) -> None:
        """Save it as it was; the next note is another one, that has never been encoded."""
        self._dossier.save(self._before)
        self._more = self._with_one_more()

    def close(self) -> None:
        """Give the engagement free."""
        self._dossier.close()

    def _with_one_more(self) -> Engagement:
        notes = self._before.notes
        return structs.replace(self._before, notes=(*notes, structs.replace(notes[-1], id="one-more")))


class StockTinyDB:
    """TinyDB as it comes, with its JSONStorage and all its defaults: the same tables, the same rows."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        """Make the file in ``folder``."""
        self._db = TinyDB(folder / "stock.json")
        for name, rows in tables.items():
            self._db.table(name).insert_multiple(rows.values())
        self._notes: Table = self._db.table("notes")
        self._row = _one_more(tables)
        self._added = 0

    def save(self) -> None:
        """Insert a note."""
        self._added = self._notes.insert(self._row)

    def undo(self) -> None:
        """Remove it."""
        self._notes.remove(doc_ids=[self._added])

    def close(self) -> None:
        """Close the file."""
        self._db.close()


class Sqlite:
    """sqlite3 with a write-ahead log, synced at every commit: the same tables, with the rows as JSON."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        """Make the database in ``folder``."""
        self._db = sqlite3.connect(folder / "peer.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        for name, rows in tables.items():
            self._db.execute(f'CREATE TABLE "{name}" (id INTEGER PRIMARY KEY, row TEXT)')
            texts = [(_text(row),) for row in rows.values()]
            self._db.executemany(f'INSERT INTO "{name}" (row) VALUES (?)', texts)
        self._row = _one_more(tables)
        self._added: int | None = None

    def save(self) -> None:
        """Insert a note, in a transaction of its own."""
        self._added = self._db.execute("INSERT INTO notes (row) VALUES (?)", (_text(self._row),)).lastrowid

    def undo(self) -> None:
        """Delete it."""
        self._db.execute("DELETE FROM notes WHERE id = ?", (self._added,))

    def close(self) -> None:
        """Close the database."""
        self._db.close()


class Append:
    """A line at the end of a file, and fsync: the least that a durable save can be."""

    def __init__(self, folder: Path, tables: Tables) -> None:
        """Make the file in ``folder``."""
        self._handle = os.open(folder / "lines", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for row in tables["notes"].values():
            self._write(row)
        os.fsync(self._handle)
        self._row = _one_more(tables)

    def save(self) -> None:
        """Append a note."""
        self._write(self._row)
        os.fsync(self._handle)

    def undo(self) -> None:
        """Leave it: what is in such a file does not make it slower."""

    def close(self) -> None:
        """Close the file."""
        os.close(self._handle)

    def _write(self, row: dict[str, Any]) -> None:
        os.write(self._handle, f"{_text(row)}\n".encode())


def _one_more(tables: Tables) -> dict[str, Any]:
    return {**list(tables["notes"].values())[-1], "id": "one-more"}


def _text(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)

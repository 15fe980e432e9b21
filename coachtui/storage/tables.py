"""The tables of one engagement's file: what changed is encoded, and all of it is written at once."""

from operator import is_

from msgspec import Raw
from tinydb import TinyDB

from coachtui import __version__
from coachtui.domain.engagement import Engagement
from coachtui.storage.atomic import AtomicStorage, RowTable
from coachtui.storage.files import keep_copy, schema_copy
from coachtui.storage.rows import LISTS, SCHEMA, Meta, Parts, engagement_in, parts_of, row_of, single_row


class EngagementTables:
    """An engagement in a TinyDB file. ``engagement`` is what is in there, None while there is no file."""

    def __init__(self, storage: AtomicStorage) -> None:
        """Take the storage, and read the engagement. Errors: Refused, as ``rows.engagement_in``."""
        self._storage = storage
        self._db = TinyDB(storage=lambda: storage)
        self._parts: dict[str, Parts] = {}
        self._rows: dict[str, dict[int, Raw]] = {}  # by table, then by the identity of the value in _parts
        self._generation = 0
        self._in_doubt = False
        self._schema = SCHEMA  # of what is on the disk
        self.engagement: Engagement | None = None
        if (tables := storage.read()) is not None:
            self.engagement, meta, _ = engagement_in(tables, storage.path)
            self._parts = parts_of(self.engagement)
            self._generation = meta.generation
            self._schema = meta.schema
            if self._schema == SCHEMA:  # a migrated file is written anew, whole
                rows = storage.rows()
                for name in LISTS:
                    self._rows[name] = dict(zip(map(id, self._parts[name]), rows[name].values(), strict=True))

    def write(self, engagement: Engagement) -> None:
        """Write what differs from the last value, in one write; nothing if nothing does.

        The first write over a file of an earlier schema keeps that beside it, and writes everything.
        Errors: OSError; ValueError or TypeError for a value that could never be read again. The next
        write then tries everything again.
        """
        parts = parts_of(engagement)
        changed = [name for name, values in parts.items() if not self._has(name, values)]
        if not changed:
            return
        if self._schema != SCHEMA:
            keep_copy(self._storage.path, schema_copy(self._storage.path, self._schema))
            changed = list(parts)
        rows = {name: self._encoded(name, parts[name]) for name in changed}
        # A write that fails may yet have reached the disk. So its number is not used again, and the next
        # one writes everything, even if it brings back what was there before.
        self._in_doubt = True
        self._generation += 1
        meta = Meta(schema=SCHEMA, generation=self._generation, program=__version__)
        with self._storage.staged():
            if self._schema != SCHEMA:
                self._db.drop_tables()
            for name, all_rows in {"meta": [row_of(meta)], **rows}.items():
                RowTable(self._storage, name, cache_size=0).put(all_rows)
        self._in_doubt = False
        self._schema = SCHEMA
        self.engagement, self._parts = engagement, parts
        for name in changed:
            self._rows[name] = dict(zip(map(id, parts[name]), rows[name], strict=False))

    def close(self) -> None:
        """Close the storage."""
        self._db.close()

    def _has(self, name: str, values: Parts) -> bool:
        if self._in_doubt or name not in self._parts:
            return False
        # By identity and not by equality: a moment told in another zone is equal, and not the same.
        before = self._parts[name]
        return len(before) == len(values) and all(map(is_, before, values))

    def _encoded(self, name: str, values: Parts) -> list[Raw]:
        if name in ("engagement", "plan"):
            return [single_row(name, values)] if values else []
        known = self._rows.get(name, {})
        return [known.get(id(value)) or row_of(value) for value in values]

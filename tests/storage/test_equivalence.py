"""TinyDB behaves over our storage as over its own, whatever is done and whenever it is reopened."""

import os
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tinydb import TinyDB, where
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from coachtui.storage.atomic import AtomicStorage

SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)
KEYS = st.sampled_from(["a", "b"])
DOCS = st.dictionaries(KEYS | st.text(max_size=2), VALUES, max_size=3)
TABLES = st.sampled_from(["_default", "notes", "ünï"])
DOC_IDS = st.integers(1, 6)
FIGURES = st.integers(0, 2)


class Both(RuleBasedStateMachine):
    """Does everything twice, and compares what comes of it."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        # Waiting for the disk is most of the time, and another test's business.
        self.no_sync = mock.patch.object(os, "fsync")
        self.no_sync.start()
        self.path = Path(self.folder.name) / "db.json"
        self.memory = MemoryStorage()  # type: ignore[no-untyped-call]
        self.storage = AtomicStorage(self.path)
        self.dbs = [TinyDB(storage=lambda: self.memory), TinyDB(storage=lambda: self.storage)]

    def teardown(self) -> None:
        self.no_sync.stop()
        self.folder.cleanup()

    def both(self, table: str, method: str, *args: Any, **kwargs: Any) -> None:
        results = []
        for db in self.dbs:
            try:
                results.append(getattr(db.table(table), method)(*args, **kwargs))
            except ValueError as error:
                results.append(str(error))
        assert results[0] == results[1]

    @rule(table=TABLES, doc=DOCS)
    def insert(self, table: str, doc: dict[str, Any]) -> None:
        self.both(table, "insert", doc)

    @rule(table=TABLES, doc=DOCS, doc_id=DOC_IDS)
    def insert_with_id(self, table: str, doc: dict[str, Any], doc_id: int) -> None:
        self.both(table, "insert", Document(doc, doc_id))

    @rule(table=TABLES, docs=st.lists(DOCS, max_size=3))
    def insert_multiple(self, table: str, docs: list[dict[str, Any]]) -> None:
        self.both(table, "insert_multiple", docs)

    @rule(table=TABLES, doc=DOCS, key=KEYS)
    def update_where(self, table: str, doc: dict[str, Any], key: str) -> None:
        self.both(table, "update", doc, where(key).exists())

    @rule(table=TABLES, doc=DOCS, ids=st.lists(DOC_IDS, max_size=3, unique=True))
    def update_ids(self, table: str, doc: dict[str, Any], ids: list[int]) -> None:
        self.both(table, "update", doc, doc_ids=ids)

    @rule(table=TABLES, figure=FIGURES)
    def update_all(self, table: str, figure: int) -> None:
        self.both(table, "update", {"a": figure})

    @rule(table=TABLES, doc=DOCS, figure=FIGURES)
    def upsert(self, table: str, doc: dict[str, Any], figure: int) -> None:
        self.both(table, "upsert", doc, where("a") == figure)

    @rule(table=TABLES, key=KEYS)
    def remove_where(self, table: str, key: str) -> None:
        self.both(table, "remove", where(key).exists())

    @rule(table=TABLES, ids=st.lists(DOC_IDS, max_size=3, unique=True))
    def remove_ids(self, table: str, ids: list[int]) -> None:
        self.both(table, "remove", doc_ids=ids)

    @rule(table=TABLES)
    def truncate(self, table: str) -> None:
        self.both(table, "truncate")

    @rule(table=TABLES)
    def drop_table(self, table: str) -> None:
        for db in self.dbs:
            db.drop_table(table)

    @rule()
    def drop_tables(self) -> None:
        for db in self.dbs:
            db.drop_tables()

    @rule(table=TABLES, figure=FIGURES)
    def search(self, table: str, figure: int) -> None:
        self.both(table, "search", where("a") == figure)
        self.both(table, "count", where("b").exists())

    @rule(docs=st.lists(DOCS, min_size=1, max_size=2), table=TABLES)
    def many_at_once(self, docs: list[dict[str, Any]], table: str) -> None:
        with self.storage.staged():
            self.both("notes", "insert_multiple", docs)
            self.both(table, "insert", docs[0])

    @rule()
    def reopen(self) -> None:
        self.dbs[1].close()
        self.storage = AtomicStorage(self.path)
        self.dbs = [TinyDB(storage=lambda: self.memory), TinyDB(storage=lambda: self.storage)]

    @invariant()
    def same_contents(self) -> None:
        memory, ours = self.dbs
        assert memory.tables() == ours.tables()
        for name in memory.tables():
            assert told(memory.table(name)) == told(ours.table(name))


def told(table: Table) -> list[tuple[int, str]]:
    """Return what is in a table, in its order; as text, in which 1 and 1.0 and True differ."""
    return [(doc.doc_id, repr(dict(doc))) for doc in table]


TestEquivalence = Both.TestCase
TestEquivalence.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)

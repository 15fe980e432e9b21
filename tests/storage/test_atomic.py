"""What our TinyDB storage hands out, takes in and refuses."""

import datetime as dt
import json
import math
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.storages import JSONStorage

from coachtui.storage import atomic
from coachtui.storage.atomic import AtomicStorage, RowTable
from tests.storage.cases import refused


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "db.json"


def open_db(path: Path) -> TinyDB:
    return TinyDB(path, storage=AtomicStorage)


def test_makes_no_file_before_there_is_something_to_write(path: Path) -> None:
    with open_db(path) as db:
        assert db.all() == []
        assert db.tables() == set()
        assert db.storage.read() is None
    assert not path.exists()


def test_the_file_is_what_tinydb_reads(path: Path) -> None:
    with open_db(path) as db:
        db.insert({"a": "één", "b": [1, None, {"c": True}]})
    with TinyDB(path, storage=JSONStorage, encoding="utf-8") as db:
        assert db.all() == [{"a": "één", "b": [1, None, {"c": True}]}]
        db.insert({"a": "twee"})
    with open_db(path) as db:
        assert [doc["a"] for doc in db] == ["één", "twee"]
    assert "één" in path.read_text(encoding="utf-8").replace("\\u00e9", "é")


def test_what_is_read_is_the_readers_own(path: Path) -> None:
    db = open_db(path)
    given = {"tags": ["a"]}
    db.insert(given)
    given["tags"].append("changed by who gave it")
    for _ in range(2):  # the first reader after a write is served in another way
        for doc in (db.all()[0], db.get(doc_id=1)):
            assert isinstance(doc, dict)
            assert doc == {"tags": ["a"]}
            doc["tags"].append("changed by who read it")
    tables: Any = db.storage.read()
    tables["_default"].clear()
    assert db.all() == [{"tags": ["a"]}]


def test_an_update_that_breaks_off_changes_nothing(path: Path) -> None:
    db = open_db(path)
    db.insert_multiple([{"n": 1}, {"n": 2}])

    def change(doc: Any) -> None:
        doc["n"] = 10 // (doc["n"] - 2)

    with pytest.raises(ZeroDivisionError):
        db.update(change)
    assert db.all() == [{"n": 1}, {"n": 2}]


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (math.nan, ValueError),
        ([math.inf], ValueError),
        (dt.datetime(2026, 12, 7), TypeError),
        (b"bytes", TypeError),
        ({1, 2}, TypeError),
    ],
    ids=repr,
)
def test_what_is_no_json_is_refused_and_changes_nothing(
    path: Path, value: object, error: type[Exception]
) -> None:
    db = open_db(path)
    db.insert({"a": 1})
    before = path.read_bytes()
    with pytest.raises(error):
        db.insert({"a": value})
    assert path.read_bytes() == before
    assert db.all() == [{"a": 1}]
    db.insert({"a": 2})
    assert open_db(path).all() == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize(
    "value",
    [
        *((1, (2, 3)), {1: "int", None: "none", 2.5: "float"}, {True: 1}),
        *(2**70, -0.0, 1e300, "\x00\x1b\u2028\u202e"),
    ],
    ids=repr,
)
def test_turns_values_into_what_the_json_module_does(path: Path, value: object) -> None:
    db = open_db(path)
    db.insert({"a": value})
    expected = json.loads(json.dumps({"a": value}))
    for each in (db, open_db(path)):
        assert repr(dict(each.all()[0])) == repr(expected)


def test_half_a_character_becomes_a_replacement(path: Path) -> None:
    db = open_db(path)
    db.insert({"a": "caf\udce9 \ud83d", "k\udcff": "😀"})
    assert db.all() == open_db(path).all() == [{"a": "caf\ufffd \ufffd", "k\ufffd": "😀"}]
    path.read_bytes().decode()


def test_writes_within_a_stage_are_one_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writes: list[bytes] = []
    monkeypatch.setattr(atomic, "replace_file", lambda _, contents: writes.append(contents))
    storage = AtomicStorage(path)
    db = TinyDB(storage=lambda: storage)
    with storage.staged():
        db.insert({"a": 1})
        db.table("notes").insert_multiple([{"n": 1}, {"n": 2}])
        db.table("notes").remove(doc_ids=[1])
        assert db.table("notes").all() == [{"n": 2}]
        assert writes == []
    assert len(writes) == 1
    assert db.table("notes").all() == [{"n": 2}]


def test_a_stage_with_an_error_never_was(path: Path) -> None:
    storage = AtomicStorage(path)
    db = TinyDB(storage=lambda: storage)
    db.insert({"a": 1})
    before = path.read_bytes()

    def fail_halfway() -> None:
        with storage.staged():
            db.insert({"a": 2})
            db.drop_tables()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert path.read_bytes() == before
    assert db.all() == [{"a": 1}]


def test_within_a_stage_rows_of_the_file_are_their_bytes(path: Path) -> None:
    """They can be put again for nothing; what would change one in place fails, and is not written."""
    storage = AtomicStorage(path)
    db = TinyDB(storage=lambda: storage)
    db.insert_multiple([{"a": "één"}, {"a": 2}])
    before = path.read_bytes()
    for change in (lambda: db.update({"a": 3}), lambda: db.update({"a": 3}, doc_ids=[1]), db.all):
        with pytest.raises((AttributeError, TypeError)), storage.staged():
            change()
        assert path.read_bytes() == before
    first, second = storage.rows()["_default"].values()
    table = RowTable(storage, "_default", cache_size=0)
    table.insert({"a": 3})
    with storage.staged():
        table.put([second, first, second])
    table.insert({"a": 4})
    assert [(doc.doc_id, doc["a"]) for doc in open_db(path)] == [(1, 2), (2, "één"), (3, 2), (4, 4)]


def test_a_closed_storage_refuses(path: Path) -> None:
    db = open_db(path)
    db.insert({"a": 1})
    db.close()
    with pytest.raises(ValueError, match="closed"):
        db.insert({"a": 2})
    with pytest.raises(ValueError, match="closed"):
        db.all()


DAMAGED = {
    b"": "empty",
    b"\0" * 4096: "empty",
    b" \n": "empty",
    b'{"_default": {"1": {"a"': "not_json",
    b'{"_default": {"1": {"a": NaN}}}': "not_json",
    b'{"_default": {"1": {"a": "\xff"}}}': "not_json",
    b"PK\x03\x04": "not_json",
    b'{"_default": {"1": {"a": ' + b"[" * 100_000: "not_json",
    b'{"_default": {}}{}': "not_json",
    b"null": "foreign",
    b"[]": "foreign",
    b'{"_default": [1]}': "foreign",
    b'{"_default": {"1": 1}}': "foreign",
}


@pytest.mark.parametrize("contents", DAMAGED, ids=lambda contents: repr(contents[:30]))
def test_a_damaged_file_is_refused_untouched(path: Path, contents: bytes) -> None:
    path.write_bytes(contents)
    with refused(f"storage.damaged.{DAMAGED[contents]}", file=str(path)):
        open_db(path)
    assert path.read_bytes() == contents


def test_a_link_stays_a_link(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.json"
    path.symlink_to(target)
    open_db(path).insert({"a": 1})
    assert path.is_symlink()
    assert open_db(target).all() == [{"a": 1}]

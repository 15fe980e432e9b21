"""Looking at an engagement that somebody else has open: the same over both stores, and over a real file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.application.ports import Store
from coachtui.storage import watching
from tests.fakes import MemoryStore
from tests.storage.cases import ID, engagement, file_in, noted, refused, store_in

STORES: dict[str, Callable[[Path], Store]] = {"folder": store_in, "memory": lambda _: MemoryStore()}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return STORES[request.param](tmp_path)


def test_follows_what_is_saved_meanwhile(store: Store) -> None:
    store.create(engagement())
    with store.open(ID) as dossier:
        watch = store.watch(ID)
        assert watch.engagement == engagement()
        assert not watch.look()
        value = noted(engagement(), 3)
        dossier.save(value)
        assert watch.engagement == engagement()  # nothing moves before one looks
        assert watch.look()
        assert watch.engagement == value
        assert not watch.look()
        dossier.save(noted(value, 4))
        assert watch.look()


def test_takes_the_lock_from_nobody(store: Store) -> None:
    store.create(engagement())
    watch = store.watch(ID)
    with store.open(ID) as dossier:
        dossier.save(noted(engagement(), 3))
    assert watch.look()


def test_what_is_deleted_meanwhile(store: Store) -> None:
    store.create(engagement())
    watch = store.watch(ID)
    store.delete(ID)
    for _ in range(2):
        with refused("storage.unknown", id=ID):
            watch.look()
    assert watch.engagement == engagement()  # still there to be read
    store.create(noted(engagement(), 3))
    assert watch.look()


def test_nothing_to_look_at(store: Store) -> None:
    with refused("storage.unknown", id=ID):
        store.watch(ID)
    with refused("storage.unsafe_id", id="../x"):
        store.watch("../x")


def test_a_file_that_is_damaged_meanwhile(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    watch = store.watch(ID)
    whole = file_in(tmp_path).read_bytes()
    file_in(tmp_path).write_bytes(whole[:100])
    for _ in range(2):  # it is not taken for seen
        with refused("storage.damaged.not_json"):
            watch.look()
    assert watch.engagement == engagement()
    file_in(tmp_path).write_bytes(whole)
    assert not watch.look()


def test_the_same_inode_and_time_hide_nothing(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    watch = store.watch(ID)
    file = file_in(tmp_path)
    before = file.stat()
    file.write_bytes(file.read_bytes().replace("Één".encode(), "Ééé".encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert watch.look()
    assert watch.engagement.notes[0].text.startswith("Ééé")


def test_what_did_not_change_is_not_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    watch = store.watch(ID)

    def never(*_: object) -> None:
        raise AssertionError("it was decoded again")

    monkeypatch.setattr(watching, "decode", never)
    assert not watch.look()

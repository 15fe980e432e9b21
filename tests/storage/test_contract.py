"""What every Store does: the one in a folder, and the one in memory that other tests stand on."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application.drafts import Drafts, Typed
from coachtui.application.ports import Dossier, Store
from coachtui.domain.errors import Refused
from tests.fakes import START, MemoryStore
from tests.storage.cases import ID, engagement, file_in, noted, refused, store_in

STORES: dict[str, Callable[[Path], Store]] = {"folder": store_in, "memory": lambda _: MemoryStore()}
UNSAFE = ["", ".", "..", "../x", "a/b", "A", "x.json", "é", "x\n", "x\0", "x y", "/etc/passwd", "x" * 201]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return STORES[request.param](tmp_path)


def test_starts_empty(store: Store) -> None:
    assert store.ids() == []


def test_reads_what_was_created(store: Store) -> None:
    store.create(engagement())
    assert store.ids() == [ID]
    assert store.read(ID) == engagement()


def test_ids_are_sorted(store: Store) -> None:
    for name in ("b", "a-2", "a", "10", "9"):
        store.create(engagement(name))
    assert store.ids() == ["10", "9", "a", "a-2", "b"]


def test_create_does_not_overwrite(store: Store) -> None:
    store.create(engagement())
    with refused("storage.taken", id=ID):
        store.create(replace(engagement(), notes=()))
    assert store.read(ID) == engagement()


def test_saves_again_and_again(store: Store) -> None:
    store.create(engagement())
    value = engagement()
    with store.open(ID) as dossier:
        assert dossier.engagement == value
        for number in (3, 4):
            value = noted(value, number)
            dossier.save(value)
            assert dossier.engagement is value
            assert store.read(ID) == value  # while it is open
    assert store.read(ID) == value
    with store.open(ID) as dossier:
        assert dossier.engagement == value


def test_one_session_at_a_time(store: Store) -> None:
    store.create(engagement())
    store.create(engagement("another"))
    with store.open(ID), store.open("another"):
        with refused("storage.locked", since=START):
            store.open(ID)
        with refused("storage.locked"):
            store.delete(ID)
        with refused("storage.locked"):
            store.create(engagement())
    with store.open(ID):
        pass


def test_a_closed_dossier_saves_nothing(store: Store) -> None:
    store.create(engagement())
    dossier = store.open(ID)
    dossier.close()
    dossier.close()
    with refused("storage.not_saved.closed"):
        dossier.save(noted(engagement(), 3))
    with store.open(ID) as again:
        dossier.close()  # does not take it from who has it now
        with refused("storage.locked"):
            store.open(ID)
        assert again.engagement == engagement()


def test_an_error_inside_closes(store: Store) -> None:
    store.create(engagement())

    def crash(dossier: Dossier) -> None:
        with dossier:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        crash(store.open(ID))
    store.open(ID).close()


def test_a_dossier_is_of_one_engagement(store: Store) -> None:
    store.create(engagement())
    with store.open(ID) as dossier:
        with pytest.raises(ValueError, match="another"):
            dossier.save(engagement("another"))
        assert store.read(ID) == engagement()


def test_delete(store: Store) -> None:
    store.create(engagement())
    store.create(engagement(f"{ID}-2"))
    store.delete(ID)
    assert store.ids() == [f"{ID}-2"]
    for ask in (store.read, store.open, store.delete):
        with refused("storage.unknown", id=ID):
            ask(ID)
    store.create(engagement())
    assert store.read(ID) == engagement()


def damage(store: Store, folder: Path) -> None:
    """Make the engagement one that cannot be read."""
    if isinstance(store, MemoryStore):
        store.broken[ID] = Refused("storage.damaged.not_json", file=ID)
    else:
        file_in(folder).write_bytes(b'{"meta": {"1"')


def test_the_previous_copy_is_one_save_old(store: Store) -> None:
    store.create(engagement())
    assert store.previous(ID) is None
    values = [engagement(), *(noted(engagement(), number) for number in (3, 4))]
    with store.open(ID) as dossier:
        for before, after in pairwise(values):
            dossier.save(after)
            copy = store.previous(ID)
            assert copy is not None
            assert copy.engagement == before
            assert copy.written_at.tzinfo is not None
    assert store.read(ID) == values[-1]


def test_recover(store: Store, tmp_path: Path) -> None:
    store.create(engagement())
    store.create(engagement("another"))
    with store.open(ID) as dossier:
        dossier.save(noted(engagement(), 3))
    with refused("storage.not_damaged", id=ID):
        store.recover(ID)
    assert store.read(ID) == noted(engagement(), 3)
    damage(store, tmp_path)
    with refused("storage.damaged.not_json"):
        store.open(ID)
    assert store.ids() == ["another", ID]
    assert store.recover(ID).name == f"{ID}.damaged-20261207-100000.json"
    assert store.ids() == ["another", ID]
    assert store.read(ID) == engagement()
    assert store.read("another") == engagement("another")
    with store.open(ID) as dossier:
        dossier.save(noted(dossier.engagement, 4))
        with refused("storage.locked"):
            store.recover(ID)
    assert store.read(ID) == noted(engagement(), 4)


def test_without_a_copy_nothing_is_recovered(store: Store, tmp_path: Path) -> None:
    store.create(engagement())
    damage(store, tmp_path)
    assert store.previous(ID) is None
    for _ in range(2):
        with refused("storage.no_good_copy"):
            store.recover(ID)
    with refused("storage.damaged.not_json"):
        store.read(ID)


def test_purge(store: Store) -> None:
    store.create(engagement())
    with store.open(ID) as dossier:
        dossier.save(noted(engagement(), 3))
        dossier.keep_drafts(Drafts(typing=(Typed(place="note:n1", texts={"text": "x"}, at=START),)))
        value = engagement()
        assert dossier.purge(value) == 2
        assert dossier.engagement is value
        assert dossier.drafts == Drafts()
        assert store.previous(ID) is None
        assert dossier.purge(value) == 0
        dossier.save(noted(engagement(), 4))
        with refused("storage.locked"):
            store.open(ID)
    with refused("storage.not_saved.closed"):
        dossier.purge(engagement())
    assert store.read(ID) == noted(engagement(), 4)


def test_unknown(store: Store) -> None:
    for ask in (store.read, store.open, store.delete, store.previous, store.recover):
        with refused("storage.unknown", id=ID):
            ask(ID)


@pytest.mark.parametrize("name", UNSAFE)
def test_unsafe_ids(store: Store, name: str) -> None:
    for ask in (store.read, store.open, store.delete, store.previous, store.recover):
        with refused("storage.unsafe_id", id=name):
            ask(name)
    with refused("storage.unsafe_id", id=name):
        store.create(engagement(name))


def test_memory_store_plays_trouble() -> None:
    store = MemoryStore(engagement())
    store.broken["damaged"] = Refused("storage.damaged.empty", file="damaged.json")
    assert store.ids() == ["damaged", ID]
    with refused("storage.damaged.empty"):
        store.read("damaged")
    with store.open(ID) as dossier:
        store.trouble = Refused("storage.not_saved.full", why="ENOSPC", where="here")
        with refused("storage.not_saved.full"):
            dossier.save(noted(engagement(), 3))
        store.trouble = None
        dossier.save(noted(engagement(), 3))
    assert store.saves == 1
    assert store.kept[ID] == noted(engagement(), 3)


def test_what_was_typed_for_a_new_engagement_is_no_engagement(store: Store) -> None:
    typed = Typed(place="new:", texts={"contract.client": "Fjord"}, at=START)
    assert store.unfinished() is None
    store.keep_unfinished(None)
    store.keep_unfinished(typed)
    assert store.unfinished() == typed
    assert store.ids() == []
    store.keep_unfinished(None)
    assert store.unfinished() is None

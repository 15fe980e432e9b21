"""A damaged file is set aside, and its previous copy put in its place: whatever fails, nothing is lost."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.storage.rows import SCHEMA
from tests.storage.cases import ID, engagement, file_in, names_in, noted, refused, store_in
from tests.storage.faults import killed_at, recorded
from tests.storage.sessions import session

ASIDE = f"{ID}.damaged-20261207-100000.json"
GOOD = engagement()
LOST = noted(GOOD, 3, "Written in the last save.")

DAMAGE = {
    "empty": b"",
    "null": b"null",
    "zeroes": b"\0" * 4096,
    "blanks": b" \r\n",
    "half": b'{"meta":{"1":{"schema":1,"generation":2,"prog',
    "another program's": b'{"_default": {"1": {"task": "buy milk"}}}',
    "a list": b"[1, 2, 3]",
    "no text at all": bytes(range(256)) * 9,
    "newer": b'{"meta": {"1": {"schema": %d, "program": "9.9"}}, "moods": {}}' % (SCHEMA + 1),
}


def saved(folder: Path) -> PracticeFolder:
    """Return a store in which the engagement was saved twice, and another one lies beside it."""
    store = store_in(folder)
    store.create(GOOD)
    store.create(engagement("another"))
    with store.open(ID) as dossier:
        dossier.save(LOST)
    return store


@pytest.fixture
def store(tmp_path: Path) -> PracticeFolder:
    return saved(tmp_path)


@contextmanager
def others_work(store: PracticeFolder) -> Iterator[None]:
    """Expect that the engagement beside it can be read, opened and changed all the while."""
    before = store.read("another")
    with store.open("another") as dossier:
        yield
        dossier.save(noted(before, 9))
    assert store.read("another") == noted(before, 9)


@pytest.mark.parametrize("what", DAMAGE)
def test_what_is_damaged_is_set_aside_and_the_copy_takes_its_place(
    store: PracticeFolder, tmp_path: Path, what: str
) -> None:
    file_in(tmp_path).write_bytes(DAMAGE[what])
    file_in(tmp_path).chmod(0o644)
    with others_work(store):
        for ask in (store.read, store.open):
            with pytest.raises(Refused):
                ask(ID)
        assert store.ids() == ["another", ID]
        copy = store.previous(ID)
        assert copy is not None
        assert copy.engagement == GOOD
        aside = store.recover(ID)
    assert aside == tmp_path / "data" / ASIDE
    assert aside.read_bytes() == DAMAGE[what]
    assert stat.S_IMODE(aside.stat().st_mode) == stat.S_IMODE(file_in(tmp_path).stat().st_mode) == 0o600
    assert store.read(ID) == GOOD
    assert store.ids() == ["another", ID]
    with store.open(ID) as dossier:
        dossier.save(LOST)
    assert store.read(ID) == LOST
    assert aside.read_bytes() == DAMAGE[what]


def test_the_copy_says_when_it_was_written(store: PracticeFolder, tmp_path: Path) -> None:
    at = datetime(2026, 11, 23, 14, 2, 3, tzinfo=UTC)
    os.utime(file_in(tmp_path, f"{ID}.previous"), (0, at.timestamp()))
    copy = store.previous(ID)
    assert copy is not None
    assert copy.written_at == at


@pytest.mark.parametrize("seconds", [-(10.0**9), 2.0**62])
def test_a_copy_from_a_time_that_no_date_has_is_a_copy_all_the_same(
    store: PracticeFolder, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    found = SimpleNamespace(st_mtime=seconds, st_size=0)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fstat", lambda _: found)
        copy = store.previous(ID)
    assert copy is not None
    assert copy.engagement == GOOD


def test_what_was_set_aside_before_is_not_written_over(store: PracticeFolder, tmp_path: Path) -> None:
    for number, more in enumerate(("", "-2", "-3")):
        file_in(tmp_path).write_bytes(b"damage %d" % number)
        assert store.recover(ID).name == f"{ID}.damaged-20261207-100000{more}.json"
    for number, more in enumerate(("", "-2", "-3")):
        assert file_in(tmp_path, f"{ID}.damaged-20261207-100000{more}").read_bytes() == b"damage %d" % number


@pytest.mark.parametrize(("what", "copy"), [(b"null", b"null"), (b"null", None), (b"", DAMAGE["newer"])])
def test_without_a_good_copy_all_stays_as_it_is(
    store: PracticeFolder, tmp_path: Path, what: bytes, copy: bytes | None
) -> None:
    file_in(tmp_path).write_bytes(what)
    if copy is None:
        file_in(tmp_path, f"{ID}.previous").unlink()
    else:
        file_in(tmp_path, f"{ID}.previous").write_bytes(copy)
    before = {name: (tmp_path / "data" / name).read_bytes() for name in names_in(tmp_path)}
    assert store.previous(ID) is None
    with refused("storage.no_good_copy", file=str(file_in(tmp_path))):
        store.recover(ID)
    assert {name: (tmp_path / "data" / name).read_bytes() for name in names_in(tmp_path)} == before


def test_a_copy_of_another_engagement_is_no_copy(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path).write_bytes(b"")
    file_in(tmp_path, f"{ID}.previous").write_bytes(file_in(tmp_path, "another").read_bytes())
    assert store.previous(ID) is None
    with refused("storage.no_good_copy"):
        store.recover(ID)


def test_what_is_fine_is_left_alone(store: PracticeFolder, tmp_path: Path) -> None:
    before = names_in(tmp_path)
    with refused("storage.not_damaged", id=ID):
        store.recover(ID)
    assert names_in(tmp_path) == before
    assert store.read(ID) == LOST


def test_what_may_not_be_read_is_not_taken_for_damage(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path).unlink()
    file_in(tmp_path).mkdir()
    with refused("storage.not_opened.other", why="EISDIR"):
        store.recover(ID)
    file_in(tmp_path).rmdir()
    file_in(tmp_path).symlink_to(tmp_path / "elsewhere.json")
    with refused("storage.not_opened.link"):
        store.recover(ID)


def test_a_session_that_has_it_open_is_not_disturbed(store: PracticeFolder, tmp_path: Path) -> None:
    """What lies on the disk is garbled under its feet: its next save puts it right."""
    with session(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        file_in(tmp_path).write_bytes(b"garbled")
        with refused("storage.locked", pid=process.pid):
            store.recover(ID)
        assert file_in(tmp_path).read_bytes() == b"garbled"


def state(store: PracticeFolder) -> Engagement | str:
    """Return the engagement, or why it cannot be read."""
    assert ID in store.ids()
    try:
        return store.read(ID)
    except Refused as problem:
        return problem.key


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_whatever_fails_it_is_damaged_or_recovered_and_nothing_is_lost(
    tmp_path: Path, number: int, *, links: bool
) -> None:
    done, step = False, 0
    while not done:
        folder = tmp_path / str(step)
        folder.mkdir()
        store = saved(folder)
        file_in(folder).write_bytes(DAMAGE["half"])
        why = ""
        with recorded(step, number, links=links) as calls:
            try:
                store.recover(ID)
            except Refused as problem:
                why = problem.key
        assert not why or why.startswith("storage.not_recovered.")
        done = step >= len(calls)
        now = state(store)
        assert now in ("storage.damaged.not_json", GOOD)
        asides = list((folder / "data").glob(f"{ID}.damaged-*"))
        assert all(path.read_bytes() == DAMAGE["half"] for path in asides)
        assert asides or now != GOOD
        if now != GOOD:
            assert store.recover(ID).read_bytes() == DAMAGE["half"]
        assert store.read(ID) == GOOD
        with store.open(ID) as dossier:
            dossier.save(replace(GOOD, notes=()))
        assert not [name for name in names_in(folder) if name.endswith(".tmp")]
        step += 1
    assert step > 10


def test_nothing_is_in_its_place_before_it_is_on_the_disk(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path).write_bytes(b"")
    with recorded() as calls:
        store.recover(ID)
    at = next(i for i, (name, args) in enumerate(calls) if name == "replace")
    assert calls[at][1][-1] == file_in(tmp_path)
    before, after = [name for name, _ in calls[:at]], [name for name, _ in calls[at:]]
    assert before[-3:] == ["fsync", "close", "link"]  # the copy is synced, then the damaged one has its name
    assert "fsync" in after  # the names


def test_a_kill_at_any_moment_leaves_it_damaged_or_recovered(tmp_path: Path) -> None:
    for step in count():
        (tmp_path / str(step)).mkdir()
        store = saved(tmp_path / str(step))
        file_in(tmp_path / str(step)).write_bytes(DAMAGE["half"])
        killed = killed_at(step, partial(store.recover, ID))
        now = state(store)
        assert now in ("storage.damaged.not_json", GOOD)
        if now != GOOD:
            store.recover(ID)
        assert store.read(ID) == GOOD
        asides = list((tmp_path / str(step) / "data").glob(f"{ID}.damaged-*"))
        assert {path.read_bytes() for path in asides} == {DAMAGE["half"]}
        if not killed:
            break
    assert step > 8


def test_a_copy_of_an_earlier_schema_takes_its_place_too(tmp_path: Path) -> None:
    stored = (Path(__file__).parent / "schemas" / "1" / "crm.json").read_bytes()
    store = store_in(tmp_path)
    (tmp_path / "data").mkdir()
    file_in(tmp_path, "crm").write_bytes(stored)
    before = store.read("crm")
    with store.open("crm") as dossier:
        dossier.save(noted(before, 900))
    file_in(tmp_path, "crm").write_bytes(b"null")
    store.recover("crm")
    assert store.read("crm") == before
    with store.open("crm") as dossier:
        dossier.save(noted(before, 901))
    assert store.read("crm") == noted(before, 901)
    assert file_in(tmp_path, "crm.schema-1").read_bytes() == stored

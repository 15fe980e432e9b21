"""Two sessions, and what a session leaves that was killed."""

import getpass
import os
import platform
import random
import shutil
import threading
import time
from pathlib import Path

import pytest

from coachtui.domain.errors import Refused
from coachtui.storage import lock
from coachtui.storage.lock import SessionLock
from tests.fakes import START
from tests.storage.cases import ID, engagement, file_in, names_in, noted, refused, store_in
from tests.storage.sessions import session

KILLS = 25


def test_kill_9_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    chance = random.Random(4)
    acknowledged: list[str] = []
    for round_ in range(KILLS):
        with session(tmp_path, first=1000 * (round_ + 1)) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "open\n"
            acknowledged += [f"n{process.stdout.readline().strip()}" for _ in range(chance.randrange(3))]
            time.sleep(chance.random() * 0.006)
            process.kill()
            acknowledged += [f"n{line.strip()}" for line in process.stdout if line.endswith("\n")]
        saved = [each.id for each in store.read(ID).notes]
        assert [each for each in acknowledged if each not in saved] == []
        with store.open(ID) as dossier:
            assert [each.id for each in dossier.engagement.notes] == saved
            # Keep it small: a book takes longer to write, not another path.
            acknowledged = []
            dossier.save(engagement())
        assert names_in(tmp_path) == {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}


def test_two_sessions(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    me = {"user": getpass.getuser(), "host": platform.node(), "since": START}
    with session(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for ask in (store.open, store.delete):
            with refused("storage.locked", **me, pid=process.pid):
                ask(ID)
        with refused("storage.locked", **me, pid=process.pid):
            store.create(engagement())
        assert store.read(ID) == engagement()
        process.kill()
        process.wait()
        with store.open(ID) as dossier:  # the system has given it free
            with refused("storage.locked", **me, pid=os.getpid()):
                store.open(ID)
            dossier.save(noted(engagement(), 3))
    store.delete(ID)
    assert names_in(tmp_path) == set()


def test_the_lock_survives_that_its_file_is_read(tmp_path: Path) -> None:
    """Locks by lockf would vanish when the process that holds them closes the file elsewhere."""
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID):
        (tmp_path / "data" / f"{ID}.lock").read_bytes()
        with refused("storage.locked"):
            store.open(ID)


def test_the_holders_name_goes_with_the_lock(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID):
        assert b'"pid"' in (tmp_path / "data" / f"{ID}.lock").read_bytes()
    assert (tmp_path / "data" / f"{ID}.lock").read_bytes() == b""


@pytest.mark.parametrize("contents", [b"", b"{", b'{"user": 1}', b"\xff"])
def test_nobody_knows_who_holds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: bytes) -> None:
    monkeypatch.setattr(lock, "_BETWEEN", 0)
    store = store_in(tmp_path)
    store.create(engagement())
    file = tmp_path / "data" / f"{ID}.lock"
    with store.open(ID):
        file.write_bytes(contents)
        with refused("storage.locked_unknown", file=str(file)):
            store.open(ID)


def test_a_holder_of_any_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "caf\udce9\x1b[2J")
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID), pytest.raises(Refused) as refused:
        store.open(ID)
    assert refused.value.params["user"] == "caf\ufffd\ufffd[2J"


def test_closing_in_another_thread(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    dossier = store.open(ID)
    thread = threading.Thread(target=dossier.close)
    thread.start()
    thread.join()
    store.open(ID).close()


def test_a_full_disk_keeps_nobody_from_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_in(tmp_path)
    store.create(engagement())

    def full(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "pwrite", full)
    with store.open(ID) as dossier:
        assert dossier.engagement == engagement()
        with refused("storage.locked_unknown"):
            store.open(ID)


def test_a_lock_is_removed_while_it_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or who takes it in between would hold a lock that has no name, and so would the next one."""
    file = tmp_path / "x.lock"
    unlink = os.unlink
    held = SessionLock(file)
    held.acquire(START)

    def try_first(path: Path) -> None:
        with refused("storage.locked"):
            SessionLock(file).acquire(START)
        unlink(path)

    monkeypatch.setattr(os, "unlink", try_first)
    held.release(remove=True)
    assert not file.exists()
    SessionLock(file).acquire(START)


def test_removing_a_lock_lets_no_second_one_in(tmp_path: Path) -> None:
    """Sessions take, give free and remove one lock as fast as they can: never two at once."""
    inside: list[int] = []
    wrong: list[list[int]] = []
    until = time.monotonic() + 0.5

    def hammer(number: int) -> None:
        chance = random.Random(number)
        while time.monotonic() < until:
            held = SessionLock(tmp_path / "x.lock")
            try:
                held.acquire(START)
            except Refused:
                continue
            inside.append(number)
            time.sleep(0)
            if len(inside) != 1:
                wrong.append(list(inside))
            inside.remove(number)
            held.release(remove=chance.random() < 0.5)

    threads = [threading.Thread(target=hammer, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_an_engagement_that_is_deleted_meanwhile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    acquire = SessionLock.acquire

    def late(self: SessionLock, since: object) -> None:
        file_in(tmp_path).unlink()
        acquire(self, START)

    monkeypatch.setattr(SessionLock, "acquire", late)
    with refused("storage.unknown", id=ID):
        store.open(ID)
    assert names_in(tmp_path) == set()  # no lock tells of an engagement that is not there


def test_a_folder_that_was_made_anew_has_one_writer_too(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    first = store.open(ID)
    shutil.move(tmp_path / "data", tmp_path / "away")
    with refused("storage.not_saved.gone"):
        first.save(noted(engagement(), 3))
    (tmp_path / "data").mkdir()
    first.save(noted(engagement(), 4))
    with refused("storage.locked"):
        store.open(ID)
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(tmp_path / "away", tmp_path / "data")
    with store.open(ID), refused("storage.locked"):  # the old lock holds nobody out of the copy
        first.save(noted(engagement(), 5))
    first.save(noted(engagement(), 6))
    first.close()
    assert store.read(ID) == noted(engagement(), 6)

"""The order of a write, who may read it, the previous copy, and what a kill leaves."""

import errno
import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coachtui.storage import files
from coachtui.storage.files import replace_file, sync_folder
from tests.storage.cases import ID, engagement, file_in, names_in, noted, store_in
from tests.storage.faults import recorded


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_nothing_is_renamed_before_it_is_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(b"old")
    with recorded() as calls:
        replace_file(file, b"new")
    names = [name for name, _ in calls]
    assert names == [
        *("open", "fchmod", "write", "fsync", "close"),  # the new file
        *("link", "replace", "replace"),  # the old one's second name, then the new one, then the copy
        *("open", "fsync", "close"),  # the names
        *("unlink", "unlink"),  # nothing is left of the temporary names
    ]
    targets = [args[-1] for name, args in calls if name in ("link", "replace")]
    assert targets[1:] == [file, tmp_path / "x.previous.json"]
    (fresh, flags, created), (folder, _) = [args for name, args in calls if name == "open"]
    assert flags & os.O_EXCL
    assert created == 0o600
    assert (Path(fresh).parent, Path(folder)) == (tmp_path, tmp_path)


def test_a_short_write_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, bytes(data)[:3]))
    replace_file(tmp_path / "x.json", b"0123456789")
    assert (tmp_path / "x.json").read_bytes() == b"0123456789"


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777], ids=oct)
def test_only_the_coach_can_read_it(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        store = store_in(tmp_path)
        store.create(engagement())
        with store.open(ID) as dossier:
            dossier.save(noted(engagement(), 3))
    assert mode(tmp_path / "data") == 0o700
    assert names_in(tmp_path) == {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}
    assert {mode(path) for path in (tmp_path / "data").iterdir()} == {0o600}


def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    (tmp_path / "data").chmod(0o755)
    file_in(tmp_path).chmod(0o644)
    store.open(ID).close()
    assert mode(tmp_path / "data") == 0o700
    assert mode(file_in(tmp_path)) == 0o600


def test_folders_above_are_made_for_the_coach_alone_and_synced(tmp_path: Path) -> None:
    with recorded() as calls:
        files.make_folder(tmp_path / "a" / "b")
    assert mode(tmp_path / "a") == mode(tmp_path / "a" / "b") == 0o700
    assert [args[0] for name, args in calls if name == "open"] == [tmp_path, tmp_path / "a"]


def test_the_previous_copy_is_one_save_old(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file, copy = file_in(tmp_path, "x"), file_in(tmp_path, "x.previous")
    replace_file(file, b"1")
    assert not copy.exists()
    for number in (b"2", b"3", b"4"):
        before = file.read_bytes()
        replace_file(file, number)
        assert (file.read_bytes(), copy.read_bytes()) == (number, before)
        assert not file.samefile(copy)
    assert names_in(tmp_path) == {file.name, copy.name}


def test_the_previous_copy_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links on a memory stick")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "data").mkdir()
    file, copy = file_in(tmp_path, "x"), file_in(tmp_path, "x.previous")
    replace_file(file, b"1")
    replace_file(file, b"2")
    assert (file.read_bytes(), copy.read_bytes()) == (b"2", b"1")
    assert mode(copy) == 0o600
    assert names_in(tmp_path) == {file.name, copy.name}


def test_a_file_system_that_syncs_no_folders_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_sync(_: int) -> None:
        raise OSError(errno.EINVAL, "not here")

    monkeypatch.setattr(os, "fsync", no_sync)
    sync_folder(tmp_path)


def test_macos_empties_the_drives_own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _, what: asked.append(what))
    with recorded() as calls:
        replace_file(tmp_path / "x.json", b"1")
    assert asked == [51, 51]
    assert "fsync" not in [name for name, _ in calls]


def test_opening_sweeps_what_a_kill_left(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    store.create(engagement("another"))
    mine, other = f"{ID}.json.0123456789abcdef.tmp", "another.json.0123456789abcdef.tmp"
    for name in (mine, other):
        (tmp_path / "data" / name).write_bytes(b"half a fi")
    store.open(ID).close()
    assert mine not in names_in(tmp_path)
    assert other in names_in(tmp_path)  # its own session may be writing it

"""Something else writes into the file of an open engagement: that is kept, and the coach's words go in."""

import errno
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from coachtui.application.ports import Dossier
from coachtui.application.workspace import Workspace
from coachtui.domain.errors import Refused
from coachtui.storage.practice_folder import PracticeFolder
from tests.fakes import FixedClock
from tests.storage.cases import ID, engagement, file_in, names_in, noted, refused, store_in
from tests.storage.faults import recorded

MINE = noted(engagement(), 3, "Typed here")
LATER = noted(MINE, 4, "And this")
OURS = {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}


@pytest.fixture
def store(tmp_path: Path) -> PracticeFolder:
    store = store_in(tmp_path)
    store.create(engagement())
    return store


def asides(folder: Path) -> list[Path]:
    return sorted((folder / "data").glob(f"{ID}.changed-*"))


def told(dossier: Dossier) -> str:
    assert dossier.strange is not None
    assert dossier.strange.key == "storage.changed_elsewhere"
    return str(dossier.strange.params["file"])


@pytest.mark.parametrize("contents", [b"", b"null", b"{", b'{"_default": {}}', b"x" * 9999])
def test_it_is_set_aside_and_the_words_are_saved(
    store: PracticeFolder, tmp_path: Path, contents: bytes
) -> None:
    with store.open(ID) as dossier:
        dossier.save(MINE)
        assert dossier.strange is None
        file_in(tmp_path).write_bytes(contents)
        file_in(tmp_path).chmod(0o644)
        dossier.save(LATER)
        (aside,) = asides(tmp_path)
        assert told(dossier) == str(aside)
        dossier.save(MINE)
    assert asides(tmp_path) == [aside]
    assert aside.read_bytes() == contents
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert store.read(ID) == MINE
    store.delete(ID)
    assert names_in(tmp_path) == set()


def test_what_another_machine_saved_there_is_not_lost(store: PracticeFolder, tmp_path: Path) -> None:
    """As when a folder is kept the same on two machines, where no lock reaches."""
    elsewhere = store_in(tmp_path / "elsewhere")
    elsewhere.create(noted(engagement(), 9, "Typed elsewhere"))
    with store.open(ID) as dossier:
        file_in(tmp_path / "elsewhere").replace(file_in(tmp_path))
        dossier.save(MINE)
    (aside,) = asides(tmp_path)
    assert b"Typed elsewhere" in aside.read_bytes()
    assert store.read(ID) == MINE


def test_the_previous_copy_stays_a_good_one(store: PracticeFolder, tmp_path: Path) -> None:
    with store.open(ID) as dossier:
        dossier.save(MINE)
        file_in(tmp_path).write_bytes(b"null")
        dossier.save(LATER)
    copy = store.previous(ID)
    assert copy is not None
    assert copy.engagement == engagement()


def test_it_is_dated_by_when_it_was_put_there(store: PracticeFolder, tmp_path: Path) -> None:
    with store.open(ID) as dossier:
        for number, name in enumerate(("20261130-005320", "20261130-005320-2")):
            file_in(tmp_path).write_bytes(b"%d" % number)
            os.utime(file_in(tmp_path), (0, 1_796_000_000))
            dossier.save(noted(engagement(), 10 + number))
            assert Path(told(dossier)).name == f"{ID}.changed-{name}.json"


def test_what_is_the_same_is_nothing_strange(store: PracticeFolder, tmp_path: Path) -> None:
    file, same = file_in(tmp_path), tmp_path / "same"

    def swap() -> None:
        same.write_bytes(file.read_bytes())
        same.replace(file)

    touches: list[Callable[[], object]] = [
        lambda: os.utime(file, (0, 0)),
        lambda: file.chmod(0o640),
        lambda: os.link(file, tmp_path / "a backup's own link"),
        swap,
        file.unlink,
    ]
    with store.open(ID) as dossier:
        for number, touch in enumerate(touches):
            touch()
            dossier.save(noted(engagement(), 10 + number))
            assert dossier.strange is None
    assert names_in(tmp_path) == OURS
    assert store.read(ID).notes[-1].id == "n14"


def test_what_a_failed_save_may_have_written_is_nothing_strange(
    store: PracticeFolder, tmp_path: Path
) -> None:
    with store.open(ID) as dossier:
        for step in (*range(14), *reversed(range(12))):
            with recorded(step, errno.EIO), suppress(Refused):
                dossier.save(noted(engagement(), 10 + step))
        dossier.save(MINE)
        assert dossier.strange is None
    assert names_in(tmp_path) == OURS


def test_nothing_is_written_while_it_cannot_be_set_aside(
    store: PracticeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.open(ID) as dossier:
        file_in(tmp_path).write_bytes(b"strange")
        with recorded(0, errno.ENOSPC, links=False), refused("storage.not_saved.full"):
            dossier.save(MINE)
        assert file_in(tmp_path).read_bytes() == b"strange"
        assert dossier.strange is None
        dossier.save(MINE)
        assert Path(told(dossier)).read_bytes() == b"strange"
    assert store.read(ID) == MINE


def test_it_is_told_once(store: PracticeFolder, tmp_path: Path) -> None:
    with store.open(ID) as dossier:
        workspace = Workspace(dossier, FixedClock())
        assert workspace.strange() is None
        for number in (1, 2):
            file_in(tmp_path).write_bytes(b"strange %d" % number)
            workspace.do(noted, 20 + number)
            found = workspace.strange()
            assert found is not None
            assert Path(str(found.params["file"])).read_bytes() == b"strange %d" % number
            workspace.do(noted, 30 + number)
            assert workspace.strange() is None
    assert [each.id for each in store.read(ID).notes[2:]] == ["n21", "n31", "n22", "n32"]

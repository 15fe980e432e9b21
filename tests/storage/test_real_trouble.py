"""What disks really do: full, read-only, faulty, gone. Nobody's mind is made up here but the system's.

Each is made to happen to a program at work, which keeps every word and says what is wrong; once the cause
is gone, the next save has everything.
"""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.application.practice import Practice
from tests.fakes import FixedClock
from tests.storage import eio
from tests.storage.cases import ID, engagement, store_in
from tests.storage.coaching import OBEYING, ON_A_SMALL_DISK, Coach, Told, need_obedience

BEFORE = [note.text for note in engagement().notes]
FILES = {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}

Cause = Callable[[], object]


@pytest.fixture(scope="session")
def small_disk() -> None:
    """Skip where no file system can be mounted, not even one that only its own process sees."""
    # RLIMIT_FSIZE, chmod and seccomp need no such leave, so each trouble is real without this too.
    tried = subprocess.run([*ON_A_SMALL_DISK, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"nothing can be mounted here: {tried.stderr.strip()}")


@pytest.fixture(scope="session")
def obeying() -> None:
    """Go on only where root can be made to obey; everybody else does."""
    need_obedience()


def goes_through(coach: Coach, begins: Cause, ends: Cause, key: str, why: str) -> Told:
    """Let a trouble begin while a coach works, and end; return what is told at the end of it."""
    well = coach.ask("write", "before it")
    assert (well.state, well.problem) == ("saved", "")
    assert well.on_disk == well.notes == [*BEFORE, "before it"]

    begins()
    for what, words in (("write", "during it"), ("again", ""), ("type", "half a sent"), ("again", "")):
        told = coach.ask(what, words)
        assert (told.state, told.problem, told.why) == ("not_saved", f"storage.not_saved.{key}", why)
        assert Path(told.where).name in (f"{ID}.json", f"{ID}.drafts.json")
        assert told.notes == [*BEFORE, "before it", "during it"]
        assert told.on_disk in (None, [*BEFORE, "before it"])
        assert not [name for name in told.names if name.endswith(".tmp")]

    ends()
    told = coach.ask("write", "after it")
    assert told.on_disk == told.notes == [*BEFORE, "before it", "during it", "after it"]
    told = coach.ask("again")  # where keys are pressed, a thread does so for what is being typed
    assert (told.state, told.problem) == ("saved", "")
    return told


def reopened(folder: Path) -> None:
    """Open what is left of it here: all is there, what was being typed too."""
    with Practice(store_in(folder), FixedClock()).opened(ID) as workspace:
        assert [note.text for note in workspace.engagement.notes[2:]] == [
            "before it",
            "during it",
            "after it",
        ]
        assert [one.texts for one in workspace.drafts.found] == [{"text": "half a sent"}]


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """RLIMIT_FSIZE: the system takes a part of the write, and then no more."""
    with Coach(tmp_path) as coach:
        goes_through(
            coach, lambda: coach.ask("limit", "1000"), lambda: coach.ask("limit", "-1"), "other", "EFBIG"
        )
    reopened(tmp_path)


def test_a_full_disk(tmp_path: Path, small_disk: None) -> None:
    with Coach(tmp_path, through=ON_A_SMALL_DISK, kilobytes=256) as coach:
        told = goes_through(coach, lambda: coach.ask("fill"), lambda: coach.ask("free"), "full", "ENOSPC")
        assert told.names == {*FILES, f"{ID}.drafts.json"}


def test_a_disk_that_becomes_read_only(tmp_path: Path, small_disk: None) -> None:
    """As Linux makes one of a disk on which it finds faults."""
    with Coach(tmp_path, through=ON_A_SMALL_DISK, kilobytes=256) as coach:
        begins, ends = lambda: coach.ask("read_only"), lambda: coach.ask("writable")
        told = goes_through(coach, begins, ends, "read_only", "EROFS")
        assert told.names == {*FILES, f"{ID}.drafts.json"}


def test_a_folder_that_may_not_be_written(tmp_path: Path, obeying: None) -> None:
    data = tmp_path / "data"
    with Coach(tmp_path, through=OBEYING) as coach:
        goes_through(coach, lambda: data.chmod(0o500), lambda: data.chmod(0o700), "permission", "EACCES")
    reopened(tmp_path)


def test_a_folder_that_may_not_even_be_looked_into(tmp_path: Path, obeying: None) -> None:
    data = tmp_path / "data"
    with Coach(tmp_path, through=OBEYING) as coach:
        goes_through(coach, lambda: data.chmod(0o000), lambda: data.chmod(0o700), "permission", "EACCES")
    reopened(tmp_path)


def test_a_disk_that_reports_a_fault(tmp_path: Path) -> None:
    """EIO from the kernel, at every sync; a fault at every other step is injected (``test_truth``)."""
    if why_not := eio.why_not():
        pytest.skip(why_not)
    with Coach(tmp_path) as coach:
        sick, well = lambda: coach.ask("sick", "yes"), lambda: coach.ask("sick", "no")
        goes_through(coach, sick, well, "device", "EIO")
    reopened(tmp_path)


def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away"
    with Coach(tmp_path) as coach:
        goes_through(coach, lambda: data.rename(away), lambda: away.rename(data), "gone", "ENOENT")
    reopened(tmp_path)


def test_a_folder_that_was_deleted_with_all_that_was_in_it(tmp_path: Path) -> None:
    """What the coach has before them is then all there is: it is written anew, whole."""
    data = tmp_path / "data"
    with Coach(tmp_path) as coach:
        goes_through(coach, lambda: shutil.rmtree(data), lambda: data.mkdir(0o700), "gone", "ENOENT")
    reopened(tmp_path)


def test_a_file_where_the_folder_was(tmp_path: Path) -> None:
    data, away = tmp_path / "data", tmp_path / "away"

    def begins() -> None:
        data.rename(away)
        data.touch()

    def ends() -> None:
        data.unlink()
        away.rename(data)

    with Coach(tmp_path) as coach:
        goes_through(coach, begins, ends, "gone", "ENOTDIR")
    reopened(tmp_path)

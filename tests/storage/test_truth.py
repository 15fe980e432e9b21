"""Every system call fails once, and the program says the truth: only what is on the disk is called saved."""

import datetime as dt
import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.application.workspace import State, Workspace
from coachtui.domain.errors import Refused
from coachtui.storage import atomic
from coachtui.storage.drafts import DraftsFile
from tests.fakes import START, FixedClock
from tests.storage.cases import ID, engagement, file_in, names_in, store_in
from tests.storage.faults import recorded, short_writes

# Without these a save is as good: a copy is written where no link can be made, what is left is swept later.
NEEDLESS = {"link", "unlink"}
LATER = START + dt.timedelta(minutes=1)
Doing = Callable[[Workspace], None]
KEPT = {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}


def opened(folder: Path) -> tuple[Practice, Workspace]:
    """Return a practice with one engagement, which is open and was saved once, at START."""
    practice = Practice(store_in(folder), FixedClock())
    practice.keep(engagement())
    workspace = Practice(store_in(folder), FixedClock()).open(ID)
    write(workspace, "the first")
    assert (workspace.state, workspace.saved_at) == (State.SAVED, START)
    return practice, workspace


def write(workspace: Workspace, text: str) -> None:
    workspace.do(noting.write, f"n{len(workspace.engagement.notes) + 1}", text, now=START)


def steps_of(folder: Path, does: Doing, first: Doing = lambda _: None) -> list[str]:
    """Return the names of the system calls in what ``does`` does, when ``first`` was done."""
    _, workspace = opened(folder)
    first(workspace)
    with recorded(all_calls=True) as calls:
        does(workspace)
    workspace.close()
    return [name for name, _ in calls]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC], ids=errno.errorcode.get)
def test_saved_is_said_when_it_is_and_not_saved_when_it_is_not(tmp_path: Path, number: int) -> None:
    steps = steps_of(tmp_path / "well", lambda workspace: write(workspace, "the second"))
    assert {"open", "write", "fsync", "close", "stat", "link", "replace", "unlink"} <= set(steps)
    for step, name in enumerate(steps):
        practice, workspace = opened(tmp_path / str(step))
        clock = workspace.clock
        assert isinstance(clock, FixedClock)
        clock.set(LATER)
        old = workspace.engagement
        with recorded(step, number, all_calls=True):
            write(workspace, "the second")
        on_disk = practice.read(ID)
        assert workspace.engagement.notes[-1].text == "the second", (step, name)
        if name in NEEDLESS:
            assert (workspace.state, workspace.problem) == (State.SAVED, None), (step, name)
            assert (workspace.saved_at, on_disk) == (LATER, workspace.engagement), (step, name)
        else:
            assert workspace.state is State.NOT_SAVED, (step, name)
            assert workspace.problem is not None
            assert workspace.problem.params == {
                "why": errno.errorcode[number],
                "where": str(file_in(tmp_path / str(step))),
            }
            assert workspace.saved_at == START, (step, name)
            assert on_disk in (old, workspace.engagement), (step, name)

        workspace.settle()  # as the key that tries again does
        assert (workspace.state, workspace.saved_at) == (State.SAVED, LATER), (step, name)
        assert practice.read(ID) == workspace.engagement
        write(workspace, "the third")
        assert practice.read(ID).notes[-1].text == "the third"
        workspace.close()
        with practice.opened(ID) as again:
            assert again.engagement == workspace.engagement
        assert names_in(tmp_path / str(step)) == KEPT, (step, name)


def type_some(workspace: Workspace) -> None:
    workspace.draft("capture:", {"text": "half a sent"})


def type_more(workspace: Workspace) -> None:
    workspace.draft("capture:", {"text": "half a sentence"})


def stop_typing(workspace: Workspace) -> None:
    workspace.draft_kept("capture:")


@pytest.mark.parametrize("does", [type_more, stop_typing])
def test_what_is_being_typed_is_not_called_kept_when_it_is_not(tmp_path: Path, does: Doing) -> None:
    steps = steps_of(tmp_path / "well", does, first=type_some)
    # To remove the last draft is what the second one is about; otherwise a removal is but tidying up.
    needless = set() if does is stop_typing else NEEDLESS
    assert {"unlink", "open", "fsync", "close"} <= set(steps)
    for step, name in enumerate(steps):
        folder = tmp_path / str(step)
        _, workspace = opened(folder)
        type_some(workspace)
        old = workspace.drafts
        with recorded(step, errno.EIO, all_calls=True):
            does(workspace)
        assert workspace.state is (State.SAVED if name in needless else State.NOT_SAVED), (step, name)
        assert DraftsFile(file_in(folder)).read() in (old, workspace.drafts), (step, name)
        workspace.settle()
        assert workspace.state is State.SAVED
        assert DraftsFile(file_in(folder)).read() == workspace.drafts
        workspace.close()


def test_an_engagement_that_could_not_be_made_is_said_so_and_is_not_there(tmp_path: Path) -> None:
    with recorded(all_calls=True) as calls:
        Practice(store_in(tmp_path / "well"), FixedClock()).keep(engagement())
    steps = [name for name, _ in calls]
    assert {"mkdir", "chmod", "stat", "open", "fsync", "replace"} <= set(steps)
    told = 0
    for step, name in enumerate(steps):
        practice = Practice(store_in(tmp_path / str(step)), FixedClock())
        said = None
        with recorded(step, errno.EIO, all_calls=True):
            try:
                practice.keep(engagement())
            except Refused as problem:
                said = problem
        assert practice.has(ID) is (said is None), (step, name)
        if said is not None:
            assert (said.key, said.params["why"]) == ("storage.not_saved.device", "EIO"), (step, name)
            told += 1
            practice.keep(engagement())
        assert practice.read(ID) == engagement()
    assert told > len(steps) / 2


@pytest.mark.parametrize("most", [1, 7, 1000])
def test_writes_that_take_only_a_part_go_on_until_all_is_written(tmp_path: Path, most: int) -> None:
    practice, workspace = opened(tmp_path)
    with short_writes(most) as taken:
        write(workspace, "the second, in very small pieces")
        workspace.draft("capture:", {"text": "half a sent"})
    assert len(taken) > 2
    assert workspace.state is State.SAVED
    assert practice.read(ID) == workspace.engagement
    assert DraftsFile(file_in(tmp_path)).read() == workspace.drafts


def test_a_disk_that_takes_nothing_and_says_nothing_is_a_fault(tmp_path: Path) -> None:
    """Or a save would wait for it for ever, and nobody would be told."""
    practice, workspace = opened(tmp_path)
    old = workspace.engagement
    with short_writes(0):
        write(workspace, "the second")
    assert workspace.state is State.NOT_SAVED
    assert practice.read(ID) == old


def test_no_memory_left_is_told_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Or the thread that saves would end, and nobody would be told."""
    practice, workspace = opened(tmp_path)
    old = workspace.engagement

    def no_memory(*_: object) -> bytes:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr(atomic, "encode", no_memory)
        write(workspace, "the second")
    assert workspace.problem is not None
    assert workspace.problem.key == "storage.not_saved.other"
    assert workspace.problem.params == {"why": "MemoryError", "where": str(file_in(tmp_path))}
    assert practice.read(ID) == old
    workspace.settle()
    assert workspace.state is State.SAVED
    assert practice.read(ID) == workspace.engagement

"""Purging: what notes were is in no byte of any file; deleting: no byte and no name is left of anything."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application import drafts, history, noting
from coachtui.application.practice import Practice
from coachtui.application.workspace import State, Workspace
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage.practice_folder import PracticeFolder
from tests.fakes import START, FixedClock
from tests.storage.cases import ID, engagement, file_in, names_in, noted, refused, store_in
from tests.storage.faults import killed_at, recorded

SECRET = "Zq7-secret"  # in whatever must not be found
PRESENT = "Xk8-present"  # in whatever stays
PURGED = {f"{ID}.json", f"{ID}.lock"}
OTHERS = {"another.json", "another.lock", f"{ID}-2.json", f"{ID}-2.lock"}


def with_a_past(engagement_id: str = ID) -> Engagement:
    """Return an engagement with a note that was changed and one that was deleted, both secret before."""
    made = noting.write(engagement(engagement_id), "s1", f"{SECRET} one", now=START)
    made = noting.write(made, "s2", f"{SECRET} two", now=START)
    made = noting.change(made, "s1", now=START, text=f"{PRESENT} one")
    return noting.delete(made, "s2", now=START)


def lived_in(folder: Path) -> PracticeFolder:
    """Return a store with an engagement that has all a folder can have of it, and two others beside it."""
    store = store_in(folder)
    store.create(engagement("another"))
    store.create(engagement(f"{ID}-2"))
    store.create(noted(with_a_past(), 3, SECRET))
    file = file_in(folder)
    with store.open(ID) as dossier:
        dossier.save(with_a_past())
    file.write_text(f"damaged {SECRET}")
    store.recover(ID)
    with store.open(ID) as dossier:
        dossier.save(with_a_past())
        typed = drafts.typed(drafts.Drafts(), "note:", {"text": SECRET}, START)
        dossier.keep_drafts(drafts.given_up(typed, "note:"))
    for name in (
        "schema-1.json",
        "damaged-20260101-000000-2.json",
        "json.0123456789abcdef.tmp",
        "drafts.json.0123456789abcdef.tmp",
        "drafts.12345678.damaged",
        "drafts.damaged-20260101-000000.json",
        "draft.json",
    ):
        (folder / "data" / f"{ID}.{name}").write_text(SECRET)
    assert found(folder, SECRET) >= {f"{ID}.json", f"{ID}.previous.json", f"{ID}.drafts.json"}
    return store


def found(folder: Path, word: str) -> set[str]:
    """Return the names of the files that have a word in them, or in their name."""
    every = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in every if word.encode() in path.read_bytes() or word in path.name}


@contextmanager
def workspace_on(store: PracticeFolder) -> Iterator[Workspace]:
    with Practice(store, FixedClock()).opened(ID) as workspace:
        yield workspace


def test_nothing_of_the_past_is_in_any_file(tmp_path: Path) -> None:
    store = lived_in(tmp_path)
    ours = {name for name in names_in(tmp_path) if name.startswith(f"{ID}.")}
    files = len({name for name in ours if not name.endswith(".tmp")} - PURGED)  # those go when it is opened
    purged = Practice(store, FixedClock()).purge(ID)
    assert purged == history.Purged(states=1, deleted=1, drafts=1, files=files)
    assert names_in(tmp_path) == PURGED | OTHERS
    assert found(tmp_path, SECRET) == set()
    assert store.read(ID) == replace(with_a_past(), past=())
    assert found(tmp_path, PRESENT) == {f"{ID}.json"}
    assert store.read("another") == engagement("another")


def test_an_open_engagement_is_purged_and_worked_on(tmp_path: Path) -> None:
    store = lived_in(tmp_path)
    with workspace_on(store) as workspace:
        workspace.draft("note:", {"text": f"{PRESENT} typing"})
        workspace.purge()
        assert workspace.state is State.SAVED
        assert (workspace.engagement.past, workspace.drafts.dropped) == ((), ())
        assert found(tmp_path, SECRET) == set()
        assert names_in(tmp_path) == PURGED | OTHERS | {f"{ID}.drafts.json"}
        assert found(tmp_path, "typing") == {f"{ID}.drafts.json"}  # what is on the screen is not the past
        workspace.do(noting.change, "s1", now=START, text="changed since")
        assert [one.note.text for one in workspace.engagement.past] == [f"{PRESENT} one"]
    assert store.read(ID).notes[-1].text == "changed since"
    assert found(tmp_path, SECRET) == set()


def test_what_could_not_be_saved_is_not_purged_either(tmp_path: Path) -> None:
    store = lived_in(tmp_path)
    with store.open(ID) as dossier:
        workspace = Workspace(dossier, FixedClock())
        before = names_in(tmp_path)
        with recorded(0, errno.ENOSPC), refused("storage.not_saved.full"):
            workspace.purge()
        assert names_in(tmp_path) == before
        assert workspace.state is State.NOT_SAVED
        assert store.read(ID) == with_a_past()
        workspace.purge()
    assert found(tmp_path, SECRET) == set()


def test_what_could_not_be_removed_is_told_and_can_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = lived_in(tmp_path)
    unlink = os.unlink
    stuck = file_in(tmp_path, f"{ID}.schema-1")

    def refuse(path: Path, **_: object) -> None:
        if Path(path) == stuck:
            raise PermissionError(errno.EACCES, "no")
        unlink(path)

    with workspace_on(store) as workspace:
        with monkeypatch.context() as patch:
            patch.setattr(os, "unlink", refuse)
            with refused("storage.not_deleted.permission", where=str(stuck)):
                workspace.purge()
        assert workspace.state is State.SAVED
        assert store.read(ID).past == ()
        workspace.purge()
    assert names_in(tmp_path) == PURGED | OTHERS


def test_a_purge_that_is_cut_short_leaves_all_readable_and_can_be_repeated(tmp_path: Path) -> None:
    for step in count():
        folder = tmp_path / str(step)
        folder.mkdir()
        store = lived_in(folder)
        practice = Practice(store, FixedClock())
        killed = killed_at(step, partial(practice.purge, ID))
        assert store.read(ID) in (with_a_past(), replace(with_a_past(), past=()))
        practice.purge(ID)
        assert found(folder, SECRET) == set()
        if not killed:
            break
    assert step > 15


def test_an_open_engagement_is_not_purged_from_elsewhere(tmp_path: Path) -> None:
    store = lived_in(tmp_path)
    with workspace_on(store), refused("storage.locked"):
        Practice(store, FixedClock()).purge(ID)
    assert store.read(ID) == with_a_past()


def test_what_is_damaged_is_not_purged(tmp_path: Path) -> None:
    """Its copies may be all there is of it."""
    store = lived_in(tmp_path)
    file_in(tmp_path).write_bytes(b"null")
    before = names_in(tmp_path)
    with pytest.raises(Refused, match=r"storage\.damaged"):
        Practice(store, FixedClock()).purge(ID)
    assert names_in(tmp_path) == before


def test_asking_what_would_go_changes_nothing_and_tells_of_drafts_it_cannot_read(tmp_path: Path) -> None:
    practice = Practice(lived_in(tmp_path), FixedClock())
    assert practice.to_purge(ID) == history.Purged(states=1, deleted=1, drafts=1)
    assert practice.read(ID) == with_a_past()
    file_in(tmp_path, f"{ID}.drafts").write_text(f"damaged {SECRET}")
    with refused("storage.damaged.drafts"):
        practice.to_purge(ID)
    assert practice.to_purge(ID).drafts == 0


def test_deleting_leaves_no_byte_and_no_name(tmp_path: Path) -> None:
    store = lived_in(tmp_path)
    store.delete(ID)
    assert names_in(tmp_path) == OTHERS
    assert found(tmp_path, SECRET) == found(tmp_path, PRESENT) == set()

"""Every system call of a save fails once: the file is whole, the coach is told, and the next save repairs."""

import errno
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application.ports import Store
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage.atomic import AtomicStorage
from coachtui.storage.rows import engagement_in
from tests.storage.cases import ID, engagement, file_in, names_in, noted, store_in
from tests.storage.faults import recorded

NEW_FILE = ["open", "fchmod", "write", "fsync", "close"]
FINISH = ["replace", "replace", "open", "fsync", "close", "unlink", "unlink"]
STEPS = {True: [*NEW_FILE, "link", *FINISH], False: [*NEW_FILE, *NEW_FILE, *FINISH]}
# A link that fails is no failure: the copy is then written, which is the other half of these.
FAULTS = [
    (links, step)
    for links, names in STEPS.items()
    for step, name in enumerate(names)
    if name not in ("link", "unlink")
]
WHYS = {
    errno.ENOSPC: "full",
    errno.EIO: "device",
    errno.EROFS: "read_only",
    errno.EACCES: "permission",
    errno.EMFILE: "other",
}
KEPT = {f"{ID}.json", f"{ID}.previous.json", f"{ID}.lock"}


def replaced(links: bool, step: int) -> bool:
    """Tell whether the new file is in its place when this step fails."""
    return step > STEPS[links].index("replace")


def generation(folder: Path) -> int:
    tables = AtomicStorage(file_in(folder)).read()
    assert tables is not None
    return engagement_in(tables, file_in(folder))[1].generation


def created(folder: Path) -> tuple[Store, Engagement]:
    """Return a store with an engagement that has a previous copy."""
    store = store_in(folder)
    store.create(engagement())
    value = noted(engagement(), 3)
    with store.open(ID) as dossier:
        dossier.save(value)
    return store, value


def previous_in(folder: Path) -> Engagement:
    """Return what the previous copy holds, by putting it in the file's place in another folder."""
    other = folder / "restored"
    (other / "data").mkdir(parents=True, exist_ok=True)
    file_in(other).write_bytes((folder / "data" / f"{ID}.previous.json").read_bytes())
    return store_in(other).read(ID)


@pytest.mark.parametrize("links", STEPS)
def test_these_are_all_steps(tmp_path: Path, links: bool) -> None:
    store, value = created(tmp_path)
    with store.open(ID) as dossier, recorded(links=links) as calls:
        dossier.save(noted(value, 4))
    assert [name for name, _ in calls] == STEPS[links]


@pytest.mark.parametrize("number", WHYS, ids=errno.errorcode.get)
@pytest.mark.parametrize(("links", "step"), FAULTS)
def test_a_step_fails(tmp_path: Path, links: bool, step: int, number: int) -> None:
    store, old = created(tmp_path)
    new, newer = noted(old, 4), noted(noted(old, 4), 5)
    on_disk = new if replaced(links, step) else old
    with store.open(ID) as dossier:
        with recorded(step, number, links=links), pytest.raises(Refused) as told:
            dossier.save(new)
        assert told.value.key == f"storage.not_saved.{WHYS[number]}"
        assert told.value.params == {"why": errno.errorcode[number], "where": str(file_in(tmp_path))}
        assert dossier.engagement == old
        assert store.read(ID) == on_disk
        assert previous_in(tmp_path) in (engagement(), old)
        assert names_in(tmp_path) == KEPT

        dossier.save(newer)
        assert store.read(ID) == dossier.engagement == newer
        assert previous_in(tmp_path) == on_disk
    assert names_in(tmp_path) == KEPT
    with store.open(ID) as dossier:
        assert dossier.engagement == newer


@pytest.mark.parametrize(("links", "step"), FAULTS)
def test_going_back_after_a_failure_is_a_save_too(tmp_path: Path, links: bool, step: int) -> None:
    """The failed save may have reached the disk, so that nothing changed is no reason to write nothing."""
    store, _ = created(tmp_path)
    with store.open(ID) as dossier:
        old = dossier.engagement
        first = generation(tmp_path)
        with recorded(step, errno.EIO, links=links), pytest.raises(Refused):
            dossier.save(noted(old, 4))
        assert generation(tmp_path) == first + replaced(links, step)
        dossier.save(old)
        assert store.read(ID) == old
        assert generation(tmp_path) == first + 2  # a number that may be on the disk is not used again


def test_what_a_failed_save_removed_is_there_in_the_next(tmp_path: Path) -> None:
    """TinyDB would give the next note the doc_id of another one, and with it its place."""
    store, value = created(tmp_path)
    with store.open(ID) as dossier:
        for fewer in (value.notes[1:], value.notes[:-1], value.notes[1:-1], ()):
            with recorded(0, errno.EIO), pytest.raises(Refused):
                dossier.save(replace(value, notes=fewer))
            value = noted(value, 10 + len(value.notes))
            dossier.save(value)
            assert store.read(ID) == value


def test_many_failures_lose_nothing(tmp_path: Path) -> None:
    store, value = created(tmp_path)
    with store.open(ID) as dossier:
        for links, step in FAULTS:
            value = noted(value, 10 + len(value.notes))
            with recorded(step, errno.ENOSPC, links=links), pytest.raises(Refused):
                dossier.save(value)
        value = noted(value, 4)
        dossier.save(value)
    assert store.read(ID) == value


@pytest.mark.parametrize("step", range(18))
def test_a_failed_create_leaves_no_engagement(tmp_path: Path, step: int) -> None:
    (tmp_path / "well").mkdir()
    with recorded() as calls:
        store_in(tmp_path / "well").create(engagement())
    # The last of these closes the lock, when all is done; filelock does not mind if that fails.
    steps = sum(name != "unlink" for name, _ in calls) - 1
    store = store_in(tmp_path)
    why = ""
    with recorded(step, errno.ENOSPC):
        try:
            store.create(engagement())
        except Refused as told:
            why = told.key
    assert why == ("storage.not_saved.full" if step < steps else "")
    if why:
        assert store.ids() == []
        assert names_in(tmp_path) <= {f"{ID}.lock"}  # which stays if it was the lock that failed
        store.create(engagement())
    assert store.read(ID) == engagement()
    assert names_in(tmp_path) == {f"{ID}.json", f"{ID}.lock"}

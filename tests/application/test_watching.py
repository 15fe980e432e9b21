"""Looking on while somebody else writes: what is seen, what is refused, and becoming the writer."""

import datetime as dt

import pytest

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.application.watching import Watching
from coachtui.application.workspace import State, Workspace
from coachtui.domain.errors import Refused
from tests.fakes import START, FixedClock, MemoryStore
from tests.storage.cases import ID, engagement

HELD = Refused("storage.locked", user="anna", host="laptop", pid=7, since=START)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore(engagement())


@pytest.fixture
def practice(store: MemoryStore) -> Practice:
    return Practice(store, FixedClock(START + dt.timedelta(hours=1)))


def look_on(practice: Practice) -> tuple[Workspace, Watching]:
    """Return the workspace of who writes, and of who looks on."""
    writer = practice.open(ID)
    with pytest.raises(Refused) as caught:
        practice.open(ID)
    return writer, practice.look_on(ID, caught.value)


def write(workspace: Workspace, text: str) -> None:
    workspace.do(noting.write, f"id-{text}", text, now=START)


def lost(watching: Watching) -> str:
    """Return the key of why there is nothing to follow any more."""
    assert watching.looking_on is not None
    why = watching.looking_on.params["why"]
    assert isinstance(why, Refused)
    return why.key


def test_says_who_writes_and_since_when(practice: Practice) -> None:
    practice.open(ID)
    why = practice.look_on(ID, HELD).looking_on
    assert why is not None
    assert why.key == "workspace.looking_on"
    assert why.params == HELD.params


def test_changes_and_writes_nothing(practice: Practice, store: MemoryStore) -> None:
    _, watching = look_on(practice)
    before = watching.engagement
    with pytest.raises(Refused, match=r"workspace\.looking_on"):
        write(watching, "lost")
    watching.draft("note:", {"text": "lost too"})
    watching.draft_given_up("note:")
    with pytest.raises(Refused, match=r"workspace\.looking_on"):
        watching.purge()
    watching.settle()
    watching.close()
    assert watching.engagement is before
    assert (store.saves, store.drafts, store.kept[ID]) == (0, {}, before)
    assert (watching.state, watching.has_unkept_drafts, watching.problem) == (State.SAVED, False, None)


def test_follows_what_is_written(practice: Practice) -> None:
    writer, watching = look_on(practice)
    assert watching.look() is None
    assert not watching.take_in()
    write(writer, "seen")
    assert watching.look() is None
    assert watching.engagement.notes[-1].text != "seen"  # only the thread that shows it changes it
    assert watching.take_in()
    assert watching.engagement is writer.engagement
    assert watching.state is State.SAVED
    assert not watching.take_in()


def test_becomes_the_writer_when_that_leaves(practice: Practice, store: MemoryStore) -> None:
    writer, watching = look_on(practice)
    write(writer, "last")
    writer.draft("note:", {"text": "half a"})
    writer.close()
    mine = watching.look()
    assert mine is not None
    assert mine.looking_on is None
    assert mine.engagement.notes[-1].text == "last"
    assert [draft.texts["text"] for draft in mine.drafts.found] == ["half a"]
    write(mine, "mine")
    assert store.kept[ID].notes[-1].text == "mine"
    with pytest.raises(Refused, match=r"storage\.locked"):
        practice.open(ID)


def test_another_may_have_become_it_before(practice: Practice, store: MemoryStore) -> None:
    writer, watching = look_on(practice)
    writer.close()
    other = practice.open(ID)
    store._open[ID] = START + dt.timedelta(hours=3)
    assert watching.look() is None
    assert watching.take_in()
    assert watching.looking_on is not None
    assert watching.looking_on.params["since"] == START + dt.timedelta(hours=3)
    other.close()


def test_nobody_knows_who_writes(practice: Practice) -> None:
    practice.open(ID)
    watching = practice.look_on(ID, Refused("storage.locked_unknown", file="x.lock"))
    assert watching.looking_on is not None
    assert watching.looking_on.key == "workspace.looking_on_unknown"


def test_what_is_looked_at_is_deleted_and_comes_back(practice: Practice, store: MemoryStore) -> None:
    writer, watching = look_on(practice)
    before = watching.engagement
    writer.close()
    store.delete(ID)
    assert watching.look() is None
    assert watching.take_in()
    assert watching.look() is None
    assert not watching.take_in()
    assert lost(watching) == "storage.unknown"
    assert watching.engagement is before
    with pytest.raises(Refused, match=r"workspace\.lost"):
        write(watching, "lost")
    store.create(engagement())
    assert watching.look() is not None


def test_what_is_looked_at_is_damaged_meanwhile(practice: Practice, store: MemoryStore) -> None:
    writer, watching = look_on(practice)
    store.broken[ID] = Refused("storage.damaged.empty", file="x.json")
    for free in (False, True):
        if free:
            writer.close()
        assert watching.look() is None
        watching.take_in()
        assert lost(watching) == "storage.damaged.empty"
    del store.broken[ID]
    assert watching.look() is not None

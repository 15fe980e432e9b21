"""The practice: what is listed, in which order, and closing an engagement and opening it again."""

import datetime as dt

import pytest
from msgspec.structs import replace

from coachtui.application import closing
from coachtui.application.practice import Practice, Unreadable, summary
from coachtui.domain.engagement import Engagement, StageKind, stage_of
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note, NoteKind
from tests.application.planned_engagements import planned
from tests.fakes import START, FixedClock, MemoryStore


def made(name: str, *, days_ago: int = 0, closed: bool = False) -> Engagement:
    when = START - dt.timedelta(days=days_ago)
    return replace(planned(), id=name, created_at=when, closed_at=START if closed else None)


def practice(*engagements: Engagement) -> tuple[Practice, MemoryStore]:
    clock = FixedClock()
    store = MemoryStore(*engagements, clock=clock)
    return Practice(store, clock), store


def test_newest_first_then_what_cannot_be_read_then_what_is_closed() -> None:
    listing, store = practice(
        made("newest-closed", closed=True), made("old", days_ago=9), made("new"), made("older", days_ago=10)
    )
    store.kept["oldest-closed"] = made("oldest-closed", days_ago=99, closed=True)
    store.broken["broken"] = Refused("storage.damaged.empty", file="x")
    entries = listing.engagements()
    assert [entry.id for entry in entries] == [
        "new",
        "old",
        "older",
        "broken",
        "newest-closed",
        "oldest-closed",
    ]
    assert isinstance(entries[3], Unreadable)


def test_closing_is_kept_and_reopening_brings_the_stage_back() -> None:
    listing, store = practice(made("crm"))
    before = stage_of(store.kept["crm"])
    with listing.opened("crm") as workspace:
        workspace.do(closing.close, START)
    assert store.kept["crm"].closed_at == START
    assert stage_of(store.kept["crm"]).kind is StageKind.CLOSED
    assert summary(store.kept["crm"]).stage.kind is StageKind.CLOSED
    with listing.opened("crm") as workspace:
        workspace.do(closing.reopen)
    assert stage_of(store.kept["crm"]) == before


def test_closing_twice_keeps_the_first_moment_and_saves_nothing() -> None:
    closed = closing.close(made("crm"), START)
    assert closing.close(closed, START + dt.timedelta(days=1)) is closed
    assert closing.reopen(made("crm")) == made("crm")


def test_what_is_open_elsewhere_is_not_closed() -> None:
    listing, store = practice(made("crm"))
    with listing.opened("crm"), pytest.raises(Refused) as refused, listing.opened("crm") as workspace:
        workspace.do(closing.close, START)
    assert refused.value.key == "storage.locked"
    assert store.kept["crm"].closed_at is None


def test_a_save_that_failed_is_told_and_the_engagement_is_free_again() -> None:
    listing, store = practice(made("crm"))
    store.trouble = Refused("storage.not_saved.full", why="ENOSPC", where="x")
    with pytest.raises(Refused) as refused, listing.opened("crm") as workspace:
        workspace.do(closing.close, START)
    assert refused.value.key == "storage.not_saved.full"
    store.trouble = None
    listing.open("crm").close()


def test_an_engagement_starts_with_an_id_of_its_own_and_needs_a_client_and_a_project() -> None:
    listing, store = practice()
    first = listing.start(" Nordlys \n AS ", "CRM", "account manager", "nl")
    assert (first.id, first.contract.client, first.language) == ("nordlys-as-crm", "Nordlys AS", "nl")
    assert first.focal_role.question
    assert listing.start("Nordlys AS", "CRM", "", "en").id == "nordlys-as-crm-2"
    for client, project, field in ((" ", "CRM", "contract.client"), ("Nordlys", "", "project.name")):
        with pytest.raises(Refused) as refused:
            listing.start(client, project, "x", "en")
        assert (refused.value.key, refused.value.params["field"]) == ("error.needed", field)
    assert sorted(store.kept) == ["nordlys-as-crm", "nordlys-as-crm-2"]


def test_a_summary_counts_what_waits() -> None:
    action = Note(id="a", kind=NoteKind.ACTION, text="Ask", at=START)
    done = replace(action, id="b", done=True)
    told = summary(replace(planned(), notes=(action, done)))
    assert (told.client, told.project, told.open_actions) == ("Fjord", "CRM", 1)
    assert (told.next_session, told.next_date) == (1, START.date())

"""Purging on Home: it says what goes, wants the id typed, and leaves what there is now."""

import datetime as dt

from msgspec.structs import replace

from coachtui import example
from coachtui.application import noting
from coachtui.application.drafts import Drafts, Typed
from coachtui.application.ports import Kept
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.home import HomeScreen
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

GONE = "2 earlier states of notes, 1 deleted note and 1 text that was typed and not kept"


def crm() -> Engagement:
    """Return the example after one note was changed twice and another deleted."""
    made = example.load("en", START)
    for text in ("once", "twice"):
        made = noting.change(made, made.notes[0].id, now=START, text=text)
    return noting.delete(made, made.notes[1].id, now=START + dt.timedelta(minutes=1))


def told(someone: Coach) -> list[str]:
    return [notice.message for notice in someone.app._notifications]


async def ask(someone: Coach) -> str:
    await someone.press("p")
    await someone.until(lambda: isinstance(someone.app.screen, Confirm))
    return " ".join(someone.screen_text().replace("│", " ").split())


async def test_it_is_purged_once_the_id_was_typed(coach: Opening) -> None:
    whole = crm()
    async with coach(whole) as someone:
        someone.store.before["crm"] = Kept(engagement=whole, written_at=START)
        left = Typed(place="note:", texts={"text": "He said"}, at=START)
        someone.store.drafts["crm"] = Drafts(typing=(left,))
        text = await ask(someone)
        assert f"{GONE}, and every other copy of it" in text
        assert "Type crm to confirm." in text
        await someone.type("cr")
        await someone.press("enter")
        await someone.until(lambda: "That is not it" in someone.screen_text())
        assert someone.engagement is whole
        await someone.type("m")
        await someone.press("enter")
        await someone.until(lambda: bool(told(someone)))
        assert told(someone)[0].startswith(f"Removed: {GONE}; and 2 files")
        assert someone.engagement == replace(whole, past=())
        assert (someone.store.before, someone.store.drafts) == ({}, {})
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))


async def test_leaving_purges_nothing(coach: Opening) -> None:
    whole = crm()
    async with coach(whole) as someone:
        await ask(someone)
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))
        assert someone.engagement is whole


async def test_one_that_is_open_elsewhere_is_not_purged(coach: Opening) -> None:
    whole = crm()
    async with coach(whole) as someone:
        await ask(someone)
        someone.app.desk.practice.open("crm")
        await someone.type("crm")
        await someone.press("enter")
        await someone.until(lambda: bool(told(someone)))
        assert "coach on here has had" in told(someone)[0]
        assert someone.engagement is whole


async def test_it_is_not_offered_for_what_cannot_be_read(coach: Opening) -> None:
    async with coach(crm(), replace(crm(), id="other")) as someone:
        someone.store.broken["crm"] = Refused("storage.damaged.empty", file="x.json")
        await someone.press("down", "enter", "f9", "down")
        await someone.until(lambda: "x.json is empty" in someone.screen_text())
        assert "p purge" not in someone.screen_text()
        await someone.press("p")
        assert isinstance(someone.app.screen, HomeScreen)

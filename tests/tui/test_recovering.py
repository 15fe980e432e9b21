"""A damaged engagement: what is wrong is told, the copy from before offered, and nothing thrown away."""

import datetime as dt

from msgspec.structs import replace

from coachtui import example
from coachtui.application.ports import Kept
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.room import Room
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

DAMAGE = Refused("storage.damaged.not_json", file="/x/crm.json")


def crm() -> Engagement:
    return example.load("en", START)


def damage(someone: Coach, *, copy: bool = True) -> Engagement:
    """Damage the one engagement; return what its copy holds: a note less, from ten minutes ago."""
    whole = someone.engagement
    before = replace(whole, notes=whole.notes[:-1])
    if copy:
        at = START - dt.timedelta(minutes=10)
        someone.store.before[whole.id] = Kept(engagement=before, written_at=at)
    someone.store.broken[whole.id] = DAMAGE
    return before


async def ask(someone: Coach) -> str:
    """Go Home anew, choose the engagement; return what is asked, on one line."""
    await someone.press("enter")
    await someone.until(lambda: isinstance(someone.app.screen, Choose))
    return " ".join(someone.screen_text().replace("│", " ").split())


async def test_the_copy_is_offered_with_its_time_and_what_it_holds(coach: Opening) -> None:
    async with coach(crm()) as someone:
        before = damage(someone)
        told = await ask(someone)
        assert "/x/crm.json is damaged" in told
        assert "The copy of 7 December 2026, 08:50 is whole: Nordlys · CRM" in told
        assert f"{len(before.stakeholders)} stakeholders and {len(before.notes)} notes" in told
        await someone.press("enter")
        await someone.until(lambda: "crm.damaged-20261207-100000.json" in someone.screen_text())
        assert someone.app.desk.workspace is None
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Room))
        assert someone.app.desk.open.engagement == before
        assert someone.store.kept[before.id] == before


async def test_nothing_is_done_when_it_is_left(coach: Opening) -> None:
    async with coach(crm()) as someone:
        damage(someone)
        await ask(someone)
        await someone.press("down", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))
        assert list(someone.store.broken) == ["crm"]
        assert someone.app.desk.workspace is None


async def test_there_is_no_copy(coach: Opening) -> None:
    async with coach(crm()) as someone:
        damage(someone, copy=False)
        told = await ask(someone)
        assert "There is no copy of it that is whole" in told
        assert "Put the copy" not in told
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))


async def test_it_is_opened_elsewhere_in_the_meantime(coach: Opening) -> None:
    async with coach(crm()) as someone:
        damage(someone)
        await ask(someone)
        someone.store._open["crm"] = START
        await someone.press("enter")
        await someone.until(lambda: bool(someone.app._notifications))
        assert "coach on here has had" in next(iter(someone.app._notifications)).message
        assert list(someone.store.broken) == ["crm"]


async def test_home_says_which_one_is_damaged_and_what_can_be_done(coach: Opening) -> None:
    async with coach(crm(), replace(crm(), id="other")) as someone:
        someone.store.broken["crm"] = DAMAGE
        await someone.press("down", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, Room))
        await someone.press("f9")
        await someone.until(lambda: "cannot be read" in someone.screen_text())
        await someone.press("down")
        await someone.until(lambda: "/x/crm.json is damaged" in someone.screen_text())
        assert "Enter looks for the copy from before" in someone.screen_text()
        await someone.press("d")
        await someone.type("crm")
        await someone.press("enter")
        await someone.until(lambda: someone.store.ids() == ["other"])

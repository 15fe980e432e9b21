"""The stakeholder map by keyboard: from person to person, to their form, and back to where one was."""

from functools import partial

import pytest
from msgspec import structs

from coachtui import example
from coachtui.domain.people import Stakeholder, Stance
from coachtui.i18n import LANGUAGES, Language
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.map import MapScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.widgets.stakeholdermap import StakeholderMap
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, CY, chosen, engagement, go_to, here, person

ADA_HIGH = structs.replace(ADA, influence=5, interest=4, stance=Stance(value=-1))
BO_LOW = structs.replace(BO, influence=1, interest=2)


async def to_the_map(someone: Coach) -> StakeholderMap:
    """Go to the map from the step of the stakeholders."""
    await go_to(someone, StakeholdersPane)
    await someone.press("m")
    await someone.until(lambda: isinstance(someone.app.screen, MapScreen))
    shown = someone.app.screen.query_one(StakeholderMap)
    await someone.until(lambda: shown.count() > 1)
    return shown


async def test_the_arrows_go_from_person_to_person_and_it_is_told_who_it_is(coach: Opening) -> None:
    async with coach(engagement(BO_LOW, CY, ADA_HIGH), room="intake") as someone:
        shown = await to_the_map(someone)
        await someone.press("home")
        assert shown.chosen == "a"
        assert "Ada · lead" in someone.screen_text()
        assert "Influence: 5 · interest: 4 · stance: rather against (−1)" in someone.screen_text()
        assert "has a seat at the table" in someone.screen_text()
        await someone.press("down")
        assert shown.chosen == "b"
        assert "Bo [/x] {y} · account manager" in someone.screen_text()
        await someone.press("right")
        assert shown.chosen == "c"
        assert "Influence: not asked · interest: not asked · stance: not asked" in someone.screen_text()
        await someone.press("up", "up", "up")
        assert shown.chosen == "a"


async def test_the_map_comes_from_the_list_and_goes_back_to_it_with_whoever_was_chosen(
    coach: Opening,
) -> None:
    async with coach(engagement(ADA_HIGH, BO_LOW, CY), room="intake") as someone:
        shown = await to_the_map(someone)
        assert shown.chosen == "a"
        await someone.press("down", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert chosen(someone) == "b"


async def test_who_was_not_asked_is_asked_from_the_map_and_then_stands_on_it(coach: Opening) -> None:
    async with coach(engagement(ADA_HIGH, CY), room="intake", language="nl") as someone:
        shown = await to_the_map(someone)
        assert "Invloed en belang nog niet gevraagd (1):" in someone.screen_text()
        await someone.press("end", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        await someone.until(lambda: here(someone) == "influence")
        await someone.press("3", "down", "2", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, MapScreen))
        assert (person(someone, "Cy").influence, person(someone, "Cy").interest) == (3, 2)
        assert shown.chosen == "c"
        assert "nog niet gevraagd:" not in someone.screen_text()
        assert "[?Cy]" in someone.screen_text()


async def test_the_map_goes_on_at_whose_form_it_was_last(coach: Opening) -> None:
    async with coach(engagement(ADA_HIGH, BO_LOW, CY), room="intake") as someone:
        shown = await to_the_map(someone)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        await someone.press("f8", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, MapScreen))
        await someone.until(lambda: shown.chosen == "b")
        await someone.until(lambda: "Bo [/x] {y} · account manager" in someone.screen_text())


async def test_nobody_on_the_list_is_said_on_the_map(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("m")
        await someone.until(lambda: "Nobody is on the list yet." in someone.screen_text())
        await someone.press("enter", "down", "end", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))


async def test_whoever_is_chosen_among_many_is_in_sight(coach: Opening) -> None:
    crowd = [structs.replace(ADA_HIGH, id=f"p{at}", name=f"Somebody {at}") for at in range(200)]
    async with coach(engagement(*crowd), room="intake") as someone:
        shown = await to_the_map(someone)
        assert " 200 ┬" in someone.screen_text()

        def told(text: str) -> bool:
            return text in someone.screen_text()

        for key in ("down", "end", "up", "left", "home"):
            await someone.press(key)
            number = int(shown.chosen.removeprefix("p")) + 1
            await someone.until(partial(told, f"[▽{number}"))


@pytest.mark.parametrize("language", LANGUAGES)
async def test_all_of_the_example_is_seen_at_once(coach: Opening, language: Language) -> None:
    given = example.load(language, START)
    async with coach(given, room="intake", language=language) as someone:
        await to_the_map(someone)
        text = someone.screen_text()
        assert all(one.name in text for one in given.stakeholders)
        assert "▾" not in text


async def test_it_is_told_how_many_are_out_of_sight_and_the_keys_reach_them(coach: Opening) -> None:
    lonely = [Stakeholder(id=f"l{number}", name=f"Somebody quite longish {number}") for number in range(30)]
    async with coach(engagement(ADA_HIGH, *lonely), room="intake") as someone:
        shown = await to_the_map(someone)
        await someone.press("home")
        await someone.until(lambda: "Influence and interest not asked yet (30):" in someone.screen_text())
        seen = sum(one.name in someone.screen_text() for one in lonely)
        assert f"▾ {30 - seen} people below" in someone.screen_text()
        await someone.press(*["right"] * 30)
        assert shown.chosen == "l29"
        await someone.until(lambda: "?Somebody quite longish 29" in someone.screen_text())
        await someone.press("down", "down", "down", "down")
        await someone.until(lambda: "1 Ada" in someone.screen_text())
        assert "▴ 1 person above" in someone.screen_text()
        assert "▾" not in someone.screen_text()

"""Step 4 by keyboard: who is listed, in which order, and whether there is anybody else."""

import msgspec
import pytest
from textual.widgets import Input

from coachtui.application import noting
from coachtui.domain.engagement import Prompt
from coachtui.domain.people import Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.steps import Step
from coachtui.tui.screens.dialogs import Ask, Confirm
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.widgets.people import PeopleList
from coachtui.tui.widgets.prompts import PromptList
from coachtui.tui.widgets.steplist import StepList
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import (
    ADA,
    BO,
    CY,
    EVERY,
    SEATED,
    chosen,
    engagement,
    go_to,
    here,
    names,
    person,
)


async def test_a_whole_stakeholder_takes_a_handful_of_keys(coach: Opening) -> None:
    """Name, role, relation and seat: beside the two texts it is eight keys."""
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("n")
        await someone.type("Dee Ash")
        await someone.press("enter")
        await someone.until(lambda: here(someone) == "role")
        await someone.type("sponsor's aide")
        await someone.press("enter", "p", "tab", "s", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        dee = person(someone, "Dee Ash")
        assert (dee.role, dee.relations, dee.seats) == ("sponsor's aide", (Relation.PAYS,), EVERY)
        assert isinstance(someone.app.focused, PeopleList)
        assert chosen(someone) == dee.id


async def test_a_refused_name_is_asked_again_with_what_was_typed(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("n")
        first = someone.app.screen
        await someone.type("ADA")
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Ask) and someone.app.screen is not first)
        await someone.until(lambda: isinstance(someone.app.focused, Input))
        assert someone.app.screen.query_one(Input).value == "ADA"
        await someone.type("m")
        await someone.press("enter")
        await someone.until(lambda: names(someone) == ["Ada", "ADAm"])


async def test_people_are_moved_and_the_cursor_moves_along(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("J", "J", "J")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}", "Cy", "Ada"])
        await someone.press("K")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}", "Ada", "Cy"])
        assert chosen(someone) == "a"


async def test_an_arrow_too_many_leads_to_no_other_step(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        screen = someone.app.screen
        assert isinstance(screen, IntakeScreen)
        people, prompts = screen.query_one(PeopleList), screen.query_one(PromptList)
        await someone.press(*["up"] * 3, *["down"] * 12)
        assert prompts.has_focus
        await someone.press(*["up"] * 12, "down")
        assert people.has_focus
        assert chosen(someone) == "b"
        assert isinstance(screen.pane, StakeholdersPane)
        await someone.press("shift+tab")  # the way to the steps
        assert screen.query_one(StepList).has_focus
        screen.call_later(screen.go_to_step, Step.CONTRACT)
        await someone.until(lambda: isinstance(someone.app.focused, Input))
        await someone.type("!")
        await someone.press("up", "down", "up", "up")
        assert someone.engagement.contract.client == "Fjord!"
        assert here(someone) == "contract.client"


async def test_somebody_is_removed_only_once_that_is_confirmed(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert len(names(someone)) == 2, "a careless Enter does nothing"
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}"])


async def test_somebody_with_notes_stays_and_the_reason_is_told(coach: Opening) -> None:
    noted = noting.write(engagement(ADA), "n", "She said.", now=START, about="a")
    async with coach(noted, room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("x")
        await someone.until(lambda: len(someone.app._notifications) == 1)
        (told,) = someone.app._notifications
        assert "There is a note about Ada." in told.message
        assert isinstance(someone.app.screen, IntakeScreen), "there is no question to answer"
        assert names(someone) == ["Ada"]


async def test_a_line_tells_role_relation_seats_and_findings(coach: Opening) -> None:
    seats = {1: SEATED, 2: Seat(kind=SeatKind.EMPTY_CHAIR)}
    hit = msgspec.structs.replace(BO, impact=5, seats=dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.ABSENT)))
    people = (msgspec.structs.replace(ADA, seats=seats), hit)
    async with coach(engagement(*people), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.until(lambda: "Bo [/x] {y}" in someone.screen_text())
        lines = someone.screen_text().splitlines()
        ada, bo = (next(line for line in lines if name in line) for name in ("Ada ", "Bo ["))
        assert ada.split()[-5:] == ["lead", "directs", "■", "□", "?"]
        assert "!  Bo" in bo, "a mark, and no count: people are not ranked"
        assert "□ empty chair" in someone.screen_text()


@pytest.mark.parametrize("size", [(80, 23), (80, 24), (120, 40)])
async def test_a_list_that_goes_on_says_so(coach: Opening, size: tuple[int, int]) -> None:
    people = [Stakeholder(id=f"p{n}", name=f"Person {n}") for n in range(40)]
    async with coach(engagement(*people), room="intake", size=size) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.until(lambda: "more below" in someone.screen_text())
        assert "receives" in someone.screen_text(), "the prompts keep their place"
        await someone.press("end")
        await someone.until(lambda: "more above" in someone.screen_text())
        assert "Person 39" in someone.screen_text()
        assert "more below" not in someone.screen_text()


async def to_prompts(someone: Coach, relation: Relation) -> None:
    """Put the cursor on a prompt, from the list on."""
    await go_to(someone, StakeholdersPane)
    prompts = someone.app.screen.query_one(PromptList)
    while not prompts.has_focus:
        await someone.press("down")
    while prompts.chosen != relation:
        await someone.press("down")
    await someone.press("enter")
    await someone.until(lambda: not isinstance(someone.app.screen, IntakeScreen))


async def test_there_is_nobody_else_for_a_reason(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        await someone.press("enter")
        await someone.type("It is free [/x].")
        await someone.press("enter")
        kept = Prompt(anybody=False, reason="It is free [/x].")
        await someone.until(lambda: someone.engagement.prompts == {Relation.PAYS: kept})
        await someone.until(lambda: "no: It is free [/x]." in someone.screen_text())


async def test_there_is_somebody_else_and_they_are_listed(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        await someone.type("Dee, ada")
        await someone.press("enter")
        await someone.until(lambda: names(someone) == ["Ada", "Dee"])
        assert person(someone).relations == (Relation.DIRECTS, Relation.PAYS)
        assert person(someone, "Dee").relations == (Relation.PAYS,)
        assert someone.engagement.prompts == {Relation.PAYS: Prompt(anybody=True)}


async def test_those_who_are_listed_are_everybody(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.DIRECTS)
        await someone.press("enter", "enter")
        await someone.until(lambda: someone.engagement.prompts == {Relation.DIRECTS: Prompt(anybody=True)})


async def test_a_name_that_is_refused_in_a_prompt_is_not_lost(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        asked = someone.app.screen
        await someone.type("group")
        await someone.press("enter")
        await someone.until(lambda: someone.app.screen not in (asked, someone.app.screen_stack[-2]))
        await someone.until(lambda: bool(someone.app.screen.query("#yes")))
        assert someone.app.screen.query_one("#yes", Input).value == "group"
        assert someone.engagement.prompts == {}

"""Adding several people at once: nothing typed is lost, and nobody is added by half."""

from typing import Literal

import pytest
from textual import events
from textual.widgets import TextArea

from coachtui.domain.people import Relation
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.tui.conftest import Opening
from tests.tui.peopling import (
    ADA,
    chosen,
    engagement,
    go_to,
    names,
    person,
)


async def test_several_are_added_and_bad_lines_are_told_with_nothing_lost(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        await someone.type("Dee,desk,rec\nEd,aide,boss")
        await someone.press("ctrl+s")
        await someone.until(lambda: "✗ “boss”" in someone.screen_text())
        assert names(someone) == ["Ada"]
        editor = someone.app.screen.query_one(TextArea)
        assert editor.text == "Dee,desk,rec\nEd,aide,boss"
        await someone.press(*["backspace"] * 4)
        await someone.type("sup+pays")
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert names(someone) == ["Ada", "Dee", "Ed"]
        assert person(someone, "Ed").relations == (Relation.SUPPORTS, Relation.PAYS)
        assert chosen(someone) == person(someone, "Dee").id


async def test_of_many_lines_the_bad_one_is_gone_to_with_its_reason_in_sight(coach: Opening) -> None:
    lines = [f"Person {n}, role {n}, {'boss' if n == 55 else 'holds'}" for n in range(1, 61)]
    async with coach(engagement(), room="intake", size=(80, 24)) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        editor = someone.app.screen.query_one(TextArea)
        someone.app.post_message(events.Paste("\n".join(lines)))
        await someone.until(lambda: "60 ✓ Person 60" in someone.screen_text())
        await someone.press("ctrl+s")
        await someone.until(lambda: "55 ✗ “boss”" in someone.screen_text())
        assert "Line 55 cannot be read yet" in someone.screen_text()
        assert not someone.app._notifications  # one would lie on the lines
        assert editor.cursor_location == (54, len(lines[54]))
        for keys, at in ((["up"] * 20, 34), (["tab", *["home"], *["down"] * 3, "enter"], 3)):
            await someone.press(*keys)
            await someone.until(lambda at=at: editor.cursor_location[0] == at)  # type: ignore[misc]
            assert editor.has_focus
            assert f"{at + 1} ✓ Person {at + 1}" in someone.screen_text()


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_relations_are_understood_in_the_language_of_the_screen(
    coach: Opening, language: Literal["en", "nl"]
) -> None:
    async with coach(engagement(), room="intake", language=language) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        word = {"en": "directs the role", "nl": "stuurt aan"}[language]
        await someone.type(f"Dee,lead,{word}+holds")
        await someone.press("f2")  # going to a room takes what was typed
        await someone.until(lambda: names(someone) == ["Dee"])
        assert person(someone, "Dee").relations == (Relation.HOLDS, Relation.DIRECTS)


async def test_the_first_people_come_with_heads_over_their_columns(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        await someone.type("Dee,lead,hol")
        await someone.press("ctrl+s")
        # The list was hidden while nobody was listed, and had no width yet.
        await someone.until(lambda: " to the role " in someone.screen_text())


async def test_going_back_from_several_asks_before_a_text_is_lost(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        await someone.type("Dee")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        assert someone.app.screen.query_one(TextArea).text == "Dee"
        assert names(someone) == []

"""The hands: how many keys a whole stakeholder takes, and that none of them is the mouse's or Escape.

Somebody who knows the keys presses one every 200 ms. A whole stakeholder (name, role, relation, seat in
every session, unit, named by, ARE IN, own work, influence, interest, impact, mandate, stance) takes at most
70 keys, 34 of which are the letters of name, role and unit: 14 s at 200 ms a key, of the 20 it may take.
"""

from functools import partial

import pytest
from textual.binding import Binding
from textual.screen import Screen

from coachtui.domain.people import Brings, Mandate, Relation
from coachtui.domain.steps import Step
from coachtui.i18n import Language
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.steps import PANES
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, CY, EVERY, engagement, go_to, here, open_form, person
from tests.tui.test_commands import CLASSES

MOST = 70
# The first letters, in each language, of: directs, depends on; seated; ARE IN; yes; advises. Twice is no.
LETTERS: dict[Language, tuple[str, str, str, str, str]] = {
    "en": ("dd", "s", "aareiinn", "y", "a"),
    "nl": ("si", "a", "bbbbmeii", "j", "a"),
}


class Hands:
    """Counts the keys that are pressed."""

    def __init__(self, someone: Coach) -> None:
        self._someone = someone
        self.count = 0

    async def press(self, *keys: str) -> None:
        self.count += len(keys)
        await self._someone.press(*keys)

    async def type(self, text: str) -> None:
        self.count += len(text)
        await self._someone.type(text)


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_a_whole_stakeholder_in_under_twenty_seconds(coach: Opening, language: Language) -> None:
    """Name to stance, everything as known, from the list and back to it."""
    relations, seat, brings, yes, mandate = LETTERS[language]
    async with coach(engagement(ADA), room="intake", language=language) as someone:
        await go_to(someone, StakeholdersPane)
        hands = Hands(someone)
        await hands.press("n")
        await hands.type("Karin de Wit")
        await hands.press("enter")
        await someone.until(lambda: here(someone) == "role")
        await hands.type("route planner")
        await hands.press("enter", *relations, "enter", seat, "enter")
        await hands.type("Logistics")
        await hands.press("enter", "a", "d", "right", "pagedown")  # named by Ada, as suggested
        await hands.press(*brings, "enter", yes, "enter", "4", "enter", "5", "enter", "4", "enter")
        await hands.press(mandate, "enter", "-", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        karin = person(someone, "Karin de Wit")
        assert (karin.role, karin.unit, karin.named_by) == ("route planner", "Logistics", ("a",))
        assert karin.relations == (Relation.DIRECTS, Relation.DEPENDS_ON)
        assert karin.seats == EVERY
        assert {letter for letter, has in karin.brings.items() if has} == {
            Brings.RESOURCES,
            Brings.EXPERTISE,
        }
        assert len(karin.brings) == len(Brings)
        assert (karin.work_changes, karin.influence, karin.interest, karin.impact) == (True, 4, 5, 4)
        assert (karin.mandate, karin.stance.value) == (Mandate.ADVISES, -2)
        assert hands.count <= MOST, hands.count


@pytest.mark.parametrize(
    "one", [one for one in CLASSES if issubclass(one, Screen)], ids=lambda one: one.__name__
)
def test_whatever_escape_leaves_another_key_leaves_too(one: type[Screen[object]]) -> None:
    """Escape comes late in tmux and screen, so nobody should have to wait for it."""
    bindings = [binding for base in one.__mro__ for binding in vars(base).get("BINDINGS", ())]
    by_action: dict[str, set[str]] = {}
    for binding in bindings:
        assert isinstance(binding, Binding)
        by_action.setdefault(binding.action, set()).update(key.strip() for key in binding.key.split(","))
    for action, keys in by_action.items():
        assert keys != {"escape"}, action


async def test_one_goes_from_step_to_step_out_of_any_form_and_back(coach: Opening) -> None:
    async with coach(engagement(ADA, CY), room="intake") as someone:
        screen = someone.app.screen
        assert isinstance(screen, IntakeScreen)

        def is_at(pane: type[Pane]) -> bool:
            return isinstance(screen.pane, pane) and screen.pane.has_focus_within

        await go_to(someone, PANES[Step.CONTRACT])
        for key, steps in (("f8", list(Step)[1:]), ("f7", list(Step)[-2::-1])):
            for step in steps:
                await someone.press(key)
                await someone.until(partial(is_at, PANES[step]))


async def test_one_goes_from_person_to_person_and_from_field_to_field(coach: Opening) -> None:
    """Tab, Enter and the arrows go through every field of the form; F8 to the next person at the same one."""
    async with coach(engagement(ADA, CY), room="intake", size=(80, 24)) as someone:
        form = await open_form(someone, "a", "name")
        seen = {}
        for key in ("tab", "enter", "down"):
            form.go_to("name")
            await someone.until(lambda: here(someone) == "name")
            seen[key] = ["name"]
            while here(someone) != "may_log":
                await someone.press(key)
                seen[key].append(here(someone))
                assert len(seen[key]) < 80, (key, seen[key][-3:])
        assert seen["tab"] == seen["enter"] == seen["down"]
        await someone.press("shift+tab")
        assert here(someone) == seen["tab"][-2]
        await someone.press("f8")
        await someone.until(lambda: form.person_id == "c")
        assert here(someone) == seen["tab"][-2]
        await someone.press("f7", "pageup")
        await someone.until(lambda: form.person_id == "a")
        assert isinstance(someone.app.screen, PersonScreen)

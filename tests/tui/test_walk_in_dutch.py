"""A coach walks the whole intake in Dutch, from nothing, with nothing but the keyboard, at 80×23."""

import re
from pathlib import Path

import pytest

from coachtui import i18n
from coachtui.domain.engagement import Choice, Remedy
from coachtui.domain.people import Horizon, Provenance, Relation, SeatKind
from coachtui.domain.steps import Step
from coachtui.drawing.width import cells
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.map import MapScreen
from coachtui.tui.screens.new import NewEngagement
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.pictures import PicturesPane, View
from coachtui.tui.screens.whatif import WhatIfScreen
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import here, names, person
from tests.tui.test_out_of_sight import says_so

# The frames on the way count here too.
pytestmark = pytest.mark.usefixtures("every_frame")

# An untranslated key is shown as it is: ``field.contract.client``.
_FILES = {file.stem for file in (Path(i18n.__file__).parent / "nl").glob("*.toml")}
_KEY = re.compile(rf"\b(?:{'|'.join(sorted(_FILES))})\.[a-z_]+(?:\.[a-z_]+)*\b")


async def sound(someone: Coach) -> None:
    """See that the screen shows no key without words, fits, and says what of it is out of sight."""
    await says_so(someone)
    text = someone.screen_text()
    assert not _KEY.findall(text)
    assert all(cells(line) <= 80 for line in text.splitlines())


async def at(someone: Coach, screen: type[object]) -> None:
    """Wait until this screen is the top one, and see that it is sound."""
    await someone.until(lambda: isinstance(someone.app.screen, screen))
    await sound(someone)


async def next_step(someone: Coach, step: Step) -> None:
    """Go on to a step with its key, and see that it is sound."""
    await someone.press("f8")
    await shown(someone, step)
    await sound(someone)


async def shown(someone: Coach, step: Step) -> None:
    """Wait until a step is shown and has the cursor."""

    def is_there() -> bool:
        screen = someone.app.screen
        pane = screen.pane if isinstance(screen, IntakeScreen) else None
        return pane is not None and pane.STEP is step and pane.has_focus_within

    await someone.until(is_there)


async def begin(someone: Coach) -> None:
    """Make an engagement from Home, and go into the first step."""
    await someone.press("n")
    await at(someone, NewEngagement)
    await someone.type("Fjord\nCRM-systeem\naccountmanager")
    await someone.press("ctrl+s")
    await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
    screen = someone.app.screen
    assert isinstance(screen, IntakeScreen)
    await someone.until(lambda: screen.pane is not None)
    await someone.press("right")
    await shown(someone, Step.CONTRACT)
    await sound(someone)


def seats(someone: Coach, name: str) -> set[SeatKind]:
    """The kinds of seat that somebody has, over all sessions."""
    return {seat.kind for seat in person(someone, name).seats.values()}


async def add_people(someone: Coach) -> None:
    """Add one by the form, and two by the list, at the step of the stakeholders."""
    await someone.press("n")
    await at(someone, Ask)
    await someone.type("Harm de Wit\n")
    await at(someone, PersonScreen)
    await someone.until(lambda: here(someone) == "role")
    await someone.type("directeur\n")
    await someone.until(lambda: here(someone) == "relations")
    await someone.press("s")
    await someone.press("down", "a")
    await someone.until(lambda: seats(someone, "Harm de Wit") == {SeatKind.SEATED})
    await someone.press("ctrl+g")
    await shown(someone, Step.STAKEHOLDERS)
    await someone.press("N")
    await at(someone, SeveralScreen)
    await someone.type("Daan Mulder, accountmanager, vervult de rol\nRia Smit, inkoop, betaalt")
    await sound(someone)
    await someone.press("ctrl+s")
    await shown(someone, Step.STAKEHOLDERS)
    await someone.press("enter")
    await at(someone, PersonScreen)
    await someone.press(*["down"] * 3)
    await someone.until(lambda: here(someone) == "seats.all")
    await someone.press("a", "a")  # aan tafel, afwezig
    await someone.until(lambda: seats(someone, "Daan Mulder") == {SeatKind.ABSENT})
    await someone.press("ctrl+g")
    await shown(someone, Step.STAKEHOLDERS)
    await sound(someone)


async def test_the_whole_intake_from_nothing(coach: Opening) -> None:
    async with coach(language="nl") as someone:
        await someone.until(lambda: "traject" in someone.screen_text())
        await begin(someone)
        await someone.press("down")
        await someone.type("Anna Prins\nalleen ik")
        await next_step(someone, Step.PROJECT)
        await someone.press("down")
        await someone.type("een nieuw CRM-systeem")
        await next_step(someone, Step.FOCAL_ROLE)
        await someone.press("down")
        await someone.type("accountmanagers")
        await next_step(someone, Step.STAKEHOLDERS)
        await add_people(someone)

        await next_step(someone, Step.PICTURES)
        await someone.press("home", "enter")  # whoever holds the role comes first
        await at(someone, PersonScreen)
        await someone.until(lambda: here(someone) == "picture.answer")
        await someone.type("De klant belt niet terug.")
        await someone.press(*["tab"] * 3)
        await someone.until(lambda: here(someone) == "picture.horizon")
        await someone.press("w", "down", "e")
        await sound(someone)
        await someone.press("ctrl+g")
        await shown(someone, Step.PICTURES)

        await next_step(someone, Step.PRIORITY)
        await someone.type("vandaag teruggebeld")
        await someone.press(*["tab"] * 6)
        await someone.press("right", "right", "down")
        await someone.type("Bij twijfel wint volgend jaar.")
        await sound(someone)

        await next_step(someone, Step.MISSING)
        await someone.press("home", "r")
        await at(someone, Choose)
        await someone.press("enter")  # invite
        await at(someone, Ask)
        await someone.press("enter")
        await shown(someone, Step.MISSING)
        await someone.until(lambda: len(someone.engagement.settlements) == 1)
        await someone.press("home", "a")
        await at(someone, Ask)
        await someone.type("Dat vragen we in sessie 1.\n")
        await someone.until(lambda: len(someone.engagement.settlements) == 2)
        await shown(someone, Step.MISSING)
        await sound(someone)

        await next_step(someone, Step.SEATS)
        await someone.press("down", "down", "enter")
        await at(someone, Choose)
        await someone.press("g", "enter")
        await shown(someone, Step.SEATS)
        await someone.press("e")
        await sound(someone)
        await someone.press("f9")
        await someone.until(lambda: someone.app.desk.workspace is None)
        await sound(someone)

        made = someone.engagement
        assert made.language == "nl"
        assert (made.contract.client, made.contract.sponsor) == ("Fjord", "Anna Prins")
        assert made.contract.readers == "alleen ik"
        assert (made.project.name, made.project.solution) == ("CRM-systeem", "een nieuw CRM-systeem")
        assert (made.focal_role.singular, made.focal_role.plural) == ("accountmanager", "accountmanagers")
        assert names(someone) == ["Harm de Wit", "Daan Mulder", "Ria Smit"]
        harm, daan, ria = made.stakeholders
        assert (harm.role, harm.relations) == ("directeur", (Relation.DIRECTS,))
        assert (daan.relations, ria.relations) == ((Relation.HOLDS,), (Relation.PAYS,))
        assert daan.picture.answer == "De klant belt niet terug."
        assert (daan.picture.horizon, daan.picture.provenance) == (Horizon.WEEKS, Provenance.OWN)
        assert made.priority.choice is Choice.LONG
        assert made.priority.short.wording == "vandaag teruggebeld"
        assert made.priority.rule == "Bij twijfel wint volgend jaar."
        invited, accepted = made.settlements
        assert (invited.remedy, accepted.remedy) == (Remedy.INVITE, Remedy.ACCEPT)
        assert accepted.reason == "Dat vragen we in sessie 1."
        assert seats(someone, daan.name) == {SeatKind.SEATED}
        assert seats(someone, ria.name) == {SeatKind.INTERVIEWED}


async def test_map_matrix_horizon_line_and_what_if_are_left_without_escape(coach: Opening) -> None:
    async with coach(language="nl") as someone:
        await begin(someone)
        for step in (Step.PROJECT, Step.FOCAL_ROLE, Step.STAKEHOLDERS):
            await next_step(someone, step)
        await add_people(someone)
        await someone.press("m")
        await at(someone, MapScreen)
        await someone.press("ctrl+g")
        await shown(someone, Step.STAKEHOLDERS)

        await next_step(someone, Step.PICTURES)
        for view in (View.MATRIX, View.LINE, View.LIST):
            await someone.press("v")
            await someone.until(lambda view=view: looks_at(someone) is view)  # type: ignore[misc]
            await sound(someone)

        await next_step(someone, Step.PRIORITY)
        await next_step(someone, Step.MISSING)
        before = someone.engagement
        await someone.press("w")
        for _ in range(3):  # whom, on which seat, when
            await at(someone, Choose)
            await someone.press("enter")
        await at(someone, WhatIfScreen)
        await someone.press("ctrl+g")
        await shown(someone, Step.MISSING)
        assert someone.engagement is before


def looks_at(someone: Coach) -> View | None:
    """The way in which the pictures are looked at."""
    screen = someone.app.screen
    pane = screen.pane if isinstance(screen, IntakeScreen) else None
    return pane.view if isinstance(pane, PicturesPane) else None

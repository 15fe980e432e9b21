"""What the footer leaves out at 80 cells, and that it says so; the order of a screen is the order of need."""

import re
from collections.abc import Sequence

import pytest
from textual.widgets import Input

from coachtui.i18n import LANGUAGES, Language, Words
from coachtui.tui.commands import EVERYWHERE, Command
from coachtui.tui.screens.changing import ChangingRoom
from coachtui.tui.screens.fromfile import FromFileScreen
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.map import MapScreen
from coachtui.tui.screens.notescommands import END_FIND, READING, TO_FOUND
from coachtui.tui.screens.palette import Help, Palette
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.screens.runcommands import View, commands_in
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.share import ShareScreen
from coachtui.tui.screens.sheetback import SheetBackScreen
from coachtui.tui.screens.steps import PANES
from coachtui.tui.screens.whatif import WhatIfScreen
from coachtui.tui.screens.writing import WritingRoom
from coachtui.tui.widgets import captureline
from coachtui.tui.widgets.commandline import CommandLine, fitted
from tests.tui.conftest import Opening
from tests.tui.peopling import ADA, engagement, open_form, person
from tests.tui.test_commands import CLASSES
from tests.tui.test_looking_on import looking_on

PALETTE = EVERYWHERE[1]
ROOM = 80 - 2  # the line has a cell of space on either side

_WITH_OFFERS = (
    ChangingRoom, FromFileScreen, MapScreen, PersonScreen, PlanScreen, SeveralScreen, ShareScreen,
    SheetBackScreen, WhatIfScreen, WritingRoom,
)  # fmt: skip
FOOTERS: dict[str, Sequence[Command]] = {
    **{screen.__name__: screen.OFFERS for screen in _WITH_OFFERS},
    "home": [command for command in HomeScreen.OFFERS if command.id != "home.reopen"],
    "home.closed": [command for command in HomeScreen.OFFERS if command.id != "home.close"],
    **{f"intake.{step}": (*pane.OFFERS, *IntakeScreen.OFFERS) for step, pane in PANES.items()},
    **{f"run.{view}": commands_in(view) for view in View},
    "run.line": captureline._IN_NOTE,
    "run.line.action": captureline._IN_ACTION,
    "notes": READING,
    "notes.found": (*READING[:2], END_FIND, *READING[2:]),
    "notes.finding": (TO_FOUND, END_FIND),
}
_STEPS = {"intake.next", "intake.previous", "intake.into"}
# What may be left out at 80 cells; every other command is in sight, in both languages.
MAY_GO = {
    "intake.stakeholders": {"people.up", "people.down", *_STEPS},
    "intake.missing": {"findings.take_back", *_STEPS},
    "PlanScreen": {"plan.next", "plan.title", "plan.template", "plan.save_template"},
    "run.block": {"run.here", "run.sessions"},
    "run.round": {"run.cut", "run.back", "run.finish", "run.here", "run.sessions"},
    "notes": {"notes.history", "notes.bring_back"},
    "notes.found": {"notes.visibility", "notes.kind", "notes.history", "notes.bring_back"},
}


# While the cursor is in a text, the way to the rest takes more room.
MAY_GO_TYPING = {"PersonScreen": {"person.sheet_back"}}


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_needed_most_is_in_sight_at_80_cells(footer: str, language: Language) -> None:
    offered = [command for command in FOOTERS[footer] if command.shown]
    shown, line = fitted(offered, Words(language), ROOM)
    gone = {command.id for command in offered[shown:]}
    assert gone <= MAY_GO.get(footer, set())
    help_ = Words(language)("help.more" if gone else EVERYWHERE[0].label_key)
    assert line.plain.endswith(f"{'… ' if gone else ' '}? {help_}")
    assert line.cell_length == ROOM


@pytest.mark.parametrize("footer", FOOTERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_while_typing_only_what_is_not_typed_is_offered(footer: str, language: Language) -> None:
    offered = [command for command in FOOTERS[footer] if command.shown]
    works = [command for command in offered if not re.fullmatch("[ -~←→↑↓␣]", command.shown_key)]
    words = Words(language)
    shown, line = fitted(offered, words, ROOM, typing=True)
    gone = {command.id for command in works[shown:]}
    assert gone <= MAY_GO_TYPING.get(footer, set())
    assert line.plain.endswith(
        f"{'… ' if gone else ' '}^p {words('help.more' if gone else PALETTE.label_key)}"
    )
    keys = re.split(r" {2,}", line.plain.removesuffix("… "))
    assert [key.split(" ")[0] for key in keys if key][:shown] == [one.shown_key for one in works[:shown]]


async def test_the_way_to_every_key_works_while_typing_too(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        form = await open_form(someone, "a")
        assert isinstance(someone.app.focused, Input)
        footer = form.query_one(CommandLine)
        assert "?" not in footer.render().plain
        await someone.type(" B.?")
        await someone.press("ctrl+p")
        await someone.until(lambda: isinstance(someone.app.screen, Palette))
        await someone.type("every key")
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Help))
        assert "Take this person's filled interview sheet back" in someone.screen_text()
        await someone.press("ctrl+g")
        await someone.until(lambda: someone.app.screen is form)
        await someone.type("!")
        await someone.press(*["down"] * 2)  # on to what is no text
        await someone.until(lambda: person(someone, "Ada B.?!").name != "")
        await someone.until(lambda: "? keys" in footer.render().plain)


def test_every_command_with_a_place_in_a_footer_is_looked_at() -> None:
    known = {command for offered in FOOTERS.values() for command in offered}
    offered = {command for one in CLASSES for command in vars(one).get("OFFERS", ())}
    assert {command.id for command in offered - known if command.shown} == set()


@pytest.mark.parametrize(("room", "key"), [("notes", "n new"), ("plan", "e edit"), ("intake", "r remedy")])
async def test_who_looks_on_is_offered_nothing_that_changes(coach: Opening, room: str, key: str) -> None:
    async with looking_on(coach, room) as (someone, writer):
        footer = someone.app.screen.query_one(CommandLine)
        await someone.until(lambda: footer.looking_on)
        assert key not in footer.render().plain
        writer.close()
        await someone.until(lambda: key in footer.render().plain)

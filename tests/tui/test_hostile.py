"""An engagement in which every text is out to harm, walked through every screen.

Nothing crashes, every line keeps its width, and nothing that a terminal would obey reaches the screen.
"""

import itertools
import re
from collections.abc import Iterator, Mapping

import msgspec
import pytest

from coachtui import example
from coachtui.application import running
from coachtui.domain.engagement import Engagement
from coachtui.domain.steps import Step
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.room import Room
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import open_form

# The frames on the way count here too.
pytestmark = pytest.mark.usefixtures("every_frame")

HARM = (
    "[/x] {{x}} {n} \x1b[31mred\x1b]0;t\x07 \u202eover\u2066 "
    "👩\u200d👧 漢e\u0301\u0301 \r\n# two\t" + "W" * 200
)
OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
TEXTS = frozenset(
    "name alias role unit problem sees_role_as quote gains loses answer evidence beneficiary client sponsor "
    "readers machine_owner solution whose_idea by_when decided shared_problem singular plural question "
    "wording costs rule decided_by reason title guidance place text due by who".split()
)


def harmful(value: object, numbers: Iterator[int], people: frozenset[str], key: str = "") -> object:
    """Return a value's plain form with every text of a person in it made harmful."""
    if isinstance(value, Mapping):
        return {name: harmful(one, numbers, people, str(name)) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [harmful(one, numbers, people, key) for one in value]
    if isinstance(value, str) and key in TEXTS and value not in people:
        return HARM.format(n=next(numbers))
    return False if key == "no_shared_problem" else value


def engagement() -> Engagement:
    """Return the example with every text made harmful, and its first session under way."""
    held = example.load("en", START)
    people = frozenset(person.id for person in held.stakeholders)
    plain = harmful(msgspec.to_builtins(held), itertools.count(), people)
    made = msgspec.convert(plain, Engagement, strict=False)
    return running.start(msgspec.structs.replace(made, runs=()), 1, START)


async def look(someone: Coach, *keys: str) -> None:
    """Press each of the keys, and look at the screen after every one."""
    for key in ("", *keys):
        if key:
            await someone.press(key)
        assert someone.app._exception is None
        for strip in someone.app.screen._compositor.render_strips():
            assert not OBEYED.search(strip.text), (key, strip.text)
            assert strip.cell_length == someone.app.size.width, (key, strip.text)


@pytest.mark.parametrize("step", Step)
async def test_a_step_of_the_intake(coach: Opening, step: Step) -> None:
    async with coach(engagement(), room="intake") as someone:
        screen = someone.app.screen
        assert isinstance(screen, IntakeScreen)
        await someone.until(lambda: screen.pane is not None)
        screen.call_later(screen.go_to_step, step)
        await someone.until(lambda: screen.pane is not None and screen.pane.STEP is step)
        await look(someone, "down", "down", "tab")
        if step is Step.STAKEHOLDERS:
            await look(someone, "shift+tab", "home", "x", "ctrl+g", "N", "ctrl+g", "end", "tab", "enter")
        elif step is Step.MISSING:
            await look(someone, "shift+tab", "home", "r", "enter", "ctrl+g", "a", "ctrl+g", "end")
        elif step is Step.SEATS:
            await look(someone, "shift+tab", "enter", "down", "enter", "ctrl+g", "ctrl+g", "e")


async def test_a_person_form_and_the_next(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await open_form(someone, someone.engagement.stakeholders[0].id)
        await look(someone, *["pagedown"] * 6, "f8", *["pageup"] * 6)


ROOMS = {
    "plan": "down enter tab tab ctrl+g t ctrl+g x ctrl+g m ctrl+g S ctrl+g f8 ctrl+g",
    "run": "enter down w b ctrl+g ctrl+g c enter ctrl+g Q A ctrl+g n o ctrl+g pagedown e ctrl+g g enter w",
    "notes": "down down enter tab tab enter ctrl+g ctrl+g right end v ctrl+g k ctrl+g slash W enter",
    "share": "down down down down right down down right right pagedown f left w ctrl+g a ctrl+g",
}


@pytest.mark.parametrize("room", ROOMS)
async def test_a_room(coach: Opening, room: str) -> None:
    async with coach(engagement(), room=room) as someone:
        await someone.until(lambda: isinstance(someone.app.screen, Room))
        await look(someone, *ROOMS[room].split())


async def test_home(coach: Opening) -> None:
    async with coach(engagement(), size=(120, 40)) as someone:
        await look(someone, "down", "d", "ctrl+g", "question_mark")


async def test_what_is_told_in_passing(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.until(lambda: isinstance(someone.app.screen, Room))
        someone.app.notify(HARM, markup=False)
        await look(someone, "down")

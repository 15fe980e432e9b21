"""No step and no form scrolls off at 80×24 without saying so."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coachtui import example
from coachtui.application import columns, peoplecsv, planning
from coachtui.application.whatif import Trial
from coachtui.domain.people import Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.steps import Step
from coachtui.i18n import Language, Words
from coachtui.tui.screens.anybody import Anybody
from coachtui.tui.screens.fieldsdialog import FieldsDialog
from coachtui.tui.screens.map import MapScreen
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.sheetback import SheetBackScreen
from coachtui.tui.screens.steps import PANES
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.screens.steps.seats import SeatsPane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.screens.whatif import WhatIfScreen
from coachtui.tui.screens.writeto import WriteTo
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.seatgrid import SeatGrid
from tests.application.test_publishing_files import publication
from tests.fakes import START
from tests.tui import test_from_file as from_file
from tests.tui import test_sheets as sheets
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, engagement, go_to, open_form

SIZE = (80, 24)


def cut_off(someone: Coach) -> list[Widget]:
    """What scrolls, does not all fit, and is in sight. A text that is typed has its own scroll bar."""
    screen = someone.app.screen
    return [
        one
        for one, (region, clip) in screen._compositor.visible_widgets.items()
        if one.max_scroll_y and one.allow_vertical_scroll and region.intersection(clip).height > 1
        if not isinstance(one, TextArea)
    ]


async def says_so(someone: Coach) -> None:
    """Wait until as many marks are on the screen as parts of it that do not fit: each says it once."""
    await someone.pilot.pause()
    await someone.until(lambda: marks(someone) == len(cut_off(someone)))


def marks(someone: Coach) -> int:
    """How many parts of the screen say that there is more of them."""
    lines = someone.screen_text().split("\n")
    return sum(max(line.count("▾"), line.count("▴")) for line in lines)


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("language", ["en", "nl"])
async def test_a_step_says_what_is_out_of_sight(coach: Opening, step: Step, language: str) -> None:
    given = example.load(language, START)  # type: ignore[arg-type]
    async with coach(given, room="intake", size=SIZE, language=language) as someone:
        await go_to(someone, PANES[step])
        await says_so(someone)


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_the_seats_of_thirty_and_every_session_are_reached_by_keyboard(
    coach: Opening, language: str
) -> None:
    given = example.load(language, START)  # type: ignore[arg-type]
    more = [Stakeholder(id=f"x{number}", name=f"Person {number}") for number in range(30)]
    crowd = replace(given, stakeholders=(*given.stakeholders, *more))
    async with coach(crowd, room="intake", size=SIZE, language=language) as someone:
        await go_to(someone, SeatsPane)
        await says_so(someone)
        assert {type(one) for one in cut_off(someone)} == {SeatGrid, Form}
        assert someone.screen_text().count({"en": "more below", "nl": "eronder"}[language]) == 2
        for keys in (["end"], ["home", *["pagedown"] * 4]):
            await someone.press(*keys)
            await someone.until(lambda: "Person 29" in someone.screen_text())
        await someone.press("down")
        assert isinstance(someone.app.focused, TextArea | Input)
        await someone.press(*["down"] * 5, *"9:45", "enter")
        await someone.until(lambda: "9:45" in someone.screen_text())
        assert planning.session_of(someone.engagement, 3).starts == dt.time(9, 45)


async def test_a_persons_form_says_what_is_out_of_sight(coach: Opening) -> None:
    given = example.load("nl", START)
    async with coach(given, room="intake", size=SIZE, language="nl") as someone:
        await open_form(someone, given.stakeholders[0].id)
        assert cut_off(someone)
        await says_so(someone)
        await someone.press("pagedown", "pagedown")
        await someone.until(lambda: "▴" in someone.screen_text() and "▾" in someone.screen_text())


async def test_the_map_says_what_is_out_of_sight(coach: Opening) -> None:
    async with coach(example.load("en", START), room="intake", size=SIZE) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("m")
        await someone.until(lambda: isinstance(someone.app.screen, MapScreen))
        await says_so(someone)


async def test_a_file_with_people_says_what_is_out_of_sight(coach: Opening, tmp_path: Path) -> None:
    columns = ",".join(f"column {number}" for number in range(30))
    rows = "".join(f"Person {number}\n" for number in range(200))
    async with coach(engagement(), room="intake", size=SIZE, language="nl") as someone:
        await from_file.opened(someone, tmp_path, f"naam,{columns}\n{rows}")
        await says_so(someone)
        assert len(cut_off(someone)) == 2
        assert "▾ nog 18" in someone.screen_text()
        await someone.press("tab", *["down"] * 30)
        await someone.until(lambda: "▴ nog" in someone.screen_text())


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_every_answer_in_a_row_of_a_file_can_be_read(
    coach: Opening, tmp_path: Path, language: Language
) -> None:
    crm, words = example.load(language, START), Words(language)
    csv = peoplecsv.written(crm, words)
    async with coach(engagement(), room="intake", size=SIZE, language=language) as someone:
        await from_file.opened(someone, tmp_path, csv)
        await someone.press("tab", "down")
        await someone.until(lambda: from_file.seen(someone, crm.stakeholders[1].unit))
        await says_so(someone)
        seat = columns.heading("seats.3", words)
        assert not from_file.seen(someone, f"{seat}:")
        await someone.press("enter", "end")
        await someone.until(lambda: from_file.seen(someone, f"{seat}:"))
        await someone.press("shift+tab", "down")
        await someone.until(lambda: from_file.seen(someone, crm.stakeholders[2].unit))


async def test_a_filled_sheet_says_what_is_out_of_sight(coach: Opening, tmp_path: Path) -> None:
    path = sheets.filled(tmp_path, answer="- a long list\n" * 30)
    async with coach(engagement(ADA), room="intake", size=SIZE) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await sheets.name(someone, path)
        await someone.until(lambda: isinstance(someone.app.screen, SheetBackScreen))
        await someone.until(lambda: bool(cut_off(someone)))
        await says_so(someone)


async def test_what_if_says_what_is_out_of_sight(coach: Opening) -> None:
    given = example.load("nl", START)
    async with coach(given, room="intake", size=SIZE, language="nl") as someone:
        await go_to(someone, MissingPane)
        await someone.press("w", "escape")
        await someone.until(lambda: isinstance(someone.app.screen, WhatIfScreen))
        screen = someone.app.screen
        assert isinstance(screen, WhatIfScreen)
        for one in given.stakeholders[:6]:
            screen._try(Trial(person=one.id, kind=SeatKind.ABSENT))
        await someone.until(lambda: len(cut_off(someone)) > 1)
        await says_so(someone)


async def test_how_many_lines_are_read_says_what_is_out_of_sight(coach: Opening) -> None:
    async with coach(engagement(), room="intake", size=SIZE) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        someone.app.post_message(events.Paste("\n".join(f"Person {n}" for n in range(40))))
        await someone.until(lambda: "✓ Person 39" in someone.screen_text())
        await says_so(someone)
        await someone.press("tab", "home")
        await someone.until(lambda: "✓ Person 0" in someone.screen_text())


async def test_a_question_about_a_long_name_leaves_its_answers_in_sight(coach: Opening) -> None:
    """Removing, seats, by whom, what if, a remedy: each step is one dialog further."""
    informed = dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.INFORMED))
    holder = Stakeholder(id="a", name="A" * 2000, impact=5, relations=(Relation.HOLDS,), seats=informed)
    other = replace(ADA, id="b", name="B " * 1000)
    dialogs = (
        (StakeholdersPane, ["x"], "Cancel"),
        (SeatsPane, ["enter"], "Enter chooses"),
        (SeatsPane, ["enter", "r", "enter"], "Enter chooses"),
        (MissingPane, ["w", "n"], "Enter chooses"),
        (MissingPane, ["w", "n", "enter"], "Enter chooses"),
        (MissingPane, ["down", "r"], "Enter chooses"),
        (MissingPane, ["down", "a"], "Enter goes on"),
    )
    async with coach(engagement(holder, other), room="intake", size=SIZE) as someone:
        room = someone.app.screen
        for pane, keys, answer in dialogs:
            await go_to(someone, pane)
            await someone.press(*keys)
            await someone.until(lambda: someone.app.screen.is_modal)
            lines = someone.screen_text().split("\n")
            assert any(answer in line for line in lines), (keys, lines)
            while someone.app.screen is not room:
                someone.app.pop_screen()
                await someone.pilot.pause()


async def test_who_is_listed_says_how_many_more_there_are(coach: Opening) -> None:
    crowd = [replace(BO, id=f"p{n}", name=f"Somebody quite longish {n}") for n in range(30)]
    async with coach(engagement(*crowd), room="intake", size=SIZE) as someone:
        words = someone.app.desk.words
        await someone.app.push_screen(Anybody(words, someone.engagement, Relation.HOLDS, None))
        await someone.until(lambda: " and 23 more" in someone.screen_text())
        assert "longish 6" in someone.screen_text()


async def test_what_is_handed_over_says_what_is_out_of_sight(coach: Opening) -> None:
    documents = [publication(name=f"document-{n}.md") for n in range(15)]
    async with coach(engagement(), room="share", size=SIZE) as someone:
        await someone.app.push_screen(WriteTo(someone.app.desk.words, "You get:", documents, Path("/x")))
        await someone.until(lambda: bool(cut_off(someone)))
        await says_so(someone)
        await someone.press("shift+tab", "end")
        await someone.until(lambda: "document-14.md" in someone.screen_text())


async def test_a_sheet_of_the_plan_says_what_is_out_of_sight(coach: Opening) -> None:
    async with coach(example.load("en", START), room="plan", size=(80, 14)) as someone:
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        await someone.until(lambda: bool(cut_off(someone)))
        await says_so(someone)
        assert "▾" in someone.screen_text()

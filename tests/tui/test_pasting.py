"""What is pasted: in time, however long; and nothing of it is lost where only one line fits."""

import time

import pytest
from textual import events
from textual.widgets import Input

from coachtui.domain.people import Relation
from coachtui.tui.screens.anybody import Anybody, Said
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, open_form, person
from tests.tui.peopling import engagement as people
from tests.tui.test_intake import engagement

LINES = "\n".join(f"Line {number}: what was said, and by whom." for number in range(10_000))
WORDS = "Nobody presses Enter. " * 46_000
AT_MOST = 2.0  # seconds for ten thousand lines (SSH.md); the machine may be busy, and takes a quarter of it


async def paste(someone: Coach, text: str) -> float:
    """Paste a text; return the seconds until the screen has followed."""
    began = time.perf_counter()
    someone.app.post_message(events.Paste(text))
    await someone.press()
    return time.perf_counter() - began


async def test_ten_thousand_lines_into_a_note(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        assert await paste(someone, LINES) < AT_MOST
        await someone.press("!", "ctrl+s")
        await someone.until(lambda: len(someone.engagement.notes) == 1)
        assert someone.engagement.notes[0].text == LINES + "!"


async def test_a_megabyte_in_one_line_into_a_note(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        await paste(someone, WORDS)
        assert someone.store.drafts[engagement().id].typing[0].texts["text"] == WORDS
        await someone.press("ctrl+s")
        await someone.until(lambda: len(someone.engagement.notes) == 1)
        assert someone.engagement.notes[0].text == WORDS.rstrip()


async def test_several_lines_into_a_line_of_a_form(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", "tab")
        await paste(someone, "Anna\r\nde Vries\n\tof finance\x00\n")
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.contract.sponsor != "")
        assert someone.engagement.contract.sponsor == "Anna de Vries of finance\ufffd"


async def test_one_line_stays_as_it_was_copied(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", "tab", *"Anna")
        await paste(someone, "  de Vries ")
        assert isinstance(someone.app.focused, Input)
        assert someone.app.focused.value == "Anna  de Vries "


async def test_a_column_of_names(coach: Opening) -> None:
    async with coach(people(ADA, BO), room="intake") as someone:
        await open_form(someone, "b", "named_by")
        await paste(someone, "Ada\nKim\tLi\n")
        await someone.press("tab")
        await someone.until(lambda: person(someone, BO.name).named_by == ("a", "Kim", "Li"))


async def test_a_column_of_names_for_a_relation(coach: Opening) -> None:
    async with coach(people(ADA, BO), room="intake") as someone:
        said: list[Said | None] = []
        dialog = Anybody(someone.app.desk.words, someone.engagement, Relation.PAYS, None)
        await someone.app.push_screen(dialog, said.append)
        await paste(someone, 'Kim\nBos, Li\n"Vos, Mo"')
        await someone.press("ctrl+s")
        assert said == [Said('Kim, "Bos, Li", "Vos, Mo"', "")]


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", "\ud800", "\x1b", "\u2028", "\x00"])
async def test_a_paste_of_next_to_nothing(coach: Opening, text: str) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("slash")
        await paste(someone, text)
        await someone.press("ctrl+g", "n")
        await paste(someone, text)
        await someone.press("left", "right", "backspace")
        assert someone.app._exception is None

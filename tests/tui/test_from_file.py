"""People from a CSV file, on the screen: seen as they will be read, and brought in together or not at all."""

import re
import stat
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from coachtui.domain.people import Stakeholder
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.fromfile import FromFileScreen
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, chosen, engagement, go_to, names, person

FILE = "Naam;Functie;Invloed;Baas\nDee;balie;3;x\nada;chef;4;\n"


async def ask(someone: Coach, path: Path | str) -> None:
    """Press the key, and name a file."""
    await go_to(someone, StakeholdersPane)
    await someone.press("f")
    await someone.until(lambda: isinstance(someone.app.screen, AskPath))
    someone.app.screen.query_one(Input).value = str(path)
    await someone.press("enter")


def seen(someone: Coach, text: str) -> bool:
    """Tell whether a text is on the screen, whatever its lines are broken at."""
    return text.replace(" ", "") in re.sub(r"[\s▌]", "", someone.screen_text())


def told(someone: Coach, text: str) -> bool:
    """Tell whether that was said in passing."""
    return any(text in one.message for one in someone.app._notifications)


async def opened(someone: Coach, folder: Path, text: str = FILE) -> FromFileScreen:
    """Show how a file is read."""
    path = folder / "people.csv"
    path.write_text(text)
    await ask(someone, path)
    await someone.until(lambda: isinstance(someone.app.screen, FromFileScreen))
    screen = someone.app.screen
    assert isinstance(screen, FromFileScreen)
    return screen


async def test_everybody_comes_in_with_one_key_and_in_one_save(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(ADA), room="intake", language="nl") as someone:
        await opened(someone, tmp_path)
        for line in ("Baas → overslaan", "+ Dee is nieuw", "✓ ada staat al op de lijst"):
            await someone.until(lambda line=line: seen(someone, line))  # type: ignore[misc]
        saves = someone.store.saves
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert names(someone) == ["Ada", "Dee"]
        assert person(someone, "Dee").role == "balie"
        assert (person(someone).role, person(someone).influence) == ("lead", 4)
        assert someone.store.saves == saves + 1
        assert chosen(someone) == person(someone, "Dee").id


async def test_a_column_can_be_another_answer(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await opened(someone, tmp_path)
        await someone.press("down", "enter")  # the second column
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("u")
        await someone.press("enter")
        await someone.until(lambda: seen(someone, "Functie → unit"))
        await someone.press("tab")
        await someone.until(lambda: seen(someone, "unit: balie"))
        await someone.press("ctrl+s")
        await someone.until(lambda: names(someone) == ["Dee", "ada"])
        assert person(someone, "Dee").unit == "balie"


async def test_bad_rows_are_told_and_left_out_only_knowingly(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await opened(someone, tmp_path, 'name,influence,problem\nAda,3,"a\nb"\nBo,9,\n')
        await someone.until(lambda: seen(someone, "4 ✗ influence: Give a figure from 1 to 5."))
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")  # cancel comes first
        await someone.until(lambda: isinstance(someone.app.screen, FromFileScreen))
        assert names(someone) == []
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("right", "enter")
        await someone.until(lambda: names(someone) == ["Ada"])
        assert person(someone).problem == "a\nb"


async def test_going_back_changes_nothing(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await opened(someone, tmp_path)
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert names(someone) == []


async def test_the_first_line_can_be_somebody(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await opened(someone, tmp_path, "Ada,lead\nBo,clerk\n")
        await someone.until(lambda: seen(someone, "2 rows without headings"))
        await someone.press("h")
        await someone.until(lambda: seen(someone, "1 row under headings"))
        await someone.press("h", "ctrl+s")
        await someone.until(lambda: names(someone) == ["Ada", "Bo"])


async def test_a_file_that_cannot_be_read_is_told_and_asked_again(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await ask(someone, tmp_path / "nowhere.csv")
        await someone.until(lambda: seen(someone, "There is no file"))
        await someone.until(lambda: isinstance(someone.app.screen, AskPath))
        assert someone.app.screen.query_one(Input).value == str(tmp_path / "nowhere.csv")


async def test_a_path_that_is_typed_takes_the_place_of_the_last(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="intake") as someone:
        await opened(someone, tmp_path, "name\nAda\n")
        await someone.press("ctrl+g")
        for key, value in (("x", "x"), ("right", f"{tmp_path / 'people.csv'}x")):
            await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
            await someone.press("f")
            await someone.until(lambda: isinstance(someone.app.screen, AskPath))
            await someone.press(key, *(["x"] if key == "right" else []))
            await someone.until(lambda value=value: someone.app.screen.query_one(Input).value == value)  # type: ignore[misc]
            await someone.press("ctrl+g")


async def test_nothing_new_is_told(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await opened(someone, tmp_path, "name\nAda\n")
        await someone.press("ctrl+s")
        await someone.until(lambda: told(someone, "nothing in this file that is not known"))
        assert isinstance(someone.app.screen, FromFileScreen)


@pytest.mark.parametrize("size", [(80, 23), (120, 40)])
async def test_two_hundred_rows_are_there_at_once(
    coach: Opening, tmp_path: Path, size: tuple[int, int]
) -> None:
    rows = "".join(f"Person {n},role {n},{n % 5 + 1}\n" for n in range(200))
    async with coach(engagement(), room="intake", size=size) as someone:
        screen = await opened(someone, tmp_path, f"name,role,influence\n{rows}")
        assert screen.query_one("#rows", OptionList).option_count == 200
        await someone.press("tab", "end", "ctrl+s")
        await someone.until(lambda: len(names(someone)) == 200)


async def test_to_a_file_that_is_the_coachs_alone(coach: Opening, tmp_path: Path) -> None:
    path = tmp_path / "out" / "people.csv"
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        for again in (False, True):
            await someone.press("F")
            await someone.until(lambda: isinstance(someone.app.screen, AskPath))
            someone.app.screen.query_one(Input).value = str(path)
            await someone.press("enter")
            if again:
                await someone.until(lambda: isinstance(someone.app.screen, Confirm))
                await someone.press("right", "enter")
            await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
            await someone.until(path.exists)
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert path.read_bytes().decode("utf-8-sig").splitlines()[1].startswith("Ada,,lead")
            path.write_text("something else") if not again else None
        await someone.press("F")
        await someone.until(lambda: isinstance(someone.app.screen, AskPath))
        someone.app.screen.query_one(Input).value = str(tmp_path / ("x" * 300))
        await someone.press("enter")
        await someone.until(lambda: told(someone, "was not written (ENAMETOOLONG)"))


async def test_what_a_file_says_is_never_markup(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(Stakeholder(id="x", name="[/x]")), room="intake") as someone:
        await opened(someone, tmp_path, "name,[/b] \x1b[31m,[red]\n[/x],{y},\x1b]0;t\x07\n[bold],,\n")
        await someone.press("tab", "down", "up")
        await someone.until(lambda: seen(someone, "[/x] is listed"))
        assert "\x1b" not in someone.screen_text()

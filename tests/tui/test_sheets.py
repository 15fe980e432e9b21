"""Interview sheets on the screen: written for one or all, and a filled one seen before it is taken."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs
from textual.content import Content
from textual.widgets import Input, Static

from coachtui.application import sheets
from coachtui.domain.people import Picture, Provenance, Stakeholder
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.sheetback import SheetBackScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, engagement, go_to, open_form, person
from tests.tui.test_from_file import seen, told

GUESSED = structs.replace(
    ADA, picture=Picture(answer="Calm?", evidence="no calls", provenance=Provenance.ATTRIBUTED, by="Bo")
)


def filled(folder: Path, *, whose: Stakeholder = ADA, answer: str = "A *quiet* day.\n\n# and so on") -> Path:
    """Write somebody's sheet with the first question answered."""
    (made,) = sheets.made(engagement(whose), [whose.id], filled=False)
    path = folder / "back.md"
    text = made.markdown.replace("When is it good?\n", f"When is it good?\n\n{answer}\n", 1)
    path.write_text(text.replace("- Date:", "- Date: 3-12-2026"))
    return path


def noting(threads: set[threading.Thread], work: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``work``, which notes now in which threads it is done."""

    def noted(*args: Any, **kwargs: Any) -> Any:
        threads.add(threading.current_thread())
        return work(*args, **kwargs)

    return noted


async def name(someone: Coach, path: Path) -> None:
    """Name a file or a folder."""
    await someone.until(lambda: isinstance(someone.app.screen, AskPath))
    someone.app.screen.query_one(Input).value = str(path)
    await someone.press("enter")


async def test_a_sheet_for_one_and_for_all(
    coach: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made and written while the screen goes on: everybody's sheets take their time."""
    threads = set[threading.Thread]()
    for name_of in ("made", "write"):
        monkeypatch.setattr(sheets, name_of, noting(threads, getattr(sheets, name_of)))
    async with coach(engagement(GUESSED, BO), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("i")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("enter")
        await name(someone, tmp_path / "out")
        await someone.until((tmp_path / "out" / "questions-ada.md").exists)
        text = (tmp_path / "out" / "questions-ada.md").read_text()
        assert "Calm?" not in text
        assert "Bo" not in text
        (tmp_path / "out" / "questions-ada.md").write_text(text.replace("- Date:", "- Date: today"))
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        await someone.press("i")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("down", "down", "enter")
        await name(someone, tmp_path / "out")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))  # Ada's was written on
        await someone.press("right", "enter")
        await someone.until(lambda: len(list((tmp_path / "out").iterdir())) == 2)
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        await someone.press("i")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("enter")
        await name(someone, tmp_path / ("x" * 300))
        await someone.until(lambda: told(someone, "was not written (ENAMETOOLONG)"))
    assert threads
    assert threading.main_thread() not in threads


async def test_a_sheet_is_seen_before_it_is_taken(coach: Opening, tmp_path: Path) -> None:
    path = filled(tmp_path)
    async with coach(engagement(GUESSED), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, path)
        await someone.until(lambda: isinstance(someone.app.screen, SheetBackScreen))
        for line in ("sheet of Ada · 3 December 2026", "now  Calm?", "sheet  A *quiet* day.", "# and so on"):
            await someone.until(lambda line=line: seen(someone, line))  # type: ignore[misc]
        await someone.until(lambda: seen(someone, "goes: not in their own words (attributed: Bo)"))
        saves = someone.store.saves
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        ada = person(someone)
        assert (ada.picture.answer, ada.picture.evidence) == ("A *quiet* day.\n\n# and so on", "")
        assert (ada.picture.provenance, str(ada.picture.given_on)) == (Provenance.OWN, "2026-12-03")
        assert "Calm?" in someone.engagement.notes[-1].text
        assert someone.store.saves == saves + 1


async def test_a_long_answer_shows_what_changes_in_it(coach: Opening, tmp_path: Path) -> None:
    """Line by line, each with its indent, and folded under where it began."""
    answer = (
        "- Nobody calls me twice about the same thing, and whoever was promised something knows\n  - what"
    )
    own = Picture(answer=f"{answer}\n- when", provenance=Provenance.OWN)
    path = filled(tmp_path, answer=f"{answer}\n- by whom")
    async with coach(engagement(structs.replace(ADA, picture=own)), room="intake", size=(60, 24)) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, path)
        await someone.until(lambda: seen(someone, "sheet of Ada"))
        at = [line.strip() for line in someone.screen_text().split("\n")].index("Good work is…")
        assert [line.rstrip() for line in someone.screen_text().split("\n")][at + 1 : at + 6] == [
            "        - Nobody calls me twice about the same thing, and",
            "        whoever was promised something knows",
            "          - what",
            " now    - when",
            " sheet  - by whom",
        ]


async def test_the_words_that_change_in_a_long_line_are_marked(coach: Opening, tmp_path: Path) -> None:
    was = "  - Nobody calls me twice about the same thing, and whoever was promised something knows"
    says = was.replace("calls", "mails").replace(" knows", " always knows")
    own = Picture(answer=f"-\n{was}", evidence="No calls.", provenance=Provenance.OWN)
    path = filled(tmp_path, answer=f"-\n{says}")
    path.write_text(path.read_text().replace("notice it?\n", "notice it?\n\nThey stop by.\n", 1))
    async with coach(engagement(structs.replace(ADA, picture=own)), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, path)
        await someone.until(lambda: seen(someone, "always knows") and seen(someone, "They stop by."))
        told = someone.app.screen.query_one("#answers", Static).content
        assert isinstance(told, Content)
        marked = [told.plain[one.start : one.end] for one in told.spans if "underline" in str(one.style)]
        assert marked == ["calls", "mails", "always"]


async def test_going_back_takes_nothing(coach: Opening, tmp_path: Path) -> None:
    path = filled(tmp_path)
    async with coach(engagement(GUESSED), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, path)
        await someone.until(lambda: isinstance(someone.app.screen, SheetBackScreen))
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert person(someone) == GUESSED


async def test_whose_it_is_is_asked_when_its_name_is_not_clear(coach: Opening, tmp_path: Path) -> None:
    path = filled(tmp_path, whose=Stakeholder(id="x", name="Adda"))
    async with coach(engagement(ADA, BO), room="intake", language="nl") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, path)
        await someone.until(lambda: seen(someone, "regel 3: Niemand op de lijst heet ‘Adda’."))
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("a", "enter")
        await someone.until(lambda: seen(someone, "blad van Ada"))
        assert seen(someone, "regel 3: De naam op het blad is ‘Adda’.")
        await someone.press("ctrl+s")
        await someone.until(lambda: person(someone).has_own_picture)


async def test_from_the_form(coach: Opening, tmp_path: Path) -> None:
    path = filled(tmp_path, whose=Stakeholder(id="x", name="A."))
    async with coach(engagement(ADA), room="intake") as someone:
        form = await open_form(someone, "a")
        await someone.press("ctrl+t")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("enter")
        await name(someone, tmp_path / "out")
        await someone.until((tmp_path / "out" / "questions-ada.md").exists)
        await someone.until(lambda: someone.app.screen is form)
        await someone.press("ctrl+r")
        await name(someone, path)
        await someone.until(lambda: seen(someone, "sheet of Ada"))
        assert seen(someone, "line 3: The name on the sheet is “A.”.")
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        assert person(someone).has_own_picture


@pytest.mark.parametrize("text", ["", "# Dear coach\n"])
async def test_what_is_no_sheet_is_told(coach: Opening, tmp_path: Path, text: str) -> None:
    (tmp_path / "letter.md").write_text(text)
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("I")
        await name(someone, tmp_path / "letter.md")
        await someone.until(lambda: seen(someone, "This is no interview sheet"))

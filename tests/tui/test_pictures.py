"""Step 5 by keyboard, and people's texts of every kind on steps 4 and 5 and the form."""

from functools import partial
from typing import Literal

import msgspec
import pytest

from coachtui.application import intake
from coachtui.domain.people import Horizon, Picture, Stakeholder
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.steps.pictures import PicturesPane, View
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.widgets.horizonline import HorizonLine
from coachtui.tui.widgets.matrix import PictureMatrix
from coachtui.tui.widgets.picturelist import PictureList
from tests.tui.conftest import Opening
from tests.tui.peopling import (
    ADA,
    BO,
    CY,
    chosen,
    engagement,
    go_to,
    here,
    person,
)

HOSTILE = (
    "[/x] {x} \x1b[31mred\x1b[0m",
    "\u202eturned round\u202c and \u05e9\u05dc\u05d5\u05dd",
    "👩‍👩‍👧‍👦 漢字 e\u0301" * 9,
    "W" * 300,
    "one\n\n\n# two\r\nthree | four",
)


async def test_pictures_have_the_holders_first_and_mark_silent_voices(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.until(lambda: "A quiet day." in someone.screen_text())
        text = someone.screen_text()
        assert (
            text.index("When is it good?") < text.index("Bo [/x] {y}") < text.index("Ada") < text.index("Cy")
        )
        lines = text.splitlines()
        ada, cy = (next(line for line in lines if name in line) for name in ("Ada ", "Cy "))
        assert "○ Ada · lead" in ada
        assert ada.endswith("silent voice")
        assert cy.split()[-3:] == ["days", "own", "words"]


async def test_enter_opens_the_picture_and_comes_back(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.press("down", "enter")
        await someone.until(lambda: here(someone) == "picture.answer")
        await someone.type("Peace")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert person(someone).picture.answer == "Peace"
        assert chosen(someone, PictureList) == "a"
        await someone.until(lambda: "Peace" in someone.screen_text())


async def test_pictures_stand_side_by_side_where_there_is_room(coach: Opening) -> None:
    evidence = Picture(answer="Calls back", evidence="No complaints", beneficiary="The client's client")
    people = msgspec.structs.replace(ADA, picture=evidence)
    async with coach(engagement(people), room="intake", size=(120, 40)) as someone:
        await go_to(someone, PicturesPane)
        for text in ("Calls back", "No complaints", "The client's", "notice it by", "Nobody who holds"):
            await someone.until(lambda text=text: text in someone.screen_text())  # type: ignore[misc]


ALL_THREE = Picture(
    answer="Calls back " * 12, evidence="No complaints", beneficiary="The client", horizon=Horizon.YEARS
)


async def test_v_looks_in_another_way_and_the_way_is_remembered(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.press("v")
        await someone.until(lambda: "their answer" in someone.screen_text())
        assert "→ notice it by, for whom" in someone.screen_text()
        await someone.press("right", "right", "right")
        await someone.until(lambda: "← their answer, notice it by" in someone.screen_text())
        await someone.press("left", "left", "left", "v")
        await someone.until(lambda: "days" in someone.screen_text() and "►" in someone.screen_text())
        await someone.press("f7")
        await go_to(someone, PicturesPane)
        await someone.until(lambda: "►" in someone.screen_text())
        await someone.press("v")
        await someone.until(lambda: "[list]" in someone.screen_text())


async def test_with_nobody_on_the_list_there_is_no_next_question(coach: Opening) -> None:
    async with coach(engagement(), room="intake", size=(120, 40)) as someone:
        screen = someone.app.screen
        assert isinstance(screen, IntakeScreen)
        await someone.until(lambda: screen.pane is not None)
        screen.call_later(screen.go_to_step, PicturesPane.STEP)
        await someone.until(lambda: "[side by side]" in someone.screen_text())
        await someone.press("ctrl+p")
        await someone.type("next question")
        await someone.press("enter")
        await someone.until(lambda: someone.app.screen is screen)
        assert "[side by side]" in someone.screen_text()


async def test_in_the_matrix_somebody_is_chosen_and_opened(coach: Opening) -> None:
    long = msgspec.structs.replace(ADA, picture=ALL_THREE)
    async with coach(engagement(BO, long, CY), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.press("v", "down", "down", "up", "enter")
        await someone.until(lambda: here(someone) == "picture.answer")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        # Whom one has chosen stays chosen in the list.
        await someone.press("v", "v")
        await someone.until(lambda: "[list]" in someone.screen_text())
        assert chosen(someone, PictureList) == "a"


async def test_whoever_is_chosen_stays_in_sight_whichever_way_one_looks(coach: Opening) -> None:
    twelve = [
        Stakeholder(
            id=f"p{at:02}", name=f"Person{at:02}", picture=Picture(answer=f"{'Peace. ' * 19}End{at:02}.")
        )
        for at in range(12)
    ]
    async with coach(engagement(*twelve), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.until(lambda: "▾ 7 more below" in someone.screen_text())
        await someone.press("v", "v", "v")
        await someone.until(lambda: "[list]" in someone.screen_text())
        await someone.until(lambda: "▾ 7 more below" in someone.screen_text())
        await someone.press("v")
        matrix = someone.app.screen.query_one(PictureMatrix)

        def in_sight(number: int) -> bool:
            told = (f"Person{number:02}", f"End{number:02}.")
            return matrix.chosen == f"p{number:02}" and all(one in someone.screen_text() for one in told)

        for key, at in {"end": 11, "home": 0, "pagedown": 1, "down": 2, "up": 1, "pageup": 0}.items():
            await someone.press(key)
            await someone.until(partial(in_sight, at))
        for _ in range(2):
            await someone.press("end", "v", "v", "v")
            await someone.until(partial(in_sight, 11))
        await someone.press("up", "up")
        await someone.until(partial(in_sight, 9))


async def test_on_the_horizon_line_somebody_is_chosen_and_opened(coach: Opening) -> None:
    far = Picture(answer="A bond.", horizon=Horizon.YEARS)
    dee, eva, fay = (Stakeholder(id=name[0], name=name, picture=far) for name in ("dee", "eva", "fay"))
    async with coach(engagement(BO, ADA, dee, eva, fay, CY), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.press("v", "v")
        line = someone.app.screen.query_one(HorizonLine)
        await someone.until(lambda: line.chosen == "b" and someone.app.focused is line)

        async def goes(key: str) -> str:
            await someone.press(key)
            return line.chosen

        # Cy alone at the days, three at the years, and under the line Ada and Bo who were not asked.
        assert await goes("home") == "c"
        assert [await goes(key) for key in ("right", "down", "down", "up")] == ["d", "e", "f", "e"]
        assert [await goes(key) for key in ("end", "pageup", "pagedown", "left")] == ["b", "c", "a", "f"]
        await someone.press("enter")
        await someone.until(lambda: here(someone) == "picture.answer")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert line.chosen == "f"
        await someone.press("home", "up")
        assert someone.app.focused is line  # above it are the steps, and an arrow leads to none by mistake
        await someone.press("shift+tab")
        assert someone.app.focused is not line


async def test_every_line_of_an_answer_that_does_not_fit_can_be_read(coach: Opening) -> None:
    words = [f"w{number}" for number in range(150)]
    long = msgspec.structs.replace(BO, picture=Picture(answer=" ".join(words)))
    async with coach(engagement(long, CY), room="intake", size=(80, 23)) as someone:
        await go_to(someone, PicturesPane)
        await someone.press("v")
        seen: set[str] = set()
        for _ in range(12):
            seen |= set(someone.screen_text().split())
            await someone.press("down")
        assert set(words) <= seen
        assert "quiet" in seen, "then comes who is next"


@pytest.mark.parametrize(("language", "size"), [("en", (80, 23)), ("nl", (120, 40)), ("nl", (41, 11))])
async def test_any_text_is_safe(coach: Opening, language: Literal["en", "nl"], size: tuple[int, int]) -> None:
    held = engagement()
    for number, text in enumerate(HOSTILE):
        held = intake.add_stakeholder(held, f"p{number}", text)
        for path in (
            "role",
            "unit",
            "problem",
            "picture.answer",
            "picture.evidence",
            "stance.quote",
            "named_by",
        ):
            held = intake.answer(held, f"stakeholders.p{number}.{path}", text)
        held = intake.answer(held, f"stakeholders.p{number}.relations", {"holds": True, "pays": number > 2})
        held = intake.answer(held, f"stakeholders.p{number}.seats.1.kind", "represented")
        held = intake.answer(held, f"stakeholders.p{number}.seats.1.by", text * 2)
    held = intake.answer(held, "focal_role.question", HOSTILE[0])
    held = intake.answer(held, "prompts.holds.anybody", False)
    held = intake.answer(held, "prompts.holds.reason", HOSTILE[0])
    async with coach(held, room="intake", language=language, size=size) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("down", "end", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        await someone.press(*["pagedown"] * 7, *["f7"] * 5, *["pageup"] * 7, "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        for pane in (StakeholdersPane, PicturesPane):
            await go_to(someone, pane)
            for _ in View if pane is PicturesPane else [pane]:
                await someone.press("end", "home", "pagedown", "right", "pageup", "left")
                width = max(len(line) for line in someone.screen_text().splitlines())
                assert width <= size[0] + 40, "no line runs on"
                await someone.press(*["v"] * (pane is PicturesPane))
        assert someone.store.kept["fjord-crm"] == held, "looking changes nothing"

"""The findings while one answers, and read whole: what an answer made go or come, by whom it was settled."""

from msgspec import structs

from coachtui.application import settling
from coachtui.domain.engagement import Remedy
from coachtui.domain.missing import findings
from coachtui.domain.people import Brings, Seat, SeatKind, Stakeholder
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.explaining import Explaining
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, engagement, go_to, here, open_form, person

ABSENT = dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.ABSENT))
AWAY = structs.replace(BO, seats=ABSENT)


def left(someone: Coach, width: int) -> str:
    """What stands in the left column, as one line."""
    return " ".join(" ".join(line[:width] for line in someone.screen_text().split("\n")).split())


async def test_the_form_tells_what_an_answer_made_go_and_come(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake") as someone:
        form = await open_form(someone, "b", "seats.all")
        assert "Gone with it:" not in someone.screen_text()
        await someone.press("s")
        await someone.until(lambda: person(someone, "Bo [/x] {y}").seats != ABSENT)
        assert "Gone with it: ✓ Nobody who holds the role is seated." in left(someone, 17)
        await someone.press("a")
        await someone.until(lambda: person(someone, "Bo [/x] {y}").seats == ABSENT)
        assert "New: ! Nobody who holds the role is seated." in left(someone, 17)
        first = findings(someone.engagement)[0]
        form.do(settling.remedy, first, Remedy.ACCEPT, reason="For now.", coach="Reg", now=START)
        await someone.until(lambda: "Settled: ✓ Nobody who holds" in left(someone, 17))
        assert "Gone with it" not in left(someone, 17)
        await someone.press("i")
        await someone.until(lambda: "Open again: ! Nobody who holds" in left(someone, 17))


async def test_nothing_is_told_of_an_answer_that_is_still_being_typed(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake", language="nl") as someone:
        await open_form(someone, "b", "named_by")
        before = left(someone, 17)
        await someone.type("Ada, Cy")
        assert left(someone, 17) == before
        await someone.press("enter")
        await someone.until(lambda: person(someone, "Bo [/x] {y}").named_by == ("a", "Cy"))
        assert "Nieuw: ! Bo [/x]" in left(someone, 17)


async def test_the_intake_tells_what_a_form_made_go(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake") as someone:
        await go_to(someone, StakeholdersPane, "people.b")
        await someone.press("enter")
        await someone.until(lambda: here(someone) == "name")
        await someone.press("pagedown", "pageup", "down", "down", "down", "s", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert "✓ Nobody who holds" in left(someone, 20)


async def test_each_group_of_findings_has_its_name(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake", language="nl", size=(120, 60)) as someone:
        await go_to(someone, MissingPane)
        text = someone.screen_text()
        groups = ["Rood\n", "Oranje\n", "Nog niet te zeggen\n"]
        places = [text.index(f" {group}") for group in groups]
        assert places == sorted(places)


async def test_a_finding_is_read_whole_with_everything_it_rests_on(coach: Opening) -> None:
    crowd = [
        Stakeholder(id=f"p{at}", name=f"Somebody {at}", seats=ABSENT, brings={Brings.NEED: True})
        for at in range(30)
    ]
    async with coach(engagement(*crowd), room="intake") as someone:
        await go_to(someone, MissingPane)
        await someone.press("down", "down")
        await someone.until(lambda: "▾ more to read: e" in someone.screen_text())
        await someone.press("e")
        await someone.until(lambda: isinstance(someone.app.screen, Explaining))
        await someone.until(lambda: "more below" in someone.screen_text())
        assert "Somebody 0 – " in someone.screen_text()
        await someone.press("end")
        await someone.until(lambda: "Somebody 29 – " in someone.screen_text())
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))


async def test_who_settled_a_finding_is_told_and_that_it_opened_again(coach: Opening) -> None:
    given = engagement(ADA, AWAY)
    (first, *_) = findings(given)
    settled = settling.remedy(given, first, Remedy.ACCEPT, reason="For now.", coach="Reg", now=START)
    async with coach(settled, room="intake", size=(100, 40)) as someone:
        await go_to(someone, MissingPane)
        await someone.press("end")
        text = " ".join(someone.screen_text().split())
        assert "Settled: accepted · Reg, 7 December 2026 – For now." in text
        someone.app.desk.open.do(
            lambda e: structs.replace(
                e,
                stakeholders=(
                    ADA,
                    structs.replace(AWAY, seats=dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.INFORMED))),
                ),
            )
        )
        await go_to(someone, StakeholdersPane)
        await go_to(someone, MissingPane)
        await someone.press("home")
        text = " ".join(someone.screen_text().split())
        assert "Open again, since what it rests on has changed." in text
        assert "Reg, 7 December 2026" in text


async def test_what_the_sponsor_may_read_is_marked_and_a_settlement_is_taken_back(coach: Opening) -> None:
    given = engagement(ADA, AWAY)
    (first, *_) = findings(given)
    for reason in ("For now.", "Not yet."):
        given = settling.remedy(given, first, Remedy.ACCEPT, reason=reason, coach="Reg", now=START)
    async with coach(given, room="intake", size=(120, 40)) as someone:
        await go_to(someone, MissingPane)
        await someone.press("end")
        row = "✓ Nobody who holds the role is seated."
        await someone.until(lambda: row in someone.screen_text())
        assert f"{row} →" not in someone.screen_text()
        await someone.press("s")
        await someone.until(lambda: f"{row} →\N{NO-BREAK SPACE}sponsor" in someone.screen_text())
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        assert "It opens again" in someone.screen_text()
        await someone.press("enter")
        assert len(someone.engagement.settlements) == 2, "a careless Enter does nothing"
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("right", "enter")
        await someone.until(lambda: someone.engagement.settlements == ())
        await someone.until(lambda: "● Nobody who holds the role is seated." in someone.screen_text())
        assert "Open again: ! Nobody who holds" in left(someone, 20)
        await someone.press("home", "x")
        await someone.until(lambda: "Only a settled finding can be opened again." in someone.screen_text())

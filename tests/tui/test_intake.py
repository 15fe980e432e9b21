"""The intake by keyboard: what is typed is kept, field by field, and nothing wrong is lost."""

import datetime as dt

from textual.widgets import Input, Static

from coachtui.domain.engagement import Contract, Engagement, FocalRole, Project
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.share import ShareScreen
from coachtui.tui.screens.steps.forms import ProjectPane
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from tests.fakes import START
from tests.tui.conftest import Opening
from tests.tui.peopling import go_to


def engagement(**fields: object) -> Engagement:
    """Return a small engagement."""
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        project=Project(name="CRM"),
        focal_role=FocalRole(
            singular="account manager", question="When has an account manager done good work?"
        ),
        **fields,  # type: ignore[arg-type]
    )


async def test_an_answer_is_kept_when_its_field_is_left(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", "tab")
        await someone.type("Mrs [/x] {y}")
        assert someone.engagement.contract.sponsor == ""
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.contract.sponsor == "Mrs [/x] {y}")


async def test_a_line_that_is_left_shows_its_beginning_and_that_there_is_more(coach: Opening) -> None:
    spoken = "an app that plans every morning the route of all the nurses of the district"
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, ProjectPane, "project.solution")
        await someone.type(spoken)
        assert "nurses of the district" in someone.screen_text()
        await someone.press("tab")
        await someone.until(lambda: "an app that plans every morning" in someone.screen_text())
        assert any("every morning" in line and "…" in line for line in someone.screen_text().splitlines())
        assert "district" not in someone.screen_text()
        await go_to(someone, StakeholdersPane)
        await go_to(someone, ProjectPane)
        await someone.until(lambda: "an app that plans every morning" in someone.screen_text())
        await go_to(someone, ProjectPane, "project.solution")
        await someone.until(lambda: "nurses of the district" in someone.screen_text())


async def test_enter_and_the_arrows_go_from_field_to_field(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", "down")
        await someone.type("A")
        await someone.press("enter")
        await someone.type("B")
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.contract.readers == "B")
        assert someone.engagement.contract.sponsor == "A"


async def test_what_was_typed_is_kept_when_the_program_is_left(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", "tab")
        await someone.type("Anna")
        await someone.press("ctrl+q")
        await someone.until(lambda: someone.app.return_code == 0)
        assert someone.engagement.contract.sponsor == "Anna"


async def test_a_wrong_answer_stays_on_the_screen_and_is_not_kept(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", *["tab"] * 4)
        await someone.type("soon")
        await someone.press("tab")
        await someone.until(lambda: bool(someone.app.screen.query(".-wrong")))
        assert "soon" in someone.screen_text()
        assert someone.engagement.contract.keep_months is None
        await someone.press("f3")
        await someone.until(lambda: "under ^n" in someone.screen_text())
        await someone.press("enter")  # stay: the careless answer
        await someone.until(lambda: "soon" in someone.screen_text())


async def test_the_question_follows_the_role_until_it_is_reworded(coach: Opening) -> None:
    async with coach(engagement(), room="intake", language="nl") as someone:
        await someone.press("down", "down", "enter", "end", *["backspace"] * 15)
        await someone.type("nurse")
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.focal_role.question.startswith("When has a nurse"))
        await someone.press(*["tab"] * 2)
        await someone.type("My own question?")
        await someone.press("tab")
        await someone.until(lambda: "My own question?" in someone.engagement.focal_role.question)
        await someone.press("f7", "f8", "enter")
        await someone.type("head ")
        await someone.press("tab")
        await someone.until(lambda: "head" in someone.engagement.focal_role.singular)
        assert "My own question?" in someone.engagement.focal_role.question


async def test_the_letters_in_the_footer_work_from_the_name_of_a_step(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("f8", "f8", "f8", "n")
        await someone.type("Ada")
        await someone.press("enter")
        await someone.until(lambda: [p.name for p in someone.engagement.stakeholders] == ["Ada"])


async def test_choosing_and_the_day_it_was_decided(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await someone.press("enter", *["f8"] * 5, *["tab"] * 6)
        await someone.press("right", "right")
        await someone.until(lambda: str(someone.engagement.priority.choice) == "long")
        await someone.press("left", "left")
        await someone.until(lambda: someone.engagement.priority.choice is None)
        await someone.press(*["tab"] * 3)
        await someone.type("7-12-2026")
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.priority.decided_on == dt.date(2026, 12, 7))


def three() -> tuple[Stakeholder, ...]:
    """Return somebody who is seated, somebody who holds the role and is not, and a third."""
    seats = {n: Seat(kind=SeatKind.SEATED) for n in (1, 2, 3)}
    away = {n: Seat(kind=SeatKind.INFORMED) for n in (1, 2, 3)}
    return (
        Stakeholder(id="p1", name="Harm", relations=("directs",), seats=seats),  # type: ignore[arg-type]
        Stakeholder(id="p2", name="Daan", relations=("holds",), seats=away),  # type: ignore[arg-type]
        Stakeholder(id="p3", name="Ria"),
    )


async def test_a_seat_is_chosen_in_the_grid(coach: Opening) -> None:
    async with coach(engagement(stakeholders=three()[:2]), room="intake") as someone:
        await someone.press("f8", "down", "right", "enter")
        await someone.until(lambda: "session 2" in someone.screen_text())
        # It begins at the seat as it is now: informed.
        await someone.press("up", "up", "enter")
        await someone.until(lambda: someone.engagement.stakeholders[1].seats[2].kind is SeatKind.INTERVIEWED)
        await someone.press("e")
        await someone.until(
            lambda: (
                {s.kind for s in someone.engagement.stakeholders[1].seats.values()} == {SeatKind.INTERVIEWED}
            )
        )


async def test_who_represents_somebody_is_somebody_at_the_table_or_a_name_or_open(coach: Opening) -> None:
    async with coach(engagement(stakeholders=three()[:2]), room="intake") as someone:

        async def represented(*keys: str) -> None:
            for some in (("enter",), ("r", "enter"), keys):
                await someone.press(*some)
                await someone.until(lambda: isinstance(someone.app.screen, Choose | Ask | IntakeScreen))

        def by() -> tuple[SeatKind, str]:
            seat = someone.engagement.stakeholders[1].seats[1]
            return seat.kind, seat.by

        await someone.press("f8", "down")
        await represented("enter")
        await someone.until(lambda: by() == (SeatKind.REPRESENTED, ""))
        await represented("h", "enter")
        await someone.until(lambda: by() == (SeatKind.REPRESENTED, "p1"))
        await represented("s", "enter", "space", "enter")
        assert "Say who it is" in someone.screen_text()
        await someone.type("Cy")
        await someone.press("enter")
        await someone.until(lambda: by() == (SeatKind.REPRESENTED, "Cy"))
        await represented("enter")  # somebody else, as it is
        await someone.until(lambda: isinstance(someone.app.screen, Ask))
        assert someone.app.screen.query_one(Input).value == "Cy"


async def test_inviting_somebody_settles_a_finding(coach: Opening) -> None:
    people = three()[:2]
    async with coach(engagement(stakeholders=people), room="intake") as someone:
        await someone.until(lambda: "Nobody who holds the role is seated" in someone.screen_text())
        await someone.press("r")
        await someone.press("enter")  # invite
        name = people[1].name
        await someone.until(lambda: f"{name}: seated in sessions 1, 2 and 3. Why" in someone.screen_text())
        await someone.press("enter")  # no reason
        await someone.until(lambda: bool(someone.engagement.settlements))
        assert someone.engagement.stakeholders[1].seats[1].kind is SeatKind.SEATED
        assert someone.engagement.settlements[0].at == START


async def test_that_there_is_nothing_to_settle_is_said_once_and_covers_nothing(coach: Opening) -> None:
    async with coach(engagement(stakeholders=three()), room="intake", size=(80, 24)) as someone:
        await go_to(someone, MissingPane)
        await someone.press("end", "r", "r", "a")
        await someone.until(lambda: "There is nothing to settle here" in someone.screen_text())
        assert not someone.app.screen.query("Toast")
        assert "what the problem is, is the real one." in someone.screen_text()
        await someone.press("up")
        await someone.until(lambda: "nothing to settle" not in someone.screen_text())


async def test_accepting_needs_a_reason(coach: Opening) -> None:
    people = three()[:2]
    async with coach(engagement(stakeholders=people), room="intake") as someone:
        await someone.until(lambda: "Nobody who holds the role is seated" in someone.screen_text())
        await someone.press("a", "enter")
        await someone.until(lambda: "To accept a findin" in someone.screen_text())
        assert not someone.engagement.settlements
        await someone.type("later")
        await someone.press("enter")
        await someone.until(lambda: bool(someone.engagement.settlements))
        assert someone.engagement.settlements[0].reason == "later"


async def test_inside_a_long_text_the_function_keys_are_the_rooms(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, ProjectPane, "project.decided")
        await someone.type("It is bought")
        await someone.press("f7")
        await someone.until(lambda: someone.app.desk.places["intake.step"] == "contract")
        assert someone.engagement.project.decided == "It is bought"
        await go_to(someone, ProjectPane, "project.decided")
        await someone.press("f6")
        await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))


async def test_what_is_still_to_ask_is_cut_to_the_width_anew(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        line = someone.app.screen.query_one("#lacking", Static)
        await someone.press("f8", "f8", "f8")
        await someone.until(lambda: "anybody else" in str(line.content))
        narrow = str(line.content)
        await someone.pilot.resize_terminal(120, 40)
        await someone.until(lambda: len(str(line.content)) > len(narrow))
        await someone.pilot.resize_terminal(80, 23)
        await someone.until(lambda: str(line.content) == narrow)

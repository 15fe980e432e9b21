"""Keys that come in one burst, as over a slow line: each goes where it was meant to go."""

from textual import events

from coachtui.domain.people import Seat, SeatKind
from coachtui.tui.screens.steps.pane import Pane
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, open_form, person
from tests.tui.peopling import engagement as people
from tests.tui.test_intake import engagement


def burst(someone: Coach, *keys: str) -> None:
    """Send keys all at once, as the terminal does with what came in one packet; texts letter by letter."""
    for key in keys:
        for name in [key] if key in ("tab", "enter", "ctrl+s", "ctrl+q", "f8") else key:
            someone.app.post_message(events.Key(name, name if len(name) == 1 else None))


async def test_a_form_filled_in_one_burst(coach: Opening) -> None:
    async with coach() as someone:
        burst(someone, "n", "Acme", "tab", "CRM", "tab", "clerk", "ctrl+s")
        await someone.until(lambda: bool(someone.store.kept))
        assert someone.engagement.contract.client == "Acme"
        assert someone.engagement.project.name == "CRM"
        assert someone.engagement.focal_role.singular == "clerk"
        # No test ends while a screen is still coming up.
        await someone.until(lambda: bool(someone.app.screen.query(Pane)))
        await someone.pilot.pause()


async def test_leaving_does_not_overtake_the_last_letters(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        burst(someone, "enter", "tab", "Anna", "ctrl+q")
        await someone.until(lambda: someone.app.return_code == 0)
        assert someone.engagement.contract.sponsor == "Anna"


async def test_letters_do_not_wait_for_each_other(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        burst(someone, "enter", "tab", "x" * 500, "tab")
        await someone.until(lambda: someone.engagement.contract.sponsor == "x" * 500)


async def test_tab_goes_to_a_field_that_the_answer_before_it_brought_up(coach: Opening) -> None:
    async with coach(people(ADA, BO), room="intake") as someone:
        await open_form(someone, "b", "seats.all")
        burst(someone, "e", "tab", "Ada", "tab")
        chair = Seat(kind=SeatKind.EMPTY_CHAIR, by="a")
        await someone.until(lambda: person(someone, BO.name).seats.get(1) == chair)

"""What if, by keyboard: seats are tried, what they do is shown, and nothing is kept until it is done."""

from msgspec import structs

from coachtui.domain.people import Brings, Seat, SeatKind
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.screens.whatif import WhatIfScreen
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import ADA, BO, CY, EVERY, engagement, go_to, person

AWAY = structs.replace(BO, impact=5, seats=dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.ABSENT)))


async def to_what_if(someone: Coach) -> None:
    """Go to the first question of what if."""
    await go_to(someone, MissingPane)
    await someone.press("w")
    await asked(someone)


async def asked(someone: Coach) -> None:
    """Wait until something is asked."""
    await someone.until(lambda: isinstance(someone.app.screen, Choose))


async def back_at(someone: Coach, screen: type[object]) -> None:
    """Wait until this screen is the top one."""
    await someone.until(lambda: isinstance(someone.app.screen, screen))


async def test_a_seat_is_tried_seen_and_done(coach: Opening) -> None:
    lead = structs.replace(ADA, brings={Brings.NEED: False})
    async with coach(engagement(lead, AWAY), room="intake") as someone:
        await to_what_if(someone)
        text = someone.screen_text()
        assert text.index("Bo [/x] {y}") < text.index("Ada")  # whoever would fill the gap comes first
        await someone.press("enter")
        await asked(someone)
        await someone.press("s", "enter")
        await asked(someone)
        await someone.press("enter")
        await back_at(someone, WhatIfScreen)
        text = someone.screen_text()
        assert "Bo [/x] {y}: seated, all sessions" in text
        assert "✓ Nobody who holds the role is seated." in text
        assert "findings would go" in text
        assert "could no longer be told:" in text
        assert "? Nobody seated has a need of their own in this. Ask: Bo [/x] {y}." in text
        assert person(someone, "Bo [/x] {y}").seats == AWAY.seats
        await someone.press("ctrl+s")
        await back_at(someone, IntakeScreen)
        assert person(someone, "Bo [/x] {y}").seats == EVERY
        # However little room there is, every group has its name and its number.
        beside = " ".join(" ".join(line[:20] for line in someone.screen_text().split("\n")).split())
        assert "Gone with it: 2" in beside
        assert "Cannot be told any more:" in beside


async def test_what_was_tried_and_left_is_kept_nowhere(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake", language="nl") as someone:
        before, saves = someone.engagement, someone.store.saves
        await to_what_if(someone)
        for _ in range(3):
            await asked(someone)
            await someone.press("enter")
        await back_at(someone, WhatIfScreen)
        assert "zouden verdwijnen" in someone.screen_text()
        await someone.press("ctrl+g")
        await back_at(someone, IntakeScreen)
        assert someone.engagement is before
        assert someone.store.saves == saves


async def test_several_are_tried_together_and_one_is_taken_back(coach: Opening) -> None:
    async with coach(engagement(ADA, AWAY), room="intake") as someone:
        await to_what_if(someone)
        for keys in (("enter",), ("s", "enter"), ("1", "down", "enter")):
            await asked(someone)
            await someone.press(*keys)
        await back_at(someone, WhatIfScreen)
        await someone.press("n")
        for keys in (("a", "enter"), ("r", "enter"), ("s", "enter")):
            await asked(someone)
            await someone.press(*keys)
        await back_at(someone, Ask)
        await someone.press("space", "enter")
        assert "Say who it is" in someone.screen_text()
        await someone.type("Cy")
        await someone.press("enter")
        await asked(someone)
        await someone.press("enter")
        await back_at(someone, WhatIfScreen)
        text = someone.screen_text()
        assert "Bo [/x] {y}: seated, session 1" in text
        assert "Ada: represented (by Cy), all sessions" in text
        await someone.press("n")
        for keys in (("a", "enter"), ("e", "enter"), ("b", "enter"), ("enter",)):
            await asked(someone)
            await someone.press(*keys)
        await back_at(someone, WhatIfScreen)
        assert "Ada: empty chair (voice minded by Bo [/x] {y}), all sessions" in someone.screen_text()
        await someone.press("x")
        assert "Bo [/x] {y}: seated" not in someone.screen_text()
        assert "Ada: empty chair" in someone.screen_text()
        await someone.press("x")
        assert "Nothing is tried yet" in someone.screen_text()
        await someone.press("ctrl+s")
        assert isinstance(someone.app.screen, WhatIfScreen)


async def test_who_stands_for_themselves_is_told_so_and_nothing_is_tried(coach: Opening) -> None:
    async with coach(engagement(ADA, CY), room="intake") as someone:
        await to_what_if(someone)
        for keys in (("a", "enter"), ("r", "enter"), ("s", "enter")):
            await asked(someone)
            await someone.press(*keys)
        await back_at(someone, Ask)
        await someone.type("Ada")
        await someone.press("enter")
        await asked(someone)
        await someone.press("enter")
        await back_at(someone, WhatIfScreen)
        (told,) = someone.app._notifications
        assert "Ada cannot do this for themselves." in told.message
        assert "Nothing is tried yet" in someone.screen_text()


async def test_nobody_to_seat_is_said(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, MissingPane)
        await someone.press("w")
        await back_at(someone, WhatIfScreen)
        await someone.until(lambda: "Nobody is on the list yet." in someone.screen_text())

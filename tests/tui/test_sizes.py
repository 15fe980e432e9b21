"""Any size of terminal: too small says so, and what stood there comes back."""

import random

import pytest

from tests.tui.conftest import Opening
from tests.tui.test_intake import engagement, three


@pytest.mark.parametrize("room", ["intake", "plan", "run", "notes", "share"])
async def test_no_size_is_too_much_or_too_little(coach: Opening, room: str) -> None:
    sizes = [(1, 1), (3, 3), (39, 9), (40, 10), (300, 100), (80, 23)]
    random.Random(room).shuffle(sizes)
    async with coach(engagement(stakeholders=three()), room=room) as someone:
        for width, height in sizes:
            await someone.pilot.resize_terminal(width, height)
            await someone.pilot.pause()
        await someone.pilot.resize_terminal(80, 23)
        await someone.until(lambda: "Fjord" in someone.screen_text())


async def test_too_small_says_so(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.pilot.resize_terminal(30, 8)
        await someone.until(lambda: "Too small" in someone.screen_text())
        await someone.pilot.resize_terminal(80, 23)
        await someone.until(lambda: "Fjord" in someone.screen_text())
        await someone.press("n")
        await someone.type("went on")
        await someone.press("ctrl+s")
        await someone.until(lambda: someone.engagement.notes[-1].text == "went on")

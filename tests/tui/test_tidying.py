"""Rubbish is looked for in a pause, and not while a coach types."""

import asyncio
import gc

import pytest

from coachtui.tui import tidying
from tests.tui.conftest import Opening


async def test_rubbish_is_looked_for_once_in_a_pause_after_a_key(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []

    def collect() -> int:
        looked.append(asyncio.get_running_loop().time())
        return 0

    monkeypatch.setattr(gc, "collect", collect)
    monkeypatch.setattr(tidying, "_PAUSE", 1.0)
    news = tidying._ENOUGH
    monkeypatch.setattr(gc, "get_count", lambda: (0, news, 0))
    async with coach() as someone:
        await someone.pilot.pause(1.2)
        assert not looked  # nobody has typed anything
        for _ in range(3):
            last = asyncio.get_running_loop().time()
            await someone.press("down")
            await someone.pilot.pause(0.4)
        await someone.until(lambda: bool(looked))
        assert looked[-1] - last >= 1.0
        await someone.pilot.pause(1.2)
        count = len(looked)  # one, unless the machine was so slow that there was a pause between the keys
        await someone.press("down")
        await someone.until(lambda: len(looked) == count + 1)
        news -= 1
        await someone.press("down")
        await someone.pilot.pause(1.5)
        assert len(looked) == count + 1  # there is too little that is new

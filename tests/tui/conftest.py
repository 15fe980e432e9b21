"""What the screens' tests stand on: an app over a practice in memory, and a way to wait."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.keys import _character_to_key
from textual.pilot import Pilot

from coachtui import settings
from coachtui.application.drafts import Drafts
from coachtui.application.practice import Practice
from coachtui.domain.engagement import Engagement
from coachtui.i18n import Language, Words
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from tests.fakes import FixedClock, MemoryStore

DEADLINE = 20.0  # seconds; the machine may be busy, and a wait ends as soon as it can


@dataclass
class Coach:
    """Somebody at the keyboard. ``store.kept`` is what the program has kept."""

    app: CoachApp
    pilot: Pilot[int]
    store: MemoryStore
    clock: FixedClock

    @property
    def engagement(self) -> Engagement:
        """The one engagement that is kept."""
        (kept,) = self.store.kept.values()
        return kept

    async def press(self, *keys: str) -> None:
        """Press keys as they come over a slow line: all at once, whatever they do to the screen."""
        for key in keys:
            char = " " if key == "space" else key if len(key) == 1 else None
            name = key if len(key) > 1 else _character_to_key(key)
            self.app.post_message(events.Key(name, char))
        await self.pilot.pause()
        if not self._is_followed():
            await self.until(self._is_followed)
            await self.pilot.pause()

    def _is_followed(self) -> bool:
        return self.app._typeahead.is_idle or self.app.return_code is not None

    async def type(self, text: str) -> None:
        """Type a text, character by character."""
        names = {" ": "space", "\n": "enter"}
        await self.press(*(names.get(char, char) for char in text))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until ``condition`` holds; fail if it does not within the deadline."""
        loop = asyncio.get_running_loop()
        end = loop.time() + DEADLINE
        while not condition():
            assert loop.time() < end, "what should have happened did not"
            await self.pilot.pause(0.01)

    def screen_text(self) -> str:
        """Return the screen as text, a line a row."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


_parsed: dict[object, list[RuleSet]] = {}


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """Keep what was parsed of the styles: each test has a fresh app, and all apps have the same."""
    gc.set_threshold(50_000, 20, 50)  # as the program itself does
    parse = Stylesheet._parse_rules

    def once(self: Stylesheet, css: str, read_from: CSSLocation, *args: Any, **kwargs: Any) -> list[RuleSet]:
        key = (css, read_from, args, *kwargs.items(), *self._variables.items())
        if key not in _parsed:
            _parsed[key] = parse(self, css, read_from, *args, **kwargs)
        return _parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


Opening = Callable[..., AbstractAsyncContextManager[Coach]]


@pytest.fixture
def coach(tmp_path: Path) -> Opening:
    """Give a way to start the app: ``async with coach(engagement, room="notes") as someone: …``."""

    @asynccontextmanager
    async def start(
        *engagements: Engagement,
        room: str | None = None,
        language: Language = "en",
        size: tuple[int, int] = (80, 23),
        drafts: Drafts | None = None,
    ) -> AsyncIterator[Coach]:
        clock = FixedClock()
        store = MemoryStore(*engagements, clock=clock)
        if drafts is not None:
            store.drafts[engagements[0].id] = drafts
        desk = Desk(Practice(store, clock), Words(language), settings.read({"COACHTUI_HOME": str(tmp_path)}))
        open_id = engagements[0].id if engagements and room else None
        app = CoachApp(desk, open_id=open_id, room=room)
        async with app.run_test(size=size) as pilot:
            someone = Coach(app, pilot, store, clock)
            await pilot.pause()
            if open_id is not None:
                await someone.until(lambda: desk.workspace is not None)
            yield someone

    return start

"""What the screens' tests stand on: an app over a practice in memory, and a way to wait."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual._compositor import Compositor
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
        taken = asyncio.Event()
        if self.app.call_later(taken.set):
            await self._wait(lambda: (taken.is_set() and self._is_followed()) or self._is_gone())
        await self.pilot.pause()

    def _is_followed(self) -> bool:
        return self.app._typeahead.is_idle

    def _is_gone(self) -> bool:
        return self.app.return_code is not None

    async def type(self, text: str) -> None:
        """Type a text, character by character."""
        names = {" ": "space", "\n": "enter"}
        await self.press(*(names.get(char, char) for char in text))

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until ``condition`` holds; fail if it does not within the deadline."""
        while not condition():
            await self._wait(condition)
            await self.pilot.pause(0)

    async def _wait(self, condition: Callable[[], bool]) -> None:
        loop = asyncio.get_running_loop()
        end = loop.time() + DEADLINE
        while not condition():
            if self.app._exception is not None:
                raise self.app._exception
            assert loop.time() < end, "what should have happened did not"
            await asyncio.sleep(0.01)

    def screen_text(self) -> str:
        """Return the screen as text, a line a row."""
        rows = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)


_parsed: dict[object, list[RuleSet]] = {}
_paint = Compositor.render_update


@pytest.fixture(autouse=True, scope="module")
def _painted_when_it_stands_still() -> Iterator[None]:
    """Paint what stands on the screen at the end of a wait, and no frame on the way there.

    Nobody looks at those here, and they took a quarter of the time. ``every_frame`` paints them too.
    """
    pause = Pilot.pause

    def later(*args: object, **kwargs: object) -> None:
        """What has to be painted stays on the list."""

    async def painted(self: Pilot[Any], delay: float | None = None) -> None:
        await pause(self, delay)
        if self.app.screen_stack:
            _paint(self.app.screen._compositor, screen_stack=self.app._background_screens)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", later)
        patch.setattr(Pilot, "pause", painted)
        yield


@pytest.fixture
def every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Paint every frame, as the program does."""
    monkeypatch.setattr(Compositor, "render_update", _paint)


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """Keep what was parsed of the styles: each test has a fresh app, and all apps have the same."""
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

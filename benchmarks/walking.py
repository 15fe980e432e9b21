"""A walk through the whole program by keyboard, with the longest callback of the loop at each step."""

import asyncio
import time
from collections.abc import Callable

import msgspec
from textual import events
from textual.widgets import OptionList, Static

from benchmarks.watching import Callback, Watch
from coachtui.tui.app import CoachApp
from coachtui.tui.widgets.markdowntext import MarkdownText

_PATIENCE = 60.0
_QUIET = 0.15
_KEPT = 5


class Held(msgspec.Struct):
    """How long one callback held the loop, in milliseconds.

    ``work`` is what the loop's own thread did in that time, ``ours`` how much of it was work of coachtui,
    ``collecting`` how much went to looking for rubbish.
    """

    wall: float
    work: float
    ours: float
    collecting: float
    handled: str
    function: str


class Step(msgspec.Struct):
    """One step of the walk, in milliseconds.

    ``work``: the most that the loop's thread did in one callback; ``ours``: the most work of coachtui in one.
    ``wall``: how long the loop was held at most, waits for the disk and for other threads and programs
    included. ``waited``: until all that comes of the keys was there. ``held``: the callbacks with most work.
    """

    name: str
    work: float
    ours: float
    wall: float
    waited: float
    held: list[Held]


class Walker:
    """Somebody at the keyboard of a running app."""

    def __init__(self, app: CoachApp, watch: Watch) -> None:
        """Take the app and what watches its loop."""
        self._app = app
        self._watch = watch
        self.steps: list[Step] = []

    async def step(self, name: str, *keys: str, until: Callable[[], bool] | str = "") -> None:
        """Press keys, wait until all that comes of them is there, and keep what took longest.

        ``until``: a condition, or a text that stands on the screen then.
        """
        if self.steps:  # whatever came before the first one is part of it
            await self._quiet()
            self._watch.begin()
        began = time.perf_counter()
        self.press(*keys)
        condition = until if callable(until) else self.tells(until)
        await self._pause()
        while not (self._app._typeahead.is_idle and condition()):
            if time.perf_counter() - began > _PATIENCE:
                raise TimeoutError(f"{name}: {until}\n{self.screen_text()}")
            await self._pause()
        waited = time.perf_counter() - began
        await self._quiet()
        self.steps.append(_step(name, self._watch.callbacks, waited))

    def press(self, *keys: str) -> None:
        """Press keys as they come over a line: all at once. A text in quotes is typed."""
        for key in keys:
            for one in key[1:-1] if key.startswith("'") else [key]:
                name = "space" if one == " " else one
                char = " " if name == "space" else name if len(name) == 1 else None
                self._app.post_message(events.Key(name, char))

    def screen_text(self) -> str:
        """Return the screen as text."""
        rows = self._app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in row).rstrip() for row in rows)

    def tells(self, text: str) -> Callable[[], bool]:
        """Return the condition that ``text`` stands on the screen."""
        return lambda: text in self.screen_text()

    def shows(self, name: str) -> Callable[[], bool]:
        """Return the condition that a screen of this class is up."""
        return lambda: type(self._app.screen).__name__ == name

    def down_to(self, document: str) -> list[str]:
        """Return the keys that lead to a document in the Share room's list (``report:1``)."""
        options = self._app.screen.query_one("#documents", OptionList)
        return ["f8"] * (options.get_option_index(document) - (options.highlighted or 0))

    def previews(self, title: str) -> Callable[[], bool]:
        """Return the condition that the Share room shows the document with this title, with its text."""

        def holds() -> bool:
            told = self._app.screen.query_one("#told", Static).content
            return title in str(told) and self._app.screen.query_one(MarkdownText).count() > 0

        return holds

    async def _quiet(self) -> None:
        """Wait until the loop has had next to nothing to do for a while."""
        self._watch.last_busy = time.perf_counter()
        while time.perf_counter() - self._watch.last_busy < _QUIET:
            await self._pause()

    async def _pause(self) -> None:
        self._watch.leave_out()
        await asyncio.sleep(0.01)
        self._watch.leave_out()


def _step(name: str, callbacks: list[Callback], waited: float) -> Step:
    held = sorted(map(_held, callbacks), key=lambda one: one.work, reverse=True)
    return Step(
        name=name,
        work=max((one.work for one in held), default=0.0),
        ours=max((one.ours for one in held), default=0.0),
        wall=max((one.wall for one in held), default=0.0),
        waited=waited * 1000,
        held=held[:_KEPT],
    )


def _held(callback: Callback) -> Held:
    handled, function = callback.most()
    return Held(
        wall=callback.wall * 1000,
        work=callback.work * 1000,
        ours=callback.ours * 1000,
        collecting=callback.collecting * 1000,
        handled=handled,
        function=function,
    )

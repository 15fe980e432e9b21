"""Keys typed ahead go where they were meant to go.

Over a slow line keys arrive in bursts. Textual hands every key at once to the widget that has the cursor
at that moment, so of *name, Tab, role* in one packet all would land in the first field. Here, after a key
that may move the cursor or change the screen, the next one waits until the screen has followed.
"""

from collections import deque
from collections.abc import Awaitable, Callable

from textual import events
from textual.app import App
from textual.message import Message
from textual.timer import Timer

from coachtui.tui import pasting

# How often the screen is asked whether it has followed: a key leads to a message, that to a dialog, and
# that to the cursor in its field.
_ROUNDS = 3
# Seconds after which the next key goes on whatever the screen does; no key is ever lost.
_PATIENCE = 2.0


class Followed(Message):
    """Sent to the widget with the cursor; back at the app, everything sent there before it is done."""


class TypeAhead:
    """The keys that wait, in their order."""

    def __init__(self, app: App[int], dispatch: Callable[[events.Event], Awaitable[None]]) -> None:
        """Take the app, and what hands a key to the screen."""
        self._app = app
        self._dispatch = dispatch
        self._waiting: deque[events.Event] = deque()
        self._rounds = 0
        self._turn = 0
        self._moved = False
        self._writing = False
        self._timer: Timer | None = None
        self._begun = False
        self._handing = False

    @property
    def is_idle(self) -> bool:
        """Whether no key waits, and the screen has followed the last one."""
        return not (self._waiting or self._rounds or self._handing)

    def begin(self) -> None:
        """Hand on the very first keys, once the screen that is coming up is there to take them."""
        self._begun = self._moved = True
        self._wait(_ROUNDS)

    async def take(self, event: events.Event) -> None:
        """Hand a key or a paste to the screen, now or when its turn comes."""
        self._waiting.append(event)
        await self._go_on()

    async def followed(self) -> None:
        """Go on once the screen has followed the last key all the way."""
        if not self._app.screen_stack:  # the program is being left
            return
        if self._rounds > 1:
            self._rounds -= 1
            self._ask()
        elif self._rounds == 1 and self._moved:
            # A field that has just come up has no place yet, and Tab goes by places.
            self._app.screen.call_after_refresh(self._laid_out, self._turn)
        elif self._rounds == 1:
            await self._let_go()

    async def _laid_out(self, turn: int) -> None:
        if turn == self._turn:
            await self._let_go()

    async def _go_on(self) -> None:
        if self._handing:  # what one key does may take a while: whoever handed it on goes on with the rest
            return
        self._handing = True
        try:
            await self._hand_on()
        finally:
            self._handing = False

    async def _hand_on(self) -> None:
        while self._waiting and self._begun and not self._rounds:
            moves = not self._stays(self._waiting[0])
            if moves and self._writing:
                # A key that works everywhere, such as ^s, would overtake the letters before it.
                self._writing = False
                self._moved = False
                self._wait(1)
                return
            await self._dispatch(self._next())
            self._writing = not moves
            if moves:
                self._moved = True
                self._wait(_ROUNDS)

    def _next(self) -> events.Event:
        event = self._waiting.popleft()
        return pasting.fitting(event, self._app.focused) if isinstance(event, events.Paste) else event

    def _wait(self, rounds: int) -> None:
        self._rounds = rounds
        self._turn += 1
        self._timer = self._app.set_timer(_PATIENCE, self._let_go)
        self._ask()

    async def _let_go(self) -> None:
        self._rounds = 0
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        await self._go_on()

    def _ask(self) -> None:
        (self._app.focused or self._app.screen).post_message(Followed())

    def _stays(self, event: events.Event) -> bool:
        """Whether a key only writes where the cursor is."""
        focused = self._app.focused
        if isinstance(event, events.Key) and focused is not None:
            return focused.check_consume_key(event.key, event.character)
        return isinstance(event, events.Paste)

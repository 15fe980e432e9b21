"""How long each callback holds the event loop, and what it was doing."""

import asyncio
import gc
import signal
import threading
import time
from collections import defaultdict
from dataclasses import dataclass, field
from types import FrameType

from textual.message import Message
from textual.message_pump import MessagePump

# A callback is looked into after so many seconds, and then so often: what is short is let be.
_FIRST, _EVERY = 0.003, 0.001
# These hand on every key there is; what takes long is what that leads to.
_HAND_ON = frozenset({"CoachApp.on_event", "TypeAhead.take", "TypeAhead._go_on", "TypeAhead._let_go"})


@dataclass
class Callback:
    """One callback of the loop; all times in seconds.

    ``began``: when, by ``time.perf_counter``.
    ``wall``: how long the loop was held. ``work``: how much of that its thread really had the processor; the
    rest is the disk's, or other threads' and other programs', and no work.
    ``collecting``: how much went to looking for rubbish. ``spent``: by what was handled, by the function that
    was at work (of ours, if one was), and by whether the work was ours.
    """

    began: float = 0.0
    wall: float = 0.0
    work: float = 0.0
    collecting: float = 0.0
    spent: dict[tuple[str, str, bool], float] = field(default_factory=lambda: defaultdict(float))

    @property
    def ours(self) -> float:
        """How much of it was work of ours."""
        return sum(seconds for (_, _, is_ours), seconds in self.spent.items() if is_ours)

    def most(self) -> tuple[str, str]:
        """Return what was handled, and the function that took most of the time: one of ours, if any did."""
        handled: dict[str, float] = defaultdict(float)
        own: dict[str, float] = defaultdict(float)
        other: dict[str, float] = defaultdict(float)
        for (what, function, is_ours), seconds in self.spent.items():
            handled[what] += seconds
            (own if is_ours else other)[function] += seconds
        functions = own or other
        if not functions:
            return "", ""
        return max(handled, key=handled.__getitem__), max(functions, key=functions.__getitem__)


class Watch:
    """Every callback since the last ``begin``. There is one, and it is on from ``start`` on."""

    def __init__(self) -> None:
        """Watch nothing yet."""
        self.callbacks: list[Callback] = []
        self.last_busy = time.perf_counter()
        self._now = Callback()
        self._looked_at = 0.0
        self._not_theirs = False
        self._collecting_since = 0.0

    def start(self) -> None:
        """Time every callback of every loop from now on; look into those that take long."""
        run = asyncio.events.Handle._run
        clock, work = time.perf_counter, time.thread_time

        def timed(handle: asyncio.Handle) -> None:
            self._now = Callback(began := clock())
            self._not_theirs = False
            self._looked_at = worked = work()
            signal.setitimer(signal.ITIMER_REAL, _FIRST, _EVERY)
            try:
                run(handle)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                self._now.wall = clock() - began
                self._now.work = work() - worked
                if not self._not_theirs:
                    self._take(self._now)

        asyncio.events.Handle._run = timed  # type: ignore[method-assign, assignment]
        signal.signal(signal.SIGALRM, self._look)
        gc.callbacks.append(self._collect)

    def begin(self) -> None:
        """Forget what was seen so far."""
        self.callbacks = []

    def leave_out(self) -> None:
        """Say that the callback that is running belongs to whoever watches."""
        self._not_theirs = True

    def _take(self, callback: Callback) -> None:
        if callback.wall > 0.001:
            self.last_busy = time.perf_counter()
            self.callbacks.append(callback)

    def _look(self, _: int, frame: FrameType | None) -> None:
        """Add the work since the last look to what is going on now."""
        now = time.thread_time()
        self._now.spent[_told(frame)] += now - self._looked_at
        self._looked_at = now

    def _collect(self, phase: str, _: dict[str, int]) -> None:
        if threading.current_thread() is not threading.main_thread():
            return  # what another thread allocates it also looks through
        if phase == "start":
            self._collecting_since = time.thread_time()
        else:
            self._now.collecting += time.thread_time() - self._collecting_since


def _told(frame: FrameType | None) -> tuple[str, str, bool]:
    """Return what is being handled, the function that is at work, and whether that is ours.

    It is ours if coachtui called what runs now, or a library in between that is not Textual (or Rich): how
    Textual makes a screen is its own affair. An import that coachtui asked for is ours, whatever it reads.
    """
    what = ours = theirs = ""
    whose = None
    while frame is not None:
        module, name = str(frame.f_globals.get("__name__", "")), frame.f_code.co_qualname
        if name == "Watch.start.<locals>.timed":
            break
        if module == "importlib._bootstrap" and name == "_find_and_load":
            whose, theirs = True, f"import of {frame.f_locals.get('name')}"
        elif module.startswith("coachtui.") and name not in _HAND_ON:
            ours = ours or f"{module.removeprefix('coachtui.')}: {name}"
            whose = True if whose is None else whose
        elif module.partition(".")[0] in ("textual", "rich"):
            whose = False if whose is None else whose
        theirs = theirs or f"{module}: {name}"
        if name == "MessagePump._dispatch_message":
            pump, message = frame.f_locals.get("self"), frame.f_locals.get("message")
            if isinstance(pump, MessagePump) and isinstance(message, Message) and not what:
                what = f"{type(message).__qualname__} at {type(pump).__name__}"
        frame = frame.f_back
    if theirs.startswith("import of "):
        return what, theirs, bool(ours)
    return what, ours or theirs, bool(whose and ours)

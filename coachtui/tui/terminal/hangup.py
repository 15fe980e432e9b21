"""Leaving in good order when the connection drops or the system says stop.

A dropped connection kills a plain Textual program before it can do anything; with SIGHUP ignored, or a link
that stalls, it lives on forever. So a thread of its own waits here for both, and it never needs the event
loop: that one may be standing still behind a terminal which takes no more output.
"""

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import Any, Final, Self

from coachtui.tui.terminal import restoring

_SIGNALS: Final = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
# Of a terminal that is gone the system tells these two, asked or not.
_GONE: Final = select.POLLHUP | select.POLLERR

# Seconds. A save takes a thousandth of one; a disk that stands still must not keep us here for good.
_TO_RESCUE: Final = 10.0
# How long the app may take to leave by itself: with the terminal gone there is nothing for it to restore.
_TO_LEAVE: Final = 3.0
_TO_LEAVE_NOTHING: Final = 0.5


class HangUpGuard:
    """While it is entered, SIGHUP, SIGTERM, SIGINT and a vanished terminal end the program, with all saved.

    ``code`` is then what the program has to exit with: 128 and the signal's number (129 for a vanished
    terminal too). A signal that was ignored when the program began, as nohup does, stays ignored.
    """

    def __init__(self, rescue: Callable[[], None], leave: Callable[[int], None]) -> None:
        """Take what saves everything, and what asks the app to leave with an exit code.

        Both are called from a thread of the guard's, once, one after the other; neither may raise anything.
        """
        self.code: int | None = None
        self._rescue = rescue
        self._leave = leave
        self._rescued = threading.Event()
        self._terminal = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        self._attributes = restoring.attributes(self._terminal)
        self._before: dict[signal.Signals, Any] = {}
        self._heard, self._tell = os.pipe()
        os.set_blocking(self._tell, False)

    def __enter__(self) -> Self:
        """Begin to listen. Only the main thread can."""
        threading.Thread(target=self._listen, name="hang-up guard", daemon=True).start()
        # The system's own handler writes each signal's number there, whatever the main thread is doing.
        signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        for number in _SIGNALS:
            before = signal.getsignal(number)
            if before is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, _nothing_more)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Stop listening. Once the program was told to leave, an error on the way out is no news."""
        if self.code is not None:
            self._rescued.wait()
            if self._is_gone():
                # Python would try to write to the terminal once more, fail, and exit with a code of its own.
                os._exit(self.code)
            return isinstance(error, Exception)
        signal.set_wakeup_fd(-1)
        for number, before in self._before.items():
            signal.signal(number, before)
        os.close(self._tell)  # ends the thread
        return False

    def _listen(self) -> None:
        waiting = select.poll()
        waiting.register(self._heard, select.POLLIN)
        waiting.register(self._terminal, 0)
        while True:
            events = dict(waiting.poll())
            if self._heard in events:
                heard = os.read(self._heard, 1)
                if not heard:
                    os.close(self._heard)
                    return
                if heard[0] in self._before:
                    self._go(signal.Signals(heard[0]))
            elif events[self._terminal] & _GONE:
                self._go(signal.SIGHUP)
            else:
                waiting.unregister(self._terminal)  # a system that cannot poll a terminal; SIGHUP is left

    def _go(self, number: signal.Signals) -> None:
        """Save, ask the app to leave, and if it does not, leave without it."""
        self.code = 128 + number
        rescue = threading.Thread(target=self._rescue, name="rescue", daemon=True)
        rescue.start()
        rescue.join(_TO_RESCUE)
        self._rescued.set()
        try:
            self._leave(self.code)
        finally:
            # If the program leaves by itself it takes this thread along.
            time.sleep(_TO_LEAVE_NOTHING if self._is_gone() else _TO_LEAVE)
            restoring.restore(self._terminal, self._attributes, output=2)
            os._exit(self.code)

    def _is_gone(self) -> bool:
        asking = select.poll()
        asking.register(self._terminal, 0)
        return any(events & _GONE for _, events in asking.poll(0))


def _nothing_more(number: int, frame: FrameType | None) -> None:
    """Stand where a handler has to stand for the system to write the number down; twice is not more."""

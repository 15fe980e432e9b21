"""Giving the terminal back as it was, when Textual cannot do so any more."""

import contextlib
import os
import signal
import termios
import threading
import time
from typing import Any, Final

# What the driver turns on, in the order in which it would be turned off: a frame begun, pasting, no line
# wrap, reports of size, mouse and focus, kitty's keys, the other screen with its hidden cursor, colours.
_LEAVING: Final = (
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[?1004l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"
)
_TRIES: Final = 20
_BETWEEN: Final = 0.01  # seconds


def attributes(terminal: int) -> list[Any] | None:
    """Return how the terminal is set now; None if it cannot be asked."""
    try:
        return termios.tcgetattr(terminal)
    except termios.error:
        return None


def restore(terminal: int, before: list[Any] | None, output: int) -> None:
    """Set the terminal as it was and leave the other screen, as far as that goes without waiting for it.

    ``output`` is the file that Textual writes to; after this nothing reaches the terminal that way.
    """
    # In the background the system would stop us for touching the terminal, and we are about to end.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
    if before is not None:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(terminal, termios.TCSANOW, before)
    with contextlib.suppress(OSError):
        _divert(output)
        # Opened anew: not to block is then a property of this opening, and not of the shell's terminal.
        anew = os.open("/dev/tty", os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC)
        for _ in range(_TRIES):
            # What the terminal has not taken yet is a picture of a screen that we leave: it makes room.
            with contextlib.suppress(termios.error):
                termios.tcflush(anew, termios.TCOFLUSH)
            with contextlib.suppress(BlockingIOError):
                if os.write(anew, _LEAVING) == len(_LEAVING):
                    return
            time.sleep(_BETWEEN)


def _divert(output: int) -> None:
    """Let Textual's writer go on into nothing: while it waits in a write, nobody else can write there."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), output)
    for thread in threading.enumerate():
        if thread.ident is not None:
            # It has a handler that does nothing. Python then begins a write that waited once more.
            signal.pthread_kill(thread.ident, signal.SIGTERM)

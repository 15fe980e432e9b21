"""The real program in a real terminal of its own: type keys, and wait for what should stand on the screen."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

import pyte

DEADLINE = 20.0  # seconds; the machine may be busy
PROGRAM = (sys.executable, "-m", "coachtui")

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "ctrl+g": "\x07", "ctrl+p": "\x10",
    "ctrl+q": "\x11", "ctrl+s": "\x13",
}  # fmt: skip
# Where a terminal begins: line wrap and the cursor on, everything else that a program can turn on off.
_ON_AT_FIRST = {"7", "25"}
_MODE = re.compile(rb"\x1b\[\?(\d+)([hl])")


class Terminal:
    """A program on a pseudo-terminal. ``text`` is its screen; a context manager that leaves no process.

    ``attributes_before`` is how the terminal was set (see termios) before the program began.
    """

    def __init__(
        self,
        *arguments: str,
        cols: int = 80,
        rows: int = 23,
        term: str = "xterm-256color",
        command: Sequence[str] = PROGRAM,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._exit_code: int | None = None
        self._text: str | None = None  # the screen as it was last asked for; None once more came
        self.raw = b""
        ready, is_ready = os.pipe()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.read(ready, 1)  # the terminal has its size before the program looks
            # The environment as Python has it: the readline that pytest reads sets LINES behind its back.
            os.execvpe(command[0], [*command, *arguments], {**os.environ, "TERM": term, **(environ or {})})
        self.attributes_before = self.attributes
        self.resize(cols, rows)
        os.write(is_ready, b"!")
        os.close(ready)
        os.close(is_ready)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    @property
    def text(self) -> str:
        """The screen, a line a row."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    @property
    def attributes(self) -> list[Any]:
        """How the terminal is set now; see termios."""
        return termios.tcgetattr(self._fd)

    @property
    def modes(self) -> set[str]:
        """The numbers of the modes that are not as a terminal begins (``1049``: the other screen)."""
        last = dict(_MODE.findall(self.raw))
        on = {mode.decode() for mode, switch in last.items() if switch == b"h"}
        off = {mode.decode() for mode, switch in last.items() if switch == b"l"}
        return (on - _ON_AT_FIRST) | (off & _ON_AT_FIRST)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text as it is."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def paste(self, text: str) -> None:
        """Paste a text of any length, as terminals do, taking in what the program writes meanwhile."""
        rest = f"\x1b[200~{text}\x1b[201~".encode()
        while rest:
            reading, writing, _ = select.select([self._fd], [self._fd], [], DEADLINE)
            if reading:
                self.take_in(0)
            if writing:
                rest = rest[os.write(self._fd, rest[:512]) :]

    def resize(self, cols: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def until(self, text: str, *, within: float = DEADLINE) -> None:
        """Wait until ``text`` stands on the screen; fail with the screen if it does not come."""
        end = time.monotonic() + within
        while text not in self.text:
            left = end - time.monotonic()
            if left <= 0 or not self.take_in(left):
                raise AssertionError(f"{text!r} did not come:\n{self.text}")

    def watch(self, seconds: float) -> None:
        """Take in what the program writes for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self._exit_code is None:
            self.take_in(left)

    def take_in(self, seconds: float) -> bool:
        """Take in what the program writes within ``seconds``; False when it has ended or says nothing."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        self._text = None
        return bool(data)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Take the terminal away."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def left(self, *, within: float = DEADLINE) -> int:
        """Wait until the program has ended, taking in what it writes; return its exit code (-9: SIGKILL)."""
        end = time.monotonic() + within
        while not self.has_ended and time.monotonic() < end:
            self.take_in(0.05)
        while self.take_in(0):
            pass
        return self._ended()

    def ended(self, *, within: float = DEADLINE) -> int:
        """Wait until the program has ended, without taking in anything; return its exit code."""
        end = time.monotonic() + within
        while not self.has_ended and time.monotonic() < end:
            time.sleep(0.01)
        return self._ended()

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended."""
        if self._exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._exit_code = os.waitstatus_to_exitcode(status)
        return self._exit_code is not None

    def _ended(self) -> int:
        if self._exit_code is None:
            raise AssertionError(f"the program has not ended:\n{self.text}")
        return self._exit_code

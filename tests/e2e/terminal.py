"""The real program in a real terminal of its own: type keys, and wait for what should stand on the screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from types import TracebackType
from typing import Self

import pyte

DEADLINE = 20.0  # seconds; the machine may be busy

KEYS = {
    "enter": "\r", "tab": "\t", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C",
    "left": "\x1b[D", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "ctrl+g": "\x07", "ctrl+p": "\x10",
    "ctrl+q": "\x11", "ctrl+s": "\x13",
}  # fmt: skip


class Terminal:
    """A program on a pseudo-terminal. ``text`` is its screen; a context manager that leaves no process."""

    def __init__(self, *arguments: str, cols: int = 80, rows: int = 23, term: str = "xterm-256color") -> None:
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.raw = b""
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ["TERM"] = term
            os.execv(sys.executable, [sys.executable, "-m", "coachtui", *arguments])
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self._fd)

    @property
    def text(self) -> str:
        """The screen, a line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def press(self, *keys: str) -> None:
        """Press keys by name, or type a text as it is."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def until(self, text: str) -> None:
        """Wait until ``text`` stands on the screen; fail with the screen if it does not come."""
        end = time.monotonic() + DEADLINE
        while text not in self.text:
            left = end - time.monotonic()
            if left <= 0 or not self._read(left):
                raise AssertionError(f"{text!r} did not come:\n{self.text}")

    def left(self) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end and self._read(end - time.monotonic()):
            pass
        _, status = os.waitpid(self._pid, 0)
        return os.waitstatus_to_exitcode(status)

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes within ``seconds``; False when it has ended or says nothing."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

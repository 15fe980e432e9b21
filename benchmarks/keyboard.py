"""Somebody at the keyboard of a program in its own terminal: from a key to the last byte of the answer."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from types import TracebackType
from typing import NamedTuple, Self

import pyte

_PATIENCE = 60.0  # seconds
# So long nothing came and next to nothing was worked: the key has been answered.
_QUIET = 0.12
_NEXT_TO_NOTHING = 0.0005
# What comes closer together than this is one frame.
_ONE_FRAME = 0.003

_KEYS = {
    "enter": "\r", "tab": "\t", "space": " ", "backspace": "\x7f", "up": "\x1b[A", "down": "\x1b[B",
    "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F", "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~", "shift+tab": "\x1b[Z", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS",
    "f5": "\x1b[15~", "f6": "\x1b[17~", "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "ctrl+g": "\x07", "ctrl+p": "\x10", "ctrl+q": "\x11", "ctrl+s": "\x13",
}  # fmt: skip


def _go_first() -> None:
    """Have the processor before other programs, where that is allowed: they are not what is measured."""
    with suppress(OSError):
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))


class Answer(NamedTuple):
    """What came of one key. Times are in milliseconds from when it was pressed.

    ``first``: until the first frame was there whole; ``whole``: until the last one was; ``frames``: how many
    there were. The mark of what is saved, in the top line, is the disk's and counts in neither.
    ``work``: what the program worked at it, by the processor's clock, all its threads together.
    ``began`` and ``ended``: when it was pressed and when all was quiet, in seconds.
    """

    first: float
    whole: float
    frames: int
    size: int
    work: float
    began: float
    ended: float


class Keyboard:
    """A program on a pseudo-terminal, driven from outside; a context manager that leaves no process."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], *, cols: int = 80, rows: int = 24
    ) -> None:
        """Start the program."""
        _go_first()
        self._screen = pyte.Screen(cols, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            _go_first()
            time.sleep(0.1)  # the terminal has its size before the program looks
            os.execvpe(command[0], list(command), {**os.environ, "TERM": "xterm-256color", **environ})
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
        # The processor's clock of another process, as clock_getcpuclockid(3) makes it.
        self._clock = (~self._pid << 3) | 2

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program, whatever it is doing."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """The screen, a line a row."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, text: str) -> None:
        """Wait until ``text`` stands on the screen and all is quiet; SystemExit if it never does."""
        end = time.perf_counter() + _PATIENCE
        while text not in self.text:
            if time.perf_counter() > end:
                raise SystemExit(f"“{text}” never came:\n{self.text}")
            self._take_in(time.perf_counter())

    def press(self, key: str) -> Answer:
        """Press a key, by its name or as it is, and wait until it has been answered whole."""
        worked, began = self._worked(), time.perf_counter()
        os.write(self._terminal, _KEYS.get(key, key).encode())
        frames, size = self._take_in(began)
        ended = time.perf_counter()
        first, last = (frames[0], frames[-1]) if frames else (began, began)
        return Answer(
            first=(first - began) * 1000,
            whole=(last - began) * 1000,
            frames=len(frames),
            size=size,
            work=(self._worked() - worked) * 1000,
            began=began,
            ended=ended,
        )

    def leave(self) -> None:
        """Press ^q, and wait until the program has ended; it is not killed before a second has passed."""
        os.write(self._terminal, _KEYS["ctrl+q"].encode())
        end = time.perf_counter() + 5
        while self._read(0.05) is not None and time.perf_counter() < end:
            pass

    def _take_in(self, began: float) -> tuple[list[float], int]:
        """Take in what comes until all is quiet; return when each frame was there, and how many bytes."""
        came: list[tuple[float, bytes]] = []
        busy, worked = began, self._worked()
        while (now := time.perf_counter()) - busy < _QUIET:
            data = self._read(0.01)
            if data is None:
                break
            now = time.perf_counter()
            if data:
                came.append((now, data))
            if data or self._worked() - worked > _NEXT_TO_NOTHING:
                busy = now
            worked = self._worked()
        frames: list[float] = []
        before = 0.0
        for at, data in came:
            self._screen.dirty.clear()
            self._stream.feed(data)
            # Line 0 is the top line.
            if self._screen.dirty - {0}:
                if frames and at - before < _ONE_FRAME:
                    frames[-1] = at
                else:
                    frames.append(at)
            before = at
        return frames, sum(len(data) for _, data in came)

    def _read(self, patience: float) -> bytes | None:
        """Return what the program wrote, nothing if it wrote nothing in time, None if it has ended."""
        if not select.select([self._terminal], [], [], patience)[0]:
            return b""
        try:
            return os.read(self._terminal, 65536)
        except OSError:  # how Linux says that the program has ended
            return None

    def _worked(self) -> float:
        """Return how many seconds of the processor's time the program has had."""
        return time.clock_gettime(self._clock)

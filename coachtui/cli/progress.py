"""How far a long command is, on one line of standard error: only to a terminal, and only after a second."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TextIO

from coachtui.application.backup import Progress
from coachtui.i18n import Words

# Seconds: what takes less is not worth a line, and a slow line should not be kept busy with it.
FIRST: Final = 1.0
BETWEEN: Final = 0.5


@contextmanager
def shown(key: str, words: Words) -> Iterator[Progress]:
    """Give what is to be told how many bytes of how many are done; at the end the line is gone again.

    ``key`` is that of the sentence, with a place for ``percent``.
    """
    line = _Line(sys.stderr)
    began = time.monotonic()
    due = began + FIRST

    def tell(done: int, of: int) -> None:
        nonlocal due
        if of and (now := time.monotonic()) >= due:
            due = now + BETWEEN
            line.put(words(key, percent=100 * done // of))

    try:
        yield tell
    finally:
        line.put("")


class _Line:
    """One line of a terminal, written over each time; of anything else, nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._length = 0

    def put(self, text: str) -> None:
        if self._stream.isatty() and (text or self._length):
            # Known before it is there: ctrl+c may come between the two.
            before, self._length = self._length, len(text)
            # Spaces, and no order to the terminal: every one of them knows those.
            self._stream.write("\r" + text.ljust(before) + ("" if text else "\r"))
            self._stream.flush()

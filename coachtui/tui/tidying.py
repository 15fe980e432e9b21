"""Looking for rubbish when nobody types, for keys wait while Python does that.

A screen is thousands of small objects, many of which know each other and are not let go by themselves.
New ones are looked through in portions of a few milliseconds; all there is, which takes a tenth of a
second or more, only in a pause.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from textual.app import App
from textual.timer import Timer

# After so many new objects those alone are looked through: some 3 ms. Python's own figure is 700, and it
# then looks through older ones too, time and again: that made every screen a fifth slower.
_NEW: Final = 5_000
# Never of itself, in words that the garbage collector understands.
_NEVER: Final = 1_000_000
# Seconds without a key that are a pause.
_PAUSE: Final = 5.0
# After so many portions of new objects, a screen or two, it is worth while.
_ENOUGH: Final = 10


@contextmanager
def only_new_objects() -> Iterator[None]:
    """Let Python look through new objects alone; what is there by now it never looks at again.

    Nor does it take a last look at the end: the system takes everything back anyhow.
    """
    gc.freeze()
    gc.set_threshold(_NEW, _NEVER, _NEVER)
    yield
    gc.freeze()


class Tidying:
    """Looks through everything in a pause after a key, when there is enough that is new."""

    def __init__(self, app: App[int]) -> None:
        """Take the app whose keys these are."""
        self._app = app
        self._pause: Timer | None = None

    def key(self) -> None:
        """There was a key: the pause begins anew."""
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._app.set_timer(_PAUSE, self._tidy)

    def _tidy(self) -> None:
        if gc.get_count()[1] >= _ENOUGH:
            gc.collect()

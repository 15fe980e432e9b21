"""Looking for rubbish when nobody types, for keys wait while Python does that.

A screen is thousands of small objects, many of which know each other and are not let go by themselves.
What is new is looked through every few milliseconds' worth of it; all there is, which takes a tenth of a
second, only in a pause.
"""

import gc
from typing import Final

from textual.app import App
from textual.timer import Timer

# After so many new objects those alone are looked through: some 3 ms. Python's own figure is 700, and it
# then looks through older ones too, time and again: that made every screen a fifth slower.
_NEW: Final = 5_000
# Never of itself, in words that the garbage collector understands.
_NEVER: Final = 1_000_000
# Seconds without a key that are a pause.
_PAUSE: Final = 10.0


def only_look_at_what_is_new() -> None:
    """Let Python look through new objects alone; what the program began with is never looked at again."""
    gc.freeze()
    gc.set_threshold(_NEW, _NEVER, _NEVER)


def leave_all_as_it_is() -> None:
    """Let Python end without a last look: the system takes everything back anyhow."""
    gc.freeze()


class Tidying:
    """Looks through everything in each pause after a key."""

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
        gc.collect()

"""What stands there while the terminal is too small for anything else."""

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from coachtui.i18n import Words

# Below this nothing can be read, and some of Textual's own widgets fail.
LEAST = Size(40, 10)


class TooSmall(Screen[None]):
    """One sentence; the screen below comes back when there is room again."""

    # At the bottom: a screen that is higher than the terminal scrolls, and its last line stays in sight.
    DEFAULT_CSS = "TooSmall { align: left bottom; }"

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Say how large it must be."""
        yield Static(self._words("app.too_small", width=LEAST.width, height=LEAST.height), markup=False)


def is_too_small(size: Size) -> bool:
    """Tell whether a terminal of this size is too small."""
    return size.width < LEAST.width or size.height < LEAST.height


def at_least(size: Size) -> Size:
    """Return ``size``, or as much more as the screens need to be laid out at all."""
    return Size(max(size.width, LEAST.width), max(size.height, LEAST.height))

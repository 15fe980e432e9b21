"""One line that says how much of something that scrolls is out of sight."""

from dataclasses import dataclass

from textual.widget import Widget

from coachtui.i18n import Words
from coachtui.tui.widgets.roster import more_text
from coachtui.tui.widgets.told import Told


@dataclass(frozen=True)
class _OutOfSight:
    above: int
    below: int


class MoreLine(Told):
    """Follows ``watched`` as it is scrolled, and as what is in it grows."""

    DEFAULT_CSS = """
    MoreLine { height: 1; color: $muted; text-align: right; padding-right: 2; }
    """

    def __init__(self, words: Words, watched: Widget) -> None:
        """Take the words, and what scrolls."""
        super().__init__()
        self._words = words
        self._watched = watched

    def on_mount(self) -> None:
        """Follow."""
        for name in ("scroll_y", "virtual_size", "size"):
            self.watch(self._watched, name, self._follow)

    def _follow(self) -> None:
        # What can be scrolled is known once it has been laid out.
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        above = round(self._watched.scroll_y)
        below = round(self._watched.max_scroll_y) - above
        # Its own width may follow from what it says; what it stands in has room for more.
        around = self.parent if isinstance(self.parent, Widget) else self
        width = around.content_size.width - self.gutter.width
        self.update(more_text(self._words, _OutOfSight(above, max(0, below)), width))

"""The block that is open, so large that the room can read it: its title, and the time that it has left."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from coachtui.domain.moments import in_figures
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words


class Said(Static):
    """A text that is only drawn again when it changed: a clock ticks, and most of the screen does not."""

    def __init__(self, name: str | None = None) -> None:
        """Start with nothing to say; ``name`` is the widget's id."""
        super().__init__(id=name, markup=False)
        self._last: Content | None = None

    def say(self, content: Content) -> None:
        """Show ``content``; nothing is drawn or sent while it is what was shown before."""
        last = self._last
        if last is None or (last.plain, last.spans) != (content.plain, content.spans):
            self._last = content
            self.update(content)


class BlockClock(Horizontal):
    """Title on the left, time in large figures on the right, and under the time what it means."""

    DEFAULT_CSS = """
    BlockClock { height: auto; background: $panel; padding: 0 1; }
    BlockClock > #what { width: 1fr; height: auto; }
    BlockClock > #what > #where { color: $muted; }
    BlockClock > #what > #title { text-style: bold; max-height: 4; padding: 1 2; margin-right: 2;
        background: $primary; color: $background; }
    BlockClock > #time { width: 22; height: auto; }
    BlockClock > #time > Horizontal { height: auto; align-horizontal: right; }
    BlockClock Digits { width: auto; text-style: bold; color: $primary; }
    BlockClock #means { width: 100%; text-align: right; color: $muted; }
    BlockClock.-over Digits, BlockClock.-over #means { color: $red; }
    BlockClock.-paused Digits, BlockClock.-paused #means { color: $amber; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._shown = ""

    def compose(self) -> ComposeResult:
        """Where we are and the title; the time and what it means."""
        with Vertical(id="what"):
            yield Said("where")
            yield Said("title")
        with Vertical(id="time"):
            # Only as wide as the figures are: what is narrower is sooner sent.
            with Horizontal():
                yield Digits()
            yield Said("means")

    def show(self, where: str, title: str, *, left: int, minutes: int, paused: bool) -> None:
        """Draw the block's place and title, and the seconds that it has left (negative: over)."""
        words = self._words
        self.query_one("#where", Said).say(Content(where))
        self.query_one("#title", Said).say(Content(cut(shown(title), 150)))
        figures = _figures(left)
        if figures != self._shown:
            self._shown = figures
            self.query_one(Digits).update(figures)
        self.set_class(left < 0, "-over")
        self.set_class(paused, "-paused")
        key = "run.time.paused" if paused else "run.time.over" if left < 0 else "run.time.left"
        self.query_one("#means", Said).say(Content(words(key, n=minutes)))


def _figures(left: int) -> str:
    """Return the time in figures: ``12:05``, or ``+3:10`` when it is over; at most 999 minutes."""
    seconds = min(abs(left), 59_999)
    return f"{'+' if left < 0 else ''}{in_figures(seconds)}"

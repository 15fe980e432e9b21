"""Nothing but Textual: what an app of its own widgets takes for a key: python -m benchmarks.peer ROWS."""

import sys
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Label, ListItem, ListView, OptionList, Static


class Shown(Screen[None]):
    """A line, and what is given."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+g", "dismiss", priority=True)]
    CSS = "Horizontal { height: auto; } Label { width: 20; } ListView, OptionList { height: 1fr; }"

    def __init__(self, parts: Iterable[Widget]) -> None:
        """Take what to show."""
        super().__init__()
        self._parts = tuple(parts)

    def compose(self) -> ComposeResult:
        """The line, then the rest."""
        yield Static("Here it is")
        yield from self._parts


class Peer(App[None]):
    """An empty screen, an input with a list of so many rows, forms."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding(str(at), f"open({at})") for at in range(1, 6)]

    def __init__(self, rows: int) -> None:
        """Take how many rows the lists have."""
        super().__init__()
        self._rows = [f"Somebody {row}, account manager" for row in range(rows)]
        self.animation_level = "none"

    def compose(self) -> ComposeResult:
        """What can be opened."""
        yield Static("Press 1, 2, 3, 4 or 5")

    def action_open(self, which: int) -> None:
        """Open one of the five."""
        self.push_screen(Shown(self._parts(which)))

    def _parts(self, which: int) -> Iterable[Widget]:
        if which == 2:
            return Input(compact=True), ListView(*(ListItem(Label(row)) for row in self._rows))
        if which == 3:
            return Input(compact=True), OptionList(*self._rows)
        if which > 3:
            return (VerticalScroll(*map(self._field, range(10 if which == 4 else 40)), can_focus=False),)
        return ()

    def _field(self, number: int) -> Widget:
        return Horizontal(Label(f"Field {number}"), Input("an answer", compact=True))


if __name__ == "__main__":
    Peer(int(sys.argv[1])).run()

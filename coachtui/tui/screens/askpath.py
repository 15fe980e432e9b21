"""Asking for a file or a folder: what cannot be used is told at once, and what was typed stays."""

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coachtui.application.reasons import reason
from coachtui.domain.errors import Refused
from coachtui.drawing.width import shown
from coachtui.i18n import Words

_T = TypeVar("_T")


class AskPath(ModalScreen[_T | None], Generic[_T]):
    """One line with a path, and what ``take`` makes of it; None when left. A path is no draft."""

    DEFAULT_CSS = """
    AskPath { align: center middle; }
    AskPath > Vertical { width: 76; max-width: 96%; height: auto; max-height: 96%;
        padding: 1 2; background: $surface; border: round $primary; }
    AskPath Static { height: auto; }
    AskPath Input { background: $panel; margin: 1 0; }
    AskPath #problem { color: $red; }
    AskPath #way { color: $muted; }
    """
    OF_ENGAGEMENT = False  # who only looks on may name a file too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="askpath.leave"),
    ]

    def __init__(
        self,
        words: Words,
        text: str,
        *,
        value: str,
        take: Callable[[str], _T],
        way: str = "dialog.enter_or_leave",
    ) -> None:
        """Take the question, the path to begin with, and what is done with one; Refused: it is told.

        ``way`` is the key of how to go on or back.
        """
        super().__init__()
        self._words = words
        self._text = text
        self._value = value
        self._take = take
        self._way = way

    def compose(self) -> ComposeResult:
        """The question, the path, what is wrong with it, how to go on or back."""
        with Vertical():
            yield from self.compose_above()
            yield Static(self._text, markup=False)
            yield Input(self._value, compact=True, select_on_focus=True)
            yield Static(id="problem", markup=False)
            yield Static(self._words(self._way), id="way", markup=False)

    def compose_above(self) -> ComposeResult:
        """What must be in sight when the question is answered: nothing, unless a subclass says so."""
        yield from ()

    def on_mount(self) -> None:
        """The path is chosen whole: what is typed takes its place; after an arrow key it can be changed."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            taken = self._take(event.value)
        except Refused as problem:
            self.query_one("#problem", Static).update("✗ " + shown(reason(problem, self._words)))
        else:
            self.dismiss(taken)

    def action_leave(self) -> None:
        """Leave."""
        self.dismiss(None)

"""A list in which one is chosen, and under it the text of that one."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

_T = TypeVar("_T")


class ListAndText(ModalScreen[_T | None], Generic[_T]):
    """A title, the list, all of the chosen one, the keys. Enter takes it; None when left.

    Who extends it says ``line``, ``text`` and ``keys``, and calls ``show`` when there is something to show.
    """

    DEFAULT_CSS = """
    ListAndText { align: center middle; }
    ListAndText > Vertical { width: 78; max-width: 98%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    ListAndText Static { padding: 0 1; height: auto; }
    ListAndText #title { text-style: bold; margin-bottom: 1; }
    ListAndText OptionList { height: auto; border: none; background: $surface; }
    ListAndText VerticalScroll { height: auto; margin-top: 1; border-left: solid $primary; }
    ListAndText #keys { color: $muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="list_and_text.leave")
    ]

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self._list = OptionList(markup=False)
        self._shown: tuple[_T, ...] = ()

    def compose(self) -> ComposeResult:
        """What this is, the list, the chosen one, the keys."""
        with Vertical():
            yield Static(id="title", markup=False)
            yield self._list
            with VerticalScroll(can_focus=False):
                yield Static(id="text", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Let keys go to the list."""
        self._list.focus()

    def show(self, title: str, those: Sequence[_T], at: int = 0) -> None:
        """Show these, the one in place ``at`` chosen, or the last."""
        self._shown = tuple(those)
        self.query_one("#title", Static).update(title)
        self._list.display = self.query_one(VerticalScroll).display = bool(self._shown)
        self._list.set_options(Option(self.line(one)) for one in self._shown)
        self._list.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        self._tell()

    @property
    def chosen(self) -> _T | None:
        """The one that is chosen; None when there is none."""
        at = self._list.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def line(self, one: _T) -> Content:
        """Return the line in the list."""
        raise NotImplementedError

    def text(self, one: _T) -> Content:
        """Return all that is told of one."""
        raise NotImplementedError

    def keys(self, chosen: _T | None) -> str:
        """Return what the keys do."""
        raise NotImplementedError

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)

    def _tell(self) -> None:
        chosen = self.chosen
        self.query_one("#keys", Static).update(self.keys(chosen))
        if chosen is not None:
            self.query_one("#text", Static).update(self.text(chosen))

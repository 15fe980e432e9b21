"""A list on top of a room: one line is the chosen one, and what the keys do to it is done by the room."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.tui.screens.room import Room


class ListDialog(ModalScreen[None]):
    """A heading, lines, keys. A subclass says what stands in each, and what Enter does (``enter``)."""

    DEFAULT_CSS = """
    ListDialog { align: center middle; }
    ListDialog > Vertical { width: 78; max-width: 98%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    ListDialog Static { height: auto; padding: 0 1; }
    ListDialog #heading { margin-bottom: 1; }
    ListDialog #keys { color: $muted; margin-top: 1; }
    ListDialog OptionList { height: auto; max-height: 14; border: none; background: $surface; padding: 0; }
    ListDialog OptionList > .option-list--option-highlighted { background: $panel; color: $foreground; }
    """

    def __init__(self, room: Room, session: int, keys: str) -> None:
        """Take the room that does the changes, the session's number, and the line that tells the keys."""
        super().__init__()
        self.room = room
        self.session = session
        self._keys = keys
        self._list = OptionList(markup=False)

    def heading(self) -> Content:
        """Return what stands above the lines."""
        raise NotImplementedError

    def lines(self) -> list[Content]:
        """Return the lines, without the mark of the chosen one."""
        raise NotImplementedError

    def enter(self, at: int) -> None:
        """Do what Enter does on a line."""
        raise NotImplementedError

    @property
    def at(self) -> int:
        """Which line is the chosen one, from 0."""
        return self._list.highlighted or 0

    def compose(self) -> ComposeResult:
        """Heading, lines, keys."""
        with Vertical():
            yield Static(id="heading", markup=False)
            yield self._list
            yield Static(self._keys, id="keys", markup=False)

    def on_mount(self) -> None:
        """Start at the first line."""
        self.draw(0)
        self._list.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark."""
        event.stop()
        self.draw(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter was pressed on a line."""
        event.stop()
        self.enter(event.option_index)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def draw(self, chosen: int) -> None:
        """Draw everything as it is now, with this line the chosen one."""
        self.query_one("#heading", Static).update(self.heading())
        lines = [
            Content.assemble(("▸ " if at == chosen else "  ", "bold $primary"), line)
            for at, line in enumerate(self.lines())
        ]
        with self.prevent(OptionList.OptionHighlighted):
            if len(lines) == self._list.option_count:
                for at, line in enumerate(lines):
                    self._list.replace_option_prompt_at_index(at, line)
            else:
                self._list.set_options(Option(line) for line in lines)
            self._list.highlighted = min(chosen, len(lines) - 1) if lines else None

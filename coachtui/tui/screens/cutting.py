"""What gives way when a session runs short: later blocks without a star, which only the coach may shorten."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import pace, running
from coachtui.domain.outlook import Outlook, outlook
from coachtui.domain.plan import Block
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.room import Room

# How much is offered to be taken when nothing has to give.
_ANYWAY = 5


class Cutting(ModalScreen[None]):
    """How short the session is, and the blocks that may give: Enter takes the minutes that are offered."""

    DEFAULT_CSS = """
    Cutting { align: center middle; }
    Cutting > Vertical { width: 70; max-width: 96%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    Cutting Static { height: auto; padding: 0 1; margin-bottom: 1; }
    Cutting .end { color: $muted; margin: 1 0 0 0; }
    Cutting OptionList { height: auto; max-height: 12; border: none; background: $surface; padding: 0; }
    Cutting OptionList > .option-list--option-highlighted { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "minutes(1)", show=False, id="cutting.more"),
        Binding("left,minus", "minutes(-1)", show=False, id="cutting.less"),
        Binding("escape,ctrl+g,c", "leave", show=False, id="cutting.leave"),
    ]

    def __init__(self, room: Room, session: int) -> None:
        """Take the room that does the cut, and the number of the session under way."""
        super().__init__()
        self._room = room
        self._session = session
        self._minutes = 0
        self._says = Static(markup=False)
        self._blocks = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """How short, the blocks, the keys."""
        with Vertical():
            yield self._says
            yield self._blocks
            yield Static(self._room.words("run.cutting.keys"), classes="end", markup=False)

    def on_mount(self) -> None:
        """Offer what is needed."""
        self._minutes = pace.short_minutes(self._outlook) or _ANYWAY
        self._draw(0)
        self._blocks.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark."""
        event.stop()
        self._draw(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the minutes off the block, and go on while the session is short and something can give."""
        event.stop()
        block = self._outlook.candidates[event.option_index]
        minutes = min(self._minutes, block.minutes)
        if not self._room.do(running.cut, self._session, block.id, minutes):
            return
        words = self._room.words
        told = words("run.cutting.done", title=cut(shown(block.title), 40), n=block.minutes - minutes)
        self._room.notify(told, markup=False)
        short = pace.short_minutes(self._outlook)
        if not short or not self._outlook.candidates:
            self.dismiss(None)
            return
        self._minutes = short
        self._draw(0)

    def action_minutes(self, step: int) -> None:
        """Take a minute more, or less."""
        most = max((block.minutes for block in self._outlook.candidates), default=1)
        self._minutes = max(1, min(most, self._minutes + step))
        self._draw(self._blocks.highlighted or 0)

    def action_leave(self) -> None:
        """Leave without cutting."""
        self.dismiss(None)

    @property
    def _outlook(self) -> Outlook:
        desk = self._room.desk.open
        return outlook(running.run_of(desk.engagement, self._session), desk.clock.now())

    def _draw(self, highlighted: int) -> None:
        ahead = self._outlook
        words = self._room.words
        short = pace.short_minutes(ahead)
        told = [words("run.short_by", n=short) if short else words("run.cutting.not_short")]
        if ahead.absorbed >= pace.ON_TIME:
            told.append(words("run.absorbed", n=ahead.absorbed // 60))
        key = "run.cutting.take" if ahead.candidates else "run.cutting.nothing"
        told.append(words(key, n=self._minutes))
        self._says.update(Content("\n").join(Content(line) for line in told))
        lines = [self._line(block, at == highlighted) for at, block in enumerate(ahead.candidates)]
        with self.prevent(OptionList.OptionHighlighted):
            self._blocks.set_options(Option(line) for line in lines)
            self._blocks.highlighted = min(highlighted, len(lines) - 1) if lines else None

    def _line(self, block: Block, chosen: bool) -> Content:
        words = self._room.words
        left = block.minutes - min(self._minutes, block.minutes)
        key = "run.cutting.becomes" if left else "run.cutting.gone"
        told = words(key, before=block.minutes, n=left)
        return Content.assemble(
            ("▸ " if chosen else "  ", "bold $primary"),
            (cut(shown(block.title), 38), "bold" if chosen else ""),
            (f"   {told}", "$muted"),
        )

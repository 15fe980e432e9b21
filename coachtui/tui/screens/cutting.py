"""What gives way when a session runs short: later blocks without a star, which only the coach may shorten."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coachtui.application import pace, running
from coachtui.domain.outlook import Outlook, outlook
from coachtui.domain.plan import Block
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.listdialog import ListDialog
from coachtui.tui.screens.room import Room

# How much is offered to be taken when nothing has to give.
_ANYWAY = 5


class Cutting(ListDialog):
    """How short the session is, and the blocks that may give: Enter takes the minutes that are offered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,plus", "minutes(1)", show=False, id="cutting.more"),
        Binding("left,minus", "minutes(-1)", show=False, id="cutting.less"),
        Binding("escape,ctrl+g,c", "leave", show=False, id="cutting.leave"),
    ]

    def __init__(self, room: Room, session: int) -> None:
        """Take the room that does the cut, and the number of the session under way."""
        super().__init__(room, session, room.words("run.cutting.keys"))
        # What is needed, to begin with.
        self._minutes = pace.short_minutes(self._outlook) or _ANYWAY

    def heading(self) -> Content:
        """Return how short the session is, and how much is offered to be taken."""
        ahead, words = self._outlook, self.room.words
        short = pace.short_minutes(ahead)
        told = [words("run.short_by", n=short) if short else words("run.cutting.not_short")]
        if ahead.absorbed >= pace.ON_TIME:
            told.append(words("run.absorbed", n=ahead.absorbed // 60))
        key = "run.cutting.take" if ahead.candidates else "run.cutting.nothing"
        told.append(words(key, n=self._minutes))
        return Content("\n").join(Content(line) for line in told)

    def lines(self) -> list[Content]:
        """Return a line for each block that may give."""
        return [self._line(block) for block in self._outlook.candidates]

    def enter(self, at: int) -> None:
        """Take the minutes off the block, and go on while the session is short and something can give."""
        block = self._outlook.candidates[at]
        minutes = min(self._minutes, block.minutes)
        if not self.room.do(running.cut, self.session, block.id, minutes):
            return
        words = self.room.words
        told = words("run.cutting.done", title=cut(shown(block.title), 40), n=block.minutes - minutes)
        self.room.notify(told, markup=False)
        short = pace.short_minutes(self._outlook)
        if not short or not self._outlook.candidates:
            self.dismiss(None)
            return
        self._minutes = short
        self.draw(0)

    def action_minutes(self, step: int) -> None:
        """Take a minute more, or less."""
        most = max((block.minutes for block in self._outlook.candidates), default=1)
        self._minutes = max(1, min(most, self._minutes + step))
        self.draw(self.at)

    @property
    def _outlook(self) -> Outlook:
        desk = self.room.desk.open
        return outlook(running.run_of(desk.engagement, self.session), desk.clock.now())

    def _line(self, block: Block) -> Content:
        words = self.room.words
        left = block.minutes - min(self._minutes, block.minutes)
        key = "run.cutting.becomes" if left else "run.cutting.gone"
        told = words(key, before=block.minutes, n=left)
        return Content.assemble(cut(shown(block.title), 38), (f"   {told}", "$muted"))

"""All sessions of a plan: the chosen one under a line of tabs, or with room enough all side by side."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from coachtui.domain.engagement import Engagement
from coachtui.drawing.width import cells, cut, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.sessioncolumn import SessionColumn

# A session needs so many cells to stand beside another, and all together so many to be read at ease.
COLUMN = 38
WIDE = 110


class Sessions(Vertical):
    """The sessions of a plan, one of them chosen. Its keys are the room's; it only shows."""

    DEFAULT_CSS = """
    Sessions { height: auto; }
    Sessions > .tabs { height: 1; padding: 0 1; }
    Sessions > Horizontal { height: auto; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._tabs = Static(classes="tabs", markup=False)
        self._row = Horizontal()
        self._columns: list[SessionColumn] = []
        self._shown: tuple[Engagement, int, str] | None = None

    def compose(self) -> ComposeResult:
        """Tabs, and a row of sessions."""
        yield self._tabs
        yield self._row

    def show(self, engagement: Engagement, number: int, block: str) -> None:
        """Draw the plan with session ``number`` chosen, and in it the block with this id."""
        self._shown = (engagement, number, block)
        sessions = engagement.plan.sessions if engagement.plan else ()
        while len(self._columns) > len(sessions):
            self._columns.pop().remove()
        while len(self._columns) < len(sessions):
            self._columns.append(SessionColumn(self._words))
            self._row.mount(self._columns[-1])
        beside = self.size.width >= max(WIDE, COLUMN * len(sessions))
        self._tabs.display = not beside or len(sessions) == 1
        for column, session in zip(self._columns, sessions, strict=True):
            chosen = session.number == number
            column.set_class(chosen, "-chosen")
            column.set_class(beside and len(sessions) > 1, "-beside")
            column.display = chosen or beside
            if column.display:
                column.show(engagement, session, block)
        self._tabs.update(self._tab_line(engagement, number))

    def on_resize(self) -> None:
        """One or all: the width decides."""
        if self._shown is not None:
            self.show(*self._shown)

    @property
    def column(self) -> SessionColumn | None:
        """The chosen session's column; None while there is no plan."""
        return next((column for column in self._columns if column.has_class("-chosen")), None)

    def _tab_line(self, engagement: Engagement, number: int) -> Content:
        """Return the sessions' titles on one line: the chosen one in full if that can be, the rest cut."""
        sessions = engagement.plan.sessions if engagement.plan else ()
        names = {s.number: f"{s.number} {shown(s.title)}" for s in sessions}
        left = max(20, self.size.width - 2 - 3 * len(names))
        order = sorted(names, key=lambda at: (at != number, cells(names[at])))
        for count, at in enumerate(order):
            share = left - 4 * (len(order) - 1) if not count else left // (len(order) - count)
            names[at] = cut(names[at], share)
            left -= cells(names[at])
        return Content.assemble(
            *(
                (f"[{name}] ", "bold $primary") if at == number else (f" {name}  ", "$muted")
                for at, name in names.items()
            )
        )

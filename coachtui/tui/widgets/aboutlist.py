"""About whom there are notes: all, the group, and each person, with how many."""

from collections import Counter
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.domain.engagement import Engagement
from coachtui.drawing.width import cells, pad, shown
from coachtui.i18n import Words

ALL = "all"
GROUP = "group"


class AboutList(OptionList):
    """One line each: the name, and at the right the number of notes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "select", show=False, id="aboutlist.right"),
    ]
    DEFAULT_CSS = """
    AboutList { border: none; background: $surface; padding: 0; height: 100%; scrollbar-size-vertical: 1; }
    AboutList:focus { border: none; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self._words = words
        self._shown: list[tuple[str, str, int]] = []

    @property
    def chosen(self) -> str:
        """``ALL``, ``GROUP`` or a stakeholder's id."""
        option = self.highlighted_option
        return (option.id if option else None) or ALL

    def put(self, engagement: Engagement, chosen: str) -> None:
        """Show everybody of an engagement, with one chosen; without that one, all."""
        counts = Counter(note.about for note in engagement.notes)
        rows = [
            (ALL, self._words("notes.all"), len(engagement.notes)),
            (GROUP, self._words("notes.group"), counts[None]),
            *((person.id, person.name, counts[person.id]) for person in engagement.stakeholders),
        ]
        with self.prevent(OptionList.OptionHighlighted):
            if rows != self._shown:
                self._shown = rows
                self.draw()
            self.highlighted = next((i for i, row in enumerate(rows) if row[0] == chosen), 0)

    def draw(self) -> None:
        """Draw the rows as wide as there is room."""
        width = max(8, self.size.width - 3)
        chosen = self.highlighted
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(_row(name, count, width), id=ref) for ref, name, count in self._shown)
            self.highlighted = chosen

    def on_resize(self) -> None:
        """The figures stand at the right."""
        self.draw()


def _row(name: str, count: int, width: int) -> Content:
    figure = str(count) if count else "·"
    return Content.assemble(" ", pad(shown(name), width - cells(figure) - 1), " ", (figure, ""))

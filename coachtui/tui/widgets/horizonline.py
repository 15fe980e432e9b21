"""The horizon line on the screen: one person is chosen, and the arrows go from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from coachtui.domain.engagement import Priority
from coachtui.domain.perspectives import Perspective
from coachtui.drawing.horizon import draw_horizon
from coachtui.drawing.lines import Mark
from coachtui.drawing.spots import Spot, spots_of, towards
from coachtui.i18n import Words
from coachtui.tui.widgets.drawn import Drawn, content


class HorizonLine(Drawn):
    """Everybody under their horizon, and under that those whose horizon was not asked.

    It is drawn once for a width, not again for every key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", show=False, id="line.left"),
        Binding("right", "go(1)", show=False, id="line.right"),
    ]

    @dataclass
    class Chosen(Message):
        """Somebody was chosen, by their id."""

        person: str

    def __init__(self, words: Words, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Take the words."""
        super().__init__(id=id)
        self._words = words
        self._spots: Sequence[Spot] = ()
        self._chosen = ""

    @property
    def chosen(self) -> str:
        """The id of the chosen person; empty when there is nobody."""
        return self._here.id if self._spots else ""

    def show(self, people: Sequence[Perspective], priority: Priority, chosen: str) -> None:
        """Show everybody, somebody chosen, and both poles as ``priority`` words them."""
        self._chosen = chosen
        short, long = priority.short.wording, priority.long.wording
        self.put(lambda width: draw_horizon(people, width, words=self._words, short=short, long=long))

    def choose(self, person: str) -> None:
        """Choose somebody by their id."""
        self._chosen = person
        self.refresh()
        self.call_after_refresh(self._reveal)

    def line(self, number: int) -> Content:
        """Return one line, coloured; the chosen person's name as where the cursor is."""
        mark = Mark.CHOSEN if self.has_focus else Mark.TITLE
        chosen = self.chosen
        return content(
            tuple(
                span._replace(mark=mark) if span.who and span.who == chosen else span
                for span in self._lines[number]
            )
        )

    def on_resize(self) -> None:
        """Keep the chosen person in sight, also when one looks at this again."""
        super().on_resize()
        self._reveal()

    def action_go(self, across: int) -> None:
        """Choose whoever comes next, or before, in reading order."""
        self._go_to(towards(self._spots, self.chosen, across=across))

    def action_line(self, by: int) -> None:
        """Choose whoever stands below or above; from the last and the first, go on to what is left."""
        there = towards(self._spots, self.chosen, down=by, columns=True)
        if there != self.chosen:
            self._go_to(there)
        else:
            super().action_line(by)

    def action_page(self, by: int) -> None:
        """Choose somebody a screen further down or up."""
        if self._spots:
            here, tall = self._here, self.scrollable_content_region.height
            wanted = here.row + by * tall
            near = min(self._spots, key=lambda it: (abs(it.row - wanted), abs(it.column - here.column)))
            self._go_to(near.id)

    def action_edge(self, by: int) -> None:
        """Choose the last person (1), or the first (-1)."""
        super().action_edge(by)
        if self._spots:
            self._go_to(self._spots[-1 if by > 0 else 0].id)

    @property
    def _here(self) -> Spot:
        return next((spot for spot in self._spots if spot.id == self._chosen), self._spots[0])

    def _go_to(self, person: str) -> None:
        if person:
            self._chosen = person
            self.refresh()
            self._reveal()
            self.post_message(self.Chosen(person))

    def _lay_out(self) -> None:
        super()._lay_out()
        self._spots = spots_of(self._lines)
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Scroll so that the chosen person is in sight, and with who comes first what stands above them."""
        if not self._spots:
            return
        row, height = self._here.row, self.scrollable_content_region.height
        top = self.scroll_offset.y
        wanted = max(0, min(max(top, row + 2 - height), row - 1))
        if row == self._spots[0].row and row < height:
            wanted = 0
        self._scroll(wanted - top)

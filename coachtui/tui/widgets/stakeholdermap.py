"""The stakeholder map on the screen: one person is chosen, and the arrows go from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from coachtui.domain.standing import Standing
from coachtui.drawing.lines import Line
from coachtui.drawing.map import Map, draw_map
from coachtui.drawing.spots import towards
from coachtui.i18n import Words
from coachtui.tui.widgets.drawn import Drawn


class StakeholderMap(Drawn):
    """Everybody on the map, and under it those who have no place on it yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1, 0)", show=False, id="map.left"),
        Binding("right", "go(1, 0)", show=False, id="map.right"),
        Binding("up", "go(0, -1)", show=False, id="map.up"),
        Binding("down", "go(0, 1)", show=False, id="map.down"),
        Binding("home", "end(0)", show=False, id="map.first"),
        Binding("end", "end(-1)", show=False, id="map.last"),
    ]

    @dataclass
    class Chosen(Message):
        """Somebody was chosen, by their id."""

        person: str

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._standings: Sequence[Standing] = ()
        self._map = Map(())
        self.chosen = ""

    def show(self, standings: Sequence[Standing], chosen: str) -> None:
        """Show everybody, with somebody chosen (an id); or whoever comes first."""
        self._standings, self.chosen = standings, chosen
        self.put(self._drawn)

    def out_of_sight(self) -> dict[str, int]:
        """Return how many people stand ``above`` and ``below`` what is in sight."""
        top = self.scroll_offset.y
        end = top + self.scrollable_content_region.height
        rows = [spot.row for spot in self._map.spots]
        return {"above": sum(row < top for row in rows), "below": sum(row >= end for row in rows)}

    def action_go(self, across: int, down: int) -> None:
        """Choose the next person in this direction; where there is none, show what is left to see there."""
        there = towards(self._map.spots, self.chosen, across=across, down=down)
        if there != self.chosen:
            self._choose(there)
        elif down:
            self.scroll_relative(y=down, animate=False)

    def action_end(self, at: int) -> None:
        """Choose the first person on the map (0), or the last (-1)."""
        if self._map.spots:
            self._choose(self._map.spots[at].id)

    def on_resize(self) -> None:
        """Draw anew, also when only the height is another one."""
        self._lay_out()
        self.tell()

    def _choose(self, person: str) -> None:
        self.chosen = person
        self.put(self._drawn)

    def _lay_out(self) -> None:
        super()._lay_out()
        self.call_after_refresh(self._reveal)
        self.post_message(self.Chosen(self.chosen))

    def _reveal(self) -> None:
        """Scroll so that the chosen person is in sight, with a line to spare on either side."""
        row = next((spot.row for spot in self._map.spots if spot.id == self.chosen), 0)
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        wanted = max(0, min(max(top, row + 2 - height), row - 1))
        if wanted != top:
            self.scroll_to(y=wanted, animate=False)

    def _drawn(self, width: int) -> Sequence[Line]:
        draw = self._draw_map(width)
        if draw.spots and not any(spot.id == self.chosen for spot in draw.spots):
            self.chosen = draw.spots[0].id
            draw = self._draw_map(width)
        self._map = draw
        return draw.lines

    def _draw_map(self, width: int) -> Map:
        height = self.scrollable_content_region.height
        return draw_map(self._standings, width, words=self._words, height=height, chosen=self.chosen)

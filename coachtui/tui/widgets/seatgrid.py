"""Who sits where in which session: people down, sessions across, one cell under the cursor."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.drawing.width import cut, pad, shown
from coachtui.i18n import Words

# One mark for each kind, so that a column reads at a glance, also without colour.
MARKS = {
    SeatKind.SEATED: ("■", "$own"),
    SeatKind.REPRESENTED: ("◐", "$primary"),
    SeatKind.INTERVIEWED: ("◇", "$primary"),
    SeatKind.EMPTY_CHAIR: ("□", "$amber"),
    SeatKind.INFORMED: ("·", "$muted"),
    SeatKind.ABSENT: ("–", "$muted"),
}


class SeatGrid(ScrollView, can_focus=True):
    """A grid of planned seats. Enter asks for another seat; the arrows move, and leave it above and below."""

    DEFAULT_CSS = """
    SeatGrid { height: auto; max-height: 60%; min-height: 3; overflow-x: hidden; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0,-1)", show=False, id="seatgrid.up"),
        Binding("down", "move(0,1)", show=False, id="seatgrid.down"),
        Binding("left", "move(-1,0)", show=False, id="seatgrid.left"),
        Binding("right", "move(1,0)", show=False, id="seatgrid.right"),
        Binding("pageup", "page(-1)", show=False, id="seatgrid.page_up"),
        Binding("pagedown", "page(1)", show=False, id="seatgrid.page_down"),
        Binding("home", "end(-1)", show=False, id="seatgrid.first"),
        Binding("end", "end(1)", show=False, id="seatgrid.last"),
        Binding("enter,space", "choose", show=False, id="seatgrid.choose"),
    ]

    @dataclass
    class SeatSought(Message):
        """The coach wants another seat for this person in this session."""

        person: Stakeholder
        session: int

    cursor: reactive[tuple[int, int]] = reactive((0, 0))

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._engagement: Engagement | None = None

    @property
    def chosen(self) -> tuple[Stakeholder, int] | None:
        """The person and the session under the cursor."""
        if self._engagement is None or not self._engagement.stakeholders:
            return None
        column, row = self.cursor
        return self._engagement.stakeholders[row], self._engagement.session_numbers[column]

    def show(self, engagement: Engagement) -> None:
        """Show the engagement's seats."""
        self._engagement = engagement
        self._go(*self.cursor)
        self._measure()
        self.refresh()

    def go_to(self, person_id: str, session: int) -> None:
        """Put the cursor on one person's seat in one session."""
        people = self._engagement.stakeholders if self._engagement else ()
        for row, person in enumerate(people):
            if person.id == person_id:
                self._go(session - 1, row)

    def action_move(self, columns: int, rows: int) -> None:
        """Move the cursor; from the last person on to what follows the grid, from the first one back."""
        before = self.cursor
        self._go(before[0] + columns, before[1] + rows)
        if rows and self.cursor == before:
            if rows > 0:
                self.screen.focus_next()
            else:
                self.screen.focus_previous()

    def action_page(self, by: int) -> None:
        """Move the cursor by as many people as are in sight."""
        self._go(self.cursor[0], self.cursor[1] + by * max(1, self.size.height - 1))

    def action_end(self, by: int) -> None:
        """Move the cursor to the last person (1), or to the first (-1)."""
        self._go(self.cursor[0], self.cursor[1] + by * self.virtual_size.height)

    def action_choose(self) -> None:
        """Ask for another seat."""
        if self.chosen is not None:
            self.post_message(self.SeatSought(*self.chosen))

    def on_resize(self) -> None:
        """The columns follow the width."""
        self._measure()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def watch_cursor(self) -> None:
        """Draw the cursor where it is now, and keep it in sight."""
        self.refresh()
        row = self.cursor[1]
        top = self.scroll_offset.y
        height = max(1, self.size.height)
        if row < top:
            self.scroll_to(y=row, animate=False)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line a person."""
        return len(self._engagement.stakeholders) if self._engagement else 1

    def render_line(self, y: int) -> Strip:
        """Draw one person's line."""
        row = y + self.scroll_offset.y
        people = self._engagement.stakeholders if self._engagement else ()
        if self._engagement is None or row >= len(people):
            return Strip.blank(self.size.width, self.rich_style)
        person = people[row]
        name, column = self.widths(self._engagement)
        parts: list[Content | tuple[str, str] | str] = [
            (pad(cut(shown(person.name), name - 1), name), "bold" if person.holds() else "")
        ]
        for at, number in enumerate(self._engagement.session_numbers):
            text, style = self._cell(person.seats.get(number))
            if self.has_focus and (at, row) == self.cursor:
                style = "bold $background on $primary"
            parts.append((pad(cut(text, column - 1), column), style))
        content = Content.assemble(*parts)
        return Strip(content.render_segments(self.visual_style), content.cell_length).adjust_cell_length(
            self.size.width, self.rich_style
        )

    def widths(self, engagement: Engagement) -> tuple[int, int]:
        """Return the widths of the names and of one session's column."""
        count = max(1, len(engagement.session_numbers))
        width = self.size.width or 58
        name = max(12, min(30, width - 14 * count))
        return name, max(4, (width - name) // count)

    def _cell(self, seat: Seat | None) -> tuple[str, str]:
        if seat is None:
            return "?", "$amber"
        mark, style = MARKS[seat.kind]
        by = shown(self._engagement.called(seat.by)) if seat.by and self._engagement else ""
        text = f"{mark} {telling.value_text(seat.kind, self._words)}"
        return (f"{mark} → {by}" if by else text), style

    def _go(self, column: int, row: int) -> None:
        if self._engagement is None:
            return
        last_column = max(0, len(self._engagement.session_numbers) - 1)
        last_row = max(0, len(self._engagement.stakeholders) - 1)
        self.cursor = (max(0, min(last_column, column)), max(0, min(last_row, row)))

    def _measure(self) -> None:
        count = len(self._engagement.stakeholders) if self._engagement else 0
        self.virtual_size = self.size.with_height(max(1, count))

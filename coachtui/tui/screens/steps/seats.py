"""Step 8: who sits where in which session, and when the sessions are."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from coachtui.application import intake, planning, telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import SeatKind, Stakeholder
from coachtui.domain.steps import Step
from coachtui.drawing.columns import flowing
from coachtui.drawing.lines import Mark, Span, plain
from coachtui.drawing.width import cut, pad, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.byother import choose_other
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.plantemplate import choose_template
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.fields import TextField
from coachtui.tui.widgets.form import Form, Section
from coachtui.tui.widgets.moreline import MoreLine
from coachtui.tui.widgets.seatgrid import MARKS, SeatGrid
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("seats.choose", "enter", "choose", changes=True),
    Command("seats.everywhere", "e", "everywhere", changes=True),
    Command("seats.plan", "m", "plan", changes=True),
)
_UNASK = "unask"


class SeatsPane(Pane):
    """The grid of seats, and under it the sessions with their days and times."""

    STEP = Step.SEATS
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    SeatsPane .above { height: 1; }
    SeatsPane .above Section { width: 1fr; margin-top: 0; }
    SeatsPane .above MoreLine { width: auto; }
    SeatsPane > #heads { height: 1; color: $muted; }
    SeatsPane > #legend { height: auto; color: $muted; }
    SeatsPane > #no-plan { height: auto; color: $amber; }
    SeatsPane > #sessions { height: 1fr; min-height: 4; }
    SeatsPane #dates { padding: 0; }
    """

    def compose(self) -> ComposeResult:
        """Heads, grid, legend, sessions; of the grid and of the sessions how much is out of sight."""
        grid = SeatGrid(self.words)
        yield self._above("seats.head.seats", grid)
        yield Told(id="heads")
        yield grid
        yield Told(id="legend")
        yield Static(self.words("seats.no_plan"), id="no-plan", markup=False)
        yield self._sessions()

    def _above(self, heading: str, watched: Widget) -> Horizontal:
        head = Section(self.words(heading), markup=False)
        return Horizontal(head, MoreLine(self.words, watched), classes="above")

    def _sessions(self) -> Vertical:
        form = Form(self._dates(), id="dates")
        return Vertical(self._above("seats.head.sessions", form), form, id="sessions")

    def _dates(self) -> Iterator[TextField]:
        plan = self.desk.open.engagement.plan
        for session in plan.sessions if plan else ():
            for name in ("date", "starts"):
                label = self.words(f"seats.{name}", session=session.number)
                hint = self.words(f"seats.hint.{name}")
                yield TextField(f"session.{session.number}.{name}", label, hint=hint)

    def show(self, engagement: Engagement) -> None:
        """Draw the grid and the sessions."""
        plan = engagement.plan
        form = self.query_one("#dates", Form)
        self.query_one("#no-plan").display = plan is None
        self.query_one("#sessions").display = plan is not None
        if plan is not None and len(form.fields) != 2 * len(plan.sessions):
            self.call_later(self._renew)  # a plan was just made, or made anew with other sessions
        else:
            form.fill(lambda path: _shown(engagement, path))
        self.query_one(SeatGrid).show(engagement)
        self._draw_heads(engagement)

    def on_resize(self, event: Resize) -> None:
        """The heads follow the grid's columns, and the legend the width."""
        self._draw_heads(self.desk.open.engagement)
        marks = ((mark, telling.value_text(kind, self.words)) for kind, (mark, _) in MARKS.items())
        pieces = [(Span(f"{mark} {word}", Mark.FAINT),) for mark, word in marks]
        self.query_one("#legend", Static).update(plain(flowing(pieces, max(1, event.size.width - 1))))

    def go_to(self, path: str) -> None:
        """Put the cursor on a seat (``stakeholders.ID.seats.2.kind``), or in the grid."""
        grid = self.query_one(SeatGrid)
        parts = path.split(".")
        if parts[0] == "stakeholders" and len(parts) > 3:
            grid.go_to(parts[1], int(parts[3]))
        grid.focus()

    def action_plan(self) -> None:
        """Make the plan from a template; ask first when that replaces one."""
        choose_template(self.room)

    def action_choose(self) -> None:
        """Ask for another seat."""
        self.query_one(SeatGrid).action_choose()

    def action_everywhere(self) -> None:
        """Give the person under the cursor the same seat in every session."""
        chosen = self.query_one(SeatGrid).chosen
        if chosen is not None:
            person, session = chosen
            seat = person.seats.get(session)
            self.room.do(
                intake.seat_everywhere, person.id, seat.kind if seat else None, seat.by if seat else ""
            )

    @on(SeatGrid.SeatSought)
    def _ask_seat(self, event: SeatGrid.SeatSought) -> None:
        event.stop()
        words = self.words
        person, session = event.person, event.session

        def chosen(kind: SeatKind | str | None) -> None:
            if kind is None:
                return
            if isinstance(kind, SeatKind) and kind.needs_somebody:
                self._ask_by(person, session, kind)
            else:
                self._seat(person, session, kind if isinstance(kind, SeatKind) else None)

        options: list[tuple[SeatKind | str, str]] = [
            (kind, telling.value_text(kind, words)) for kind in SeatKind
        ]
        options.append((_UNASK, words("value.not_asked")))
        question = words("seats.which", name=cut(shown(person.name), 40), session=session)
        seat = person.seats.get(session)
        now = seat.kind if seat is not None else _UNASK
        self.app.push_screen(Choose(words, question, options, chosen=now), chosen)

    def _ask_by(self, person: Stakeholder, session: int, kind: SeatKind) -> None:
        engagement, seat = self.desk.open.engagement, person.seats.get(session)
        now = engagement.called(seat.by) if seat else ""
        seated = partial(self._seat, person, session, kind)
        choose_other(self.room, engagement, person, kind, seated, now=now, may_wait=True)

    def _seat(self, person: Stakeholder, session: int, kind: SeatKind | None, by: str = "") -> None:
        self.room.do(intake.seat, person.id, session, kind, by)

    async def _renew(self) -> None:
        await self.query_one("#sessions").remove()
        await self.mount(self._sessions())
        self.show(self.desk.open.engagement)

    def _draw_heads(self, engagement: Engagement) -> None:
        name, column = self.query_one(SeatGrid).widths(engagement)
        sessions = engagement.plan.sessions if engagement.plan else ()
        titles = [f"{s.number} {s.title}" for s in sessions] or [str(n) for n in engagement.session_numbers]
        heads = [pad("", name), *(pad(cut(title, column - 1), column) for title in titles)]
        self.query_one("#heads", Static).update(Content("".join(heads)))


def _shown(engagement: Engagement, path: str) -> object:
    """Return a session's day or start as a field shows it."""
    _, number, name = path.split(".")
    value = getattr(planning.session_of(engagement, int(number)), name)
    return f"{value:%H:%M}" if isinstance(value, dt.time) else value

"""Who is here: how everybody really takes part in a session, beside what was planned."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import running
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.drawing.width import cut, pad, shown
from coachtui.tui.screens.dialogs import Ask
from coachtui.tui.screens.room import Room

_ORDER: tuple[SeatKind | None, ...] = (None, *SeatKind)


class Attendance(ModalScreen[None]):
    """One line a stakeholder: planned, and as it was. Every change is kept at once."""

    DEFAULT_CSS = """
    Attendance { align: center middle; }
    Attendance > Vertical { width: 78; max-width: 98%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    Attendance Static { height: auto; padding: 0 1; }
    Attendance .title { text-style: bold; margin-bottom: 1; }
    Attendance .end { color: $muted; margin-top: 1; }
    Attendance OptionList { height: auto; max-height: 14; border: none; background: $surface; padding: 0; }
    Attendance OptionList > .option-list--option-highlighted { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "here", show=False, id="attendance.here"),
        Binding("right", "turn(1)", show=False, id="attendance.next"),
        Binding("left", "turn(-1)", show=False, id="attendance.previous"),
        Binding("b", "by", show=False, id="attendance.by"),
        Binding("escape,ctrl+g,ctrl+s,w", "leave", show=False, id="attendance.leave"),
    ]

    def __init__(self, room: Room, session: int) -> None:
        """Take the room that does the changes, and the session's number."""
        super().__init__()
        self._room = room
        self._session = session
        self._people = OptionList(markup=False)

    def compose(self) -> ComposeResult:
        """Heading, people, keys."""
        words = self._room.words
        with Vertical():
            yield Static(words("run.here.title", number=self._session), classes="title", markup=False)
            yield self._people
            yield Static(words("run.here.keys"), classes="end", markup=False)

    def on_mount(self) -> None:
        """Show everybody, from the first."""
        self._draw(0)
        self._people.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark."""
        event.stop()
        self._draw(event.option_index)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter closes: everything is kept already."""
        event.stop()
        self.action_leave()

    def action_here(self) -> None:
        """Whoever is at the table is absent, and the other way round."""
        if (person := self._chosen()) is not None:
            seat = person.seat_in(self._session)
            here = seat is not None and seat.kind is SeatKind.SEATED
            self._seat(person, SeatKind.ABSENT if here else SeatKind.SEATED)

    def action_turn(self, step: int) -> None:
        """Go through the ways of taking part; the first is as it was planned."""
        if (person := self._chosen()) is not None:
            seat = person.attendance.get(self._session)
            at = _ORDER.index(seat.kind if seat else None)
            self._seat(person, _ORDER[(at + step) % len(_ORDER)])

    def action_by(self) -> None:
        """Ask who represents somebody, or minds the voice of their empty chair."""
        person = self._chosen()
        seat = person.seat_in(self._session) if person else None
        if person is None or seat is None or not seat.kind.needs_somebody:
            self._room.notify(self._room.words("run.here.by_nobody"), markup=False)
            return

        def named(name: str | None) -> None:
            if name is not None and seat is not None:
                self._seat(person, seat.kind, name)

        words = self._room.words
        question = words(f"run.here.by.{seat.kind}", name=cut(shown(person.name), 30))
        called = self._room.desk.open.engagement.called(seat.by) if seat.by else ""
        self.app.push_screen(Ask(words, question, value=called), named)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)

    def _seat(self, person: Stakeholder, kind: SeatKind | None, by: str | None = None) -> None:
        planned = person.seats.get(self._session)
        if by is None:
            by = planned.by if planned and planned.kind is kind else ""
        now = self._room.desk.open.clock.now()
        self._room.do(running.attend, self._session, person.id, kind, now, by=by)
        self._draw(self._people.highlighted or 0)

    def _chosen(self) -> Stakeholder | None:
        at = self._people.highlighted
        people = self._room.desk.open.engagement.stakeholders
        return None if at is None or at >= len(people) else people[at]

    def _draw(self, highlighted: int) -> None:
        engagement = self._room.desk.open.engagement
        lines = [
            self._line(engagement, person, at == highlighted)
            for at, person in enumerate(engagement.stakeholders)
        ]
        with self.prevent(OptionList.OptionHighlighted):
            if len(lines) == self._people.option_count:
                for at, line in enumerate(lines):
                    self._people.replace_option_prompt_at_index(at, line)
            else:
                self._people.set_options(Option(line) for line in lines)
                self._people.highlighted = highlighted if lines else None

    def _line(self, engagement: Engagement, person: Stakeholder, chosen: bool) -> Content:
        words = self._room.words

        def told(seat: Seat | None, unset: Callable[[], str]) -> str:
            if seat is None:
                return unset()
            kind = words(f"value.seat.{seat.kind}")
            return f"{kind} ({shown(engagement.called(seat.by))})" if seat.by else kind

        actual = person.attendance.get(self._session)
        plan = told(person.seats.get(self._session), lambda: "–")
        now = told(actual, lambda: words("run.here.as_planned"))
        return Content.assemble(
            ("▸ " if chosen else "  ", "bold $primary"),
            (pad(cut(shown(person.name), 22), 23), "bold" if chosen else ""),
            (pad(cut(plan, 24), 25), "$muted"),
            (cut(now, 23), "$muted" if actual is None else "bold $accent"),
        )

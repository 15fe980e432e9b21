"""Who is here: how everybody really takes part in a session, beside what was planned."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coachtui.application import running
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.drawing.width import cut, pad, shown
from coachtui.tui.screens.dialogs import Ask
from coachtui.tui.screens.listdialog import ListDialog
from coachtui.tui.screens.room import Room

_ORDER: tuple[SeatKind | None, ...] = (None, *SeatKind)


class Attendance(ListDialog):
    """One line a stakeholder: planned, and as it was. Every change is kept at once; Enter closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "here", show=False, id="attendance.here"),
        Binding("right", "turn(1)", show=False, id="attendance.next"),
        Binding("left", "turn(-1)", show=False, id="attendance.previous"),
        Binding("b", "by", show=False, id="attendance.by"),
        Binding("escape,ctrl+g,ctrl+s,w", "leave", show=False, id="attendance.leave"),
    ]

    def __init__(self, room: Room, session: int) -> None:
        """Take the room that does the changes, and the session's number."""
        super().__init__(room, session, room.words("run.here.keys"))

    def heading(self) -> Content:
        """Return which session it is."""
        return Content.styled(self.room.words("run.here.title", number=self.session), "bold")

    def lines(self) -> list[Content]:
        """Return a line a stakeholder."""
        engagement = self.room.desk.open.engagement
        return [self._line(engagement, person) for person in engagement.stakeholders]

    def enter(self, at: int) -> None:
        """Close: everything is kept already."""
        self.action_leave()

    def action_here(self) -> None:
        """Whoever is at the table is absent, and the other way round."""
        if (person := self._chosen()) is not None:
            seat = person.seat_in(self.session)
            here = seat is not None and seat.kind is SeatKind.SEATED
            self._seat(person, SeatKind.ABSENT if here else SeatKind.SEATED)

    def action_turn(self, step: int) -> None:
        """Go through the ways of taking part; the first is as it was planned."""
        if (person := self._chosen()) is not None:
            seat = person.attendance.get(self.session)
            at = _ORDER.index(seat.kind if seat else None)
            self._seat(person, _ORDER[(at + step) % len(_ORDER)])

    def action_by(self) -> None:
        """Ask who represents somebody, or minds the voice of their empty chair."""
        person = self._chosen()
        seat = person.seat_in(self.session) if person else None
        if person is None or seat is None or not seat.kind.needs_somebody:
            self.room.notify(self.room.words("run.here.by_nobody"), markup=False)
            return

        def named(name: str | None) -> None:
            if name is not None and seat is not None:
                self._seat(person, seat.kind, name)

        words = self.room.words
        question = words(f"run.here.by.{seat.kind}", name=cut(shown(person.name), 30))
        called = self.room.desk.open.engagement.called(seat.by) if seat.by else ""
        self.app.push_screen(Ask(words, question, value=called), named)

    def _seat(self, person: Stakeholder, kind: SeatKind | None, by: str | None = None) -> None:
        planned = person.seats.get(self.session)
        if by is None:
            by = planned.by if planned and planned.kind is kind else ""
        now = self.room.desk.open.clock.now()
        self.room.do(running.attend, self.session, person.id, kind, now, by=by)
        self.draw(self.at)

    def _chosen(self) -> Stakeholder | None:
        people = self.room.desk.open.engagement.stakeholders
        return people[self.at] if people else None

    def _line(self, engagement: Engagement, person: Stakeholder) -> Content:
        words = self.room.words

        def told(seat: Seat | None, unset: Callable[[], str]) -> str:
            if seat is None:
                return unset()
            kind = words(f"value.seat.{seat.kind}")
            return f"{kind} ({shown(engagement.called(seat.by))})" if seat.by else kind

        actual = person.attendance.get(self.session)
        plan = told(person.seats.get(self.session), lambda: "–")
        now = told(actual, lambda: words("run.here.as_planned"))
        return Content.assemble(
            pad(cut(shown(person.name), 22), 23),
            (pad(cut(plan, 24), 25), "$muted"),
            (cut(now, 23), "$muted" if actual is None else "bold $accent"),
        )

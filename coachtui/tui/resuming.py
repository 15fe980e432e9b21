"""Taking up again what was typed: the screen where it stood, with the words in it as they were."""

from textual.app import App
from textual.screen import Screen

from coachtui.application import places
from coachtui.application.drafts import Typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Relation
from coachtui.drawing.width import cut, shown
from coachtui.tui.desk import Desk
from coachtui.tui.rooms import make_room
from coachtui.tui.screens.anybody import Said
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.notes import NotesScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.screens.planforms import block_form, session_form
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.run import RunScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.widgets.fields import TextField

_ROOMS = {
    "note": "notes",
    "capture": "run",
    "block": "plan",
    "session": "plan",
}


class Resuming:
    """One draft on its way back to its place."""

    def __init__(self, engagement: Engagement, draft: Typed) -> None:
        """Take the engagement, and what was typed."""
        self._engagement = engagement
        there = places.is_there(engagement, draft)
        self.draft = places.as_it_can_be(engagement, draft) if there else places.as_note(draft)
        self._place_is_gone = not there
        self._question = draft.place.removeprefix("ask:") if draft.place.startswith("ask:") else ""
        self._kind, self._rest = places.kind_and_rest(self.draft)

    @property
    def room(self) -> str:
        """The room in which its place is."""
        return _ROOMS.get(self._kind, "intake")

    async def go(self, app: App[int], desk: Desk) -> None:
        """Show the room in which its place is, and put the words back there."""
        self.prepare(desk.places)
        room = make_room(self.room, desk)
        await app.switch_screen(room)
        room.call_later(self.resume, room)
        if self._question:
            app.notify(
                desk.words("drafts.as_note_asked", question=cut(shown(self._question), 60)), markup=False
            )
        elif self._place_is_gone:
            app.notify(desk.words("drafts.as_note"), markup=False)

    def prepare(self, where: dict[str, str]) -> None:
        """Let the room open where the place is (``Desk.places``)."""
        if self.room == "intake":
            step = places.step_at(self._rest) if self._kind == "answer" else places.step_at("")
            where["intake.step"] = step
        elif self.room == "notes":
            where.pop("notes.about", None)
        elif self.room == "run":
            going = next(run for run in self._engagement.runs if run.ended_at is None)
            where["run.session"] = str(going.session)

    async def resume(self, room: Room) -> None:
        """Put the words back where they stood; the room is there."""
        text = self.draft.texts.get("text", "")
        if isinstance(room, NotesScreen):
            room.resume(places.note_of(self._engagement, self.draft))
        elif isinstance(room, RunScreen):
            room.resume(self.draft.texts)
        elif isinstance(room, PlanScreen):
            of, _, name = self._rest.rpartition(":")
            sheet = block_form(room, of, name) if self._kind == "block" else session_form(room, int(of), name)
            await room.app.push_screen(sheet)
            self._fill(sheet, text)
        elif isinstance(room, IntakeScreen):
            await self._resume_intake(room, text)

    async def _resume_intake(self, room: IntakeScreen, text: str) -> None:
        person = places.person_in(self._engagement, self._rest)
        if self._kind == "several":
            several = SeveralScreen(room.desk)
            await room.app.push_screen(several)
            several.resume(text)
        elif self._kind == "anybody":
            pane = room.pane
            if isinstance(pane, StakeholdersPane):
                said = Said(self.draft.texts["names"], self.draft.texts["reason"])
                pane.ask(Relation(self._rest), said)
        elif person is not None:
            form = PersonScreen(room.desk, person, path=self._rest.split(".", 2)[2])
            await room.app.push_screen(form)
            self._fill(form, text)
        else:
            self._fill(room, text)

    def _fill(self, screen: Screen[None], text: str) -> None:
        """Let the words stand in their field, once that is filled with what is known."""

        def fill() -> None:
            for field in screen.query(TextField):
                if field.place == self.draft.place:
                    field.resume(text)

        screen.call_after_refresh(fill)

"""What the five rooms of an engagement have in common: top line, footer, and how verbs are done."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, Concatenate, ParamSpec

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coachtui.application import drafts, intake
from coachtui.application.reasons import reason
from coachtui.application.workspace import State
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.tui.commands import IN_A_ROOM, Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.fields import Answered, Field, TextField
from coachtui.tui.widgets.topline import TopLine

_P = ParamSpec("_P")


class Room(Screen[None]):
    """One room of the open engagement.

    A subclass sets ``ROOM`` and ``OFFERS``, composes its body in ``compose_body``, and draws the
    engagement in ``show``, which is called at the start and after every change.
    """

    ROOM: ClassVar[str]
    OFFERS: ClassVar[tuple[Command, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = bindings(*IN_A_ROOM)
    # Each room puts the cursor itself; Textual would put it on whatever comes first, hidden or not.
    AUTO_FOCUS = ""

    engagement: reactive[Engagement | None] = reactive(None, init=False)

    def __init__(self, desk: Desk) -> None:
        """Take the desk, on which an engagement is open."""
        super().__init__()
        self.desk = desk
        self.words = desk.words

    def compose(self) -> ComposeResult:
        """The top line, the room itself, the footer."""
        yield TopLine(self.words)
        yield from self.compose_body()
        yield CommandLine(self.words, self.OFFERS)

    def compose_body(self) -> ComposeResult:
        """The room itself."""
        raise NotImplementedError

    def show(self, engagement: Engagement) -> None:
        """Draw the engagement."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the engagement as it is now, and in the top line and the footer whether one is typing."""
        self.engagement = self.desk.open.engagement
        self.watch(self, "focused", self._tell_typing)

    def _tell_typing(self, focused: Widget | None) -> None:
        in_a_field = focused is not None and any(isinstance(node, Field) for node in focused.ancestors)
        in_a_text = isinstance(focused, Input | TextArea)
        self.query_one(TopLine).typing = in_a_field or in_a_text
        self.query_one(CommandLine).typing = in_a_text

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what another screen may have changed."""
        # A screen that comes up has just been styled, widget by widget: to do it all again takes as long.
        event.refresh_styles = False
        # On the way Home what stood on top of a room goes first, and the room is for a moment the top one.
        if self.desk.workspace is not None:
            self.engagement = self.desk.workspace.engagement
            self.mark_saved()

    def do(
        self, verb: Callable[Concatenate[Engagement, _P], Engagement], *args: _P.args, **kwargs: _P.kwargs
    ) -> bool:
        """Do a verb, save, and show the result; tell why not, and return False, if it is refused."""
        try:
            self.desk.open.do(verb, *args, **kwargs)
        except Refused as problem:
            self.tell(problem)
            return False
        if self.engagement is self.desk.open.engagement:
            self.mark_saved()  # nothing to draw anew, but a save may have been tried again
        self.engagement = self.desk.open.engagement
        return True

    def tell(self, problem: Refused) -> None:
        """Say what is wrong, in the coach's words."""
        self.notify(reason(problem, self.words), severity="error", markup=False)

    def only_looks_on(self) -> bool:
        """Tell that nothing can be changed here, and return True, if that is so."""
        why = self.desk.open.looking_on
        if why is not None:
            self.tell(why)
        return why is not None

    def answer(self, path: str, value: object) -> bool:
        """Do an answer, as it was typed; return whether it was taken."""
        return self.do(intake.answer, path, value, self.desk.open.clock.now().date())

    def take(self, field: TextField) -> bool:
        """Do the answer in a text field, and let the field know whether it was taken."""
        taken = self.answer(field.path, field.text)
        field.taken(taken)
        return taken

    def flush(self) -> bool:
        """Do at once every answer that was typed and not yet taken; return whether all were."""
        # Not all(…) over a generator: one refusal must not keep the others from being taken.
        pending = [field for field in self.query(TextField) if field.pending]
        wrong = [field for field in pending if not self.take(field)]
        if wrong:
            wrong[0].enter()
        return not wrong

    def leave(self, then: Callable[[], object], *, closing: bool = False) -> None:
        """Flush, then do ``then``; ask first if something would be lost.

        That is an answer that was not taken; or, when the engagement is ``closing``, whatever could not
        be saved, even now.
        """
        lost = "" if self.flush() else self.words("room.unsaved_answer")
        workspace = self.desk.open
        if closing and (workspace.state is not State.SAVED or workspace.has_unkept_drafts):
            self.run_worker(self._leave_settled(then, lost), name="leaving", exclusive=True, group="leaving")
        else:
            self._leave(then, lost)

    async def _leave_settled(self, then: Callable[[], object], lost: str) -> None:
        """Leave once all is written that can be; the disk may take its time."""
        workspace = self.desk.open
        await asyncio.to_thread(workspace.settle)
        self.mark_saved()
        if workspace.problem is not None:
            lost = self.words("room.not_saved", why=reason(workspace.problem, self.words))
        self._leave(then, lost)

    def _leave(self, then: Callable[[], object], lost: str) -> None:
        if not lost:
            then()
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.desk.open.change_drafts(drafts.all_given_up)
                then()

        self.app.push_screen(Confirm(self.words, lost, yes=self.words("room.leave_anyway")), decided)

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return every command of this screen with the part of the screen that does it."""
        return tuple((command, self) for command in self.OFFERS)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if isinstance(event.field, TextField):
            if event.field.pending:
                self.take(event.field)
        else:
            self.answer(event.path, event.value)

    def watch_engagement(self, engagement: Engagement | None) -> None:
        """Draw the new value."""
        if engagement is None:
            return
        line = self.query_one(TopLine)
        line.title = " · ".join(filter(None, (engagement.contract.client, engagement.project.name)))
        line.room = self.ROOM
        self.mark_saved()
        self.show(engagement)

    def mark_saved(self) -> None:
        """Tell in the top line whether all is saved; if not, why not; or that one only looks on."""
        if not self.query(TopLine):  # the room is still being made; it says so itself when it is there
            return
        line, workspace = self.query_one(TopLine), self.desk.open
        problem, looking_on = workspace.problem, workspace.looking_on
        line.why = reason(problem, self.words) if problem is not None else ""
        line.looking_on = reason(looking_on, self.words) if looking_on is not None else ""
        self.query_one(CommandLine).looking_on = looking_on is not None
        if looking_on is not None:
            line.saved = self.words("saved.looking_on")
        elif workspace.state is not State.SAVED:
            line.saved = self.words(f"saved.{workspace.state}")
        elif workspace.saved_at is not None:
            line.saved = self.words("saved.at", time=self.words.time(workspace.saved_at))
        else:
            line.saved = ""
        if workspace.drafts.found and workspace.state is State.SAVED:
            waiting = len(workspace.drafts.found)
            line.saved = self.words("saved.waiting", saved=line.saved, n=waiting).strip(" ·")
        if (strange := workspace.strange()) is not None:
            self.tell(strange)

    def follow(self) -> None:
        """Show what somebody else saved, or that one can write now."""
        self.engagement = self.desk.open.engagement
        self.mark_saved()

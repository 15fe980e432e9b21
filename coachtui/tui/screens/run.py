"""The Run room: choosing a session, and running it by the wall's clock."""

import datetime as dt
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.dom import DOMNode
from textual.widgets import OptionList, Static

from coachtui.application import planning, running
from coachtui.domain.engagement import Engagement
from coachtui.domain.running import Run
from coachtui.domain.table import table_at
from coachtui.domain.turns import round_of
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens import runquestions
from coachtui.tui.screens.attendance import Attendance
from coachtui.tui.screens.capturing import CapturingRoom
from coachtui.tui.screens.cutting import Cutting
from coachtui.tui.screens.runcommands import CAPTURES, OFFERS, View, commands_in
from coachtui.tui.widgets.captureline import CaptureLine
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.held import Held
from coachtui.tui.widgets.keyline import KeyLine
from coachtui.tui.widgets.openblock import OpenBlock
from coachtui.tui.widgets.sessionlist import SessionList
from coachtui.tui.widgets.table import TableView


class RunScreen(CapturingRoom):
    """The sessions; one of them under way; or one that was held."""

    ROOM = "run"
    OFFERS: ClassVar[tuple[Command, ...]] = OFFERS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*OFFERS)
    CSS = """
    RunScreen #heading { padding: 1 3; height: auto; color: $muted; }
    RunScreen #seats { height: 1fr; padding: 1 2; }
    RunScreen TableView { height: 100%; }
    """

    def compose_body(self) -> ComposeResult:
        """A heading and the sessions; one that was held; the one under way; the line to capture on."""
        yield Static(id="heading", markup=False)
        yield SessionList(self.words)
        with Container(id="seats"):
            yield TableView(self.words)
        yield Held(self.words)
        yield OpenBlock(self.words)
        yield KeyLine(self.words, CAPTURES)
        yield CaptureLine(self.words)

    def on_mount(self) -> None:
        """Go to the session under way, or to where the coach was; and look at the clock each second."""
        going = running.under_way(self.desk.open.engagement)
        if "run.session" not in self.desk.places and going is not None:
            self.desk.places["run.session"] = str(going.session)
        super().on_mount()
        self.set_interval(1, self._tick)

    def show(self, engagement: Engagement) -> None:
        """Draw what the coach chose to see."""
        view, run = self.view, self.run_shown
        going = view in (View.BLOCK, View.ROUND)
        self.query_one("#heading").display = view in (View.NOTHING, View.SESSIONS)
        self.query_one(SessionList).display = self.query_one("#seats").display = view is View.SESSIONS
        self.query_one(Held).display = view is View.HELD
        self.query_one(OpenBlock).display = going
        self.query_one(KeyLine).display = going and not self.line.is_open
        if run is not None and going:
            self.query_one(OpenBlock).show(engagement, run, self.now)
        elif run is not None:
            self.query_one(Held).show(engagement, run)
        else:
            key = "run.no_plan" if view is View.NOTHING else "run.which"
            self.query_one("#heading", Static).update(self.words(key))
            self.query_one(SessionList).show(engagement, self.chosen)
            self._show_seats()
        self.query_one(CommandLine).commands = self.line.commands if self.line.is_open else self._commands
        if not self.line.is_open:
            self.call_after_refresh(self._focus_view)

    def mark_saved(self) -> None:
        """As every room; the keys that capture are not offered to who only looks on."""
        super().mark_saved()
        for keys in self.query(KeyLine):
            keys.visible = self.desk.open.looking_on is None

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return what can be done in this view, and first on the line that is being written."""
        line = self.line.commands if self.line.is_open else ()
        return (
            *((command, self.line) for command in line),
            *((command, self) for command in self._commands),
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys do only what the view has."""
        mine = {command.action.split("(")[0] for command in self.OFFERS}
        if action not in mine:
            return super().check_action(action, parameters)
        return any(command.action.split("(")[0] == action for command in self._commands)

    @property
    def _commands(self) -> tuple[Command, ...]:
        return commands_in(self.view)

    @property
    def now(self) -> dt.datetime:
        """This moment, by the one clock."""
        return self.desk.open.clock.now()

    @property
    def run_shown(self) -> Run | None:
        """The run of the session that the coach chose to see; None while choosing."""
        place = self.desk.places.get("run.session")
        return self.desk.open.engagement.run_of(int(place)) if place else None

    @property
    def view(self) -> View:
        """What is shown now."""
        run = self.run_shown
        if run is None:
            plan = self.desk.open.engagement.plan
            return View.SESSIONS if plan is not None and plan.sessions else View.NOTHING
        if run.ended_at is not None:
            return View.HELD
        round_ = round_of(run)
        return View.ROUND if round_ is not None and round_.order else View.BLOCK

    @property
    def chosen(self) -> int:
        """The number of the session that is shown, or highlighted to be chosen."""
        run = self.run_shown
        if run is not None:
            return run.session
        highlighted = self.query_one(SessionList).chosen
        return highlighted or planning.next_session(self.desk.open.engagement)

    def action_start(self) -> None:
        """Start the highlighted session."""
        if not self.only_looks_on():
            runquestions.start(self, self.chosen)

    def action_open(self) -> None:
        """Go to the highlighted session: under way, held, or to be started."""
        if self.desk.open.engagement.run_of(self.chosen) is None:
            self.action_start()
        else:
            self.go_to(self.chosen)

    def action_sessions(self) -> None:
        """Back to all sessions; the one under way goes on."""
        if self.flush():
            self.close_line()
            self.go_to(None)

    def action_next(self) -> None:
        """Go to the next block; after the last one the session ends, once the coach agreed."""
        run = self.run_shown
        if run is not None and run.later:
            self.do(running.next_block, run.session, self.now)
        else:
            self.action_finish()

    def action_back(self) -> None:
        """Go back to the block before."""
        self.do(running.back, self.chosen, self.now)

    def action_pause(self) -> None:
        """Stop the clock of the block, or let it go on."""
        self.do(running.pause_or_resume, self.chosen, self.now)

    def action_minutes(self, minutes: int) -> None:
        """Make the open block longer or shorter."""
        self.do(running.add_minutes, self.chosen, minutes)

    def action_cut(self) -> None:
        """Choose what gives way when the session runs short."""
        self.app.push_screen(Cutting(self, self.chosen))

    def action_finish(self) -> None:
        """End the session, once the coach agreed."""
        runquestions.finish(self, self.chosen)

    def action_reopen(self) -> None:
        """Open the held session again, once the coach agreed."""
        runquestions.reopen(self, self.chosen)

    def action_here(self) -> None:
        """Say who is here."""
        self.app.push_screen(Attendance(self, self.chosen))

    def action_turn_done(self) -> None:
        """End the turn; the word goes to the next."""
        self.do(running.turn_done, self.chosen, self.now)

    def action_turn_passed(self) -> None:
        """Pass: the word goes to the next, and comes back once."""
        self.do(running.turn_passed, self.chosen, self.now)

    def action_turn_choose(self) -> None:
        """Choose who speaks now."""
        runquestions.choose_voice(self, self.chosen)

    def action_read_on(self, pages: int) -> None:
        """Scroll the block's question and guidance."""
        self.query_one(OpenBlock).read_on(pages)

    def go_to(self, session: int | None) -> None:
        """Show a session, or with None all of them."""
        self.desk.places["run.session"] = str(session) if session else ""
        self.show(self.desk.open.engagement)

    @on(OptionList.OptionHighlighted)
    def _show_seats(self) -> None:
        """Draw the table of the highlighted session."""
        engagement = self.desk.open.engagement
        table = self.query_one(TableView)
        table.title = engagement.project.solution or engagement.project.name
        table.table = table_at(engagement, self.chosen)

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def _tick(self) -> None:
        run = self.run_shown
        if run is not None and run.ended_at is None and self.app.screen is self:
            self.query_one(OpenBlock).show(self.desk.open.engagement, run, self.now)

    def _focus_view(self) -> None:
        view = self.view
        if self.line.is_open:
            return  # it was opened meanwhile
        if view is View.SESSIONS:
            self.query_one(SessionList).focus()
        elif view is View.HELD:
            self.query_one(Held).focus()
        else:
            self.set_focus(None)

"""The Plan room: the sessions, their blocks with the times that follow, and what is unsound about them."""

from collections.abc import Callable
from typing import ClassVar, Concatenate, ParamSpec

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import OptionList, Static

from coachtui.application import planning
from coachtui.application.ids import new_id
from coachtui.domain.engagement import Engagement
from coachtui.domain.plan import Block, Plan, Session
from coachtui.drawing.width import cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Ask
from coachtui.tui.screens.fieldsdialog import FieldsDialog
from coachtui.tui.screens.planforms import block_form, session_form
from coachtui.tui.screens.plantemplate import choose_template, save_template
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.blocks import BlockList
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.prose import prose
from coachtui.tui.widgets.sessions import Sessions

_P = ParamSpec("_P")

_COMMANDS = (
    Command("plan.undo", "u", "undo", changes=True),
    Command("plan.edit", "e,enter", "edit", changes=True),
    Command("plan.longer", "plus", "lengthen(5)", changes=True),
    Command("plan.shorter", "minus", "lengthen(-5)", changes=True),
    Command("plan.add", "n", "add", changes=True),
    Command("plan.remove", "x,delete", "remove", changes=True),
    Command("plan.up", "K", "move(-1)", changes=True),
    Command("plan.down", "J", "move(1)", changes=True),
    Command("plan.date", "d", "session_form('date')", changes=True),
    Command("plan.next", "right,right_square_bracket,f8", "session(1)"),
    Command("plan.title", "t", "session_form('title')", changes=True),
    Command("plan.template", "m", "template", changes=True),
    Command("plan.save_template", "S", "save_template"),
    Command("plan.minutes", "equals_sign", "minutes", shown=False, changes=True),
    Command("plan.previous", "left,left_square_bracket,f7", "session(-1)", shown=False),
)


class PlanScreen(Room):
    """The chosen session's blocks, with a tab for each session, or all sessions side by side."""

    ROOM = "plan"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (28, "-tall")]  # noqa: RUF012 - Screen types it as no ClassVar
    CSS = """
    PlanScreen #none { padding: 1 2; height: auto; }
    PlanScreen.-short SessionColumn .facts { margin-bottom: 0; }
    PlanScreen #detail { height: 1fr; min-height: 2; padding: 0 1; margin-top: 1;
        scrollbar-size-vertical: 1; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        # Each plan that was changed while this room was open, with the places where the coach was in it.
        self._before: list[tuple[Plan, dict[str, str]]] = []

    def compose_body(self) -> ComposeResult:
        """The sessions, and the highlighted block's question and guidance; or how to make a plan."""
        yield Static(self.words("plan.none"), id="none", markup=False)
        yield Sessions(self.words)
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(id="about", markup=False)

    def show(self, engagement: Engagement) -> None:
        """Draw the plan, or say that there is none yet."""
        session = self.session
        self.query_one("#none").display = session is None
        sessions = self.query_one(Sessions)
        sessions.display = self.query_one("#detail").display = session is not None
        if session is not None:
            sessions.show(engagement, session.number, self.desk.places.get("plan.block", ""))
            self.call_after_refresh(self._focus_blocks)
        self._draw_detail()
        self.query_one(CommandLine).commands = tuple(command for command, _ in self.available())

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return what can be done: without a plan only making one, and undo only after a change."""
        if self.session is None:
            return tuple((command, self) for command in self.OFFERS if command.action == "template")
        return tuple(pair for pair in super().available() if self._can(pair[0].action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys do only what can be done."""
        mine = {command.action.split("(")[0] for command in self.OFFERS}
        return self._can(action) if action in mine else super().check_action(action, parameters)

    def flush(self) -> bool:
        """Do what was typed here, and in a form on top."""
        dialogs = [screen for screen in self.app.screen_stack if isinstance(screen, FieldsDialog)]
        taken = [super().flush(), *(dialog.flush() for dialog in dialogs)]
        return all(taken)

    def do(
        self, verb: Callable[Concatenate[Engagement, _P], Engagement], *args: _P.args, **kwargs: _P.kwargs
    ) -> bool:
        """Do a verb as every room does, and keep the plan that it changes."""
        plan = self.desk.open.engagement.plan
        if plan is None or verb == planning.restore:
            return super().do(verb, *args, **kwargs)
        # Before the plan is drawn again: with it the way back is offered.
        self._before.append((plan, self._here))
        done = super().do(verb, *args, **kwargs)
        if self.desk.open.engagement.plan is plan:
            self._before.pop()
        return done

    @property
    def _here(self) -> dict[str, str]:
        """Where the coach is in the plan, as places say it."""
        session, block = self.session, self.block
        return {
            "plan.session": str(session.number) if session else "",
            "plan.block": block.id if block else "",
        }

    @property
    def session(self) -> Session | None:
        """The chosen session; None while there is no plan."""
        engagement = self.desk.open.engagement
        if engagement.plan is None or not engagement.plan.sessions:
            return None
        number = int(self.desk.places.get("plan.session") or planning.next_session(engagement))
        sessions = engagement.plan.sessions
        return next((session for session in sessions if session.number == number), sessions[0])

    @property
    def block(self) -> Block | None:
        """The highlighted block of the chosen session; None while it has none."""
        session, column = self.session, self.query_one(Sessions).column
        if session is None or column is None:
            return None
        return next((block for block in session.blocks if block.id == column.blocks.chosen), None)

    def action_session(self, step: int) -> None:
        """Go to the session before or after."""
        session, plan = self.session, self.desk.open.engagement.plan
        if session is None or plan is None:
            return
        at = plan.sessions.index(session) + step
        if 0 <= at < len(plan.sessions):
            self.desk.places["plan.session"] = str(plan.sessions[at].number)
            self.show(self.desk.open.engagement)

    def action_lengthen(self, minutes: int) -> None:
        """Give the highlighted block more minutes, or fewer."""
        if (block := self.block) is not None:
            self.do(planning.lengthen, block.id, minutes)

    def action_minutes(self) -> None:
        """Ask how many minutes the highlighted block gets."""
        if (block := self.block) is None:
            return

        def answered(text: str | None) -> None:
            if text is not None and text.strip():
                self.do(planning.change_block, block.id, "minutes", text)

        text = self.words("plan.ask_minutes", title=cut(shown(block.title), 40))
        self.app.push_screen(Ask(self.words, text, value=str(block.minutes), anew=True), answered)

    def action_move(self, places: int) -> None:
        """Move the highlighted block down or up."""
        if (block := self.block) is not None:
            self.desk.places["plan.block"] = block.id
            self.do(planning.move, block.id, places)

    def action_add(self) -> None:
        """Ask what a new block is called, and put it under the highlighted one."""
        session, block = self.session, self.block
        if session is None:
            return

        def answered(title: str | None) -> None:
            if title is not None and title.strip():
                self._add(session.number, title, after=block.id if block else "")

        self.app.push_screen(Ask(self.words, self.words("plan.ask_title")), answered)

    def action_remove(self) -> None:
        """Take the highlighted block out; one key puts it back."""
        session, block = self.session, self.block
        if session is None or block is None:
            return
        at = session.blocks.index(block)
        others = (*session.blocks[at + 1 :], *reversed(session.blocks[:at]))
        if self._do_at({"plan.block": others[0].id if others else ""}, planning.remove, block.id):
            self.notify(self.words("plan.removed", title=cut(shown(block.title), 40)), markup=False)

    def action_undo(self) -> None:
        """Take back the last change of the plan, whatever it was."""
        plan, places = before = self._before.pop()
        if not self._do_at(places, planning.restore, plan):
            self._before.append(before)

    def action_edit(self) -> None:
        """Open the form of the highlighted block; without a plan, make one."""
        if (block := self.block) is not None:
            self.app.push_screen(block_form(self, block.id))
        elif self.session is None:
            self.action_template()

    def action_session_form(self, start: str) -> None:
        """Open the form of the session: title, date, start, length, place."""
        if (session := self.session) is not None:
            self.app.push_screen(session_form(self, session.number, start))

    def action_template(self) -> None:
        """Make a plan from a template; ask before one is replaced."""
        choose_template(self)

    def action_save_template(self) -> None:
        """Keep the plan as a template of the coach's own."""
        save_template(self)

    def action_detail(self, pages: int) -> None:
        """Read on in the question and the guidance of the highlighted block."""
        detail = self.query_one("#detail", VerticalScroll)
        detail.scroll_relative(y=pages * max(1, detail.size.height - 1), animate=False)

    @on(BlockList.Chosen)
    def _highlighted(self, event: BlockList.Chosen) -> None:
        event.stop()
        session = self.session
        if session is not None and session.number == event.session:
            self.desk.places["plan.block"] = event.block_id
            self._draw_detail()

    @on(OptionList.OptionSelected)
    async def _opened(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.run_action("edit")

    def _add(self, session: int, title: str, *, after: str) -> None:
        made = new_id()
        self._do_at({"plan.block": made}, planning.add, session, made, title, after=after)

    def _do_at(
        self,
        places: dict[str, str],
        verb: Callable[Concatenate[Engagement, _P], Engagement],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> bool:
        """Do a verb, with these places chosen when the plan is drawn again; as it was if it is refused."""
        before = dict(self.desk.places)
        self.desk.places.update(places)
        if self.do(verb, *args, **kwargs):
            return True
        self.desk.places.clear()
        self.desk.places.update(before)
        return False

    def _can(self, action: str) -> bool:
        if self.session is None:
            return action in ("template", "edit")
        return bool(self._before) if action == "undo" else True

    def _focus_blocks(self) -> None:
        column = self.query_one(Sessions).column
        if column is not None and column.blocks.is_mounted:
            column.blocks.focus()

    def _draw_detail(self) -> None:
        block = self.block
        if block is None:
            self.query_one("#about", Static).update("")
            return
        unasked = Content.styled(self.words("plan.no_question"), "$muted")
        parts = [prose(block.question, "bold") if block.question.strip() else unasked]
        if block.guidance.strip():
            parts.append(prose(block.guidance, "$muted"))
        self.query_one("#about", Static).update(Content("\n\n").join(parts))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

"""Home: the practice's engagements, what each waits for, and who is at the table of the chosen one."""

import asyncio
from collections.abc import Callable
from typing import ClassVar, Concatenate, ParamSpec

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui import example
from coachtui.application import closing
from coachtui.application.mending import purged_text
from coachtui.application.ports import is_damage
from coachtui.application.practice import Summary, Unreadable
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.table import table_at
from coachtui.drawing.width import ELLIPSIS
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.rooms import read_rooms
from coachtui.tui.screens import homequestions
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.homereading import Found, found_in
from coachtui.tui.screens.new import NewEngagement
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.engagementlist import EngagementList
from coachtui.tui.widgets.table import TableView
from coachtui.tui.widgets.topline import TopLine

_P = ParamSpec("_P")
# Seconds that the first reading may take before it is told that it goes on.
_BLINK = 0.2

_COMMANDS = (
    Command("home.open", "enter", "open"),
    Command("home.new", "n", "new"),
    Command("home.example", "e", "example"),
    Command("home.close", "c", "close"),
    Command("home.reopen", "c", "reopen"),
    Command("home.delete", "d", "delete"),
    Command("home.quit", "q", "app.leave"),
    Command("home.purge", "p", "purge"),
)


class HomeScreen(Screen[None]):
    """The list of engagements, and under it what the chosen one is about."""

    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    CSS = """
    HomeScreen #empty { padding: 1 2; height: auto; }
    HomeScreen #detail { height: 1fr; padding: 1 2 0 2; }
    HomeScreen TableView { height: 1fr; }
    """

    class Chosen(Message):
        """An engagement was chosen to be opened."""

        def __init__(self, engagement_id: str) -> None:
            """Take its id."""
            super().__init__()
            self.engagement_id = engagement_id

    entries: reactive[tuple[Engagement | Unreadable, ...]] = reactive(())

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__()
        self.desk = desk
        self.words = desk.words
        self._summaries: dict[str, tuple[Engagement, Summary]] = {}
        self._has_read = False

    def compose(self) -> ComposeResult:
        """Title, list, what the chosen engagement is about, footer."""
        yield TopLine(self.words)
        with Vertical():
            yield EngagementList(self.words)
            yield Static(self.words("home.empty"), id="empty", markup=False)
            with Vertical(id="detail"):
                yield Static(id="about", markup=False)
                yield TableView(self.words)
        yield CommandLine(self.words, self.OFFERS)

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return what can be done now, with the part of the screen that does it."""
        return tuple((command, self) for command in self.OFFERS if self._can(command.action))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let keys do only what can be done: one key closes what is open, and opens what is closed."""
        mine = {command.action for command in self.OFFERS}
        return self._can(action) if action in mine else super().check_action(action, parameters)

    def on_mount(self) -> None:
        """Say where we are."""
        self.query_one(TopLine).title = self.words("home.title")
        self.set_timer(_BLINK, self._say_that_it_reads)

    async def on_screen_resume(self) -> None:
        """Read the practice again: a room may have changed it."""
        await self._read()

    async def _read(self) -> None:
        """Read the practice, in a thread: a large one takes its time. Until then the list stays as it was."""
        empty = Content(self.words("home.empty"))
        try:
            found = await asyncio.to_thread(found_in, self.desk.practice, self._summaries)
        except Refused as problem:
            found = Found((), {})
            empty = Content.styled(reason(problem, self.words), "$red")
        if not self.is_attached:  # the program was left meanwhile
            return
        if not self._has_read:
            self.run_worker(read_rooms, thread=True)
        self._has_read = True
        self._summaries = found.summaries
        self.query_one("#empty", Static).update(empty)
        self.entries = found.entries
        self._show_parts()
        self._offer()

    def _say_that_it_reads(self) -> None:
        if not self._has_read:
            empty = self.query_one("#empty", Static)
            empty.update(ELLIPSIS)
            empty.display = True

    def watch_entries(self) -> None:
        """Show the list, the same engagement chosen as before."""
        self._show_parts()
        summaries = self._summaries
        rows = (entry if isinstance(entry, Unreadable) else summaries[entry.id][1] for entry in self.entries)
        self.query_one(EngagementList).show(tuple(rows))

    def _show_parts(self) -> None:
        has_any = bool(self.entries)
        for selector in ("EngagementList", "#detail"):
            self.query_one(selector).display = has_any
        self.query_one("#empty").display = self._has_read and not has_any

    @on(EngagementList.Highlighted)
    def _show(self) -> None:
        chosen = self._chosen()
        about = self.query_one("#about", Static)
        view = self.query_one(TableView)
        if isinstance(chosen, Engagement):
            about.update(self._about(chosen))
            view.title = chosen.project.solution or chosen.project.name
            view.table = table_at(chosen, None)
        elif chosen is not None:
            more = f"\n\n{self.words('home.mend')}" if is_damage(chosen.problem) else ""
            about.update(Content.assemble((reason(chosen.problem, self.words), "$red"), more))
            view.table = None
        self._offer()

    def _offer(self) -> None:
        self.query_one(CommandLine).commands = tuple(command for command, _ in self.available())

    def _can(self, action: str) -> bool:
        chosen = self._chosen()
        if action == "close":
            return isinstance(chosen, Engagement) and chosen.closed_at is None
        if action == "reopen":
            return isinstance(chosen, Engagement) and chosen.closed_at is not None
        if action == "purge":
            return isinstance(chosen, Engagement)
        return chosen is not None or action not in ("open", "delete")

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the chosen engagement."""
        if (chosen := self._chosen()) is not None:
            self._go_to(chosen.id)

    def action_new(self) -> None:
        """Ask for what a new engagement needs, make it, and open it."""

        def made(engagement_id: str | None) -> None:
            if engagement_id is not None:
                self._go_to(engagement_id)

        self.app.push_screen(NewEngagement(self.desk), made)

    async def action_example(self) -> None:
        """Put the example into the practice if it is not there, and open it."""
        try:
            engagement_id = await asyncio.to_thread(example.ensure, self.desk.practice, self.words.language)
        except Refused as problem:
            self._tell(problem)
            return
        self._go_to(engagement_id)

    def action_close(self) -> None:
        """Close the chosen engagement, once that was confirmed."""
        chosen, now = self._chosen(), self.desk.practice.clock.now()
        if isinstance(chosen, Engagement):
            question = homequestions.closing(self.words, chosen)
            self._confirm(question, lambda: self._do_in(chosen.id, closing.close, now))

    def action_reopen(self) -> None:
        """Open the chosen engagement that was closed again."""
        if (chosen := self._chosen()) is not None:
            self.call_later(self._aside, lambda: self._do_in(chosen.id, closing.reopen))

    def action_delete(self) -> None:
        """Delete the chosen engagement, once its name was typed."""
        if (chosen := self._chosen()) is not None:
            question = homequestions.deleting(self.words, chosen.id)
            self._confirm(question, lambda: self.desk.practice.delete(chosen.id))

    async def action_purge(self) -> None:
        """Remove what the notes of the chosen engagement were, and its copies, once its name was typed."""
        chosen, practice = self._chosen(), self.desk.practice
        if not isinstance(chosen, Engagement):
            return
        try:
            gone = await asyncio.to_thread(practice.to_purge, chosen.id)
        except Refused as problem:
            self._tell(problem)
            return
        question = homequestions.purging(self.words, chosen.id, gone)
        self._confirm(question, lambda: purged_text(practice.purge(chosen.id), self.words))

    def _confirm(self, question: Confirm, work: Callable[[], str | None]) -> None:
        def decided(yes: bool | None) -> None:
            if yes:
                self.call_later(self._aside, work)

        self.app.push_screen(question, decided)

    def _go_to(self, engagement_id: str) -> None:
        # Whoever comes back finds it chosen.
        self.query_one(EngagementList).choose(engagement_id)
        self.post_message(self.Chosen(engagement_id))

    def _do_in(
        self,
        engagement_id: str,
        verb: Callable[Concatenate[Engagement, _P], Engagement],
        *args: _P.args,
        **kwargs: _P.kwargs,
    ) -> None:
        """Open an engagement for one verb. Raises Refused if it is open elsewhere, or not saved."""
        with self.desk.practice.opened(engagement_id) as workspace:
            workspace.do(verb, *args, **kwargs)

    async def _aside(self, work: Callable[[], str | None]) -> None:
        """Change the practice in a thread, tell what comes of it or why not, and read it again."""
        try:
            if (told := await asyncio.to_thread(work)) is not None:
                self.notify(told, markup=False)
        except Refused as problem:
            self._tell(problem)
        await self._read()

    def _tell(self, problem: Refused) -> None:
        self.notify(reason(problem, self.words), severity="error", markup=False)

    def _chosen(self) -> Engagement | Unreadable | None:
        chosen_id = self.query_one(EngagementList).chosen_id
        return next((entry for entry in self.entries if entry.id == chosen_id), None)

    def _about(self, engagement: Engagement) -> Content:
        words = self.words
        line = self._summaries[engagement.id][1]
        question = engagement.focal_role.question or words("home.no_question")
        figures = words("home.findings", red=line.red, amber=line.amber)
        parts: list[Content] = [
            Content.styled(question, "italic"),
            Content.styled(figures, "$red" if line.red else "$muted"),
        ]
        if engagement.priority.choice is None:
            parts.append(Content.styled(words("poles.no_choice"), "$amber"))
        return Content("\n").join(parts)

"""Home: the practice's engagements, what each waits for, and who is at the table of the chosen one."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui import example
from coachtui.application.practice import Unreadable, summary
from coachtui.application.reasons import reason
from coachtui.application.telling import stage_text
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.table import table_at
from coachtui.drawing.width import cut, pad
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.new import NewEngagement
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.table import TableView
from coachtui.tui.widgets.topline import TopLine

_COMMANDS = (
    Command("home.open", "enter", "open"),
    Command("home.new", "n", "new"),
    Command("home.example", "e", "example"),
    Command("home.delete", "d", "delete"),
    Command("home.quit", "q", "app.leave"),
)


class HomeScreen(Screen[None]):
    """The list of engagements, and under it what the chosen one is about."""

    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    CSS = """
    HomeScreen #heads { height: 1; padding: 0 1; color: $muted; }
    HomeScreen OptionList { height: auto; max-height: 40%; padding: 0 1; }
    HomeScreen #empty { padding: 1 2; height: auto; }
    HomeScreen #detail { height: 1fr; padding: 1 2 0 2; }
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

    def compose(self) -> ComposeResult:
        """Title, list, what the chosen engagement is about, footer."""
        yield TopLine(self.words)
        with Vertical():
            yield Static(id="heads", markup=False)
            yield OptionList(markup=False)
            yield Static(self.words("home.empty"), id="empty", markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="about", markup=False)
                yield TableView(self.words)
        yield CommandLine(self.words, self.OFFERS)

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return every command of this screen with the part of the screen that does it."""
        return tuple((command, self) for command in self.OFFERS)

    def on_mount(self) -> None:
        """Say where we are."""
        self.query_one(TopLine).title = self.words("home.title")

    def on_screen_resume(self) -> None:
        """Read the practice again: a room may have changed it."""
        self.entries = self.desk.practice.engagements()

    def watch_entries(self) -> None:
        """Show the list, the same engagement chosen as before."""
        options = self.query_one(OptionList)
        chosen = options.highlighted or 0
        options.clear_options()
        options.add_options([Option(self._line(entry), id=entry.id) for entry in self.entries])
        has_any = bool(self.entries)
        for selector in ("#heads", "OptionList", "#detail"):
            self.query_one(selector).display = has_any
        self.query_one("#empty").display = not has_any
        if has_any:
            options.highlighted = min(chosen, len(self.entries) - 1)
            options.focus()

    def on_resize(self) -> None:
        """The columns follow the width."""
        self.watch_entries()

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        entry = self.entries[event.option_index] if event.option_index < len(self.entries) else None
        about = self.query_one("#about", Static)
        view = self.query_one(TableView)
        if isinstance(entry, Engagement):
            about.update(self._about(entry))
            view.title = entry.project.solution or entry.project.name
            view.table = table_at(entry, None)
        elif entry is not None:
            about.update(Content.styled(reason(entry.problem, self.words), "$red"))
            view.table = None

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open the chosen engagement."""
        if (chosen := self._chosen()) is not None:
            self.post_message(self.Chosen(chosen.id))

    def action_new(self) -> None:
        """Ask for what a new engagement needs, make it, and open it."""

        def made(engagement_id: str | None) -> None:
            if engagement_id is not None:
                self.post_message(self.Chosen(engagement_id))

        self.app.push_screen(NewEngagement(self.desk), made)

    def action_example(self) -> None:
        """Put the example into the practice if it is not there, and open it."""
        try:
            engagement_id = example.ensure(self.desk.practice, self.words.language)
        except Refused as problem:
            self.notify(reason(problem, self.words), severity="error", markup=False)
            return
        self.post_message(self.Chosen(engagement_id))

    def action_delete(self) -> None:
        """Delete the chosen engagement, once its name was typed."""
        if (chosen := self._chosen()) is None:
            return

        def decided(yes: bool | None) -> None:
            if yes:
                try:
                    self.desk.practice.delete(chosen.id)
                except Refused as problem:
                    self.notify(reason(problem, self.words), severity="error", markup=False)
                self.entries = self.desk.practice.engagements()

        text = self.words("home.delete", name=chosen.id)
        self.app.push_screen(
            Confirm(self.words, text, yes=self.words("home.delete_yes"), typed=chosen.id), decided
        )

    def _chosen(self) -> Engagement | Unreadable | None:
        at = self.query_one(OptionList).highlighted
        return None if at is None or at >= len(self.entries) else self.entries[at]

    def _widths(self) -> tuple[int, int, int]:
        """Widths of project, stage and next session; the client's name takes what is left."""
        return (16, 22, 12) if self.size.width < 100 else (30, 26, 18)

    def _line(self, entry: Engagement | Unreadable) -> Content:
        project, stage, ahead = self._widths()
        client = max(10, self.size.width - project - stage - ahead - 16)
        words = self.words
        heads = (
            _fit(words("home.client"), client),
            _fit(words("home.project"), project),
            _fit(words("home.stage"), stage),
            _fit(words("home.next"), ahead),
        )
        self.query_one("#heads", Static).update("".join(heads) + words("home.figures"))
        if isinstance(entry, Unreadable):
            return Content.assemble(_fit(entry.id, client), (words("home.unreadable"), "$red"))
        line = summary(entry)
        return Content.assemble(
            (_fit(line.client, client), "bold"),
            _fit(line.project, project),
            _fit(stage_text(line.stage, words), stage),
            _fit(words.short_date(line.next_date) if line.next_date else "–", ahead),
            (f"{line.red:>4}", "bold $red" if line.red else ""),
            f"{line.open_actions:>8}",
        )

    def _about(self, engagement: Engagement) -> Content:
        words = self.words
        line = summary(engagement)
        question = engagement.focal_role.question or words("home.no_question")
        figures = words("home.findings", red=line.red, amber=line.amber)
        parts: list[Content] = [
            Content.styled(question, "italic"),
            Content.styled(figures, "$red" if line.red else "$muted"),
        ]
        if engagement.priority.choice is None:
            parts.append(Content.styled(words("home.no_choice"), "$amber"))
        return Content("\n").join(parts)


def _fit(text: str, width: int) -> str:
    return pad(cut(text, width - 1), width)

"""Adding several stakeholders at once: an editor, and beside it how every line will be read."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from coachtui.application import ids, several
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Relation
from coachtui.drawing.width import shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.fields import LongText
from coachtui.tui.widgets.moreline import MoreLine

# Where the editor's text stands among the drafts.
PLACE = "several:"
_COMMANDS = (
    Command("people.add_all", "ctrl+s", "add", always=True, changes=True),
    Command("people.leave", "ctrl+g,escape", "back", always=True),
)


class SeveralScreen(Room):
    """One person a line. Nobody is added until every line can be read, and the text stays until then."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    SeveralScreen #how { padding: 1 2; height: auto; color: $muted; }
    SeveralScreen TextArea { width: 1fr; height: 1fr; margin: 0 1 0 2; background: $surface; }
    SeveralScreen #read { height: 1fr; background: $background; }
    SeveralScreen #problem { height: auto; max-height: 2; padding: 0 2; color: $red; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self._called = several.relation_words(desk.words)
        self._lines: tuple[several.Line, ...] = ()

    def compose_body(self) -> ComposeResult:
        """How to write it, the editor, how it is read, which lines could not be."""
        words = self.words
        relations = ", ".join(words(f"people.relation.{relation}") for relation in Relation)
        with Vertical():
            yield Static(words("people.several.how", relations=relations), id="how", markup=False)
            with Horizontal():
                yield LongText(hint=words("people.several.hint"), line_numbers=True)
                read = OptionList(id="read", markup=False)
                with Vertical():
                    yield read
                    yield MoreLine(words, read)
            yield Static(id="problem", markup=False)

    def on_mount(self) -> None:
        """Start typing."""
        self._say("")
        self.query_one(TextArea).focus()

    def show(self, engagement: Engagement) -> None:
        """Tell how every line is read."""
        self._lines = several.read(engagement, self.text, self._called)
        self.query_one("#read", OptionList).set_options(Option(self._told(line)) for line in self._lines)
        self._follow()

    def tell(self, problem: Refused) -> None:
        """Tell about lines that cannot be read where it covers none of them, and go to the first."""
        if problem.key != several.BAD_LINES:
            super().tell(problem)
            return
        self._say(reason(problem, self.words))
        self.show(self.desk.open.engagement)
        self._go_to(next(line for line in self._lines if line.problem))

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one(TextArea).text

    def flush(self) -> bool:
        """Add everybody; return whether all could be."""
        if not self.text.strip():
            return True
        text = self.text
        if not self.do(several.add, text, self._called, ids.new_id):
            return False
        self.desk.open.draft_kept(PLACE)
        self.query_one(TextArea).load_text("")
        return True

    def action_add(self) -> None:
        """Add everybody, and go back; or say which lines cannot be read."""
        before = len(self.desk.open.engagement.stakeholders)
        if self.flush():
            added = self.desk.open.engagement.stakeholders[before:]
            if added:
                self.desk.places["people.person"] = added[0].id
            self.dismiss()

    def action_back(self) -> None:
        """Go back without adding anybody; ask first if something was typed."""
        if not self.text.strip():
            self.dismiss()
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.desk.open.draft_given_up(PLACE)
                self.dismiss()

        words = self.words
        question = Confirm(words, words("people.several.leave"), yes=words("people.several.leave_yes"))
        self.app.push_screen(question, decided)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.desk.open.draft(PLACE, {"text": self.text})
        self._say("")
        self.show(self.desk.open.engagement)

    @on(TextArea.SelectionChanged)
    def _follow(self) -> None:
        """Show how the line with the cursor is read, or the last one above it."""
        row = self.query_one(TextArea).cursor_location[0]
        above = [at for at, line in enumerate(self._lines) if line.number <= row + 1]
        self.query_one("#read", OptionList).highlighted = above[-1] if above else None

    @on(OptionList.OptionSelected)
    def _mend(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go_to(self._lines[event.option_index])

    def _go_to(self, line: several.Line) -> None:
        """Put the cursor at the end of a line."""
        editor, row = self.query_one(TextArea), line.number - 1
        editor.move_cursor((row, len(editor.document.get_line(row))))
        editor.focus()

    def _say(self, problem: str) -> None:
        said = self.query_one("#problem", Static)
        said.display = bool(problem)
        said.update(problem)

    def resume(self, text: str) -> None:
        """Let ``text`` stand in the editor as if it had just been typed."""
        self.query_one(TextArea).load_text(text)

    def _told(self, line: several.Line) -> Content:
        words = self.words
        number = (f"{line.number:>3} ", "$muted")
        if line.problem is not None:
            return Content.assemble(number, ("✗ " + reason(line.problem, words), "$red"))
        relations = ", ".join(words(f"people.relation.{relation}") for relation in line.relations)
        rest = "".join(f" · {text}" for text in (shown(line.role), relations) if text)
        return Content.assemble(number, ("✓ ", "$own"), (shown(line.name), "bold"), rest)

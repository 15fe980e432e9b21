"""Adding several stakeholders at once: an editor, and beside it how every line will be read."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from coachtui.application import ids, several
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Relation
from coachtui.drawing.width import shown
from coachtui.i18n import Words
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
    SeveralScreen #read { height: 1fr; padding: 0 1; }
    SeveralScreen #read:focus { background: $surface; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self._called = relation_words(desk.words)

    def compose_body(self) -> ComposeResult:
        """How to write it, the editor, how it is read."""
        words = self.words
        relations = ", ".join(words(f"people.relation.{relation}") for relation in Relation)
        with Vertical():
            yield Static(words("people.several.how", relations=relations), id="how", markup=False)
            with Horizontal():
                yield LongText(hint=words("people.several.hint"), line_numbers=True)
                whole = VerticalScroll(Static(id="lines", markup=False), id="read", can_focus=True)
                with Vertical():
                    yield whole
                    yield MoreLine(words, whole)

    def on_mount(self) -> None:
        """Start typing."""
        self.query_one(TextArea).focus()

    def show(self, engagement: Engagement) -> None:
        """Tell how every line is read."""
        lines = several.read(engagement, self.text, self._called)
        self.query_one("#lines", Static).update(Content("\n").join(map(self._told, lines)))

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
        self.show(self.desk.open.engagement)
        if event.text_area.cursor_at_last_line:  # how that is read is in sight too
            self.query_one("#read").scroll_end(animate=False)

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


def relation_words(words: Words) -> dict[str, Relation]:
    """Return every word of the coach's language for a relation."""
    short = {words(f"people.relation.{relation}"): relation for relation in Relation}
    return short | {words(f"value.relation.{relation}"): relation for relation in Relation}

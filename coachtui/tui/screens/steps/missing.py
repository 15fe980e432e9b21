"""Step 7: who is missing from the table, and what the coach does about it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from coachtui.application import settling
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Entry, Finding, candidates, counts
from coachtui.domain.steps import Step
from coachtui.domain.table import table_at
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.explaining import Explaining
from coachtui.tui.screens.remedy import choose_acceptance, choose_remedy
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.screens.whatif import WhatIfScreen
from coachtui.tui.widgets.findings import FindingList, entry_text
from coachtui.tui.widgets.findingtext import explained, facts_of
from coachtui.tui.widgets.moreline import MoreLine
from coachtui.tui.widgets.table import TableView
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("findings.remedy", "r", "remedy", changes=True),
    Command("findings.accept", "a", "accept", changes=True),
    Command("findings.cause", "enter,g", "cause"),
    Command("findings.what_if", "w", "what_if"),
    Command("findings.explain", "e", "explain"),
    Command("findings.sponsor", "s", "sponsor", changes=True),
    Command("findings.take_back", "x", "take_back", changes=True),
    Command("findings.table", "t", "table", shown=False),
)


class MissingPane(Pane):
    """The table, the findings, and under them what the chosen one rests on."""

    STEP = Step.MISSING
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    MissingPane > #above { height: 1; }
    MissingPane #tally { width: 1fr; color: $muted; }
    MissingPane MoreLine { width: auto; }
    MissingPane > TableView { max-height: 9; }
    MissingPane > #detail { height: auto; max-height: 25%; border-top: solid $muted; }
    """

    def compose(self) -> ComposeResult:
        """Table, tally, findings, detail."""
        yield TableView(self.words)
        found = FindingList(self.words)
        with Horizontal(id="above"):
            yield Told(id="tally")
            yield MoreLine(self.words, found)
        yield found
        with VerticalScroll(id="detail", can_focus=False):
            yield Told(id="why")

    def show(self, engagement: Engagement) -> None:
        """Draw the table and list the findings."""
        view = self.query_one(TableView)
        view.title = engagement.project.solution or engagement.project.name
        view.table = table_at(engagement, None)
        settled = counts(engagement).settled
        # The open ones are counted beside the steps (LiveFindings).
        self.query_one("#tally", Static).update(self.words("findings.settled", n=settled))
        self.query_one(FindingList).show(engagement)
        self._explain()

    def on_mount(self) -> None:
        """Follow how much of the explanation fits."""
        for name in ("virtual_size", "size"):
            self.watch(self.query_one("#detail"), name, lambda: self.once_laid_out(self._say_if_cut))

    def on_resize(self, event: Resize) -> None:
        """Give the table what the findings can spare; it draws itself to fit."""
        self.query_one(TableView).styles.max_height = max(9, event.size.height * 2 // 5)

    def action_table(self) -> None:
        """Show or hide the table, for more room for the findings."""
        view = self.query_one(TableView)
        view.display = not view.display

    def action_remedy(self) -> None:
        """Do something about the chosen finding."""
        if (finding := self._open_finding()) is not None:
            choose_remedy(self.room, finding, self.action_cause)

    def action_accept(self) -> None:
        """Accept the chosen finding with a reason."""
        if (finding := self._open_finding()) is not None:
            choose_acceptance(self.room, finding)

    def action_what_if(self) -> None:
        """Seat people provisionally; first those whom the chosen finding is about."""
        entry = self._entry()
        finding = entry.finding if entry is not None else None
        first = candidates(finding, self.desk.open.engagement) if finding is not None else ()
        self.app.push_screen(WhatIfScreen(self.desk, [one.id for one in first]))

    def action_explain(self) -> None:
        """Read the chosen finding whole."""
        entry = self._entry()
        if entry is not None:
            engagement, words = self.desk.open.engagement, self.words
            heading = entry_text(entry, engagement, words)
            text = explained(entry, engagement, words, apart=True)
            self.app.push_screen(Explaining(words, heading, text))

    def action_sponsor(self) -> None:
        """Give a settled finding to the sponsor, or take it back."""
        entry = self._entry()
        if entry is None or entry.settlement is None:
            self._refuse("findings.settle_first")
            return
        self.room.do(settling.give_to_sponsor, entry.settlement, not entry.settlement.for_sponsor)

    def action_take_back(self) -> None:
        """Open a settled finding again, once that is confirmed."""
        entry = self._entry()
        if entry is None or entry.settlement is None:
            self._refuse("findings.settle_before_taking_back")
            return
        settlement, words = entry.settlement, self.words
        finding = entry_text(entry, self.desk.open.engagement, words)
        key = "opens" if entry.finding is not None else "gone"
        question = words(f"findings.take_back.{key}", finding=finding)

        def decided(yes: bool | None) -> None:
            if yes:
                self.room.do(settling.take_back, settlement)

        self.app.push_screen(Confirm(words, question, yes=words("findings.take_back.yes")), decided)

    def action_cause(self) -> None:
        """Go to where the answer is given that causes the chosen finding."""
        entry = self._entry()
        facts = facts_of(entry) if entry is not None else ()
        if facts:
            self.post_message(self.CauseSought(facts))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_cause()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._explain()

    def _entry(self) -> Entry | None:
        return self.query_one(FindingList).chosen

    def _open_finding(self) -> Finding | None:
        entry = self._entry()
        if entry is None or entry.finding is None:
            self._refuse("findings.nothing_to_settle")
            return None
        return entry.finding

    def _explain(self, refused: str = "") -> None:
        """Tell what was refused, why the method asks this, what it rests on, and who settled it when."""
        entry = self._entry()
        detail = self.query_one("#detail")
        detail.display = entry is not None
        if entry is None:
            return
        told = explained(entry, self.desk.open.engagement, self.words)
        if refused:
            told = Content.assemble((refused, "bold $amber"), "\n", told)
            detail.scroll_home(animate=False)
        self.query_one("#why", Static).update(told)

    def _refuse(self, key: str) -> None:
        """Say above the explanation why something cannot be done; a message over it would hide it."""
        self._explain(self.words(key))

    def _say_if_cut(self) -> None:
        """Say in the line above it that there is more to read than fits, and which key shows it."""
        # None is there any more if the room is being left.
        for detail in self.query("#detail").results(VerticalScroll):
            detail.border_title = self.words("findings.more_to_read") if detail.max_scroll_y else ""

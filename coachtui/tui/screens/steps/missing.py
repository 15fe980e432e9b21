"""Step 7: who is missing from the table, and what the coach does about it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from coachtui.application import evidence, settling, telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Entry, Fact, Finding, counts, entries_of
from coachtui.domain.steps import Step
from coachtui.domain.table import table_at
from coachtui.drawing.width import shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.remedy import choose_acceptance, choose_remedy
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.findings import FindingList
from coachtui.tui.widgets.table import TableView

_COMMANDS = (
    Command("findings.remedy", "r", "remedy", changes=True),
    Command("findings.accept", "a", "accept", changes=True),
    Command("findings.cause", "enter,g", "cause"),
    Command("findings.sponsor", "s", "sponsor", changes=True),
    Command("findings.table", "t", "table", shown=False),
)


class MissingPane(Pane):
    """The table, the findings, and under them what the chosen one rests on."""

    STEP = Step.MISSING
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    MissingPane > #tally { height: 1; }
    MissingPane > TableView { max-height: 9; }
    MissingPane > #detail { height: auto; max-height: 25%; border-top: solid $muted; }
    """

    def compose(self) -> ComposeResult:
        """Table, tally, findings, detail."""
        yield TableView(self.words)
        yield Static(id="tally", markup=False)
        yield FindingList(self.words)
        with VerticalScroll(id="detail", can_focus=False):
            yield Static(id="why", markup=False)

    def show(self, engagement: Engagement) -> None:
        """Draw the table and list the findings."""
        view = self.query_one(TableView)
        view.title = engagement.project.solution or engagement.project.name
        view.table = table_at(engagement, None)
        tally = counts(engagement)
        settled = sum(entry.settlement is not None for entry in entries_of(engagement))
        words = self.words
        self.query_one("#tally", Static).update(
            Content.assemble(
                (words("findings.red", n=tally.red), "bold $red" if tally.red else "$muted"),
                " · ",
                (words("findings.amber", n=tally.amber), "$amber" if tally.amber else "$muted"),
                " · ",
                (words("findings.not_asked", n=tally.cannot_tell), "$muted"),
                " · ",
                (words("findings.settled", n=settled), "$muted"),
            )
        )
        self.query_one(FindingList).show(engagement)
        self._explain()

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

    def action_sponsor(self) -> None:
        """Give a settled finding to the sponsor, or take it back."""
        entry = self._entry()
        if entry is None or entry.settlement is None:
            self.room.notify(self.words("findings.settle_first"), markup=False)
            return
        self.room.do(settling.give_to_sponsor, entry.settlement, not entry.settlement.for_sponsor)

    def action_cause(self) -> None:
        """Go to where the answer is given that causes the chosen finding."""
        entry = self._entry()
        facts = _facts(entry) if entry is not None else ()
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
            self.room.notify(self.words("findings.nothing_to_settle"), markup=False)
            return None
        return entry.finding

    def _explain(self) -> None:
        """Tell why the method asks this, what it rests on, and who settled it when."""
        entry = self._entry()
        detail = self.query_one("#detail")
        detail.display = entry is not None
        if entry is None:
            return
        words = self.words
        engagement = self.desk.open.engagement
        parts: list[Content] = [Content.styled(telling.why_text(entry.verdict.check, words), "italic")]
        if entry.settlement is not None:
            one = entry.settlement
            settled = words(
                "findings.settled_by",
                remedy=telling.value_text(one.remedy, words),
                by=one.by or words("findings.coach"),
                date=words.short_date(one.at.date()),
            )
            reason = f" – {one.reason}" if one.reason else ""
            parts.append(Content.styled(shown(settled + reason), "$own"))
            if one.for_sponsor:
                parts.append(Content.styled(words("findings.for_sponsor"), "$amber"))
        facts = _facts(entry)
        if facts:
            told = evidence.told(facts, engagement.called, words, unasked=entry.finding is None)
            heading = words("findings.rests_on" if entry.finding else "findings.ask")
            parts.append(Content.assemble((heading + " ", "$muted"), shown("; ".join(told))))
        self.query_one("#why", Static).update(Content("\n").join(parts))


def _facts(entry: Entry) -> tuple[Fact, ...]:
    """Return what an entry rests on, or what is to be asked for it; nothing for a finding that is gone."""
    if entry.finding is not None:
        return entry.finding.evidence
    return () if entry.settlement is not None else entry.verdict.unasked

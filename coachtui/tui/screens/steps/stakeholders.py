"""Step 4: everybody with a stake in the work, and for each kind whether there is anybody else."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.application import ids, intake, prompts, telling
from coachtui.application.beside import findings_beside
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Relation
from coachtui.domain.steps import Step
from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens import fromfile, sheetback, sheetsout, tofile
from coachtui.tui.screens.anybody import Anybody, Said
from coachtui.tui.screens.dialogs import Ask, Confirm
from coachtui.tui.screens.map import MapScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.beside import findings_text
from coachtui.tui.widgets.people import NOT_ASKED, PeopleList
from coachtui.tui.widgets.prompts import PromptList
from coachtui.tui.widgets.roster import Roster, more_text
from coachtui.tui.widgets.seatgrid import MARKS
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("people.add", "n", "add", changes=True),
    Command("people.open", "enter", "open"),
    Command("people.map", "m", "map"),
    Command("people.remove", "x", "remove", changes=True),
    Command("people.several", "N", "several", changes=True),
    Command("people.from_file", "f", "from_file", changes=True),
    Command("people.to_file", "F", "to_file", shown=False),
    Command("people.sheets", "i", "sheets"),
    Command("people.sheet_back", "I", "sheet_back", shown=False, changes=True),
    Command("people.up", "K", "move(-1)", changes=True),
    Command("people.down", "J", "move(1)", changes=True),
)
# Lines of the pane that are not the list's nor the legend's: heads, what is out of sight, title, six prompts.
_OTHER_LINES = 9
_ROOM_TO_EXPLAIN = 24
_TO_EXPLAIN = 6
_FINDINGS = 3


class StakeholdersPane(Pane):
    """The list, and under it the six prompts."""

    STEP = Step.STAKEHOLDERS
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    StakeholdersPane > #heads { height: 1; color: $muted; }
    StakeholdersPane > #empty { height: auto; padding: 0 1; }
    StakeholdersPane > #more { height: 1; color: $muted; text-align: right; padding-right: 2; }
    StakeholdersPane > #legend { height: auto; color: $muted; padding: 0 1; }
    StakeholdersPane > #findings { height: auto; max-height: 4; margin: 1 1 0 1; }
    StakeholdersPane > #anybody { height: 1; padding: 0 1; }
    StakeholdersPane.-roomy > #anybody { margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """Heads, list, legend, findings, prompts."""
        yield Told(id="heads")
        yield Static(self.words("people.empty"), id="empty", markup=False)
        yield PeopleList(self.words)
        yield Told(id="more")
        yield Told(id="legend")
        yield Told(id="findings")
        title, how = self.words("people.anybody.title"), self.words("people.anybody.how")
        yield Static(Content.assemble((title, "bold $accent"), (f"  {how}", "$muted")), id="anybody")
        yield PromptList(self.words)

    def show(self, engagement: Engagement) -> None:
        """Draw both lists."""
        people = self.query_one(PeopleList)
        people.show(engagement, self.desk.places.get("people.person", ""))
        self.query_one(PromptList).show(engagement)
        for selector in ("#heads", "PeopleList", "#legend"):
            self.query_one(selector).display = bool(engagement.stakeholders)
        self.query_one("#empty").display = not engagement.stakeholders
        self._share_lines()
        self._explain()

    def on_resize(self) -> None:
        """The legend follows the width."""
        self._share_lines()
        self._explain()

    def go_to(self, path: str) -> None:
        """Put the cursor on a prompt (``prompts.pays.anybody``), on somebody, or on the list."""
        head, _, rest = path.partition(".")
        name = rest.partition(".")[0]
        if head == "prompts" or not self.desk.open.engagement.stakeholders:
            roster: Roster = self.query_one(PromptList)
        else:
            roster = self.query_one(PeopleList)
        roster.focus()
        if name:
            roster.show(self.desk.open.engagement, name)

    def action_add(self, name: str = "") -> None:
        """Ask for a name, add somebody, and open their form; a name that was refused is asked again."""

        def named(given: str | None) -> None:
            if given is None or not given.strip():
                return
            person_id = ids.new_id()
            if self.room.do(intake.add_stakeholder, person_id, given):
                self._open(person_id, "role")
            else:
                self.action_add(given)

        self.app.push_screen(Ask(self.words, self.words("people.add"), value=name), named)

    def action_several(self) -> None:
        """Add several people at once."""
        self.app.push_screen(SeveralScreen(self.desk), self._returned)

    def action_map(self) -> None:
        """Show the stakeholder map."""
        self.app.push_screen(MapScreen(self.desk), self._returned)

    def action_from_file(self) -> None:
        """Bring in people from a CSV file."""
        fromfile.ask(self.room)

    def action_to_file(self) -> None:
        """Write the people to a CSV file."""
        tofile.ask(self.room)

    def action_sheets(self) -> None:
        """Write interview sheets, for the chosen person or for everybody."""
        sheetsout.ask(self.room, self.query_one(PeopleList).chosen)

    def action_sheet_back(self) -> None:
        """Take a filled interview sheet back."""
        sheetback.ask(self.room)

    def action_open(self) -> None:
        """Open the form of the chosen person, or answer the chosen prompt."""
        prompt_list = self.query_one(PromptList)
        if prompt_list.has_focus:
            if not self.room.only_looks_on():
                self.ask(Relation(prompt_list.chosen))
        elif person_id := self.query_one(PeopleList).chosen:
            self._open(person_id)

    def action_remove(self) -> None:
        """Remove the chosen person, once that is confirmed."""
        people = self.query_one(PeopleList)
        engagement = self.desk.open.engagement
        person = engagement.person(people.chosen)
        if person is None or not people.has_focus:
            return
        try:
            intake.remove_stakeholder(engagement, person.id)
        except Refused as problem:
            self.room.tell(problem)  # rather than after a question that was for nothing
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.desk.places.pop("people.person", None)
                self.room.do(intake.remove_stakeholder, person.id)

        words = self.words
        text = words("people.remove", name=cut(shown(person.name), 40))
        self.app.push_screen(Confirm(words, text, yes=words("people.remove_yes")), decided)

    def action_move(self, places: int) -> None:
        """Move the chosen person up or down."""
        people = self.query_one(PeopleList)
        if people.chosen and people.has_focus:
            self.room.do(intake.move_stakeholder, people.chosen, places)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    @on(OptionList.OptionHighlighted, "PeopleList")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.desk.places["people.person"] = event.option_id or ""
        self._explain()

    @on(Roster.Scrolled, "PeopleList")
    def _scrolled(self, event: Roster.Scrolled) -> None:
        # It tells this after every drawing too, when it has its width: the heads stand over their columns.
        event.stop()
        self.query_one("#more", Static).update(more_text(self.words, event), layout=False)
        self.query_one("#heads", Static).update(self.query_one(PeopleList).heads(), layout=False)

    def _open(self, person_id: str, path: str = "") -> None:
        self.app.push_screen(PersonScreen(self.desk, person_id, path=path), self._returned)

    def _returned(self, _: object = None) -> None:
        """Go on where the form was left: at the person whose form it was last."""
        self.show(self.desk.open.engagement)
        self.query_one(PeopleList).focus()

    def ask(self, relation: Relation, said: Said | None = None) -> None:
        """Ask whether there is anybody else with this relation; ``said`` was typed before."""

        def answered(now: Said | None) -> None:
            if now is None:
                return
            verb = prompts.answer_prompt
            if not self.room.do(verb, relation, names=now.names, reason=now.reason, new_id=ids.new_id):
                self.ask(relation, now)

        self.app.push_screen(Anybody(self.words, self.desk.open.engagement, relation, said), answered)

    def _share_lines(self) -> None:
        """Give the list the lines that the rest leaves."""
        people = self.query_one(PeopleList)
        there = self.room_there_is
        legend = self._legend(people, there.width - 2)
        self.query_one("#legend", Static).update("\n".join(legend))
        roomy = there.height >= _ROOM_TO_EXPLAIN
        self.set_class(roomy, "-roomy")
        others = _OTHER_LINES + len(legend) + (_TO_EXPLAIN if roomy else 0)
        people.styles.max_height = max(3, there.height - others)

    def _legend(self, people: PeopleList, width: int) -> list[str]:
        """Return what the marks mean, of the seats for those that occur, in lines of ``width``."""
        lines = [""]
        kinds = [
            f"{MARKS[kind][0]} {telling.value_text(kind, self.words)}"
            if kind is not None
            else f"{NOT_ASKED[0]} {self.words('people.not_asked')}"
            for kind in people.seat_kinds()
        ]
        findings = [self.words("people.findings")] if findings_beside(self.desk.open.engagement) else []
        for told in (*kinds, *findings):
            longer = f"{lines[-1]}  {told}" if lines[-1] else told
            if cells(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(told)
        return lines

    def _explain(self) -> None:
        """Tell the findings beside the chosen person, where there is room for it."""
        engagement = self.desk.open.engagement
        chosen = self.query_one(PeopleList).chosen
        told = findings_text(engagement, chosen, self.words, most=_FINDINGS)
        view = self.query_one("#findings", Static)
        view.display = self.has_class("-roomy") and bool(told)
        view.update(told)

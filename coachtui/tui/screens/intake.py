"""The intake: eight steps on the left, the chosen step on the right."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import OptionList, Static

from coachtui.application import answers, planning, telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.steps import Step, fact_to_start, lacking, step_of, where_to_start
from coachtui.drawing.width import cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.steps import PANES
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.fields import Field
from coachtui.tui.widgets.livefindings import LiveFindings
from coachtui.tui.widgets.steplist import StepList
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("intake.next", "f8", "step(1)", always=True),
    Command("intake.previous", "f7", "step(-1)", always=True),
    Command("intake.into", "right", "into"),
)


class IntakeScreen(Room):
    """One step at a time; every answer is saved when its field is left."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*_COMMANDS),
        Binding("tab", "around(1)", show=False, id="intake.around"),
        Binding("shift+tab", "around(-1)", show=False, id="intake.back_around"),
    ]
    DEFAULT_CSS = """
    IntakeScreen #left { width: 20; background: $surface; }
    IntakeScreen StepList { height: auto; max-height: 100%; padding-bottom: 0; }
    IntakeScreen #pane { height: 1fr; padding-left: 1; }
    IntakeScreen #lacking { height: auto; max-height: 2; padding: 0 2; color: $muted; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk; the step comes when the room is there."""
        super().__init__(desk)
        self._pane: Pane | None = None
        self._panes: dict[Step, Pane] = {}
        self._turn = 0

    def compose_body(self) -> ComposeResult:
        """The steps with how the findings stand, and a place for the chosen one."""
        with Horizontal():
            with Vertical(id="left"):
                yield StepList(self.words)
                yield LiveFindings(self.words)
            with Vertical():
                yield Container(id="pane")
                yield Told(id="lacking")

    @on(events.Mount)
    async def _begin(self) -> None:
        """Go to the step where the coach was; or else to what matters most now."""
        self.engagement = self.desk.open.engagement
        place = self.desk.places.get("intake.step")
        step = Step(place) if place else where_to_start(self.desk.open.engagement)
        # Not into a form: whoever has just come in and presses a room's digit does not mean to type it.
        await self.go_to_step(step, into=step is Step.MISSING)

    @property
    def pane(self) -> Pane | None:
        """The step that is shown; None while another comes."""
        return self._pane

    def show(self, engagement: Engagement) -> None:
        """Mark the steps, and show the engagement in the chosen one."""
        self.query_one(StepList).mark(engagement)
        self.query_one(LiveFindings).follow(engagement)
        self._say_what_lacks(engagement)
        if self.pane is not None:
            self.pane.show(engagement)

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """The step's commands before the room's."""
        pane = self.pane
        own = tuple((command, pane) for command in pane.OFFERS) if pane is not None else ()
        return (*own, *super().available())

    async def go_to_step(self, step: Step, path: str = "", *, into: bool = True) -> None:
        """Show a step, with the cursor at the answer with this path, or at its start, or on its name."""
        if not self.flush():
            return
        self._turn += 1
        turn, self._pane = self._turn, None
        place = self.query_one("#pane", Container)
        with self.app.batch_update():  # drawn once, when all of it is there
            pane = self._panes.get(step) or await self._made(step, place)
            if turn != self._turn or not pane.is_attached:  # another was asked for, or the program was left
                return
            self._pane = pane
            for one in self._panes.values():
                one.display = one is pane
            self.desk.places["intake.step"] = step
            self._say_what_lacks(self.desk.open.engagement)
            steps = self.query_one(StepList)
            with self.prevent(OptionList.OptionHighlighted):
                steps.highlighted = list(Step).index(step)
            pane.show(self.desk.open.engagement)
            if into:
                pane.go_to(path)
            else:
                steps.focus()
        self.query_one(CommandLine).commands = tuple(command for command, _ in self.available())

    async def _made(self, step: Step, place: Container) -> Pane:
        """Make a step, and keep it out of sight: to come back to it takes half as long as to make it anew."""
        pane = PANES[step](self)
        pane.display = False
        await place.mount(pane)
        first = self._panes.setdefault(step, pane)
        if first is not pane:  # it was asked for twice while it was made
            await pane.remove()
        return first

    async def action_step(self, by: int) -> None:
        """Go to the step below or above."""
        if self.pane is None:  # a key that came before the room was there
            return
        steps = list(Step)
        at = steps.index(self.pane.STEP) + by
        if 0 <= at < len(steps):
            await self.go_to_step(steps[at], into=not self.query_one(StepList).has_focus)

    def on_resize(self) -> None:
        """What is still to ask is cut to the width."""
        self._say_what_lacks(self.desk.open.engagement)

    async def on_key(self, event: events.Key) -> None:
        """On the name of a step the letters that the footer shows do what they do inside it."""
        pane = self.pane
        if pane is None or not event.is_printable or not self.query_one(StepList).has_focus:
            return
        for command in pane.OFFERS:
            if event.key in command.keys.split(","):
                event.stop()
                pane.go_to("")
                await self.app.run_action(command.action, default_namespace=pane)

    async def action_into(self) -> None:
        """Go from the name of the step into it."""
        if self.pane is not None and self.query_one(StepList).has_focus:
            self.pane.go_to("")

    def action_around(self, way: int) -> None:
        """Go on from one part of the screen to the next (1) or the one before (-1), the steps among them."""
        super().focus_next() if way > 0 else super().focus_previous()

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go up, but not to the steps: the next arrow down there would lead to another step."""
        if not self._is_beside_steps(-1):
            return super().focus_previous(selector)
        self.flush()  # as if the field had been left
        return self.focused

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:
        """Go down; from the end of a list not to the steps. The last field of a form leads there."""
        here = self.focused
        in_a_field = here is not None and any(isinstance(node, Field) for node in here.ancestors)
        return super().focus_next(selector) if in_a_field or not self._is_beside_steps(1) else here

    def _is_beside_steps(self, way: int) -> bool:
        chain, here = self.focus_chain, self.focused
        if here not in chain or here is self.query_one(StepList):
            return False
        return isinstance(chain[(chain.index(here) + way) % len(chain)], StepList)

    def _say_what_lacks(self, engagement: Engagement) -> None:
        """Say what the step still lacks; the step of who is missing says it all by itself."""
        step = Step(self.desk.places.get("intake.step", Step.CONTRACT))
        facts = () if step is Step.MISSING else lacking(engagement, step)
        # Two lines at most; what does not fit shows as soon as something before it was asked. Of two hundred
        # people there may be a thousand things to ask.
        room = max(20, 2 * (self.size.width - 26))
        first = facts[: room // 4]
        told = "; ".join(telling.unasked_text(fact, engagement.called, self.words) for fact in first)
        line = self.query_one("#lacking", Static)
        line.display = bool(facts)
        line.update(cut(shown(self.words("intake.lacking", what=told)), room) if facts else "")

    @on(OptionList.OptionHighlighted, "StepList")
    async def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        step = Step(event.option_id or Step.CONTRACT)
        if step != self.desk.places.get("intake.step"):
            await self.go_to_step(step, into=False)

    @on(OptionList.OptionSelected, "StepList")
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        await self.action_into()

    def answer(self, path: str, value: object) -> bool:
        """As every room; *none yet* is a mark that is there or not, and a session's day is the plan's."""
        first, _, rest = path.partition(".")
        if first == "session":
            number, _, name = rest.partition(".")
            today = self.desk.open.clock.now().date()
            return self.do(planning.change_session, int(number), name, value, today)
        return super().answer(path, value is True if path == "project.no_shared_problem" else value)

    @on(Pane.PersonSought)
    def _person_sought(self, event: Pane.PersonSought) -> None:
        event.stop()
        self.app.push_screen(PersonScreen(self.desk, event.person, path=event.path))

    @on(Pane.CauseSought)
    async def _cause_sought(self, event: Pane.CauseSought) -> None:
        event.stop()
        fact = fact_to_start(event.facts)
        step = step_of(fact)
        if fact.person and step is not Step.SEATS:
            self.app.push_screen(PersonScreen(self.desk, fact.person, path=answers.path_of(fact)))
        else:
            await self.go_to_step(step, answers.path_of(fact))

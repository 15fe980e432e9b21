"""The intake: eight steps on the left, the chosen step on the right."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.dom import DOMNode
from textual.widgets import OptionList

from coachtui.domain.engagement import Engagement
from coachtui.domain.steps import Step
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.steps import PANES
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.steplist import StepList

_COMMANDS = (
    Command("intake.next", "f8", "step(1)", always=True),
    Command("intake.previous", "f7", "step(-1)", always=True),
)


class IntakeScreen(Room):
    """One step at a time; every answer is saved when its field is left."""

    ROOM = "intake"
    COMMANDS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    CSS = """
    IntakeScreen StepList { width: 20; }
    IntakeScreen #pane { width: 1fr; padding-left: 1; }
    """

    def compose_body(self) -> ComposeResult:
        """The steps, and a place for the chosen one."""
        with Horizontal():
            yield StepList(self.words)
            yield Container(id="pane")

    async def on_mount(self) -> None:
        """Go to the step where the coach was, or else the first that lacks something."""
        step = Step(self.desk.places.get("intake.step", Step.CONTRACT))
        await self.go_to_step(step)

    @property
    def pane(self) -> Pane | None:
        """The step that is shown."""
        found = self.query(Pane)
        return found.first() if found else None

    def show(self, engagement: Engagement) -> None:
        """Mark the steps, and show the engagement in the chosen one."""
        self.query_one(StepList).mark(engagement)
        if self.pane is not None:
            self.pane.show(engagement)

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """The step's commands before the room's."""
        pane = self.pane
        own = tuple((command, pane) for command in pane.COMMANDS) if pane is not None else ()
        return (*own, *super().available())

    async def go_to_step(self, step: Step, path: str = "") -> None:
        """Show a step, with the cursor at the answer with this path, or at its start."""
        if not self.flush():
            return
        pane = PANES[step](self)
        place = self.query_one("#pane", Container)
        await place.remove_children()
        await place.mount(pane)
        self.desk.places["intake.step"] = step
        steps = self.query_one(StepList)
        with self.prevent(OptionList.OptionHighlighted):
            steps.highlighted = list(Step).index(step)
        pane.show(self.desk.open.engagement)
        pane.go_to(path)
        self.query_one(CommandLine).commands = tuple(command for command, _ in self.available())

    async def action_step(self, by: int) -> None:
        """Go to the step below or above."""
        steps = list(Step)
        at = steps.index(Step(self.desk.places["intake.step"])) + by
        if 0 <= at < len(steps):
            await self.go_to_step(steps[at])

    @on(OptionList.OptionSelected, "StepList")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        await self.go_to_step(Step(event.option_id or Step.CONTRACT))

    def answer(self, path: str, value: object) -> bool:
        """As every room; *none yet* is a mark that is there or not."""
        return super().answer(path, value is True if path == "project.no_shared_problem" else value)

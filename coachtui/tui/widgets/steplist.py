"""The eight steps of the intake, with what is done and what is still open."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.domain.engagement import Engagement
from coachtui.domain.steps import Step, lacking_by_step
from coachtui.i18n import Words


class StepList(OptionList):
    """One line a step: ``✓`` done, ``·`` open. The step that is highlighted is the one that is shown."""

    DEFAULT_CSS = """
    StepList { border: none; background: $surface; padding: 1 0; height: 100%; }
    StepList:focus { border: none; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        # Given its options above, a list would go to the first at once, and the room would open that step.
        self.add_options([Option(words(f"steps.{step}"), id=step) for step in Step])
        self._words = words
        self._open: dict[Step, bool] = {}

    def mark(self, engagement: Engagement) -> None:
        """Show for each step whether anything is lacking."""
        for step, facts in lacking_by_step(engagement).items():
            if self._open.get(step) is not bool(facts):
                self._open[step] = bool(facts)
                mark = ("· ", "$amber") if facts else ("✓ ", "$own")
                self.replace_option_prompt(step, Content.assemble(mark, self._words(f"steps.{step}")))

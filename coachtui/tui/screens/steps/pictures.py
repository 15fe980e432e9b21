"""Step 5: everybody's picture of good work, in their own words where it was asked."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import LONG, SHORT
from coachtui.domain.steps import Step
from coachtui.domain.table import is_silent
from coachtui.drawing.seats import DISCS
from coachtui.drawing.width import shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.picturelist import PictureList
from coachtui.tui.widgets.roster import Roster, more_text

_COMMANDS = (Command("pictures.open", "enter", "open"),)
# Lines of the pane that are neither the list's nor above it: what is out of sight, horizons, legend.
_LINES_BELOW = 3


class PicturesPane(Pane):
    """The essential question, and everybody's answer."""

    STEP = Step.PICTURES
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    PicturesPane > #question { height: auto; max-height: 2; padding: 0 1; margin-bottom: 1; }
    PicturesPane > #question { text-style: bold italic; }
    PicturesPane > #heads { height: 1; color: $muted; }
    PicturesPane > #no-holder { height: auto; padding: 0 1; color: $amber; }
    PicturesPane > #more { height: 1; color: $muted; text-align: right; padding-right: 2; }
    PicturesPane > #tally { height: 1; padding: 0 1; color: $muted; }
    PicturesPane > #legend { height: 1; padding: 0 1; color: $muted; }
    """

    def compose(self) -> ComposeResult:
        """The question, the pictures, how far they look, what the marks mean."""
        yield Static(id="question", markup=False)
        yield Static(id="no-holder", markup=False)
        yield Static(id="heads", markup=False)
        yield PictureList(self.words)
        yield Static(id="more", markup=False)
        yield Static(id="tally", markup=False)
        yield Static(id="legend", markup=False)

    def show(self, engagement: Engagement) -> None:
        """Draw the pictures."""
        words = self.words
        question = shown(engagement.focal_role.question) or words("pictures.no_question")
        self.query_one("#question", Static).update(question)
        alone = "pictures.nobody" if not engagement.stakeholders else "pictures.no_holder"
        no_holder = self.query_one("#no-holder", Static)
        no_holder.display = not engagement.holders()
        no_holder.update(words(alone))
        pictures = self.query_one(PictureList)
        pictures.display = bool(engagement.stakeholders)
        pictures.show(engagement, self.desk.places.get("people.person", ""))
        self.query_one("#tally", Static).update(self._tally(engagement))
        self.query_one("#legend", Static).update(self._legend(engagement))
        self.once_laid_out(self._share_lines)

    def on_resize(self) -> None:
        """The heads follow the columns."""
        self.once_laid_out(self._share_lines)

    def go_to(self, path: str) -> None:
        """Put the cursor on the pictures."""
        self.query_one(PictureList).focus()

    def action_open(self) -> None:
        """Open the chosen person's form at the picture."""
        chosen = self.query_one(PictureList).chosen
        if chosen:
            self.app.push_screen(PersonScreen(self.desk, chosen, path="picture.answer"), self._returned)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.desk.places["people.person"] = event.option_id or ""

    @on(Roster.Scrolled)
    def _scrolled(self, event: Roster.Scrolled) -> None:
        event.stop()
        self.query_one("#more", Static).update(more_text(self.words, event))

    def _returned(self, _: object = None) -> None:
        self.show(self.desk.open.engagement)

    def _share_lines(self) -> None:
        """Draw the heads, if there are columns, and give the list the lines that the rest leaves."""
        if not self.query(PictureList):  # the step was left before its turn came
            return
        pictures = self.query_one(PictureList)
        view = self.query_one("#heads", Static)
        view.update(pictures.heads())
        view.display = bool(pictures.heads()) and pictures.display
        above = (view, self.query_one("#question"), self.query_one("#no-holder"))
        taken = sum(one.outer_size.height + one.styles.margin.height for one in above if one.display)
        pictures.styles.max_height = max(4, self.size.height - taken - _LINES_BELOW)

    def _tally(self, engagement: Engagement) -> str:
        """Return how far the pictures look; it says nothing of who is right."""
        horizons = [p.picture.horizon for p in engagement.stakeholders if p.picture.answer.strip()]
        return self.words(
            "pictures.tally",
            short=sum(horizon in SHORT for horizon in horizons),
            months=sum(horizon is not None and horizon not in SHORT | LONG for horizon in horizons),
            long=sum(horizon in LONG for horizon in horizons),
            unasked=len(engagement.stakeholders) - sum(horizon is not None for horizon in horizons),
        )

    def _legend(self, engagement: Engagement) -> Content:
        """Return what the marks mean, for those that occur."""
        people = engagement.stakeholders
        silent = {DISCS[p.holds(), True] for p in people if is_silent(p, engagement.session_numbers)}
        told = []
        if any(person.holds() for person in people):
            told.append(f"{DISCS[True, False]} {self.words('table.holder')}")
        if silent:
            told.append(f"{' '.join(sorted(silent))} {self.words('table.silent')}")
        return Content("  ".join(told))

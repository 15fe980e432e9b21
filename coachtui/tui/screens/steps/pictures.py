"""Step 5: everybody's picture of good work, as a list, side by side, or on the line of their horizons."""

from enum import StrEnum
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import LONG, SHORT
from coachtui.domain.perspectives import perspectives_of
from coachtui.domain.steps import Step
from coachtui.drawing.lines import wide
from coachtui.drawing.matrix import Question
from coachtui.drawing.perspectives import person_legend
from coachtui.drawing.width import shown, wrap
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.drawn import Drawn, content
from coachtui.tui.widgets.horizonline import HorizonLine
from coachtui.tui.widgets.matrix import PictureMatrix
from coachtui.tui.widgets.picturelist import PictureList
from coachtui.tui.widgets.roster import Roster, more_text
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("pictures.open", "enter", "open"),
    Command("pictures.view", "v", "view"),
    Command("pictures.next_question", "right", "question(1)", shown=False),
    Command("pictures.previous_question", "left", "question(-1)", shown=False),
)
# Where the answers stand side by side, they are shown so from the start.
_WIDE = 84
# Lines of the pane that are neither the list's nor the question's: the ways to look; what is out of sight,
# horizons, legend.
_OTHER_LINES = 5


class View(StrEnum):
    """The ways to look at the pictures."""

    LIST = "list"
    MATRIX = "matrix"
    LINE = "line"


class PicturesPane(Pane):
    """The essential question, and everybody's answer."""

    STEP = Step.PICTURES
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    PicturesPane > #question { height: auto; max-height: 2; padding: 0 1; text-style: bold italic; }
    PicturesPane > #views { height: 1; padding: 0 1; margin-bottom: 1; color: $muted; }
    PicturesPane > #heads { height: auto; max-height: 3; color: $muted; }
    PicturesPane > #no-holder { height: auto; padding: 0 1; color: $amber; }
    PicturesPane > #more { height: 1; color: $muted; text-align: right; padding-right: 2; }
    PicturesPane > #tally { height: 1; padding: 0 1; color: $muted; }
    PicturesPane > #legend { height: 1; padding: 0 1; color: $muted; }
    """

    def __init__(self, room: Room) -> None:
        """Take the room; nothing is drawn yet."""
        super().__init__(room)
        self._drawn: dict[View, tuple[Engagement, Question]] = {}

    def compose(self) -> ComposeResult:
        """The question, the ways to look, the pictures, how far they look, what the marks mean."""
        yield Told(id="question")
        yield Told(id="views")
        yield Told(id="no-holder")
        yield Told(id="heads")
        yield PictureList(self.words)
        yield PictureMatrix(self.words)
        yield HorizonLine(self.words)
        yield Told(id="more")
        yield Told(id="tally")
        yield Told(id="legend")

    @property
    def view(self) -> View:
        """How the coach looks at the pictures."""
        chosen = self.desk.places.get("pictures.view")
        if chosen:
            return View(chosen)
        return View.MATRIX if self.room_there_is.width >= _WIDE else View.LIST

    @property
    def shown_view(self) -> PictureList | PictureMatrix | HorizonLine:
        """What shows the pictures now."""
        if self.view is View.LIST:
            return self.query_one(PictureList)
        return self.query_one(PictureMatrix) if self.view is View.MATRIX else self.query_one(HorizonLine)

    def show(self, engagement: Engagement) -> None:
        """Draw the pictures."""
        words = self.words
        question = shown(engagement.focal_role.question) or words("pictures.no_question")
        self.query_one("#question", Static).update(question)
        alone = "pictures.nobody" if not engagement.stakeholders else "pictures.no_holder"
        no_holder = self.query_one("#no-holder", Static)
        no_holder.display = not engagement.holders()
        no_holder.update(words(alone))
        self.query_one("#tally", Static).update(self._tally(engagement))
        self.query_one("#legend", Static).update(self._legend(engagement))
        self._look(engagement)

    def on_resize(self) -> None:
        """The drawing, and what stands above it, follow the width."""
        self._look(self.desk.open.engagement)

    def go_to(self, path: str) -> None:
        """Put the cursor on the pictures."""
        self.shown_view.focus()

    def action_view(self) -> None:
        """Look at the pictures in the next way."""
        ways = list(View)
        self._look_at(ways[(ways.index(self.view) + 1) % len(ways)])

    def action_question(self, by: int) -> None:
        """In the matrix: have the next or the previous question in sight."""
        there = self.query_one(PictureMatrix).matrix.questions
        if self.view is not View.MATRIX or not there:
            return
        questions = list(Question)
        at = questions.index(there[0]) + by
        if 0 <= at <= len(questions) - len(there):
            self.desk.places["pictures.question"] = questions[at]
            self._look(self.desk.open.engagement)

    def action_open(self) -> None:
        """Open the chosen person's form at the picture."""
        if chosen := self.shown_view.chosen:
            self.desk.places["people.person"] = chosen
            self.app.push_screen(PersonScreen(self.desk, chosen, path="picture.answer"), self._returned)

    @property
    def _person(self) -> str:
        return self.desk.places.get("people.person", "")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.desk.places["people.person"] = event.option_id or ""

    @on(PictureMatrix.Chosen)
    @on(HorizonLine.Chosen)
    def _chosen(self, event: PictureMatrix.Chosen | HorizonLine.Chosen) -> None:
        event.stop()
        self.desk.places["people.person"] = event.person

    @on(Roster.Scrolled)
    @on(Drawn.Scrolled)
    def _scrolled(self, event: Roster.Scrolled | Drawn.Scrolled) -> None:
        event.stop()
        now = self.shown_view
        if event.control is now:
            self.query_one("#more", Static).update(more_text(self.words, event))
        if isinstance(now, PictureMatrix):
            self.query_one("#heads", Static).update(self._heads(now))

    def _returned(self, _: object = None) -> None:
        self.show(self.desk.open.engagement)

    def _look_at(self, view: View) -> None:
        if chosen := self.shown_view.chosen:
            self.desk.places["people.person"] = chosen
        self.desk.places["pictures.view"] = view
        self._look(self.desk.open.engagement)
        self.shown_view.focus()

    def _look(self, engagement: Engagement) -> None:
        """Draw the pictures in the chosen way, and nothing in the others."""
        view, now = self.view, self.shown_view
        there: tuple[Widget, ...] = (
            self.query_one(PictureList),
            self.query_one(PictureMatrix),
            self.query_one(HorizonLine),
        )
        for one in there:
            one.display = one is now and bool(engagement.stakeholders)
        for name in ("#tally", "#legend"):
            self.query_one(name).display = view is not View.LINE
        self._draw(now, engagement)
        self.query_one("#views", Static).update(self._ways())
        self._share_lines()

    def _draw(self, now: PictureList | PictureMatrix | HorizonLine, engagement: Engagement) -> None:
        """Draw the engagement, unless just that is drawn already; a drawing follows the width by itself."""
        first = Question(self.desk.places.get("pictures.question", Question.ANSWER))
        there, asked = self._drawn.get(self.view, (None, None))
        anew = there is not engagement or asked is not first
        self._drawn[self.view] = (engagement, first)
        if isinstance(now, PictureList):
            if not anew:
                now.choose(self._person)
            else:
                now.show(engagement, self._person)
        elif isinstance(now, PictureMatrix):
            if anew:
                now.show(perspectives_of(engagement), self._person, first)
            else:
                now.choose(self._person)
        elif anew:
            now.show(perspectives_of(engagement), engagement.priority, self._person)
        else:
            now.choose(self._person)

    def _share_lines(self) -> None:
        """Draw the heads, and give the list the lines that the rest leaves."""
        now = self.shown_view
        heads = self.query_one("#heads", Static)
        heads.display = isinstance(now, PictureMatrix) and now.display
        if isinstance(now, PictureList):
            there = self.room_there_is
            above = [one for one in self.query("#question, #no-holder").results(Static) if one.display]
            taken = sum(min(2, len(wrap(str(one.content), there.width - 2))) for one in above)
            now.styles.max_height = max(4, there.height - taken - _OTHER_LINES)

    def _ways(self) -> Content:
        """Return the ways to look, the chosen one marked."""
        parts: list[tuple[str, str]] = []
        for one in View:
            chosen = one is self.view
            name = self.words(f"pictures.view.{one}")
            parts.append((f"[{name}] " if chosen else f" {name}  ", "bold $primary" if chosen else ""))
        return Content.assemble(*parts)

    def _heads(self, view: PictureMatrix) -> Content:
        """Return the names of the columns; and which questions are out of sight, and how to see them."""
        matrix = view.matrix
        hidden = [one for one in Question if one not in matrix.questions]
        head = Content("\n").join(content(line) for line in matrix.head)
        if not hidden or not matrix.questions:
            return head
        at = list(Question).index(matrix.questions[0])
        before = [one for one in hidden if list(Question).index(one) < at]
        after = [one for one in hidden if one not in before]
        told = [
            f"{arrow} {', '.join(self.words(f'beside.head.{one}') for one in there)}"
            for arrow, there in (("←", before), ("→", after))
            if there
        ]
        return Content("\n").join([Content.styled("   ".join(told), "$primary"), head])

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
        told = person_legend(perspectives_of(engagement), self.words)
        return Content("  ").join(content(line) for line in told if wide(line))

"""The steps that are a form: contract, project, focal role and priority."""

from collections.abc import Iterable
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coachtui.application import poles, typed
from coachtui.domain.engagement import Choice, Engagement
from coachtui.domain.people import LONG, SHORT
from coachtui.domain.perspectives import Perspective, perspectives_of
from coachtui.domain.steps import Step
from coachtui.drawing.gains import draw_gains
from coachtui.drawing.lines import Line, Mark, Span
from coachtui.drawing.width import shown, wrap
from coachtui.drawing.wordings import draw_wordings
from coachtui.i18n import LANGUAGES, Words
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.drawn import Drawn
from coachtui.tui.widgets.fields import TextField
from coachtui.tui.widgets.form import Form, Section
from coachtui.tui.widgets.moreline import MoreLine
from coachtui.tui.widgets.told import Told


class FormPane(Pane):
    """A sentence on what the step is for, then a form."""

    def compose(self) -> ComposeResult:
        """Introduction, form, how much of it is out of sight."""
        yield Static(self.words(f"intake.intro.{self.STEP}"), classes="intro", markup=False)
        form = Form(self.parts())
        yield form
        yield MoreLine(self.words, form)

    def parts(self) -> Iterable[Widget]:
        """Return the fields and headings of this step."""
        raise NotImplementedError

    def show(self, engagement: Engagement) -> None:
        """Fill the form."""
        self.query_one(Form).fill(lambda path: typed.written(typed.show(engagement, path), self.words))

    def go_to(self, path: str) -> None:
        """Put the cursor into the field."""
        self.query_one(Form).focus_path(path)

    def text(self, path: str, lines: int = 1) -> TextField:
        """Return a field for a text, with its label, and a hint where there is one."""
        return text_field(self.words, path, lines)

    def yes_no(self, path: str, yes: str = "value.yes", no: str = "value.no") -> ChoiceField:
        """Return a field for yes, no, or not asked yet."""
        options = [(True, self.words(yes)), (False, self.words(no))]
        return ChoiceField(path, self.words(f"field.{path}"), options, empty=self.words("value.not_asked"))


class ContractPane(FormPane):
    """Step 1."""

    STEP = Step.CONTRACT

    def parts(self) -> Iterable[Widget]:
        """Client, sponsor, who may read, whose machine, how long, paid, language."""
        yield self.text("contract.client")
        yield self.text("contract.sponsor")
        yield self.text("contract.readers", 3)
        yield self.text("contract.machine_owner")
        yield self.text("contract.keep_months")
        yield self.yes_no("contract.paid", "intake.paid", "intake.pro_bono")
        languages = [(code, self.words(f"value.language.{code}")) for code in LANGUAGES]
        yield ChoiceField("contract.language", self.words("field.contract.language"), languages, empty="")


class ProjectPane(FormPane):
    """Step 2: the solution, and apart from it the problem, as each words it; and who gains and who pays."""

    STEP = Step.PROJECT
    DEFAULT_CSS = """
    ProjectPane #problem-said { color: $amber; margin-top: 1; }
    """

    def __init__(self, room: Room) -> None:
        """Take the room; nobody is drawn yet."""
        super().__init__(room)
        self._people: tuple[Perspective, ...] | None = None

    def parts(self) -> Iterable[Widget]:
        """Project and solution, then the problem, then what people said of both."""
        yield self.text("project.name")
        yield Section(self.words("intake.section.solution"), markup=False)
        yield self.text("project.solution")
        yield self.text("project.whose_idea")
        yield self.text("project.by_when")
        yield self.text("project.decided", 3)
        yield Section(self.words("intake.section.problem"), markup=False)
        yield self.text("project.shared_problem", 3)
        path, none_yet = "project.no_shared_problem", [(True, self.words("value.yes"))]
        unasked = self.words("value.not_asked")
        yield ChoiceField(path, self.words(f"field.{path}"), none_yet, empty=unasked)
        yield Told(id="problem-said")
        for name, heading in (("wordings", "documents.problem.each"), ("gains", "documents.intake.gains")):
            yield Section(self.words(heading), markup=False)
            yield Drawn(id=name, whole=True)

    def show(self, engagement: Engagement) -> None:
        """Fill the form; say that there is no shared wording, and draw what people said."""
        super().show(engagement)
        project = engagement.project
        said = self.query_one("#problem-said", Static)
        said.display = not project.shared_problem.strip()
        key = "none" if project.no_shared_problem else "not_asked"
        said.update(self.words(f"documents.problem.{key}"))
        people = perspectives_of(engagement)
        if people == self._people:  # two hundred are not drawn for nothing
            return
        self._people = people
        nobody = (Span(self.words("pictures.nobody"), Mark.FAINT),)
        for name, draw in (("wordings", draw_wordings), ("gains", draw_gains)):
            drawing = partial(draw, people, words=self.words) if people else lambda _: (nobody,)
            self.query_one(f"#{name}", Drawn).put(drawing)


class FocalRolePane(FormPane):
    """Step 3: whose work is this about?"""

    STEP = Step.FOCAL_ROLE

    def parts(self) -> Iterable[Widget]:
        """The role, how many hold it, and the essential question."""
        yield self.text("focal_role.singular")
        yield self.text("focal_role.plural")
        yield self.text("focal_role.holders")
        yield Section(self.words("intake.section.question"), markup=False)
        yield self.text("focal_role.question", 2)


class PriorityPane(FormPane):
    """Step 6: the two poles, and the choice between them."""

    STEP = Step.PRIORITY
    DEFAULT_CSS = """
    PriorityPane > #choice { color: $foreground; }
    """

    def __init__(self, room: Room) -> None:
        """Take the room; no picture is told yet."""
        super().__init__(room)
        self._told: dict[str, tuple[str, ...]] = {}

    def compose(self) -> ComposeResult:
        """As every form, and above it the choice, or what it means that nobody made it."""
        intro, *form = super().compose()
        yield intro
        yield Static(id="choice", classes="intro", markup=False)
        yield from form

    def parts(self) -> Iterable[Widget]:
        """Short, long, the choice."""
        for pole in ("short", "long"):
            yield Section(self.words(f"intake.section.{pole}"), markup=False)
            yield Drawn(id=f"pictures-{pole}", whole=True)
            for name in ("wording", "gains", "costs"):
                yield text_field(
                    self.words, f"priority.{pole}.{name}", 2, label=f"field.priority.pole.{name}"
                )
        yield Section(self.words("intake.section.choice"), markup=False)
        path = "priority.choice"
        choices = [(choice, self.words(f"value.choice.{choice}")) for choice in Choice]
        yield ChoiceField(path, self.words(f"field.{path}"), choices, empty=self.words("intake.no_choice"))
        yield self.text("priority.rule", 2)
        yield self.text("priority.decided_by")
        yield self.text("priority.decided_on")

    def show(self, engagement: Engagement) -> None:
        """Fill the form; tell the choice, or what it means that nobody made it."""
        super().show(engagement)
        for pole, horizons in (("short", SHORT), ("long", LONG)):
            told = poles.pictures(engagement, horizons, self.words)
            if told != self._told.get(pole):  # as above
                self._told[pole] = told
                pictures = self.query_one(f"#pictures-{pole}", Drawn)
                pictures.put(partial(_flowing, told))
                pictures.can_focus = told != (self.words("poles.nobody"),)
        made = engagement.priority.choice is not None
        choice = shown(poles.choice(engagement.priority, self.words))
        self.query_one("#choice", Static).update(Content.styled(choice, "" if made else "bold $amber"))

    def go_to(self, path: str) -> None:
        """Put the cursor into the field; without a path, begin with what is known of the short pole."""
        super().go_to(path)
        if not path:
            self.once_laid_out(self._begin)

    def _begin(self) -> None:
        """Have the first pole in sight from its heading on; the cursor at its pictures if they are many."""
        form = self.query_one(Form)
        form.scroll_home(animate=False)
        if form.fields[0].virtual_region.bottom > form.scrollable_content_region.height:
            self.query_one("#pictures-short").focus(scroll_visible=False)


def _flowing(told: Iterable[str], width: int) -> list[Line]:
    return [(Span(line, Mark.FAINT),) for one in told for line in wrap(shown(one), width)]


def text_field(words: Words, path: str, lines: int = 1, *, label: str = "") -> TextField:
    """Return a text field for the answer at ``path``, with its label, and a hint where there is one."""
    label = label or f"field.{path}"
    hint = f"hint.{path}"
    return TextField(path, words(label), lines=lines, hint=words(hint) if words.has(hint) else "")

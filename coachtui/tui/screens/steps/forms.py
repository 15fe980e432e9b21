"""The steps that are a form: contract, project, focal role and priority."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from coachtui.application import poles, typed
from coachtui.domain.engagement import Choice, Engagement
from coachtui.domain.people import LONG, SHORT
from coachtui.domain.steps import Step
from coachtui.drawing.width import shown
from coachtui.i18n import LANGUAGES, Words
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.fields import Field, TextField
from coachtui.tui.widgets.form import Form, Section


class FormPane(Pane):
    """A sentence on what the step is for, then a form."""

    def compose(self) -> ComposeResult:
        """Introduction, form."""
        yield Static(self.words(f"intake.intro.{self.STEP}"), classes="intro", markup=False)
        yield Form(self.parts())

    def parts(self) -> Iterable[Field | Static]:
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

    def parts(self) -> Iterable[Field | Static]:
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
    """Step 2: the solution, and apart from it the problem."""

    STEP = Step.PROJECT

    def parts(self) -> Iterable[Field | Static]:
        """Project and solution, then the problem."""
        yield self.text("project.name")
        yield Section(self.words("intake.section.solution"), markup=False)
        yield self.text("project.solution")
        yield self.text("project.whose_idea")
        yield self.text("project.by_when")
        yield self.text("project.decided", 3)
        yield Section(self.words("intake.section.problem"), markup=False)
        yield self.text("project.shared_problem", 3)
        none_yet = [(True, self.words("intake.none_yet"))]
        path = "project.no_shared_problem"
        yield ChoiceField(path, self.words(f"field.{path}"), none_yet, empty="–")


class FocalRolePane(FormPane):
    """Step 3: whose work is this about?"""

    STEP = Step.FOCAL_ROLE

    def parts(self) -> Iterable[Field | Static]:
        """The role, how many hold it, and the essential question."""
        yield self.text("focal_role.singular")
        yield self.text("focal_role.plural")
        yield self.text("focal_role.holders")
        yield Section(self.words("intake.section.question"), markup=False)
        yield self.text("focal_role.question", 2)


class PriorityPane(FormPane):
    """Step 6: the two poles, and the choice between them."""

    STEP = Step.PRIORITY
    DEFAULT_CSS = "PriorityPane .pictures { color: $muted; }"

    def compose(self) -> ComposeResult:
        """As every form, with what it means that nobody chose."""
        yield from super().compose()
        yield Static(id="no-choice", classes="intro", markup=False)

    def parts(self) -> Iterable[Field | Static]:
        """Short, long, the choice."""
        for pole in ("short", "long"):
            yield Section(self.words(f"intake.section.{pole}"), markup=False)
            yield Static(id=f"pictures-{pole}", classes="pictures", markup=False)
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
        """Fill the form, and say what not choosing means."""
        super().show(engagement)
        for pole, horizons in (("short", SHORT), ("long", LONG)):
            told = poles.pictures(engagement, horizons, self.words)
            self.query_one(f"#pictures-{pole}", Static).update(Content("\n".join(map(shown, told))))
        note = self.query_one("#no-choice", Static)
        note.display = engagement.priority.choice is None
        note.update(Content.styled(self.words("poles.no_choice"), "$amber"))


def text_field(words: Words, path: str, lines: int = 1, *, label: str = "") -> TextField:
    """Return a text field for the answer at ``path``, with its label, and a hint where there is one."""
    label = label or f"field.{path}"
    hint = f"hint.{path}"
    return TextField(path, words(label), lines=lines, hint=words(hint) if words.has(hint) else "")

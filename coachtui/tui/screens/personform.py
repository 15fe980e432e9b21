"""The fields of one stakeholder (METHOD.md, a stakeholder), in sections.

The paths are those of a stakeholder (``picture.answer``, ``seats.1.kind``), and two besides:
``seats.all`` and ``seats.all_by`` are the planned seat in every session at once.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from textual.widgets import Static

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Provenance,
    Relation,
    SeatKind,
    StakeholderKind,
)
from coachtui.drawing.width import shown
from coachtui.i18n import Words
from coachtui.tui.widgets.choices import ChoiceField, MarksField
from coachtui.tui.widgets.fields import Field, TextField
from coachtui.tui.widgets.folded import FoldedChoice
from coachtui.tui.widgets.form import Section
from coachtui.tui.widgets.names import NameField

Part = Field | Static

_YES_NO_UNASKED: Final = ((None, "  "), (True, "✓ "), (False, "× "))


class Sections(StrEnum):
    """The sections, in their order."""

    WHO = "who"
    WEIGHT = "weight"
    STANCE = "stance"
    PROBLEM = "problem"
    PICTURE = "picture"
    SEATS = "seats"
    PERMISSION = "permission"


class FormParts:
    """Makes the fields of a person's form; they fit anybody of the engagement."""

    def __init__(self, words: Words, engagement: Engagement) -> None:
        """Take the words, and the engagement for its question, its sessions and its people's names."""
        self._words = words
        self._engagement = engagement
        self._names = [one.name for one in engagement.stakeholders]

    def sections(self) -> dict[Sections, tuple[Part, ...]]:
        """Return every section's parts: a heading, then its fields."""
        made = {
            Sections.WHO: self._who(),
            Sections.WEIGHT: self._weight(),
            Sections.STANCE: self._stance(),
            Sections.PROBLEM: self._problem(),
            Sections.PICTURE: self._picture(),
            Sections.SEATS: self._seats(),
            Sections.PERMISSION: (self._yes_no("may_show"), self._yes_no("may_log")),
        }
        return {name: (self._heading(name), *parts) for name, parts in made.items()}

    def _heading(self, name: Sections) -> Section:
        classes = "-first" if name is Sections.WHO else ""
        return Section(self._words(f"person.section.{name}.title"), classes=classes, markup=False)

    def _who(self) -> Iterable[Part]:
        relations = [(one.value, telling.value_text(one, self._words)) for one in Relation]
        yield self._text("name")
        yield self._text("role")
        yield MarksField("relations", self._label("relations"), relations)
        yield self._choice("seats.all", SeatKind)
        yield self._by("seats.all_by")
        yield Static(self._words("person.mixed"), id="mixed", classes="note", markup=False)
        yield self._text("unit")
        yield self._by("named_by")
        # Seldom another answer than the one that is there: last, so that PgDn passes them by.
        kinds = self._options(StakeholderKind)
        yield ChoiceField("kind", self._label("kind"), kinds, empty="")
        yield self._text("alias")

    def _weight(self) -> Iterable[Part]:
        letters = [(one.value, telling.value_text(one, self._words)) for one in Brings]
        yield MarksField("brings", self._label("brings"), letters, states=_YES_NO_UNASKED)
        yield Static(self._words("person.brings_marks"), classes="note", markup=False)
        yield self._yes_no("work_changes")
        for name in ("influence", "interest", "impact"):
            figures = [(figure, str(figure)) for figure in range(1, 6)]
            yield ChoiceField(name, self._label(name), figures, empty=self._words("value.not_asked"))
        yield self._choice("mandate", Mandate)

    def _stance(self) -> Iterable[Part]:
        values = [(value, self._words(f"person.stance.{value + 2}")) for value in range(-2, 3)]
        empty = self._words("value.not_asked")
        yield ChoiceField("stance.value", self._label("stance.value"), values, empty=empty)
        yield self._text("stance.quote", 2)
        yield self._text("stance.gains", 2)
        yield self._text("stance.loses", 2)
        yield self._choice("stance.provenance", Provenance)
        yield self._by("stance.by")

    def _problem(self) -> Iterable[Part]:
        yield self._text("problem", 3)
        yield self._text("sees_role_as", 2)

    def _picture(self) -> Iterable[Part]:
        question = shown(self._engagement.focal_role.question) or self._words("person.no_question")
        yield Static(question, classes="question", markup=False)
        yield self._text("picture.answer", 3)
        yield self._text("picture.evidence", 2)
        yield self._text("picture.beneficiary", 2)
        yield self._choice("picture.horizon", Horizon)
        yield self._choice("picture.provenance", Provenance)
        yield self._by("picture.by")
        yield self._text("picture.given_on")

    def _seats(self) -> Iterable[Part]:
        plan = self._engagement.plan
        titles = {session.number: shown(session.title) for session in plan.sessions} if plan else {}
        for number in self._engagement.session_numbers:
            title = self._words("person.session", number=number, title=titles.get(number, ""))
            yield Static(title.strip(" ·"), classes="session", markup=False)
            for table in ("seats", "attendance"):
                label = self._words(f"field.stakeholder.{table}.kind")
                yield self._folded(f"{table}.{number}.kind", label)
                yield self._by(f"{table}.{number}.by")

    def _label(self, path: str) -> str:
        return self._words(f"field.stakeholder.{path}")

    def _text(self, path: str, lines: int = 1) -> TextField:
        return TextField(path, self._label(path), lines=lines, hint=self._hint(path))

    def _by(self, path: str) -> NameField:
        key = path if path in ("named_by", "stance.by", "picture.by") else "seats.by"
        return NameField(path, self._label(key), self._names, hint=self._hint(key))

    def _hint(self, path: str) -> str:
        key = f"hint.stakeholder.{path}"
        return self._words(key) if self._words.has(key) else ""

    def _yes_no(self, path: str) -> ChoiceField:
        options = [(True, self._words("value.yes")), (False, self._words("value.no"))]
        return ChoiceField(path, self._label(path), options, empty=self._words("value.not_asked"))

    def _choice(self, path: str, kinds: type[StrEnum]) -> ChoiceField:
        empty = self._words("value.not_asked")
        return ChoiceField(path, self._label(path), self._options(kinds), empty=empty)

    def _folded(self, path: str, label: str) -> FoldedChoice:
        return FoldedChoice(path, label, self._options(SeatKind), empty=self._words("value.not_asked"))

    def _options(self, kinds: type[StrEnum]) -> Sequence[tuple[object, str]]:
        return [(kind, telling.value_text(kind, self._words)) for kind in kinds]

"""*Is there anybody else?*, asked for one relation: a name, or no with a reason."""

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coachtui.application.prompts import listed
from coachtui.domain.engagement import Engagement, Prompt
from coachtui.domain.people import Relation
from coachtui.drawing.width import cells, cut, shown
from coachtui.i18n import Words
from coachtui.tui import drafting, pasting
from coachtui.tui.widgets.oneline import OneLine

# Cells of names that find their place in the lines for them.
_MOST = 190


class Said(NamedTuple):
    """What was answered. With both empty, those who are listed are everybody."""

    names: str
    reason: str


class Anybody(ModalScreen[Said | None]):
    """Two lines: a name in the first, or a reason in the second; None when left."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    Anybody { align: center middle; }
    Anybody > Vertical { width: 70; max-width: 96%; height: auto; padding: 0 2;
        background: $surface; border: round $primary; }
    Anybody .listed { color: $muted; margin-bottom: 1; max-height: 4; }
    Anybody .question { text-style: bold; }
    Anybody .end { color: $muted; margin-top: 1; }
    Anybody Horizontal { height: 1; }
    Anybody .label { width: 20; color: $muted; }
    Anybody Horizontal:focus-within > .label { color: $primary; text-style: bold; }
    Anybody Input { width: 1fr; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="anybody.leave"),
        Binding("ctrl+s", "done", show=False, id="anybody.done"),
    ]

    def __init__(self, words: Words, engagement: Engagement, relation: Relation, said: Said | None) -> None:
        """Take the relation that is asked about, and what was answered just now but could not be taken."""
        super().__init__()
        self._words = words
        self._relation = relation
        self._names = _fitting([shown(person.name) for person in listed(engagement, relation)], words)
        prompt = engagement.prompts.get(relation, Prompt())
        self._known = Said("", shown(prompt.reason))
        self._said = said or self._known

    def compose(self) -> ComposeResult:
        """The question, who is listed, the two answers."""
        words = self._words
        with Vertical():
            yield Static(words(f"missing.prompt.{self._relation}"), classes="question", markup=False)
            names = self._names or words("people.anybody.nobody_listed")
            yield Static(words("people.anybody.listed", names=names), classes="listed", markup=False)
            for name in ("yes", "no"):
                with Horizontal():
                    yield Static(words(f"people.anybody.{name}"), classes="label", markup=False)
                    hint = words(f"people.anybody.{name}_hint")
                    yield OneLine(hint=hint, name=name, classes=pasting.NAMES if name == "yes" else "")
            end = "people.anybody.end_listed" if self._names else "people.anybody.end"
            yield Static(words(end), classes="end", markup=False)

    def on_mount(self) -> None:
        """Start at the name, or at the reason when that was the answer."""
        names, reason = self._fields
        names.value, reason.value = self._said
        (reason if self._said.reason and not self._said.names else names).focus()

    @property
    def _place(self) -> str:
        return f"anybody:{self._relation}"

    @on(Input.Changed)
    def _typed(self) -> None:
        said = self._in_fields
        drafting.typed(self, self._place, {} if said == self._known else said._asdict())

    @property
    def _in_fields(self) -> Said:
        return Said(*(field.value for field in self._fields))

    @property
    def _fields(self) -> tuple[Input, Input]:
        return self.query_one("#yes", Input), self.query_one("#no", Input)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        names, reason = self._fields
        if event.input is names and not event.value.strip():
            reason.focus()
        else:
            self.action_done()

    def action_done(self) -> None:
        """Take what stands in the fields as the answer."""
        drafting.handed_on(self, self._place)
        self.dismiss(self._in_fields)

    def action_leave(self) -> None:
        """Leave without an answer; what was typed can be brought back."""
        drafting.given_up(self, self._place)
        self.dismiss(None)


def _fitting(names: Sequence[str], words: Words) -> str:
    """Return as many names as there is room for, and how many more there are."""
    ends = accumulate(cells(name) + 2 for name in names)
    fit = max(1, sum(end <= _MOST for end in ends))
    told = cut(", ".join(names[:fit]), _MOST)
    return words("people.anybody.more", names=told, n=len(names) - fit) if fit < len(names) else told

"""One-question widgets: a text, a choice of one, several marks. Each posts what was answered.

All are one label and one answer, and all say the same thing when an answer is given: ``Answered``
with the path of the answer (see ``coachtui.application.answers``) and its new value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea


@dataclass
class Answered(Message):
    """An answer was given. ``value`` is a text, an option's value, a dict of marks, or None."""

    path: str
    value: object
    field: "Field"


class Field(Horizontal):
    """A label and one answer. The label is the program's; the answer is the coach's."""

    DEFAULT_CSS = """
    Field { height: auto; width: 100%; }
    Field > .label { width: 20; color: $muted; padding-right: 1; }
    Field.-here > .label { color: $primary; text-style: bold; }
    Field.-wrong > .label { color: $red; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", show=False, id="field.previous"),
        Binding("down", "app.focus_next", show=False, id="field.next"),
    ]

    def __init__(self, path: str, label: str) -> None:
        """Take the path of the answer and the label before it."""
        super().__init__()
        self.path = path
        self.label = label

    def compose(self) -> ComposeResult:
        """The label first."""
        yield Static(self.label, classes="label", markup=False)

    def put(self, value: object) -> None:
        """Show ``value`` as the answer, unless somebody is just typing here."""
        raise NotImplementedError

    # A class of our own, because ``:focus-within`` of a label's parent is not redrawn in time.
    def on_descendant_focus(self) -> None:
        """Mark the label of the field where the cursor is."""
        self.add_class("-here")

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.remove_class("-here")


class TextField(Field):
    """A line of text, or with ``lines`` above 1 a small editor. It answers when it is left."""

    DEFAULT_CSS = """
    TextField > Input { width: 1fr; }
    TextField > TextArea { width: 1fr; height: auto; max-height: 6; background: $surface; }
    TextField > TextArea:focus { background: $panel; }
    TextField > Input { background: $surface; }
    TextField > Input:focus { background: $panel; }
    """

    def __init__(self, path: str, label: str, *, lines: int = 1, hint: str = "") -> None:
        """Take the path, the label, how many lines it may be, and a hint for the empty field."""
        super().__init__(path, label)
        self._editor: Input | TextArea
        if lines > 1:
            self._editor = TextArea(compact=True, placeholder=hint, highlight_cursor_line=False)
            self._editor.styles.min_height = min(lines, 2)
        else:
            self._editor = Input(compact=True, placeholder=hint, select_on_focus=False)
            self._editor.cursor_blink = False
        if isinstance(self._editor, TextArea):
            self._editor.cursor_blink = False
        self._known = ""

    def compose(self) -> ComposeResult:
        """The label, then the editor."""
        yield from super().compose()
        yield self._editor

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self._editor.text if isinstance(self._editor, TextArea) else self._editor.value

    def put(self, value: object) -> None:
        """Show ``value``, unless something was typed here that has not been taken yet."""
        text = "" if value is None else str(value)
        if self.pending and text != self.text:
            return
        self._known = text
        if text == self.text:
            return
        if isinstance(self._editor, TextArea):
            self._editor.load_text(text)
        else:
            self._editor.value = text

    @property
    def pending(self) -> bool:
        """Whether something was typed here that has not been taken as an answer."""
        return self.text != self._known

    def taken(self, yes: bool) -> None:
        """Say whether the text was taken; one that was not stays on the screen, marked, to be mended."""
        self.set_class(not yes, "-wrong")
        if yes:
            self._known = self.text

    def on_descendant_blur(self) -> None:
        """Leaving is answering."""
        super().on_descendant_blur()
        if self.pending:
            self.post_message(Answered(self.path, self.text, self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self.screen.focus_next()

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Keep typing to ourselves: only an answer goes up."""
        event.stop()


class Options(Widget, can_focus=True):
    """The answer part of a choice: options on one or more lines, the chosen one in brackets."""

    DEFAULT_CSS = """
    Options { height: auto; width: 1fr; }
    Options:focus { background: $panel; }
    """

    cursor: reactive[int] = reactive(0)
    marks: reactive[tuple[str, ...]] = reactive(())

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the labels in their order."""
        super().__init__()
        self._labels = tuple(labels)

    def render(self) -> Content:
        """Draw the lines."""
        return Content("\n").join(self.lines(self.content_size.width))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return how many lines it takes."""
        return len(self.lines(width))

    def lines(self, width: int) -> list[Content]:
        """Return the options on as many lines as they need."""
        lines: list[list[Content]] = [[]]
        used = 0
        for i, label in enumerate(self._labels):
            mark = self.marks[i] if i < len(self.marks) else "  "
            text = f"{mark[0]}{label}{mark[1]}"
            if used and used + cell_len(text) > width:
                lines.append([])
                used = 0
            chosen = mark.strip() != ""
            style = "bold $primary" if chosen else "$muted"
            if self.has_focus and i == self.cursor:
                style = "$background on $primary"
            lines[-1].append(Content.styled(text, style))
            used += cell_len(text)
        return [Content.assemble(*line) for line in lines]


class ChoiceField(Field):
    """One of several options, or none yet. Left and right choose, and so do the options' digits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="choice.left"),
        Binding("right", "move(1)", show=False, id="choice.right"),
        Binding("delete,backspace", "clear", show=False, id="choice.clear"),
    ]

    def __init__(self, path: str, label: str, options: Sequence[tuple[object, str]], *, empty: str) -> None:
        """Take path, label, ``(value, label)`` options and the word for *not asked yet* (``""``: none)."""
        super().__init__(path, label)
        first: list[tuple[object, str]] = [(None, empty)] if empty else []
        self._options = [*first, *options]
        self._view = Options([label for _, label in self._options])
        self._value: object = None

    def compose(self) -> ComposeResult:
        """The label, then the options."""
        yield from super().compose()
        yield self._view

    def put(self, value: object) -> None:
        """Show ``value`` as the chosen option."""
        self._value = value
        values = [option for option, _ in self._options]
        at = values.index(value) if value in values else 0
        self._view.cursor = at
        self._view.marks = tuple("[]" if i == at else "  " for i in range(len(values)))

    def action_move(self, step: int) -> None:
        """Choose the option to the left or right."""
        at = self._view.cursor + step
        if 0 <= at < len(self._options):
            self._choose(at)

    def action_clear(self) -> None:
        """Back to *not asked yet*, where there is such an option."""
        if self._options[0][0] is None:
            self._choose(0)

    def on_key(self, event: events.Key) -> None:
        """A key that starts an option's label chooses it; pressed again, the next such option."""
        if event.character is None or not event.character.isalnum():
            return
        wanted = event.character.casefold()
        count = len(self._options)
        for step in range(1, count + 1):
            at = (self._view.cursor + step) % count
            if self._options[at][1].casefold().startswith(wanted):
                event.stop()
                event.prevent_default()
                self._choose(at)
                return

    def _choose(self, at: int) -> None:
        value = self._options[at][0]
        if value != self._value:
            self.put(value)
            self.post_message(Answered(self.path, value, self))


class MarksField(Field):
    """Several options, each with a mark of its own. Left and right go, space changes the mark.

    ``states`` are ``(value, mark)`` in the order in which space turns them; the answer is a dict from
    option to state's value.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="marks.left"),
        Binding("right", "move(1)", show=False, id="marks.right"),
        Binding("space", "turn", show=False, id="marks.turn"),
    ]

    def __init__(
        self,
        path: str,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        states: Sequence[tuple[object, str]] = ((False, "  "), (True, "[]")),
    ) -> None:
        """Take the path, the label, ``(value, label)`` options and the states of a mark."""
        super().__init__(path, label)
        self._options = tuple(options)
        self._states = tuple(states)
        self._view = Options([label for _, label in self._options])
        self._value: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        """The label, then the options."""
        yield from super().compose()
        yield self._view

    def put(self, value: object) -> None:
        """Show ``value``, a dict from option to state."""
        given = value if isinstance(value, dict) else {}
        self._value = {option: given.get(option, self._states[0][0]) for option, _ in self._options}
        marks = dict(self._states)
        self._view.marks = tuple(marks[self._value[option]] for option, _ in self._options)

    def action_move(self, step: int) -> None:
        """Go to the option to the left or right."""
        self._view.cursor = max(0, min(len(self._options) - 1, self._view.cursor + step))

    def action_turn(self) -> None:
        """Give the option under the cursor its next state."""
        option = self._options[self._view.cursor][0]
        values = [value for value, _ in self._states]
        following = values[(values.index(self._value[option]) + 1) % len(values)]
        self.put({**self._value, option: following})
        self.post_message(Answered(self.path, dict(self._value), self))

    def on_key(self, event: events.Key) -> None:
        """A key that starts an option's label goes there and changes its mark."""
        if event.character is None or not event.character.isalpha():
            return
        wanted = event.character.casefold()
        count = len(self._options)
        for step in range(count):
            at = (self._view.cursor + 1 + step) % count
            if self._options[at][1].casefold().startswith(wanted):
                event.stop()
                event.prevent_default()
                self._view.cursor = at
                self.action_turn()
                return

"""Questions with given answers: a choice of one, and several marks."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.tui.widgets.fields import Answered, Field

_SIGNS: Final = ("+", "−")


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
    """One of several options, or none yet. Left and right choose, and so does what an option starts with.

    Space takes the next option, and after the last the first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="choice.left"),
        Binding("right", "move(1)", show=False, id="choice.right"),
        Binding("space", "turn", show=False, id="choice.turn"),
        Binding("delete,backspace", "clear", show=False, id="choice.clear"),
        Binding("enter", "app.focus_next", show=False, id="choice.on"),
    ]

    def __init__(self, path: str, label: str, options: Sequence[tuple[object, str]], *, empty: str) -> None:
        """Take path, label, ``(value, label)`` options and the word for *not asked yet* (``""``: none)."""
        super().__init__(path, label)
        first: list[tuple[object, str]] = [(None, empty)] if empty else []
        self._options = [*first, *options]
        self._view = Options([label for _, label in self._options])
        self._value: object = None

    def compose(self) -> ComposeResult:
        """The options."""
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

    def action_turn(self) -> None:
        """Choose the next option."""
        self._choose((self._view.cursor + 1) % len(self._options))

    def action_clear(self) -> None:
        """Back to *not asked yet*, where there is such an option."""
        if self._options[0][0] is None:
            self._choose(0)

    def on_key(self, event: events.Key) -> None:
        """A key that starts an option's label chooses it; pressed again, the next such option."""
        # A keyboard has a hyphen where a figure below zero has a minus.
        wanted = (event.character or "").casefold().replace("-", "−")
        if not wanted.isalnum() and wanted not in _SIGNS:
            return
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
        Binding("enter", "app.focus_next", show=False, id="marks.on"),
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
        """The options."""
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

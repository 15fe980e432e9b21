"""One of several, told on one line; all of them are shown when asked for."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.widgets.fields import Answered, Field


class _Picked(Widget, can_focus=True):
    """The answer part: what is picked, between arrows when the cursor is here."""

    DEFAULT_CSS = """
    _Picked { height: 1; width: 1fr; padding-right: 1; }
    _Picked:focus { background: $panel; }
    """

    label: reactive[str] = reactive("")

    def render(self) -> Content:
        label = cut(shown(self.label), max(1, self.content_size.width))
        if not self.has_focus:
            return Content(label)
        arrows = " ← →" if cells(label) + 4 <= self.content_size.width else ""
        return Content.assemble((label, "bold $primary"), (arrows, "$muted"))


class PickField(Field):
    """One of several options. Left and right pick, and so does a first letter; Enter asks for all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False, id="pick.left"),
        Binding("right", "move(1)", show=False, id="pick.right"),
        Binding("enter,space", "all", show=False, id="pick.all"),
    ]

    class Asked(Message):
        """The coach wants to see all options."""

        def __init__(self, field: "PickField") -> None:
            """Take the field."""
            super().__init__()
            self.field = field

    def __init__(self, path: str, label: str, options: Sequence[tuple[object, str]] = ((None, ""),)) -> None:
        """Take the path, the label and ``(value, label)`` options, at least one."""
        super().__init__(path, label)
        self.options = tuple(options)
        self.value = self.options[0][0]
        self._view = _Picked()

    @property
    def at(self) -> int:
        """Which of the options is picked, from 0."""
        return [option for option, _ in self.options].index(self.value)

    def compose(self) -> ComposeResult:
        """What is picked."""
        yield self._view

    def offer(self, options: Sequence[tuple[object, str]]) -> None:
        """Offer other options; when the picked one is not among them any more, the first is picked."""
        self.options = tuple(options)
        self.put(self.value)

    def put(self, value: object) -> None:
        """Show ``value`` as picked; if it is not offered, the first option."""
        labels = dict(self.options)
        self.value = value if value in labels else self.options[0][0]
        self._view.label = labels[self.value]

    def pick(self, value: object) -> None:
        """Pick an option, and say so."""
        if value != self.value:
            self.put(value)
            self.post_message(Answered(self.path, self.value, self))

    def action_move(self, step: int) -> None:
        """Pick the option before or after, round and round."""
        self.pick(self.options[(self.at + step) % len(self.options)][0])

    def action_all(self) -> None:
        """Ask for all options."""
        self.post_message(self.Asked(self))

    def on_key(self, event: events.Key) -> None:
        """A first letter picks the next option that starts with it."""
        if event.character is None or not event.character.isalnum():
            return
        wanted = event.character.casefold()
        for step in range(1, len(self.options) + 1):
            value, label = self.options[(self.at + step) % len(self.options)]
            if label.casefold().startswith(wanted):
                event.stop()
                event.prevent_default()
                self.pick(value)
                return

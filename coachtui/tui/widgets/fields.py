"""One-question widgets: what they have in common, and the one for a text (choices.py has the others).

All are one label and one answer, and all say the same thing when an answer is given: ``Answered``
with the path of the answer (see ``coachtui.application.answers``) and its new value.
"""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Input, TextArea

from coachtui.drawing.width import wrap
from coachtui.tui import drafting
from coachtui.tui.widgets.oneline import COMPACT, OneLine


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
    Field > * { margin-left: 20; }
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
        self._is_here = False

    def render(self) -> Content:
        """Draw the label, beside the answer. A widget of its own for it would make forms slower to open."""
        style = "bold $red" if self.has_class("-wrong") else "bold $primary" if self._is_here else "$muted"
        return Content.styled("\n".join(self._label_lines()), style)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the label and the answer take."""
        return max(len(self._label_lines()), super().get_content_height(container, viewport, width))

    def _label_lines(self) -> list[str]:
        beside = self.children[0].styles.margin.left if self.children else 0
        return wrap(self.label, max(1, beside - 1))

    def put(self, value: object) -> None:
        """Show ``value`` as the answer, unless somebody is just typing here."""
        raise NotImplementedError

    def on_key(self, event: events.Key) -> None:
        """Keep digits that mean nothing here: one field too far, a figure must not lead to another room."""
        if event.character is not None and event.character.isdigit():
            event.stop()

    # Not a class or ``:focus-within``: for those Textual would look up the styles of all that is in here.
    def on_descendant_focus(self) -> None:
        """Mark the label of the field where the cursor is."""
        self._is_here = True
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self._is_here = False
        self.refresh()


class LongText(TextArea, inherit_bindings=False):
    """An editor without frills, and with the function keys left to the room around it.

    ``NEW_LINE`` is the key that starts a new line.
    """

    NEW_LINE: ClassVar[str] = "enter"

    # Textual's F6 and F7 select a line and everything; here they go to another room, and back.
    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in TextArea.BINDINGS
        if isinstance(binding, Binding) and binding.key not in ("f6", "f7")
    ]

    def __init__(self, *, hint: str = "", name: str | None = None, line_numbers: bool = False) -> None:
        """Take a hint for while it is empty, and the widget's id."""
        super().__init__(
            id=name,
            placeholder=hint,
            highlight_cursor_line=False,
            show_line_numbers=line_numbers,
        )
        self.add_class(COMPACT, update=False)
        self.cursor_blink = False


class _ShortText(LongText):
    """A few lines, in which Enter goes on to the next field as it does everywhere; ^o starts a new line.

    The arrows go through the lines, and from the first and the last one on to the next field.
    """

    NEW_LINE = "ctrl+o"

    async def _on_key(self, event: events.Key) -> None:
        if event.key not in ("enter", self.NEW_LINE):
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self.screen.focus_next()
        else:
            self.insert("\n")

    def action_cursor_down(self, select: bool = False) -> None:
        """A line down; from the last one on to the next field."""
        if self.navigator.is_last_wrapped_line(self.cursor_location) and not select:
            self.screen.focus_next()
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        """A line up; from the first one back to the field before."""
        if self.navigator.is_first_wrapped_line(self.cursor_location) and not select:
            self.screen.focus_previous()
        else:
            super().action_cursor_up(select)


class TextField(Field):
    """A line of text, or with ``lines`` above 1 a small editor. It answers when it is left.

    With ``anew`` what is typed takes the place of what stood there: for a figure, a day or a time.

    Up to three ``lines``, Enter goes on to the next field; above that, it starts a new line.
    """

    DEFAULT_CSS = """
    TextField > Input { width: 1fr; }
    TextField > TextArea { width: 1fr; height: auto; max-height: 6; background: $surface; }
    TextField > TextArea:focus { background: $panel; }
    TextField > Input { background: $surface; }
    TextField > Input:focus { background: $panel; }
    """

    EDITOR_CLASSES: ClassVar[str] = ""

    def __init__(self, path: str, label: str, *, lines: int = 1, hint: str = "", anew: bool = False) -> None:
        """Take the path, the label, how many lines it may be, a hint for the empty field, and ``anew``."""
        super().__init__(path, label)
        self._editor: Input | TextArea
        if lines > 1:
            self._editor = LongText(hint=hint) if lines > 3 else _ShortText(hint=hint)
            self._editor.styles.min_height = min(lines, 2)
        else:
            self._editor = OneLine(hint=hint, anew=anew, classes=self.EDITOR_CLASSES)
        self._known = ""
        # What kind of place this is for drafts (see tui.drafting); without one, whoever shows it keeps them.
        self.scope = "answer"
        self._drafted = ""

    def compose(self) -> ComposeResult:
        """The editor."""
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

    def enter(self) -> None:
        """Put the cursor into the field."""
        self._editor.focus()

    def taken(self, yes: bool) -> None:
        """Say whether the text was taken; one that was not stays on the screen, marked, to be mended."""
        self.set_class(not yes, "-wrong")
        self.refresh()
        if yes:
            self._known = self.text
            self._draft()

    def give_up(self) -> None:
        """Forget what was typed here and not taken; as a draft it can be brought back."""
        if self._drafted:
            drafting.given_up(self, self._drafted)
            self._drafted = ""
        self.taken(True)

    def resume(self, text: str) -> None:
        """Let ``text`` stand here as if it had just been typed, with the cursor behind it."""
        self.enter()
        if isinstance(self._editor, TextArea):
            self._editor.load_text(text)
            self._editor.move_cursor(self._editor.document.end)
        else:
            self._editor.value = text
            self._editor.cursor_position = len(text)

    def on_descendant_blur(self) -> None:
        """Leaving is answering."""
        super().on_descendant_blur()
        if self.pending:
            self.post_message(Answered(self.path, self.text, self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self.screen.focus_next()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep typing to ourselves, and in the drafts: only an answer goes up."""
        self._typed(event)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep typing to ourselves, and in the drafts: only an answer goes up."""
        self._typed(event)

    @property
    def place(self) -> str:
        """Where this is, for drafts; empty when whoever shows this field keeps them."""
        return f"{self.scope}:{self.path}" if self.scope else ""

    def _typed(self, event: Message) -> None:
        if self.scope:
            event.stop()
            self._draft()

    def _draft(self) -> None:
        if self.pending and self.scope:
            self._drafted = self.place
            drafting.typed(self, self._drafted, {"text": self.text})
        elif self._drafted:
            drafting.kept(self, self._drafted)
            self._drafted = ""

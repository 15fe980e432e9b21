"""Small questions that wait for an answer: yes or no, one line of text, one of several.

Each can be left with Escape, with ^g (which arrives everywhere), or by choosing its own way out.
"""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from coachtui.drawing.width import cut, shown, shown_lines
from coachtui.i18n import Words
from coachtui.tui import drafting

_T = TypeVar("_T")

_CSS = """
align: center middle;
& > Vertical {
    width: 64; max-width: 90%; height: auto; max-height: 90%;
    padding: 0 2; background: $surface; border: round $primary;
}
& .text { width: 100%; margin-bottom: 1; }
& Button { margin-right: 2; }
& Horizontal { height: auto; }
"""

# Two lines of a dialog: a name that is longer leaves room for the others.
_LONGEST = 112

_LEAVE: list[BindingType] = [Binding("escape,ctrl+g", "leave", show=False, id="dialog.leave")]


class Confirm(ModalScreen[bool]):
    """Yes or no. With ``typed``, only after that text was typed: for what cannot be undone."""

    DEFAULT_CSS = f"Confirm {{ {_CSS} }}"
    BINDINGS: ClassVar[list[BindingType]] = [
        *_LEAVE,
        Binding("left,up", "app.focus_previous", show=False, id="confirm.previous"),
        Binding("right,down", "app.focus_next", show=False, id="confirm.next"),
    ]

    def __init__(self, words: Words, text: str, *, yes: str, typed: str = "") -> None:
        """Take the question, the word on the button that does it, and what must be typed first."""
        super().__init__()
        self._words = words
        self._text = text
        self._yes = yes
        self._typed = typed

    def compose(self) -> ComposeResult:
        """The question, the field if one is needed, the two buttons."""
        with Vertical():
            yield Static(shown_lines(self._text), classes="text", markup=False)
            if self._typed:
                yield Input()
                yield Static(id="unlike", markup=False)
            with Horizontal():
                yield Button(Content(self._words("dialog.cancel")), id="no")
                yield Button(Content(self._yes), id="yes", variant="error", disabled=bool(self._typed))

    def on_mount(self) -> None:
        """Start where a careless Enter does nothing."""
        self.query_one(Input if self._typed else "#no").focus()

    @on(Input.Changed)
    def _compare(self, event: Input.Changed) -> None:
        self.query_one("#yes", Button).disabled = event.value.strip() != self._typed.strip()

    @on(Input.Submitted)
    def _go_on(self) -> None:
        button = self.query_one("#yes", Button)
        if button.disabled:
            unlike = self._words("dialog.unlike", typed=self._typed)
            self.query_one("#unlike", Static).update(Content.styled(unlike, "$red"))
        else:
            self.dismiss(True)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def action_leave(self) -> None:
        """Leave without doing it."""
        self.dismiss(False)


class Ask(ModalScreen[str | None]):
    """One line of text; None when left without it."""

    DEFAULT_CSS = f"Ask {{ {_CSS} }}"
    BINDINGS: ClassVar[list[BindingType]] = _LEAVE

    def __init__(
        self,
        words: Words,
        text: str,
        *,
        value: str = "",
        hint: str = "",
        needed: str = "",
        anew: bool = False,
    ) -> None:
        """Take the question, what stands in the field at first, and what to say to an empty answer.

        Without ``needed`` an empty answer is an answer; with ``anew``, typing takes the value's place.
        """
        super().__init__()
        self._words = words
        self._text = text
        self._value = value
        self._hint = hint
        self._needed = needed
        self._anew = anew

    def compose(self) -> ComposeResult:
        """The question, the field, and how to go on or back."""
        with Vertical():
            yield Static(shown_lines(self._text), classes="text", markup=False)
            yield Input(self._value, placeholder=self._hint, select_on_focus=self._anew)
            yield Static(self._words("dialog.enter_or_leave"), classes="text", id="how", markup=False)

    def on_mount(self) -> None:
        """Show again what was typed here when the program ended, if anything was."""
        text = drafting.found_at(self, self._place)
        if text:
            self.query_one(Input).value = text

    @property
    def _place(self) -> str:
        return f"ask:{self._text}"

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        drafting.typed(self, self._place, {"text": "" if event.value == self._value else event.value})

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if self._needed and not event.value.strip():
            self.query_one("#how", Static).update(Content.styled(self._needed, "$red"))
            return
        drafting.handed_on(self, self._place)
        self.dismiss(event.value)

    def action_leave(self) -> None:
        """Leave without an answer; what was typed can be brought back."""
        drafting.given_up(self, self._place)
        self.dismiss(None)


class Choose(ModalScreen[_T | None], Generic[_T]):
    """One of several: arrows or a first letter go to it, Enter takes it; None when left."""

    DEFAULT_CSS = f"""
    Choose {{ {_CSS} }}
    Choose OptionList {{ height: auto; max-height: 14; border: none; margin-bottom: 1; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = _LEAVE

    def __init__(
        self, words: Words, text: str, options: Sequence[tuple[_T, str]], *, chosen: _T | None = None
    ) -> None:
        """Take the question, ``(value, label)`` options, at least one, and the value it is now."""
        super().__init__()
        self._words = words
        self._text = text
        self._choices = tuple(options)
        self._chosen = chosen

    def on_mount(self) -> None:
        """Start where it is now."""
        values = [value for value, _ in self._choices]
        if self._chosen in values:
            self.query_one(OptionList).highlighted = values.index(self._chosen)

    def compose(self) -> ComposeResult:
        """The question, the options, and how to go on or back."""
        with Vertical():
            yield Static(shown_lines(self._text), classes="text", markup=False)
            yield OptionList(*self._options(), markup=False)
            yield Static(self._words("dialog.choose_or_leave"), classes="text", markup=False)

    def _options(self) -> Iterator[Option]:
        return (Option(Content(cut(shown(label), _LONGEST))) for _, label in self._choices)

    def on_key(self, event: events.Key) -> None:
        """A letter or a figure goes to the next option that starts with it."""
        if event.character is None or not event.character.isalnum():
            return
        wanted = event.character.casefold()
        options = self.query_one(OptionList)
        for step in range(1, len(self._choices) + 1):
            at = ((options.highlighted or 0) + step) % len(self._choices)
            if shown(self._choices[at][1]).casefold().startswith(wanted):
                event.stop()
                options.highlighted = at
                return

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_index][0])

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

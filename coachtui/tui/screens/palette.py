"""Every command by name, and every key on one page; both come from the commands' one declaration."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coachtui.domain.text import name_key
from coachtui.i18n import Words
from coachtui.tui.commands import Command

_LEAVE = "escape,ctrl+g"


class Palette(ModalScreen[Command | None]):
    """Type a few letters, choose a command, and it is done."""

    DEFAULT_CSS = """
    Palette { align: center top; }
    Palette > Vertical { width: 72; max-width: 96%; height: auto; max-height: 90%; margin-top: 1;
        background: $surface; border: round $primary; padding: 0 1; }
    Palette OptionList { height: auto; max-height: 15; border: none; background: $surface; }
    """
    OF_ENGAGEMENT = False  # who only looks on may type here too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(_LEAVE, "leave", show=False, id="palette.leave"),
        Binding("down", "cursor(1)", show=False, priority=True, id="palette.down"),
        Binding("up", "cursor(-1)", show=False, priority=True, id="palette.up"),
    ]

    def __init__(self, words: Words, commands: tuple[Command, ...]) -> None:
        """Take the commands that can be done now."""
        super().__init__()
        self._words = words
        self._commands = commands
        self._found = commands

    def compose(self) -> ComposeResult:
        """The field, then what it finds."""
        with Vertical():
            yield Input(placeholder=self._words("palette.hint"))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show all of them at first."""
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index])

    def action_cursor(self, step: int) -> None:
        """Move through what was found, from the field too."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def action_leave(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)

    def _find(self, text: str) -> None:
        wanted = name_key(text).split()
        self._found = tuple(c for c in self._commands if all(word in self._haystack(c) for word in wanted))
        options = self.query_one(OptionList)
        options.clear_options()
        for command in self._found:
            key = f"{command.shown_key:>5}  "
            options.add_option(Option(Content.assemble((key, "$muted"), self._words(command.help_key))))
        if self._found:
            options.highlighted = 0
        else:
            options.add_option(Option(Content(self._words("palette.nothing")), disabled=True))

    def _haystack(self, command: Command) -> str:
        return name_key(f"{self._words(command.label_key)} {self._words(command.help_key)}")


class Help(ModalScreen[None]):
    """Every key of the screen below, with what it does."""

    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll { width: 74; max-width: 96%; height: auto; max-height: 96%;
        background: $surface; border: round $primary; padding: 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(f"{_LEAVE},question_mark,q,enter", "leave", show=False, id="help.leave"),
    ]

    def __init__(self, words: Words, groups: tuple[tuple[str, tuple[Command, ...]], ...]) -> None:
        """Take the commands in groups, each with its heading."""
        super().__init__()
        self._words = words
        self._groups = groups

    def compose(self) -> ComposeResult:
        """Group by group."""
        with VerticalScroll() as body:
            body.can_focus = True
            for heading, commands in self._groups:
                lines: list[Content] = [Content.styled(heading, "bold $accent")]
                for command in commands:
                    keys = f"{command.all_keys:>10}  "
                    lines.append(Content.assemble((keys, "bold"), self._words(command.help_key)))
                yield Static(Content("\n").join(lines))
            yield Static(self._words("help.moving"), markup=False)

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_leave(self) -> None:
        """Back to the screen below."""
        self.dismiss(None)

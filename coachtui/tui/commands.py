"""One declaration for each command of a room or a step; bindings, footer, help page and palette come from it.

A dialog has few keys and shows them itself, so it has bindings and no commands; what a list or a field
does with arrows, Enter and letters is its own too.

Keys are those that arrive everywhere: printables (outside a text), Enter, Tab, arrows, F2–F9, and
ctrl with g l n o r s t p q. The words of command ``home.new`` are ``home.command.new.label`` (for the
footer) and ``home.command.new.help`` (for the help page and the palette).
"""

from dataclasses import dataclass

from textual.binding import Binding, BindingType

KEY_NAMES = {
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "slash": "/",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "full_stop": ".",
    "comma": ",",
    "space": "␣",
    "enter": "⏎",
    "tab": "Tab",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


@dataclass(frozen=True, slots=True)
class Command:
    """Something a coach can do on a screen.

    ``id`` is ``PLACE.NAME``; ``keys`` are Textual's names, separated by commas, the shown one first;
    ``action`` is the screen's or, with ``app.`` before it, the app's action; ``shown`` puts it in the
    footer; ``always`` binds it even while typing; ``changes``: it is refused to who only looks on.
    """

    id: str
    keys: str
    action: str
    shown: bool = True
    always: bool = False
    changes: bool = False

    @property
    def shown_key(self) -> str:
        """The first key as people write it: ``^s``, ``F7``, ``?``."""
        return _written(self.keys.split(",")[0])

    @property
    def is_typed(self) -> bool:
        """Whether the shown key is a text's own while the cursor is in one: a character, or an arrow."""
        return len(self.shown_key) == 1 and self.shown_key != KEY_NAMES["enter"]

    @property
    def all_keys(self) -> str:
        """Every key as people write it, with spaces between."""
        return " ".join(_written(key) for key in self.keys.split(","))

    @property
    def label_key(self) -> str:
        """The i18n key of the word in the footer."""
        place, name = self.id.split(".")
        return f"{place}.command.{name}.label"

    @property
    def help_key(self) -> str:
        """The i18n key of the sentence on the help page and in the palette."""
        return self.label_key.removesuffix("label") + "help"


def _written(key: str) -> str:
    key = key.strip()
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    if key.startswith("f") and key[1:].isdigit():
        return key.upper()
    return KEY_NAMES.get(key, key)


def bindings(*commands: Command) -> list[BindingType]:
    """Return Textual's bindings for ``commands``, each with the command's id."""
    return [Binding(c.keys, c.action, c.id, show=False, priority=c.always, id=c.id) for c in commands]


# Everywhere. The rooms' digits work outside texts, their function keys inside too.
EVERYWHERE = (
    Command("app.help", "question_mark", "app.help"),
    Command("app.palette", "ctrl+p", "app.palette", shown=False, always=True),
    Command("app.quit", "ctrl+q", "app.leave", shown=False, always=True),
)

IN_A_ROOM = (
    Command("room.intake", "1,f2", "app.room('intake')", shown=False),
    Command("room.plan", "2,f3", "app.room('plan')", shown=False),
    Command("room.run", "3,f4", "app.room('run')", shown=False),
    Command("room.notes", "4,f5", "app.room('notes')", shown=False),
    Command("room.share", "5,f6", "app.room('share')", shown=False),
    Command("room.home", "f9", "app.home", shown=False),
    Command("room.save_again", "ctrl+l", "app.save_again", shown=False, always=True, changes=True),
    Command("room.drafts", "ctrl+n", "app.drafts", shown=False, always=True, changes=True),
)

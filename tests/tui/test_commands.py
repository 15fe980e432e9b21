"""Commands: declared once, on keys that arrive everywhere, with words in both languages."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widgets import TextArea

import coachtui.tui
from coachtui.i18n import LANGUAGES, Words
from coachtui.tui.commands import EVERYWHERE, IN_A_ROOM, Command

# Keys that arrive through ssh, tmux, screen and mosh alike.
NAMED = frozenset(
    "enter tab shift+tab up down left right home end pageup pagedown space delete backspace escape "
    "f2 f3 f4 f5 f6 f7 f8 f9 question_mark plus minus slash left_square_bracket right_square_bracket "
    "full_stop comma equals_sign exclamation_mark".split()
)
CTRL = frozenset(f"ctrl+{letter}" for letter in "glnorstpq")


def _classes() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(coachtui.tui.__path__, "coachtui.tui."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, DOMNode) and value.__module__ == module.name:
                yield value


CLASSES = sorted(set(_classes()), key=lambda one: one.__qualname__)


def _commands() -> list[Command]:
    found = [*EVERYWHERE, *IN_A_ROOM]
    for one in CLASSES:
        found.extend(vars(one).get("OFFERS", ()))
    return found


def _arrives(key: str) -> bool:
    return key in NAMED or key in CTRL or len(key) == 1 or bool(re.fullmatch(r"upper_[a-z]", key))


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__qualname__)
def test_every_binding_has_an_id_and_a_key_that_arrives(one: type[DOMNode]) -> None:
    for binding in vars(one).get("BINDINGS", ()):
        assert isinstance(binding, Binding), binding
        if binding in TextArea.BINDINGS:
            continue  # an editor has Textual's own keys, but for those that are the room's
        assert binding.id, binding
        keys = [key.strip() for key in binding.key.split(",")]
        assert all(_arrives(key) for key in keys), binding
        assert keys != ["escape"], f"{binding}: Escape comes late in tmux, so it is never the only way"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_its_words(language: str) -> None:
    words = Words(language)  # type: ignore[arg-type]
    for command in _commands():
        assert words.has(command.label_key), command.label_key
        assert words.has(command.help_key), command.help_key


def test_no_two_commands_share_an_id() -> None:
    ids = [command.id for command in dict.fromkeys(_commands())]
    assert sorted(ids) == sorted(set(ids))

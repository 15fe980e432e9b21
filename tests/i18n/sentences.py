"""The sentences as they stand in the files, and the keys as the code asks for them."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import coachtui
from coachtui.i18n import LANGUAGES, Language

PACKAGE = Path(coachtui.__file__).parent
Entry = str | dict[str, str]

# Keys that are put together where the scan cannot see it: a pattern, and where that happens.
COMPUTED: dict[str, str] = {}


class Asked(NamedTuple):
    """A key that the code asks for: in full, or as a pattern where it is put together."""

    where: str
    key: str
    pattern: bool
    params: frozenset[str] | None = None


def files(language: Language) -> list[str]:
    """The names of the files of one language."""
    return sorted(path.stem for path in (PACKAGE / "i18n" / language).glob("*.toml"))


@cache
def sentences(language: Language) -> dict[str, Entry]:
    """Every key of one language with its sentence, or its plural."""
    found: dict[str, Entry] = {}
    for name in files(language):
        text = (PACKAGE / "i18n" / language / f"{name}.toml").read_text(encoding="utf-8")
        found.update(_flat(name, tomllib.loads(text)))
    return found


def _flat(at: str, value: Any) -> Iterator[tuple[str, Entry]]:
    if isinstance(value, dict) and not set(value) <= {"one", "other"}:
        for name, inner in value.items():
            yield from _flat(f"{at}.{name}", inner)
    else:
        yield at, value


def forms(entry: Entry) -> list[str]:
    """The texts of an entry: one, or the forms of its plural."""
    return list(entry.values()) if isinstance(entry, dict) else [entry]


def placeholders(entry: Entry) -> set[str]:
    """What an entry wants to be given; the ``n`` of a plural is left out, for it may be told in words."""
    wanted = {
        name for text in forms(entry) for _, name, _, _ in string.Formatter().parse(text) if name is not None
    }
    return wanted - {"n"} if isinstance(entry, dict) else wanted


@cache
def asked() -> tuple[Asked, ...]:
    """Every key that the code asks for, be it in words(…), Refused(…) or a plain constant."""
    return tuple(one for path in sorted(PACKAGE.rglob("*.py")) for one in _asked_in(path))


def _asked_in(path: Path) -> Iterator[Asked]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    where = str(path.relative_to(PACKAGE.parent))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _tells(node.func):
            yield from _in_call(node, where)
        elif isinstance(node, ast.Call) and node.args and _called(node.func) == "Command":
            yield from _in_command(node.args[0], f"{where}:{node.lineno}")
        elif isinstance(node, ast.keyword) and node.arg == "key":
            yield from _of(node.value, where)
        elif isinstance(node, ast.JoinedStr | ast.Constant):
            # A key that is handed on. What is not a key is left out by whoever compares.
            yield from (one._replace(where="") for one in _of(node, where))


def _called(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _tells(function: ast.expr) -> bool:
    return _called(function) in ("words", "_words", "Refused")


def _in_command(node: ast.expr, where: str) -> Iterator[Asked]:
    """The words of a command, which are made from its id (coachtui/tui/commands.py)."""
    if isinstance(node, ast.Constant):
        place, _, name = str(node.value).partition(".")
        yield from (Asked(where, f"{place}.command.{name}.{part}", False) for part in ("label", "help"))


def _in_call(node: ast.Call, where: str) -> Iterator[Asked]:
    spread = any(keyword.arg is None for keyword in node.keywords)
    params = None if spread else frozenset(keyword.arg or "" for keyword in node.keywords)
    for one in _of(node.args[0], f"{where}:{node.lineno}"):
        yield one._replace(params=params)


def _of(node: ast.expr, where: str) -> Iterator[Asked]:
    if isinstance(node, ast.IfExp):
        yield from _of(node.body, where)
        yield from _of(node.orelse, where)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        ends = node.value.endswith(".")  # the beginning of a key
        yield Asked(where, re.escape(node.value) + ".+" if ends else node.value, ends)
    elif isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
        ]
        yield Asked(where, "".join(parts), True)


def language_pairs() -> list[tuple[Language, Language]]:
    """Every language with every other."""
    return [(one, other) for one in LANGUAGES for other in LANGUAGES if one != other]

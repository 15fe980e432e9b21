"""A template's front matter: four keys, and every value the text that it is (10:30, no and 1.0 included)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.people import Value
from coachtui.domain.text import clean_line
from coachtui.i18n import LANGUAGES
from coachtui.templates.problems import Problems

if TYPE_CHECKING:
    from markdown_it.token import Token

KEYS: Final = ("title", "language", "summary", "credit")


class Front(Value, frozen=True, kw_only=True):
    """What the front matter says. ``language`` is None when it is not one that the program speaks."""

    title: str = ""
    language: LanguageCode | None = None
    summary: str = ""
    credit: str = ""


def read_front(token: Token | None, problems: Problems) -> Front:
    """Return the front matter, noting what is wrong with it; ``token`` is None when there is none."""
    if token is None:
        problems.add(1, "front_missing")
        return Front()
    found = _pairs(token.content, problems)
    if not found.get("title"):
        problems.add(1, "title_missing")
    language = found.get("language", "")
    if _language(language) is None:
        problems.add(1, "language", value=language)
    return Front(
        title=found.get("title", ""),
        language=_language(language),
        summary=found.get("summary", ""),
        credit=found.get("credit", ""),
    )


def _language(text: str) -> LanguageCode | None:
    return next((language for language in LANGUAGES if language == text), None)


def _pairs(text: str, problems: Problems) -> dict[str, str]:
    # Composed and not loaded: a scalar then is its text, and each has its line.
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError
    from ruamel.yaml.nodes import MappingNode, ScalarNode

    found: dict[str, str] = {}
    try:
        node = YAML(typ="base", pure=True).compose(text)
    except MarkedYAMLError as error:
        # The block's first line is the one after the three hyphens.
        problems.add((error.problem_mark.line if error.problem_mark else 0) + 2, "front_yaml")
        return found
    except YAMLError:
        problems.add(1, "front_yaml")
        return found
    if node is None:
        return found
    if not isinstance(node, MappingNode):
        problems.add(2, "front_yaml")
        return found
    for key, value in node.value:
        line = key.start_mark.line + 2
        if not isinstance(key, ScalarNode) or key.value not in KEYS:
            problems.add(line, "front_key", value=str(key.value), known=", ".join(KEYS))
        elif key.value in found:
            problems.add(line, "front_twice", value=key.value)
        elif not isinstance(value, ScalarNode):
            problems.add(line, "front_value", value=key.value)
        else:
            found[key.value] = clean_line(value.value)
    return found

"""Why something was refused, as a sentence."""

import datetime as dt

from coachtui.application.telling import value_text
from coachtui.domain.errors import Refused
from coachtui.i18n import Words


def reason(problem: Refused, words: Words) -> str:
    """Return the sentence behind a refusal; fields, values told by their labels, moments in our zone."""
    return words(problem.key, **{name: _told(name, value, words) for name, value in problem.params.items()})


def _told(name: str, value: object, words: Words) -> object:
    if isinstance(value, Refused):
        return reason(value, words)
    if name == "delimiter":
        return words(f"fromfile.delimiter.{value}")
    if name == "values" and isinstance(value, tuple):
        return ", ".join(value_text(one, words) for one in value)
    if name == "field" and words.has(label := f"field.{value}"):
        return words(label)
    return value.astimezone() if isinstance(value, dt.datetime) else value

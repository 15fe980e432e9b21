"""A refusal as a sentence in the coach's language."""

from coachtui.domain.errors import Refused
from coachtui.i18n import Words


def problem_text(words: Words, problem: Refused) -> str:
    """Return what was refused and why; a field in it is called by its label."""
    params = dict(problem.params)
    label = f"field.{params.get('field')}"
    if "field" in params and words.has(label):
        params["field"] = words(label)
    return words(problem.key, **params)

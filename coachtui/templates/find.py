"""Finding templates: those that are shipped, and the coach's own, which go before them."""

from pathlib import Path
from typing import Final

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.people import Value
from coachtui.templates.template import Template, TemplateProblem

DEFAULT: Final[dict[LanguageCode, str]] = {"en": "three-half-days", "nl": "drie-dagdelen"}


class Listed(Value, frozen=True, kw_only=True):
    """A template that was found. With ``problems`` it cannot be used, and ``template`` is None."""

    name: str
    own: bool
    path: str
    template: Template | None = None
    problems: tuple[TemplateProblem, ...] = ()


def list_templates(own: Path, language: LanguageCode | None = None) -> tuple[Listed, ...]:
    """Return the templates in a language (None: in all), the coach's own in ``own`` first, then by name.

    A template of the coach's own hides a shipped one of the same name. One that cannot be read is
    listed whatever the language.
    """
    raise NotImplementedError


def find(name: str, own: Path) -> Template:
    """Return the template called ``name``. Raises BadTemplate, or Refused ``templates.error.unknown``."""
    raise NotImplementedError


def default_template(language: LanguageCode, own: Path) -> Template:
    """Return the template that a new plan starts from."""
    return find(DEFAULT[language], own)

"""From a template, or a plan, to the Markdown that reads back as it."""

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.plan import Plan
from coachtui.templates.template import Template


def write(template: Template) -> str:
    """Return ``template`` as Markdown, which ``read`` gives back."""
    raise NotImplementedError


def template_of(plan: Plan, *, title: str, language: LanguageCode, summary: str = "") -> Template:
    """Return ``plan`` as a template: without days, times and places, its texts taken literally."""
    raise NotImplementedError

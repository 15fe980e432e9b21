"""From a template to a plan: the role, the question and the solution put in their places."""

from collections.abc import Callable

from coachtui.domain.plan import Plan
from coachtui.templates.template import Template


def fill(
    template: Template, *, role: str, roles: str, question: str, solution: str, new_id: Callable[[], str]
) -> Plan:
    """Return the plan that ``template`` makes for one engagement; ``new_id`` gives each block its id.

    ``role`` and ``roles`` are the focal role's singular and plural. What is empty gets a readable
    word in the template's language. What was typed is never read for placeholders again.
    """
    raise NotImplementedError

"""From a template to a plan: the role, the question and the solution put in their places."""

from collections.abc import Callable, Mapping

from coachtui.domain.plan import Block, Plan, Session
from coachtui.domain.text import clean_line
from coachtui.i18n import Words
from coachtui.markdown.escape import inline
from coachtui.templates.placeholders import put_in
from coachtui.templates.template import Template, TemplateBlock, TemplateSession


def fill(
    template: Template, *, role: str, roles: str, question: str, solution: str, new_id: Callable[[], str]
) -> Plan:
    """Return the plan that ``template`` makes for one engagement; ``new_id`` gives each block its id.

    ``role`` and ``roles`` are the focal role's singular and plural. What is empty gets a readable
    word in the template's language. What was typed is never read for placeholders again.
    """
    values = _values(Words(template.language), role=role, roles=roles, question=question, solution=solution)
    return Plan(
        template=template.name,
        sessions=tuple(
            _session(session, number, values, new_id) for number, session in enumerate(template.sessions, 1)
        ),
    )


def _values(words: Words, **typed: str) -> dict[str, str]:
    """Return what goes in each place: what was typed, or a word that reads well in its stead."""
    values: dict[str, str] = {}
    # The question last: without one of its own it asks about those who hold the role.
    for name in ("role", "roles", "solution", "question"):
        values[name] = clean_line(typed[name]) or words(f"templates.fallback.{name}", **values)
    return values


def _session(
    session: TemplateSession, number: int, values: Mapping[str, str], new_id: Callable[[], str]
) -> Session:
    return Session(
        number=number,
        title=put_in(session.title, values),
        minutes=session.minutes,
        guidance=_guidance(session.guidance, values),
        blocks=tuple(_block(block, values, new_id()) for block in session.blocks),
    )


def _block(block: TemplateBlock, values: Mapping[str, str], block_id: str) -> Block:
    return Block(
        id=block_id,
        title=put_in(block.title, values),
        minutes=block.minutes,
        kind=block.kind,
        starred=block.starred,
        question=put_in(block.question, values),
        guidance=_guidance(block.guidance, values),
    )


def _guidance(markdown: str, values: Mapping[str, str]) -> str:
    """Return guidance, which is Markdown, with the values as words in it that change nothing else."""
    return put_in(markdown, {name: inline(value) for name, value in values.items()})

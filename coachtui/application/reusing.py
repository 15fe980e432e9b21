"""Using a plan again: the templates a plan can come from, and a plan kept as one of the coach's own."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import structs

from coachtui.application import outbox, planning
from coachtui.domain.engagement import Engagement, LanguageCode
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.domain.text import clean_line, name_key, slug
from coachtui.templates.find import DEFAULT, Listed, find, list_templates
from coachtui.templates.placeholders import put_in
from coachtui.templates.template import BadTemplate, Template
from coachtui.templates.vocabulary import PLACEHOLDERS
from coachtui.templates.write import UnwrittenTemplate, template_of, write


class OwnTemplate(Value, frozen=True, kw_only=True):
    """A plan as a template, not kept yet: where it will lie, and what to ask the coach before.

    ``replaces``: the title of the template whose place it would take, or its name; empty when there is
    none. ``told``: words of this client that are still in it, for which there is no placeholder.
    """

    path: Path
    markdown: str
    replaces: str = ""
    told: tuple[str, ...] = ()


def templates(folder: Path, language: LanguageCode) -> tuple[Listed, ...]:
    """Return every template, the coach's own in ``folder`` too; first those in this language.

    Among those the one that a plan usually starts from comes first. Those that cannot be used are last.
    """

    def place(one: Listed) -> tuple[bool, bool, bool]:
        spoken = one.template is not None and one.template.language == language
        return (one.template is None, not spoken, one.name != DEFAULT[language])

    return tuple(sorted(list_templates(folder), key=place))


def own_template(engagement: Engagement, title: str, folder: Path) -> OwnTemplate:
    """Return the plan as a template for any client: the role, the question and the solution are places in it.

    Its file in ``folder`` is named after ``title``. Raises Refused without a title or a plan, and when
    the plan has a session without blocks.
    """
    title = clean_line(title)
    if not title:
        raise Refused("plan.error.template_title")
    name = _name(title)
    template = structs.replace(_template(engagement, title, folder), name=name)
    try:
        markdown = write(template)
    except (BadTemplate, UnwrittenTemplate) as problem:
        raise Refused("plan.error.not_a_template") from problem
    path = folder / f"{name}.md"
    return OwnTemplate(
        path=path,
        markdown=markdown,
        replaces=_replaced(path, folder),
        told=tuple(dict.fromkeys(_told(engagement, template))),
    )


def keep(own: OwnTemplate) -> Path:
    """Write the template, for its owner only, and return its path; Refused as ``outbox.put`` does."""
    return outbox.put(own.path, own.markdown)


def _template(engagement: Engagement, title: str, folder: Path) -> Template:
    plan = planning.plan_of(engagement)
    for session in plan.sessions:
        if not session.blocks:
            raise Refused("plan.error.session_empty", number=session.number)
    try:
        source = find(plan.template, folder)
    except Refused:  # it came from elsewhere, or is gone
        source = None
    template = template_of(
        plan,
        title=title,
        language=source.language if source else engagement.language,
        places={
            "role": engagement.focal_role.singular,
            "roles": engagement.focal_role.plural,
            "question": engagement.focal_role.question,
            "solution": engagement.project.solution,
        },
    )
    # Whoever made what this was made from stays named.
    return structs.replace(template, credit=source.credit if source else "")


def _name(title: str) -> str:
    """Return the name of the file; of a title without a Latin letter, one that only it has."""
    name = slug(title, plain=True)
    return name or f"template-{zlib.crc32(name_key(title).encode()):08x}"


def _replaced(path: Path, folder: Path) -> str:
    for one in list_templates(folder):
        if one.name == path.stem:
            return one.template.title if one.template else one.name
    return path.stem if path.exists() else ""


def _told(engagement: Engagement, template: Template) -> Iterator[str]:
    """Yield what a template still tells of this client."""
    emptied = dict.fromkeys(PLACEHOLDERS, " ")
    inside = "\n".join(put_in(text, emptied) for text in _texts(template))
    people = [name for person in engagement.stakeholders for name in (person.name, person.alias)]
    first_names = [words[0] for name in people if (words := name.split()) and len(words[0]) > 2]
    contract = engagement.contract
    names = (contract.client, engagement.project.name, contract.sponsor, *people, *first_names)
    for name in filter(None, map(clean_line, names)):
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", f"{template.title}\n{inside}"):
            yield name
    # What is in a longer word has no place: a plural, or two words that are written as one.
    role = engagement.focal_role
    for word in map(clean_line, (role.singular, role.plural, engagement.project.solution)):
        if len(word) > 3:
            yield from re.findall(rf"\w*{re.escape(word)}\w*", inside, re.IGNORECASE)


def _texts(template: Template) -> Iterator[str]:
    for session in template.sessions:
        yield from (session.title, session.guidance)
        for block in session.blocks:
            yield from (block.title, block.question, block.guidance)

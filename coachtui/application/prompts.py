"""Step 4's *is there anybody else?*: answered with names, or with *no* and a reason (METHOD.md, step 4)."""

from collections.abc import Callable

from msgspec import structs

from coachtui.application import answers, intake
from coachtui.application.names import several_names
from coachtui.domain.engagement import Engagement, Prompt
from coachtui.domain.people import Relation, Stakeholder
from coachtui.domain.text import clean


def answer_prompt(
    engagement: Engagement,
    relation: Relation,
    *,
    names: str = "",
    reason: str = "",
    new_id: Callable[[], str],
) -> Engagement:
    """Return the engagement with one prompt answered.

    Everybody in ``names`` (``names.several_names``) gets the relation, and is added if they were not listed.
    A ``reason`` says why there is nobody else. With neither, those who are listed are everybody; and
    while nobody is, it is not answered. Raises Refused for a name that cannot be one.
    """
    for name in several_names(names):
        person = engagement.find(name)
        if person is None:
            engagement = intake.add_stakeholder(engagement, new_id(), name)
            person = engagement.stakeholders[-1]
        related = (*person.relations, relation)
        value = tuple(one for one in Relation if one in related)
        engagement = answers.put(engagement, f"stakeholders.{person.id}.relations", value)
    prompts = {key: prompt for key, prompt in engagement.prompts.items() if key is not relation}
    if clean(reason).strip():
        prompts[relation] = Prompt(anybody=False, reason=clean(reason).strip())
    elif listed(engagement, relation):
        prompts[relation] = Prompt(anybody=True)
    return structs.replace(engagement, prompts=prompts)


def listed(engagement: Engagement, relation: Relation) -> tuple[Stakeholder, ...]:
    """Return everybody who is listed with this relation."""
    return tuple(person for person in engagement.stakeholders if relation in person.relations)

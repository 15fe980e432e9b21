"""Checks 4, 12, 13 and 15: one finding about each person who is left out."""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import (
    Answer,
    all_of,
    asked,
    at_the_table,
    heard,
    is_not,
    listed,
    sessions_of,
    sits,
)
from coachtui.domain.missing.finding import Fact, Finding, Level, Verdict
from coachtui.domain.missing.verdicts import about, each
from coachtui.domain.people import Stakeholder
from coachtui.domain.text import name_key


def affected_heard(engagement: Engagement) -> Verdict:
    """Check 4: impact of 4 or more, and at best informed or absent (red; one a person)."""
    return each(
        4,
        engagement,
        lambda person: all_of(
            asked(person, "impact", person.impact, lambda it: it >= 4),
            is_not(heard(engagement)[person.id]),
        ),
        lambda person: about(4, Level.RED, person.id, person=person.id, impact=person.impact or 0),
    )


def named_seated(engagement: Engagement) -> Verdict:
    """Check 12: named by others but without a seat (amber; named twice or more: red; one a name).

    A seat is a seat at the table: who is represented, interviewed or on an empty chair has none there,
    and the coach settles that knowingly.
    """
    namers = {person.id: namers_of(person, engagement) for person in engagement.stakeholders}

    def found(person: Stakeholder) -> Finding:
        count = len(namers[person.id])
        return about(12, Level.RED if count >= 2 else Level.AMBER, person.id, person=person.id, n=count)

    return each(
        12,
        engagement,
        lambda person: all_of(_named(person, namers[person.id]), is_not(at_the_table(engagement)[person.id])),
        found,
    )


def interested_seated(engagement: Engagement) -> Verdict:
    """Check 13: interest of 4 or more, influence of 2 or less, and not seated (amber; one a person)."""
    return each(
        13,
        engagement,
        lambda person: all_of(
            asked(person, "interest", person.interest, lambda it: it >= 4),
            asked(person, "influence", person.influence, lambda it: it <= 2),
            is_not(at_the_table(engagement)[person.id]),
        ),
        lambda person: about(13, Level.AMBER, person.id, person=person.id),
    )


def first_and_last(engagement: Engagement) -> Verdict:
    """Check 15: seated in the first session, not in the last (amber; one a person)."""
    first, last = sessions_of(engagement)[0], sessions_of(engagement)[-1]

    def question(person: Stakeholder) -> Answer:
        if first == last:
            return Answer(truth=False)
        return all_of(sits(person, (first,)), is_not(sits(person, (last,))))

    return each(
        15,
        engagement,
        question,
        lambda person: about(15, Level.AMBER, person.id, person=person.id, first=first, last=last),
    )


def namers_of(person: Stakeholder, engagement: Engagement) -> tuple[str, ...]:
    """Return who named this person, each once and themselves left out: ids, or names of people not listed."""
    namers: dict[str, str] = {}
    for ref in person.named_by or ():
        namer = listed(engagement, ref)
        if name_key(ref) and namer is not person:
            key, said = (namer.id, namer.id) if namer else (name_key(ref), ref)
            # Of two spellings one, and the same whichever was written first.
            namers[key] = min(said, namers.get(key, said))
    return tuple(namers.values())


def _named(person: Stakeholder, namers: tuple[str, ...]) -> Answer:
    if person.named_by is None:
        return Answer(truth=None, unasked=(Fact(person=person.id, field="named_by"),))
    facts = tuple(Fact(person=person.id, field="named_by", value=ref) for ref in namers)
    return Answer(truth=bool(namers), known=facts)

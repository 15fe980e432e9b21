"""Checks 9 and 10: how short and how long the pictures look, and whether anybody chose.

Every known picture counts, in own words or not: whose words they are is check 2's business.
"""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import Answer, asked, distinct, plain
from coachtui.domain.missing.finding import Fact, Level, Verdict
from coachtui.domain.missing.verdicts import about, nobody_listed, with_evidence
from coachtui.domain.people import LONG, SHORT, Horizon, Stakeholder

CHOICE = "priority.choice"


def poles_voiced(engagement: Engagement) -> Verdict:
    """Check 9: two pictures or more are known, and one pole has at most one voice (amber).

    The check is about what is *known*: a picture that was not asked is no voice, and with two known it
    weighs what there is. Only with fewer than two do the pictures not asked matter; with two or more,
    only the horizon of a known one.
    """
    if not engagement.stakeholders:
        return nobody_listed(9)
    known = [person for person in engagement.stakeholders if person.picture.answer.strip()]
    if len(known) < 2:
        silent = [person for person in engagement.stakeholders if person not in known]
        enough = len(engagement.stakeholders) >= 2
        return Verdict(check=9, unasked=tuple(_answer(person) for person in silent) if enough else ())
    short = sum(person.picture.horizon in SHORT for person in known)
    long = sum(person.picture.horizon in LONG for person in known)
    open_ = [person for person in known if person.picture.horizon is None]
    if max(0, 2 - short) + max(0, 2 - long) > len(open_):
        return _lopsided(known, short, long)
    if short >= 2 and long >= 2:
        return Verdict(check=9)
    return Verdict(check=9, unasked=tuple(_horizon(person) for person in open_))


def _lopsided(known: list[Stakeholder], short: int, long: int) -> Verdict:
    evidence = [
        fact
        for person in known
        for fact in (Fact(person=person.id, field="picture.answer", value=plain(True)), _horizon(person))
    ]
    variant = "both" if short < 2 and long < 2 else "short" if short < 2 else "long"
    finding = about(9, Level.AMBER, variant=variant, short=short, long=long, pictures=len(known))
    return Verdict(check=9, findings=(with_evidence(finding, *evidence),))


def priority_set(engagement: Engagement) -> Verdict:
    """Check 10: both poles occur in the pictures and no priority is set (amber).

    No choice is an answer here, not a question still to ask: not choosing is secretly choosing.
    """
    if engagement.priority.choice is not None:
        return Verdict(check=10)
    if not engagement.stakeholders:
        return nobody_listed(10)
    short = [(person, _looks(person, SHORT)) for person in engagement.stakeholders]
    long = [(person, _looks(person, LONG)) for person in engagement.stakeholders]
    if any(answer.truth for _, answer in short) and any(answer.truth for _, answer in long):
        facts = [fact for _, answer in short + long if answer.truth for fact in answer.known]
        finding = with_evidence(about(10, Level.AMBER), Fact(person="", field=CHOICE), *distinct(facts))
        return Verdict(check=10, findings=(finding,))
    # One picture has one horizon, so two people have to supply the two poles.
    matters = [
        answer.unasked
        for one, a in short
        for other, b in long
        if one is not other and a.truth is not False and b.truth is not False
        for answer in (a, b)
    ]
    return Verdict(check=10, unasked=_in_order(engagement, [fact for facts in matters for fact in facts]))


def _looks(person: Stakeholder, pole: frozenset[Horizon]) -> Answer:
    """Return whether this person's picture looks as far as this pole; its horizon alone says so."""
    return asked(person, "picture.horizon", person.picture.horizon, lambda it: it in pole)


def _answer(person: Stakeholder) -> Fact:
    return Fact(person=person.id, field="picture.answer")


def _horizon(person: Stakeholder) -> Fact:
    horizon = person.picture.horizon
    return Fact(person=person.id, field="picture.horizon", value=horizon.value if horizon else "")


def _in_order(engagement: Engagement, facts: list[Fact]) -> tuple[Fact, ...]:
    """Return the facts, each once, in the order of the people."""
    return tuple(
        fact for person in engagement.stakeholders for fact in distinct(facts) if fact.person == person.id
    )

"""Checks 9 and 10: how short and how long the pictures look, and whether anybody chose.

Every known picture counts, in own words or not: whose words they are is check 2's business.
"""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import plain
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

    A picture's horizon alone says at which pole it is.
    No choice is an answer here, not a question still to ask: not choosing is secretly choosing.
    """
    if engagement.priority.choice is not None:
        return Verdict(check=10)
    if not engagement.stakeholders:
        return nobody_listed(10)
    horizons = [person.picture.horizon for person in engagement.stakeholders]
    if SHORT.intersection(horizons) and LONG.intersection(horizons):
        poles = [person for person in engagement.stakeholders if person.picture.horizon in SHORT | LONG]
        choice = Fact(person="", field=CHOICE)
        finding = with_evidence(about(10, Level.AMBER), choice, *map(_horizon, poles))
        return Verdict(check=10, findings=(finding,))
    # One picture has one horizon, so it takes two people who are or may be at a pole.
    perhaps = [person for person in engagement.stakeholders if person.picture.horizon is not Horizon.MONTHS]
    open_ = [person for person in perhaps if person.picture.horizon is None]
    return Verdict(check=10, unasked=tuple(map(_horizon, open_)) if len(perhaps) >= 2 else ())


def _answer(person: Stakeholder) -> Fact:
    return Fact(person=person.id, field="picture.answer")


def _horizon(person: Stakeholder) -> Fact:
    horizon = person.picture.horizon
    return Fact(person=person.id, field="picture.horizon", value=horizon.value if horizon else "")

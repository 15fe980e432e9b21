"""Checks 7 and 8: whether those who are not there are well spoken for."""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import (
    Answer,
    all_of,
    any_of,
    asked,
    at_the_table,
    distinct,
    heard,
    is_not,
    listed,
    related,
    seat_fact,
    sessions_of,
)
from coachtui.domain.missing.finding import Fact, Level, Verdict
from coachtui.domain.missing.verdicts import about, nobody_listed, tally, with_evidence
from coachtui.domain.people import Relation, SeatKind, Stakeholder


def well_represented(engagement: Engagement) -> Verdict:
    """Check 7: represented by who directs the role they hold, whose stance is opposite, or who has no seat.

    Amber. *No seat* means: in no session at all, as wherever METHOD.md names none. Somebody who is not
    listed has no seat. One finding for all; of one person by one other it names every reason.
    """
    if not engagement.stakeholders:
        return nobody_listed(7)
    cases = [
        (person, session, reasons)
        for person in engagement.stakeholders
        for session in sessions_of(engagement)
        if (reasons := _reasons(person, session, engagement))
    ]
    wrong = [(p, n, name, why) for p, n, reasons in cases for name, why in reasons.items() if why.truth]
    if not wrong:
        return Verdict(
            check=7, unasked=distinct(f for *_, all_ in cases for why in all_.values() for f in why.unasked)
        )
    people = {person.id for person, *_ in wrong}
    names = list(dict.fromkeys(name for _, _, name, _ in wrong))
    refs = dict.fromkeys(_by(person, session) for person, session, *_ in wrong)
    evidence = distinct(
        fact
        for person, session, _, why in wrong
        for fact in (seat_fact(person, session), _by_fact(person, session), *why.known)
    )
    if len(people) == 1 and len(refs) == 1:
        variant = "_".join(sorted(names))
        finding = about(7, Level.AMBER, variant=variant, person=people.pop(), by=next(iter(refs)))
    else:
        finding = about(7, Level.AMBER, variant="several", n=len(people))
    return Verdict(check=7, findings=(with_evidence(finding, *evidence),))


def receivers_heard(engagement: Engagement) -> Verdict:
    """Check 8: receivers are listed; none is seated, represented, interviewed or on an empty chair (amber).

    While none is listed, it says *holds* once the prompt for receivers was answered with *no*.
    """
    prompt = engagement.prompts.get(Relation.RECEIVES)
    said_none = prompt is not None and prompt.anybody is False
    ask_prompt = () if said_none else (Fact(person="", field="prompt.receives"),)
    if not engagement.stakeholders:
        return nobody_listed(8, *ask_prompt)
    people = [
        (related(person, Relation.RECEIVES), heard(engagement)[person.id])
        for person in engagement.stakeholders
    ]
    receivers = [pair for pair in people if pair[0].truth]
    perhaps = [pair for pair in people if pair[0].truth is None]
    if any(heard.truth for _, heard in receivers):
        return Verdict(check=8)
    # Somebody whose relation was not asked can turn a finding into *holds*, if they may be heard; and
    # the other way round only while nobody else is listed as a receiver.
    unasked = [
        *(fact for receives, heard in receivers for fact in heard.unasked),
        *(
            fact
            for receives, heard in perhaps
            if heard.truth is not False or not receivers
            for fact in (*receives.unasked, *heard.unasked)
        ),
    ]
    if not receivers:
        if said_none and all(heard.truth for _, heard in perhaps):
            return Verdict(check=8)
        return Verdict(check=8, unasked=(*ask_prompt, *distinct(unasked)))
    if unasked:
        return Verdict(check=8, unasked=distinct(unasked))
    facts = distinct(fact for receives, heard in receivers for fact in (*receives.known, *heard.known))
    finding = with_evidence(
        about(8, Level.AMBER, n=len(receivers)), tally("receives", len(receivers)), *facts
    )
    return Verdict(check=8, findings=(finding,))


def _reasons(person: Stakeholder, session: int, engagement: Engagement) -> dict[str, Answer]:
    """Return each reason why this seat is badly represented, by name; none for any other seat."""
    seat = person.seat_in(session)
    if seat is None:
        return {"seat": Answer(truth=None, unasked=(seat_fact(person, session),))}
    if seat.kind is not SeatKind.REPRESENTED:
        return {}
    if not seat.by.strip():
        return {"by": Answer(truth=None, unasked=(_by_fact(person, session),))}
    by = listed(engagement, seat.by)
    if by is None:
        return {"not_listed": Answer(truth=True)}
    return {
        "directs": all_of(related(by, Relation.DIRECTS), related(person, Relation.HOLDS)),
        "opposite": _opposite(person, by),
        "not_seated": is_not(at_the_table(engagement)[by.id]),
    }


def _opposite(one: Stakeholder, other: Stakeholder) -> Answer:
    def stance(person: Stakeholder, sign: int) -> Answer:
        return asked(person, "stance", person.stance.value, lambda it: it * sign > 0)

    return any_of(
        all_of(stance(one, 1), stance(other, -1)),
        all_of(stance(one, -1), stance(other, 1)),
    )


def _by(person: Stakeholder, session: int) -> str:
    seat = person.seat_in(session)
    return seat.by if seat else ""


def _by_fact(person: Stakeholder, session: int) -> Fact:
    return Fact(person=person.id, field=f"seat.{session}.by", value=_by(person, session))

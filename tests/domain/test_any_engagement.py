"""No engagement, however odd, makes a rule stumble."""

import random

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Remedy
from coachtui.domain.missing import (
    apply_remedy,
    assess,
    candidates,
    counts,
    findings,
    remedies_for,
    settle,
    settled,
    unsettled,
)
from coachtui.domain.people import Relation, Seat, SeatKind
from coachtui.domain.soundness import flaws, voices
from coachtui.domain.steps import Step, lacking_by_step, step_of
from coachtui.domain.text import name_key
from tests.domain.strategies import NOW, engagements


@given(engagements())
def test_every_check_answers_and_every_step_says_what_it_lacks(engagement: Engagement) -> None:
    verdicts = assess(engagement)
    assert [verdict.check for verdict in verdicts] == list(range(1, 18))
    assert not any(fact.value for verdict in verdicts for fact in verdict.unasked)
    ids = {person.id for person in engagement.stakeholders} | {""}
    assert {fact.person for verdict in verdicts for fact in verdict.unasked} <= ids
    keys = [(finding.check, finding.subject) for finding in findings(engagement)]
    assert len(set(keys)) == len(keys), "a settlement knows its finding by these two"
    for step, facts in lacking_by_step(engagement).items():
        assert {step_of(fact) for fact in facts} <= {step, Step.STAKEHOLDERS}
    for session in engagement.plan.sessions if engagement.plan else ():
        flaws(session, len(voices(engagement, session.number)))


@given(engagements())
def test_every_finding_rests_on_something(engagement: Engagement) -> None:
    for finding in findings(engagement):
        assert finding.evidence
        assert finding.fingerprint
        people = {fact.person for fact in finding.evidence if fact.person}
        assert people <= {person.id for person in engagement.stakeholders}


@given(engagements(), st.randoms(use_true_random=False))
def test_the_order_of_the_people_makes_no_difference(engagement: Engagement, chance: random.Random) -> None:
    # A reference by name means the first who has it, so this needs what the intake keeps: names are unique.
    names = [
        name_key(name) for one in engagement.stakeholders for name in {one.name, one.alias} if name.strip()
    ]
    assume(len(set(names)) == len(names))
    people = list(engagement.stakeholders)
    chance.shuffle(people)
    shuffled = replace(engagement, stakeholders=tuple(people))

    def told(one: Engagement) -> set[tuple[object, ...]]:
        return {(it.check, it.subject, it.level, it.key, it.fingerprint) for it in findings(one)}

    assert told(engagement) == told(shuffled)
    assert counts(engagement) == counts(shuffled)


@given(engagements(), st.data())
def test_seating_a_holder_never_makes_the_role_more_missing(
    engagement: Engagement, data: st.DataObject
) -> None:
    if not engagement.stakeholders:
        return
    person = data.draw(st.sampled_from(engagement.stakeholders))
    seat = {data.draw(st.sampled_from((1, 2, 3))): Seat(kind=SeatKind.SEATED)}
    holder = replace(
        person,
        relations=tuple({*person.relations, Relation.HOLDS}),
        seats={**person.seats, **seat},
        attendance={n: kind for n, kind in person.attendance.items() if n not in seat},
    )
    before = {finding.check for finding in findings(_with(engagement, replace(holder, seats=person.seats)))}
    after = {finding.check for finding in findings(_with(engagement, holder))}
    assert {1, 2} & after <= {1, 2} & before


@given(engagements(), st.data())
def test_every_remedy_that_is_offered_can_be_applied_and_settles(
    engagement: Engagement, data: st.DataObject
) -> None:
    for finding in findings(engagement):
        remedy = data.draw(st.sampled_from(remedies_for(finding, engagement)))
        people = [person.id for person in candidates(finding, engagement)] or [""]
        who = data.draw(st.sampled_from(people))
        after = apply_remedy(engagement, finding, remedy, person=who, by="Somebody Else")
        after = settle(after, finding, remedy, reason="so be it", by="Coach", at=NOW)
        left = [it for it in findings(after) if (it.check, it.subject) == (finding.check, finding.subject)]
        assert all(settled(it, after) is not None for it in left)
        if remedy in (Remedy.ACCEPT, Remedy.ANSWER):
            assert len(unsettled(after)) <= len(unsettled(engagement))


def _with(engagement: Engagement, person: object) -> Engagement:
    people = tuple(person if one.id == person.id else one for one in engagement.stakeholders)  # type: ignore[attr-defined]
    return replace(engagement, stakeholders=people)

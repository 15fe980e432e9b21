"""What METHOD.md promises of the checks, for any engagement: seating, answering, settling, and no order."""

import random
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Remedy
from coachtui.domain.missing import (
    CHECKS,
    Fact,
    Finding,
    Outcome,
    assess,
    counts,
    findings,
    settle,
    settled,
    unsettled,
)
from coachtui.domain.people import Brings, Mandate, Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.table import table_at
from coachtui.domain.text import name_key
from tests.domain.building import absent, engaged, known
from tests.domain.completing import answered, answers, open_facts
from tests.domain.strategies import NOW, engagements, several

SEATED = Seat(kind=SeatKind.SEATED)
# The two checks by which one more at the table can be one too many, or one who leaves too soon.
MAY_COME = {14, 15}
_K = TypeVar("_K")
_V = TypeVar("_V")


@given(engagements(), st.data())
def test_a_seat_more_brings_no_finding_but_of_a_table_that_leans_or_is_left(
    engagement: Engagement, data: st.DataObject
) -> None:
    assume(engagement.stakeholders)
    person = data.draw(st.sampled_from(engagement.stakeholders))
    session = data.draw(st.sampled_from((1, 2, 3)))
    before = {(it.check, it.subject, it.level) for it in findings(engagement)}
    after = findings(put(engagement, in_seat(person, (session,))))
    assert {(it.check, it.subject, it.level) for it in after if it.check not in MAY_COME} <= before


@given(engagements())
def test_with_everybody_seated_only_who_is_not_listed_can_be_missed(engagement: Engagement) -> None:
    everybody = tuple(in_seat(one, range(1, 5)) for one in engagement.stakeholders)
    seated = replace(engagement, stakeholders=everybody)
    left = {(it.check, it.subject) for it in findings(seated)}
    assert not {check for check, _ in left} & {4, 7, 8, 12, 13, 15}
    if everybody:
        for check in (4, 7, 12, 13, 15):
            assert assess(seated)[check - 1].outcome is Outcome.HOLDS
    listed = {
        (1, ""): any(Relation.HOLDS in one.relations for one in everybody),
        (5, ""): any(one.mandate is Mandate.DECIDES for one in everybody),
        (6, ""): any(one.work_changes for one in everybody),
        (11, ""): any((one.stance.value or 0) < 0 for one in everybody),
        **{(3, letter.value): any(one.brings.get(letter) for one in everybody) for letter in Brings},
    }
    assert not left & {key for key, there in listed.items() if there}


@given(engagements(), st.data())
def test_an_answer_makes_no_check_unable_to_tell(engagement: Engagement, data: st.DataObject) -> None:
    """What was told stays told. Of a picture that becomes known check 9 has yet to ask the horizon."""
    open_ = open_facts(engagement)
    assume(open_)
    fact = data.draw(st.sampled_from(open_))
    after = answered(engagement, fact, data.draw(st.sampled_from(list(answers(engagement, fact)))))
    for one, other in zip(assess(engagement), assess(after), strict=True):
        if one.outcome is not Outcome.CANNOT_TELL and not (one.check == 9 and fact.area == "picture"):
            assert other.outcome is one.outcome, one.check


@given(engagements(), st.data())
def test_a_settled_finding_stays_so_whatever_else_is_answered(
    engagement: Engagement, data: st.DataObject
) -> None:
    """It reopens when what it rests on changes, and closes again when that is as it was."""
    finding, accepted = data.draw(accepting(engagement))
    assert settled(finding, accepted) is not None
    open_ = open_facts(accepted)
    assume(open_)
    fact = data.draw(st.sampled_from(open_))
    after = answered(accepted, fact, data.draw(st.sampled_from(list(answers(accepted, fact)))))
    now = same(finding, after)
    if now is not None:
        assert (settled(now, after) is not None) == (set(now.evidence) == set(finding.evidence))
    before = replace(after, stakeholders=accepted.stakeholders, project=accepted.project)
    assert settled(finding, before) is not None


# With nobody listed there is no finding about anybody, and too many of those stop the test by themselves.
@given(engagements(stakeholders=several(1)), st.data())
def test_a_settled_finding_reopens_or_is_gone_when_what_it_rests_on_changes(
    engagement: Engagement, data: st.DataObject
) -> None:
    finding, accepted = data.draw(accepting(engagement, on_answers=True))
    fact = data.draw(st.sampled_from([fact for fact in finding.evidence if can_change(fact)]))
    person = accepted.person(fact.person)
    assert person is not None
    after = put(accepted, otherwise(person, fact))
    now = same(finding, after)
    assert now is None or settled(now, after) is None
    assert settled(finding, put(after, person)) is not None


@given(engagements())
def test_nothing_is_settled_silently_and_everything_is_counted_once(engagement: Engagement) -> None:
    count = counts(engagement)
    verdicts = assess(engagement)
    here = {(one.check, one.subject) for one in findings(engagement)}
    gone = {(one.check, one.subject) for one in engagement.settlements} - here
    assert count.red + count.amber + count.settled == len(here) + len(gone)
    assert count.red + count.amber == len(unsettled(engagement))
    silent = [one for one in verdicts if not one.findings and one.unasked]
    assert count.cannot_tell == len(silent)
    assert counts(replace(engagement, settlements=())).settled == 0


@given(engagements(), st.randoms(use_true_random=False))
def test_no_order_makes_a_difference(engagement: Engagement, chance: random.Random) -> None:
    """Of people, of seats, of those who named somebody, of relations, of what they bring, of prompts."""
    # A reference by name means the first who has it; the intake keeps names unique.
    names = [name_key(it) for one in engagement.stakeholders for it in {one.name, one.alias} if it.strip()]
    assume(len(set(names)) == len(names))
    people = [shuffled_person(one, chance) for one in engagement.stakeholders]
    chance.shuffle(people)
    shuffled = replace(
        engagement, stakeholders=tuple(people), prompts=shuffled_dict(engagement.prompts, chance)
    )
    assert told(engagement) == told(shuffled)
    assert counts(engagement) == counts(shuffled)


def test_no_order_makes_a_difference_to_how_something_is_spelled() -> None:
    people = [known(f"H{at}", unit=unit) for at, unit in enumerate(["ward", " ward", "Ward", "b"])]
    absent_one = known("Anna", seats=absent(), named_by=("zoë", "Zoë"))
    turned = replace(absent_one, named_by=("Zoë", "zoë"))
    assert told(engaged(*people, absent_one)) == told(engaged(turned, *reversed(people)))


@given(engagements())
def test_the_drawn_table_and_the_first_check_agree(engagement: Engagement) -> None:
    """While no holder is seated the role has an empty chair, or one of its holders has (METHOD.md, words)."""
    assume(engagement.holders() or engagement.focal_role.singular.strip())
    # A plan without any session has no table; the checks then look at the three there will be.
    assume(engagement.session_numbers)
    table = table_at(engagement)
    seated = any(place.holds for place in table.seated)
    assert any(chair.holds for chair in table.empty) or seated
    if engagement.stakeholders and assess(engagement)[0].outcome is Outcome.FINDING:
        assert any(chair.holds for chair in table.empty)
        assert not seated


def put(engagement: Engagement, person: Stakeholder) -> Engagement:
    """The engagement with somebody as they are now."""
    people = tuple(person if one.id == person.id else one for one in engagement.stakeholders)
    return replace(engagement, stakeholders=people)


def in_seat(person: Stakeholder, sessions: tuple[int, ...] | range) -> Stakeholder:
    """Somebody seated in these sessions, planned and as it was."""
    attendance = {n: seat for n, seat in person.attendance.items() if n not in sessions}
    return replace(person, seats={**person.seats, **dict.fromkeys(sessions, SEATED)}, attendance=attendance)


@st.composite
def accepting(
    draw: st.DrawFn, engagement: Engagement, *, on_answers: bool = False
) -> tuple[Finding, Engagement]:
    """One finding, and the engagement in which it was accepted, and nothing else was done.

    ``on_answers``: one that rests on an answer about somebody that ``otherwise`` can change.
    """
    found = [it for it in findings(engagement) if not on_answers or any(map(can_change, it.evidence))]
    assume(found)
    finding = draw(st.sampled_from(found))
    plain = replace(engagement, settlements=())
    return finding, settle(plain, finding, Remedy.ACCEPT, reason="so be it", by="Coach", at=NOW)


def same(finding: Finding, engagement: Engagement) -> Finding | None:
    """The finding as it is now, if it is still there."""
    now = (it for it in findings(engagement) if (it.check, it.subject) == (finding.check, finding.subject))
    return next(now, None)


# What an answer is changed to, by the area of its fact; the second when it was the first already.
OTHERWISE: dict[str, tuple[object, object]] = {
    "seat": (SeatKind.INFORMED, SeatKind.ABSENT),
    "impact": (5, 4),
    "interest": (5, 4),
    "influence": (1, 2),
    "stance": (1, 0),
    "mandate": (Mandate.ADVISES, Mandate.NONE),
    "work_changes": (False, True),
    "unit": ("elsewhere", "nowhere"),
    "problem": ("another one", "yet another"),
    "brings": (False, True),
}


def can_change(fact: Fact) -> bool:
    """Whether ``otherwise`` has another answer for this one."""
    return bool(fact.person) and fact.area in OTHERWISE


def otherwise(person: Stakeholder, fact: Fact) -> Stakeholder:
    """Somebody of whom the answer behind one fact is another."""
    first, second = OTHERWISE[fact.area]
    if fact.area == "seat":
        session = fact.number
        seat = person.seat_in(session)
        assert seat is not None
        changed = replace(seat, kind=second if seat.kind is first else first, by=f"not {seat.by}")
        attendance = {n: it for n, it in person.attendance.items() if n != session}
        return replace(person, seats={**person.seats, session: changed}, attendance=attendance)
    if fact.area == "brings":
        letter = Brings(fact.which)
        return replace(person, brings={**person.brings, letter: not person.brings[letter]})
    if fact.area == "stance":
        value = second if person.stance.value == first else first
        return replace(person, stance=replace(person.stance, value=value))
    current = getattr(person, fact.area)
    return replace(person, **{fact.area: second if current == first else first})


def told(engagement: Engagement) -> list[tuple[object, ...]]:
    """All that the checks say, whatever the order in which they say it."""
    assert len(assess(engagement)) == len(CHECKS)
    return [
        (
            verdict.outcome,
            {(fact.person, fact.field) for fact in verdict.unasked},
            sorted(
                (it.subject, it.level, it.key, it.fingerprint, sorted(it.params.items()))
                for it in verdict.findings
            ),
        )
        for verdict in assess(engagement)
    ]


def shuffled_person(person: Stakeholder, chance: random.Random) -> Stakeholder:
    """Somebody of whom everything is known in another order."""
    named_by = None if person.named_by is None else tuple(shuffled_list(list(person.named_by), chance))
    return replace(
        person,
        relations=tuple(shuffled_list(list(person.relations), chance)),
        brings=shuffled_dict(person.brings, chance),
        seats=shuffled_dict(person.seats, chance),
        attendance=shuffled_dict(person.attendance, chance),
        named_by=named_by,
    )


def shuffled_list(items: list[_V], chance: random.Random) -> list[_V]:
    return chance.sample(items, len(items))


def shuffled_dict(items: dict[_K, _V], chance: random.Random) -> dict[_K, _V]:
    return dict(shuffled_list(list(items.items()), chance))

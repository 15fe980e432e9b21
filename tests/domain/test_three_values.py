"""The checks against their definition: what was not asked could be anything (METHOD.md, checks).

A finding stays one, and *holds* goes on holding, however the open questions are answered; and for
*cannot tell yet* there is an answer for either. Three checks stand apart: 9 weighs the pictures that are
known, for 16 a prompt that is not answered is the finding, and 14 looks at two things. Each finding names
its evidence (METHOD.md), so of a table that leans one way or the other, whoever comes, 14 cannot tell yet
which; it is enough that it need not be the one, and need not be the other.
"""

import itertools
import random
from collections.abc import Iterator
from functools import cache
from math import prod
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.domain.engagement import Engagement, Project, Prompt
from coachtui.domain.missing import CHECKS
from coachtui.domain.missing.finding import Fact, Outcome, Verdict
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    Stance,
)
from coachtui.domain.plan import Plan, Session
from tests.domain.completing import ANSWERS, answered, answers, open_facts
from tests.domain.strategies import IDS, NOW

WORDINGS = st.sampled_from(("", "one", "two"))
SEATS = st.builds(
    Seat,
    kind=st.sampled_from((*SeatKind, SeatKind.SEATED)),
    by=st.sampled_from(("", "Somebody Else", *IDS[:3])),
)


@cache
def lean(person_id: str) -> st.SearchStrategy[Stakeholder]:
    """Somebody with few values for each answer, and about half of them not asked."""
    scale = st.sampled_from((None, 1, 5))
    return st.builds(
        Stakeholder,
        id=st.just(person_id),
        name=st.just(f"name of {person_id}"),
        unit=WORDINGS,
        relations=st.sampled_from(((), *ANSWERS["relations"])),
        brings=st.dictionaries(st.sampled_from(Brings), st.booleans()),
        work_changes=st.none() | st.booleans(),
        influence=scale,
        interest=scale,
        impact=scale,
        stance=st.builds(Stance, value=st.sampled_from((None, -1, 0, 1))),
        problem=WORDINGS,
        picture=st.builds(
            Picture,
            answer=WORDINGS,
            horizon=st.none() | st.sampled_from(Horizon),
            provenance=st.none() | st.sampled_from(Provenance),
        ),
        seats=st.dictionaries(st.integers(1, 2), SEATS),
        attendance=st.just({}) | st.dictionaries(st.integers(1, 2), SEATS),
        mandate=st.none() | st.sampled_from(Mandate),
        named_by=st.sampled_from((None, (), ("X",), ("p1", "p2"))),
    )


def asked(most: int, sessions: int) -> st.SearchStrategy[Engagement]:
    """Engagements of at most so many people, and sessions."""
    ids = st.integers(1, most).map(lambda count: IDS[:count])
    return st.builds(
        Engagement,
        id=st.just("e"),
        created_at=st.just(NOW),
        project=st.sampled_from((Project(), Project(no_shared_problem=True), Project(shared_problem="it"))),
        stakeholders=ids.flatmap(lambda some: st.tuples(*map(lean, some))),
        prompts=st.just({relation: Prompt(anybody=False, reason="nobody") for relation in Relation}),
        plan=st.integers(1, sessions).map(
            lambda count: Plan(sessions=tuple(Session(number=n + 1, title="s") for n in range(count)))
        ),
    )


THREE_VALUED = [number for number in range(1, 18) if number not in (9, 16)]


@given(engagement=asked(5, 2), chance=st.randoms(use_true_random=False))
def test_a_verdict_outlives_every_answer(engagement: Engagement, chance: random.Random) -> None:
    complete = filled(engagement, chance)
    for check in THREE_VALUED:
        before, after = said(check, engagement), said(check, complete)
        assert after.outcome is not Outcome.CANNOT_TELL, check
        assert told(before) <= told(after), check
        if not before.unasked:
            assert told(before) == told(after), check


@given(engagement=asked(5, 2), chance=st.randoms(use_true_random=False))
def test_what_is_not_named_does_not_matter(engagement: Engagement, chance: random.Random) -> None:
    for check in THREE_VALUED:
        before = said(check, engagement)
        matters = {(fact.person, fact.field) for fact in before.unasked}
        later = engagement
        for fact in open_facts(engagement):
            if (fact.person, fact.field) not in matters:
                later = answered(later, fact, chance.choice(list(answers(later, fact))))
        after = said(check, later)
        assert told(before) == told(after), check
        assert {(fact.person, fact.field) for fact in after.unasked} <= matters, check


# One engagement, and it has a question or two for almost every check: drawing costs more than asking.
@settings(max_examples=200)
@given(engagement=asked(4, 1) | asked(3, 2), chance=st.randoms(use_true_random=False))
def test_cannot_tell_means_that_it_could_go_either_way(engagement: Engagement, chance: random.Random) -> None:
    for check in THREE_VALUED:
        before = said(check, engagement)
        # A picture is known once its words are: there is no answer by which it is not. And where nobody else
        # is seated, no name makes for a good representative; the check still asks for one.
        if before.outcome is Outcome.CANNOT_TELL and not any(
            fact.field == "picture.answer" or fact.field.endswith(".by") for fact in before.unasked
        ):
            could_go_either_way(check, engagement, before.unasked, chance)


def could_go_either_way(
    check: int, engagement: Engagement, unasked: tuple[Fact, ...], chance: random.Random
) -> None:
    choices = [list(answers(engagement, fact)) for fact in unasked]
    combinations = prod(map(len, choices))
    every = itertools.product(*choices) if combinations <= 2000 else some(choices, chance)
    ever: set[str] = set()
    always = {"finding", "directs", "unit"}
    for picked in every:
        one = engagement
        for fact, answer in zip(unasked, picked, strict=True):
            one = answered(one, fact, answer)
        way = leans(said(check, one))
        ever, always = ever | way, always & way
        if ever and not always:
            return
    # A search by chance that finds nothing proves nothing.
    assert combinations > 2000, f"check {check}: always {always or 'holds'} for {unasked}"


def some(choices: list[list[Any]], chance: random.Random) -> Iterator[tuple[Any, ...]]:
    """A thousand combinations, by chance."""
    return (tuple(map(chance.choice, choices)) for _ in range(1000))


def said(check: int, engagement: Engagement) -> Verdict:
    return CHECKS[check - 1](engagement)


def leans(verdict: Verdict) -> set[str]:
    """Which way a verdict goes: nothing while it holds; of check 14, which of its halves it found."""
    if verdict.check != 14:
        return {"finding"} if verdict.outcome is Outcome.FINDING else set()
    halves = {finding.key.rpartition(".")[2] for finding in verdict.findings}
    return {"directs", "unit"} if halves == {"both"} else halves


def told(verdict: Verdict) -> set[str]:
    """What a verdict found something about; of check 12 the level may still rise."""
    return {finding.subject for finding in verdict.findings}


def filled(engagement: Engagement, chance: random.Random) -> Engagement:
    """The engagement with every open question answered somehow."""
    for fact in open_facts(engagement):
        engagement = answered(engagement, fact, chance.choice(list(answers(engagement, fact))))
    return engagement

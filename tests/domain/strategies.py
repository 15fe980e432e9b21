"""Hypothesis strategies for whole engagements, the odd ones above all. Reusable by every test."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any, TypeVar

from hypothesis import strategies as st

from coachtui.domain.engagement import (
    Choice,
    Contract,
    Engagement,
    FocalRole,
    Priority,
    Project,
    Prompt,
    Remedy,
    Settlement,
)
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
    StakeholderKind,
    Stance,
)
from coachtui.domain.plan import Block, BlockKind, Plan, Session

NOW = dt.datetime(2026, 12, 7, 9, 30, tzinfo=dt.UTC)
IDS = ("p1", "p2", "p3", "p4", "p5", "p6")

# Names that have gone wrong elsewhere: braces, Markdown, right to left, wide, a name that is an id.
ODD = ("{person}", "*Anna*", "אנה", "安娜", "An\u0301na", "p1", "group", "yes", "0", "a.b", "–")
texts = st.one_of(st.just(""), st.sampled_from(ODD), st.text(max_size=12))
filled = st.one_of(st.sampled_from(ODD), st.text(min_size=1, max_size=12)).filter(lambda text: text.strip())
references = st.one_of(st.sampled_from(IDS), filled)
_T = TypeVar("_T")


def asked(values: Iterable[_T]) -> st.SearchStrategy[_T | None]:
    """One of these or, half of the time, not asked: in one draw, for draws are what an engagement costs."""
    values = tuple(values)
    return st.sampled_from((*[None] * len(values), *values))


scales = asked(range(1, 6))
maybe = asked((False, True))
provenances = asked(Provenance)


@cache
def stakeholders(
    person_id: str,
    *,
    names: st.SearchStrategy[str] = filled,
    words: st.SearchStrategy[str] = texts,
    refs: st.SearchStrategy[str] = references,
) -> st.SearchStrategy[Stakeholder]:
    """Somebody with this id, asked or not, in any mixture; ``refs`` are whom an answer may name."""
    by = st.just("") | refs
    seats = st.dictionaries(
        st.integers(1, 4), st.builds(Seat, kind=st.sampled_from(SeatKind), by=by), max_size=4
    )
    return st.builds(
        Stakeholder,
        id=st.just(person_id),
        name=names,
        alias=words,
        role=words,
        unit=words,
        kind=st.sampled_from(StakeholderKind),
        relations=st.lists(st.sampled_from(Relation), unique=True).map(tuple),
        brings=st.dictionaries(st.sampled_from(Brings), st.booleans()),
        work_changes=maybe,
        influence=scales,
        interest=scales,
        impact=scales,
        stance=st.builds(
            Stance,
            value=asked(range(-2, 3)),
            quote=words,
            gains=words,
            loses=words,
            provenance=provenances,
            by=by,
        ),
        problem=words,
        sees_role_as=words,
        picture=st.builds(
            Picture,
            answer=words,
            evidence=words,
            beneficiary=words,
            horizon=asked(Horizon),
            provenance=provenances,
            by=by,
            given_on=st.none() | st.dates(dt.date(1900, 1, 1)),
        ),
        seats=seats,
        attendance=st.just({}) | seats,
        mandate=asked(Mandate),
        named_by=st.none() | st.lists(refs, max_size=4).map(tuple),
        may_show=maybe,
        may_log=maybe,
    )


def several(least: int) -> st.SearchStrategy[tuple[Stakeholder, ...]]:
    """At least so many people, each with an id of their own."""
    return st.lists(st.sampled_from(IDS), unique=True, min_size=least, max_size=6).flatmap(
        lambda ids: st.tuples(*(stakeholders(person_id) for person_id in ids))
    )


people = several(0)


@cache
def blocks(block_id: str) -> st.SearchStrategy[Block]:
    """A block with this id, a zero-length one among them."""
    return st.builds(
        Block,
        id=st.just(block_id),
        title=filled,
        minutes=st.sampled_from((0, 1, 10, 15, 30, 40, 600)) | st.integers(0, 600),
        kind=st.sampled_from(BlockKind),
        starred=st.booleans(),
        question=texts,
        guidance=texts,
    )


@cache
def sessions(number: int, least: int = 0) -> st.SearchStrategy[Session]:
    """The session with this number, of at least so many blocks."""
    return st.builds(
        Session,
        number=st.just(number),
        title=filled,
        minutes=st.sampled_from((1, 60, 74, 75, 210)) | st.integers(1, 1440),
        date=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
        starts=st.none() | st.times(),
        place=texts,
        blocks=st.integers(least, 6).flatmap(
            lambda count: st.tuples(*(blocks(f"s{number}b{at}") for at in range(count)))
        ),
    )


plans = st.integers(0, 4).flatmap(
    lambda count: st.builds(
        Plan, template=texts, sessions=st.tuples(*(sessions(number) for number in range(1, count + 1)))
    )
)
contracts = st.builds(
    Contract,
    client=texts,
    sponsor=texts,
    readers=texts,
    machine_owner=texts,
    keep_months=st.none() | st.integers(1, 600),
    paid=maybe,
    language=st.sampled_from(("en", "nl")),
)
projects = st.builds(Project, name=texts, solution=texts, shared_problem=texts) | st.builds(
    Project, name=texts, solution=texts, no_shared_problem=st.booleans()
)
settlements = st.builds(
    Settlement,
    check=st.integers(1, 17),
    subject=st.just("") | st.sampled_from(IDS),
    remedy=st.sampled_from(Remedy),
    reason=texts,
    by=filled,
    at=st.just(NOW),
    evidence=st.lists(texts, max_size=2).map(tuple),
)


def engagements(**fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Engagement]:
    """Whole engagements; ``fixed`` gives a field a strategy of its own."""
    fields: dict[str, st.SearchStrategy[Any]] = {
        "id": st.just("e"),
        "created_at": st.just(NOW),
        "contract": contracts,
        "project": projects,
        "focal_role": st.builds(
            FocalRole, singular=texts, plural=texts, holders=st.none() | st.integers(0, 9), question=texts
        ),
        "stakeholders": people,
        "prompts": st.dictionaries(st.sampled_from(Relation), st.builds(Prompt, anybody=maybe, reason=texts)),
        "priority": st.builds(Priority, choice=asked(Choice)),
        "settlements": st.lists(settlements, max_size=3).map(tuple),
        "plan": st.none() | plans,
    }
    return st.builds(Engagement, **{**fields, **fixed})

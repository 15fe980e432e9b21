"""Every answer that a question not asked yet could turn out to have: what the checks are held to."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.finding import Fact
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
)

SOMEBODY_ELSE = "Somebody Else"

ANSWERS: dict[str, list[Any]] = {
    "relations": [
        (Relation.HOLDS,),
        (Relation.DIRECTS,),
        (Relation.HOLDS, Relation.DIRECTS),
        (Relation.RECEIVES,),
        (Relation.SUPPORTS,),
    ],
    "work_changes": [True, False],
    "influence": [1, 5],
    "interest": [1, 5],
    "impact": [1, 5],
    "stance": [-1, 0, 1],
    "problem": ["one", "two"],
    "unit": ["one", "two"],
    "mandate": [Mandate.DECIDES, Mandate.ADVISES],
    "named_by": [(), ("X",), ("X", "Y")],
    "picture.answer": ["on time"],
    "picture.horizon": [Horizon.DAYS, Horizon.MONTHS, Horizon.YEARS],
    "picture.provenance": [Provenance.OWN, Provenance.ATTRIBUTED],
}


def open_facts(engagement: Engagement) -> list[Fact]:
    """Every question about a person, and the one about the problem, that was not asked."""
    facts = [
        Fact(person=one.id, field=field)
        for one in engagement.stakeholders
        for field in (
            *ANSWERS,
            *(f"brings.{letter.value}" for letter in Brings),
            *(f"seat.{n}" for n in engagement.session_numbers),
            *(f"seat.{n}.by" for n in engagement.session_numbers),
        )
        if is_open(one, field)
    ]
    project = engagement.project
    if not project.shared_problem.strip() and not project.no_shared_problem:
        facts.append(Fact(person="", field="project.shared_problem"))
    return facts


def is_open(one: Stakeholder, field: str) -> bool:
    """Whether this was not asked of somebody."""
    head, _, rest = field.partition(".")
    if head == "seat":
        number, _, by = rest.partition(".")
        seat = one.seat_in(int(number))
        if by:
            return seat is not None and seat.kind is SeatKind.REPRESENTED and not seat.by.strip()
        return seat is None
    if head == "brings":
        return Brings(rest) not in one.brings
    if head == "stance":
        return one.stance.value is None
    value = getattr(one.picture, rest) if head == "picture" else getattr(one, field)
    # Asked, and named by nobody: that is an answer. No relation at all is none.
    return (
        value is None
        or (value == () and field == "relations")
        or (isinstance(value, str) and not value.strip())
    )


def answers(engagement: Engagement, fact: Fact) -> Iterator[Any]:
    """Every answer worth trying to a question that was not asked."""
    head, _, rest = fact.field.partition(".")
    refs = [SOMEBODY_ELSE, *(one.id for one in engagement.stakeholders)]
    if head == "project":
        yield from ("shared", None)
    elif head == "seat" and rest.endswith(".by"):
        yield from refs
    elif head == "seat":
        yield Seat(kind=SeatKind.SEATED)
        yield Seat(kind=SeatKind.INFORMED)
        yield Seat(kind=SeatKind.INTERVIEWED)
        yield from (Seat(kind=SeatKind.REPRESENTED, by=ref) for ref in refs if ref != fact.person)
    elif head == "brings":
        yield from (True, False)
    else:
        yield from ANSWERS[fact.field]
        if fact.field in ("problem", "unit"):
            yield fact.person  # one that nobody else has


def answered(engagement: Engagement, fact: Fact, answer: Any) -> Engagement:
    """The engagement with one question answered."""
    head, _, rest = fact.field.partition(".")
    if head == "project":
        changes = {"no_shared_problem": True} if answer is None else {"shared_problem": answer}
        return replace(engagement, project=replace(engagement.project, **changes))
    people = tuple(
        _answered(one, fact.field, head, rest, answer) if one.id == fact.person else one
        for one in engagement.stakeholders
    )
    return replace(engagement, stakeholders=people)


def _answered(one: Stakeholder, field: str, head: str, rest: str, answer: Any) -> Stakeholder:
    if head == "seat":
        number, _, by = rest.partition(".")
        key = int(number)
        seat = Seat(kind=SeatKind.REPRESENTED, by=answer) if by else answer
        if key in one.attendance:
            return replace(one, attendance={**one.attendance, key: seat})
        return replace(one, seats={**one.seats, key: seat})
    if head == "brings":
        return replace(one, brings={**one.brings, Brings(rest): answer})
    if head == "stance":
        return replace(one, stance=replace(one.stance, value=answer))
    if head == "picture":
        return replace(one, picture=replace(one.picture, **{rest: answer}))
    return replace(one, **{field: answer})

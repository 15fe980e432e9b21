"""Engagements for tests, in few words: ``engaged(person("Anna", holds, seats=seated()))``."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import CHECKS
from coachtui.domain.missing.finding import Fact, Finding, Outcome, Verdict
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

NOW = dt.datetime(2026, 12, 7, 9, 30, tzinfo=dt.UTC)
ALL = (1, 2, 3)


def person(name: str, *relations: Relation, **answers: Any) -> Stakeholder:
    """Somebody with their name in lower case as id; nothing asked but what is given."""
    return Stakeholder(id=name.lower(), name=name, relations=relations, **answers)


def engaged(*people: Stakeholder, **answers: Any) -> Engagement:
    """An engagement of three sessions with these people."""
    return Engagement(id="e", created_at=NOW, stakeholders=people, **answers)


def seats(kind: SeatKind, sessions: Iterable[int] = ALL, by: str = "") -> dict[int, Seat]:
    """The same seat in these sessions."""
    return {number: Seat(kind=kind, by=by) for number in sessions}


def seated(*sessions: int) -> dict[int, Seat]:
    """Seated in these sessions (all, when none is given) and absent in the others."""
    return {**seats(SeatKind.ABSENT), **seats(SeatKind.SEATED, sessions or ALL)}


def absent() -> dict[int, Seat]:
    """Absent in every session."""
    return seats(SeatKind.ABSENT)


def known(name: str, *relations: Relation, **answers: Any) -> Stakeholder:
    """Somebody of whom everything was asked, and about whom no check finds anything by itself."""
    about: dict[str, Any] = {
        "unit": name,
        "brings": dict.fromkeys(Brings, True),
        "work_changes": True,
        "influence": 3,
        "interest": 3,
        "impact": 3,
        "stance": Stance(value=-1),
        "problem": "the same",
        "picture": picture(Horizon.MONTHS),
        "seats": seated(),
        "mandate": Mandate.DECIDES,
        "named_by": (),
    }
    return person(name, *(relations or (Relation.HOLDS,)), **{**about, **answers})


def picture(horizon: Horizon | None = None, provenance: Provenance | None = Provenance.OWN) -> Picture:
    """A picture that is known, in own words unless it is said otherwise."""
    return Picture(answer="on time", horizon=horizon, provenance=provenance)


def but(engagement: Engagement, person_id: str, **answers: Any) -> Engagement:
    """The engagement with these answers of one person changed."""
    return replace(
        engagement,
        stakeholders=tuple(
            replace(one, **answers) if one.id == person_id else one for one in engagement.stakeholders
        ),
    )


def verdict(check: int, engagement: Engagement) -> Verdict:
    """What one check says, by its number."""
    said = CHECKS[check - 1](engagement)
    assert said.check == check
    return said


def holds(check: int, engagement: Engagement) -> bool:
    """Whether a check holds."""
    return verdict(check, engagement).outcome is Outcome.HOLDS


def found(check: int, engagement: Engagement) -> Finding:
    """The one finding of a check."""
    (finding,) = verdict(check, engagement).findings
    assert finding.check == check
    return finding


def subjects(check: int, engagement: Engagement) -> list[str]:
    """What a check found something about."""
    return [finding.subject for finding in verdict(check, engagement).findings]


def unasked(check: int, engagement: Engagement) -> set[str]:
    """What a check that cannot tell yet asks for: ``anna:impact``, ``:stakeholders``."""
    said = verdict(check, engagement)
    assert said.outcome is Outcome.CANNOT_TELL, said
    assert not any(fact.value for fact in said.unasked)
    return named(said.unasked)


def named(facts: Iterable[Fact]) -> set[str]:
    """Facts in short."""
    return {f"{fact.person}:{fact.field}" for fact in facts}

"""Which remedies fit a finding, who they could be for, and what they change (METHOD.md, remedies)."""

from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Remedy
from coachtui.domain.errors import Refused
from coachtui.domain.missing.answers import sessions_of
from coachtui.domain.missing.finding import Finding
from coachtui.domain.people import Brings, Mandate, Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.text import clean_line, name_key

_HEAR = (Remedy.INVITE, Remedy.INTERVIEW, Remedy.EMPTY_CHAIR, Remedy.REPRESENT)

# What fits each check, the strongest first. Accepting, with a reason, always fits.
_FIT: Final[dict[int, tuple[Remedy, ...]]] = {
    1: _HEAR,
    2: (Remedy.ANSWER, Remedy.INVITE, Remedy.INTERVIEW),
    3: (*_HEAR, Remedy.ANSWER),
    4: _HEAR,
    5: (Remedy.INVITE, Remedy.INTERVIEW, Remedy.REPRESENT, Remedy.ANSWER),
    6: (*_HEAR, Remedy.ANSWER),
    7: (*_HEAR, Remedy.ANSWER),
    8: _HEAR,
    9: (Remedy.ANSWER, Remedy.INTERVIEW),
    10: (Remedy.ANSWER,),
    11: (*_HEAR, Remedy.ANSWER),
    12: (*_HEAR, Remedy.INFORM),
    13: (*_HEAR, Remedy.INFORM),
    14: (Remedy.INVITE, Remedy.ANSWER),
    15: (*_HEAR, Remedy.INFORM),
    16: (Remedy.ANSWER,),
    17: (Remedy.ANSWER,),
}

# One finding a person, and nobody else would fill the gap. With many people these are most of the findings.
_ABOUT_ONE: Final = frozenset({4, 12, 13, 15})


def remedies_for(finding: Finding, engagement: Engagement) -> tuple[Remedy, ...]:
    """Return the remedies that fit a finding, the strongest first; *accept* is always the last.

    A remedy that gives somebody a seat is offered only while somebody listed could take it. When
    nobody could, as when no holder of the role is listed, *answer* stands for listing somebody first.
    """
    fit = _FIT[finding.check]
    if not candidates(finding, engagement):
        fit = (Remedy.ANSWER,)
    return (*fit, Remedy.ACCEPT)


def candidates(finding: Finding, engagement: Engagement) -> tuple[Stakeholder, ...]:
    """Return whom a remedy of this finding could be about, in the order of the people.

    For a finding about a person that is this person; else everybody who would fill the gap.
    """
    if finding.check in _ABOUT_ONE:
        person = engagement.person(finding.subject)
        return (person,) if person else ()
    return tuple(one for one in engagement.stakeholders if _fills(one, finding, engagement))


def sessions_for(finding: Finding, person: Stakeholder, engagement: Engagement) -> tuple[int, ...]:
    """Return the sessions that a remedy changes: where it matters, and not held yet.

    Sessions in which the person is seated stay as they are: an interview takes nobody's seat away.
    """
    sessions: Iterable[int] = sessions_of(engagement)
    if finding.check in (5, 15):
        sessions = (sessions_of(engagement)[-1],)
    elif finding.check == 7:
        sessions = _badly_represented_in(person, finding)
    return tuple(
        number
        for number in sessions
        if number not in person.attendance and not person.seated_in_any(range(number, number + 1))
    )


def apply_remedy(
    engagement: Engagement,
    finding: Finding,
    remedy: Remedy,
    *,
    person: str = "",
    by: str = "",
) -> Engagement:
    """Return the engagement after a remedy: planned seats of ``person`` changed (see ``sessions_for``).

    ``by`` represents them or minds their voice: a stakeholder's id, or the name of somebody else.
    *Answer* and *accept* change nothing here. Refused when the remedy does not fit, when ``person``
    is no candidate for it, or when ``by`` is needed and empty or is ``person``.
    """
    if remedy not in remedies_for(finding, engagement):
        raise Refused("error.remedy_unfit")
    if remedy.seat is None:
        return engagement
    who = next((one for one in candidates(finding, engagement) if one.id == person), None)
    if who is None:
        raise Refused("error.remedy_person")
    by = clean_line(by)
    if not remedy.needs_somebody:
        by = ""
    elif not by:
        raise Refused("error.seat_by_needed")
    elif by == who.id or name_key(by) == name_key(who.name):
        raise Refused("error.seat_by_self", name=who.name)
    numbers = sessions_for(finding, who, engagement)
    seats = {**who.seats, **dict.fromkeys(numbers, Seat(kind=remedy.seat, by=by))}
    seated = replace(who, seats=seats)
    people = tuple(seated if one is who else one for one in engagement.stakeholders)
    return replace(engagement, stakeholders=people)


def _fills(person: Stakeholder, finding: Finding, engagement: Engagement) -> bool:
    """Whether a remedy of this finding could be about this person."""
    if finding.check in _FILLS:
        return _FILLS[finding.check](person, finding)
    if person.seated_in_any(sessions_of(engagement)):
        # Those at the table already: their pictures are asked there (9), and they tip it no further (14).
        return person.id == finding.subject
    if finding.check == 9:
        return not person.picture.answer.strip()
    return _evens_out(person, finding) if finding.check == 14 else person.id == finding.subject


def _evens_out(person: Stakeholder, finding: Finding) -> bool:
    """Whether one more seat for this person makes the table lean less (check 14)."""
    crowded = name_key(str(finding.params.get("unit", "")))
    holder = person.holds() and Relation.DIRECTS not in person.relations
    other_unit = bool(name_key(person.unit)) and name_key(person.unit) != crowded
    return ("directing" in finding.params and holder) or (bool(crowded) and other_unit)


def _badly_represented_in(person: Stakeholder, finding: Finding) -> tuple[int, ...]:
    """Return the sessions in which check 7 found this person badly represented."""
    return tuple(
        fact.number
        for fact in finding.evidence
        if fact.person == person.id and fact.topic == "seat" and fact.value == SeatKind.REPRESENTED.value
    )


# Who would fill the gap, for the findings that are not about one person and need no look at the table.
_FILLS: Final[dict[int, Callable[[Stakeholder, Finding], bool]]] = {
    1: lambda person, _: person.holds(),
    2: lambda person, _: person.holds(),
    3: lambda person, finding: person.brings.get(Brings(finding.subject)) is True,
    5: lambda person, _: person.mandate is Mandate.DECIDES,
    6: lambda person, _: person.work_changes is True,
    7: lambda person, finding: bool(_badly_represented_in(person, finding)),
    8: lambda person, _: Relation.RECEIVES in person.relations,
    11: lambda person, _: (person.stance.value or 0) < 0,
}

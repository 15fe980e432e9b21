"""Check 14: whether the table leans: towards those who direct, or towards one unit.

What was not asked can tip it either way, so both halves look for the best and the worst that the table
could still turn out to be: a *finding* if even the best one leans, *holds* if not even the worst does.
"""

from collections import Counter
from itertools import chain

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import Answer, at_the_table, distinct, related
from coachtui.domain.missing.finding import Fact, Finding, Level, Verdict
from coachtui.domain.missing.verdicts import about, nobody_listed, tally, with_evidence
from coachtui.domain.people import Relation, Stakeholder, Value
from coachtui.domain.text import clean_line, name_key

CHECK = 14


class _Half(Value, frozen=True, kw_only=True):
    """One half of the check: its finding, or what it still needs; neither: it holds."""

    finding: Finding | None = None
    unasked: tuple[Fact, ...] = ()


class _Voter(Value, frozen=True, kw_only=True):
    """Somebody who is or may be seated, and every (directs, holds) that their seat could add."""

    seat: Answer
    directs: Answer
    holds: Answer
    options: frozenset[tuple[int, int]]


def balanced(engagement: Engagement) -> Verdict:
    """Check 14: two or more who direct are seated, and at least twice as many as hold; or a unit over half.

    Amber. *As hold* counts the holders who are seated; the second half counts from four seats on.
    """
    if not engagement.stakeholders:
        return nobody_listed(CHECK)
    halves = (_directing(engagement), _one_unit(engagement))
    found = [half.finding for half in halves if half.finding is not None]
    if len(found) == 2:
        found = [
            replace(
                found[0],
                key=f"missing.check.{CHECK}.both",
                params={**found[0].params, **found[1].params},
                evidence=distinct(chain(found[0].evidence, found[1].evidence)),
            )
        ]
    unasked = () if found else distinct(chain.from_iterable(half.unasked for half in halves))
    return Verdict(check=CHECK, findings=tuple(found), unasked=unasked)


def _directing(engagement: Engagement) -> _Half:
    voters = [_voter(person, engagement) for person in engagement.stakeholders]
    if (
        sum(min(d for d, _ in v.options) for v in voters) >= 2
        and sum(min(d - 2 * h for d, h in v.options) for v in voters) >= 0
    ):
        counted = [v for v in voters if v.seat.truth and (v.directs.truth or v.holds.truth)]
        directing = sum(v.directs.truth is True for v in counted)
        holding = sum(v.holds.truth is True for v in counted)
        facts = distinct(f for v in counted for answer in (v.seat, v.directs, v.holds) for f in answer.known)
        finding = about(CHECK, Level.AMBER, variant="directs", directing=directing, holding=holding)
        counts = (tally("directing", directing), tally("holding", holding))
        return _Half(finding=with_evidence(finding, *counts, *facts))
    if not _could_lean(voters):
        return _Half()
    open_ = [voter for voter in voters if len(voter.options) > 1]
    return _Half(unasked=distinct(f for v in open_ for f in (*v.seat.unasked, *v.directs.unasked)))


def _could_lean(voters: list[_Voter]) -> bool:
    """Return whether the table may still turn out to have twice as many who direct, and at least two."""
    directing = lean = spare = 0
    for voter in voters:
        # A director who does not hold tips it most; one who holds as well costs one, and may be left out.
        directs, holds = max(voter.options, key=lambda it: (it[0] - 2 * it[1], it[0]))
        directing, lean = directing + directs, lean + directs - 2 * holds
        spare += (1, 1) in voter.options and not directs
    missing = max(0, 2 - directing)
    return missing <= spare and lean - missing >= 0


def _voter(person: Stakeholder, engagement: Engagement) -> _Voter:
    seat = at_the_table(engagement)[person.id]
    directs, holds = related(person, Relation.DIRECTS), related(person, Relation.HOLDS)
    options = {(int(d), int(h)) for d in _could_be(directs) for h in _could_be(holds)}
    if seat.truth is not True:
        options = {(0, 0)} if seat.truth is False else options | {(0, 0)}
    return _Voter(seat=seat, directs=directs, holds=holds, options=frozenset(options))


def _could_be(answer: Answer) -> tuple[bool, ...]:
    return (False, True) if answer.truth is None else (answer.truth,)


def _one_unit(engagement: Engagement) -> _Half:
    seats = [(person, at_the_table(engagement)[person.id]) for person in engagement.stakeholders]
    seated = [person for person, seat in seats if seat.truth]
    perhaps = [person for person, seat in seats if seat.truth is None]
    sure, maybe = (Counter(_unit(person) for person in people) for people in (seated, perhaps))
    for unit in sure:
        # The worst for this unit: everybody else who may come comes, and none of them is of it.
        most = len(seated) + len(perhaps) - maybe[unit]
        if unit and len(seated) >= 4 and 2 * sure[unit] > most:
            return _Half(finding=_unit_finding(unit, [(p, s) for p, s in seats if s.truth]))
    if not any(_could_have_half(unit, sure, maybe) for unit in {*sure, *maybe, ""}):
        return _Half()
    open_ = [
        f for person, seat in seats if seat.truth is not False for f in (*seat.unasked, *_unit_fact(person))
    ]
    return _Half(unasked=tuple(fact for fact in open_ if not fact.value))


def _could_have_half(unit: str, sure: Counter[str], maybe: Counter[str]) -> bool:
    """Return whether ``unit`` may still have over half of four seats or more; "" is a unit not named yet."""
    # The best for this unit: everybody who may be of it comes and is; others come only to make it four.
    count = sum(counter[one] for counter in (sure, maybe) for one in {unit, ""})
    others = sum(number for one, number in sure.items() if one not in (unit, ""))
    spare = sum(number for one, number in maybe.items() if one not in (unit, ""))
    needed = max(0, 4 - count - others)
    return needed <= spare and count > others + needed


def _unit_finding(unit: str, seats: list[tuple[Stakeholder, Answer]]) -> Finding:
    facts = [fact for person, seat in seats for fact in (*seat.known, *_unit_fact(person))]
    count = sum(_unit(person) == unit for person, _ in seats)
    # Of two spellings one, and the same whoever is listed first.
    name = min(clean_line(person.unit) for person, _ in seats if _unit(person) == unit)
    finding = about(CHECK, Level.AMBER, variant="unit", unit=name, count=count, seats=len(seats))
    return with_evidence(finding, *facts)


def _unit(person: Stakeholder) -> str:
    """Return the unit as units are compared, whatever the case and spacing; empty: not asked."""
    return name_key(person.unit)


def _unit_fact(person: Stakeholder) -> tuple[Fact]:
    return (Fact(person=person.id, field="unit", value=clean_line(person.unit)),)

"""The eight steps of the intake, and what is lacking from each (METHOD.md, the intake).

A step is done when the checks and the plan need nothing more from it; there is no other mark of it.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import distinct, seat_fact, sessions_of
from coachtui.domain.missing.checks import assess
from coachtui.domain.missing.entries import counts
from coachtui.domain.missing.finding import Fact, Finding, Outcome, Verdict
from coachtui.domain.missing.settling import settled
from coachtui.domain.missing.verdicts import STAKEHOLDERS
from coachtui.domain.remembering import remembered


class Step(StrEnum):
    """The steps, in their order."""

    CONTRACT = "contract"
    PROJECT = "project"
    FOCAL_ROLE = "focal_role"
    STAKEHOLDERS = "stakeholders"
    PICTURES = "pictures"
    PRIORITY = "priority"
    MISSING = "missing"
    SEATS = "seats"


# In which step a field is asked, by how it begins. Whatever is not here is asked in step 4.
_ASKED_IN: Final[dict[str, Step]] = {
    "contract": Step.CONTRACT,
    "focal_role": Step.FOCAL_ROLE,
    "project": Step.PROJECT,
    "picture": Step.PICTURES,
    "priority": Step.PRIORITY,
    "check": Step.MISSING,
    "seat": Step.SEATS,
    "plan": Step.SEATS,
    "session": Step.SEATS,
}


def lacking(engagement: Engagement, step: Step) -> tuple[Fact, ...]:
    """Return what one step still lacks; nothing: it is done."""
    return lacking_by_step(engagement)[step]


@remembered
def lacking_by_step(engagement: Engagement) -> Mapping[Step, tuple[Fact, ...]]:
    """Return what every step still lacks, in their order.

    Each is a fact without a value that names the question; for step 7 a fact ``check.N`` (and the
    letter or kind it is about), with the level of the open finding or ``cannot_tell`` as its value.
    """
    verdicts = assess(engagement)
    unasked = [fact for verdict in verdicts for fact in verdict.unasked]
    open_ = [
        finding
        for verdict in verdicts
        for finding in verdict.findings
        if settled(finding, engagement) is None
    ]
    lacks: dict[Step, list[Fact]] = {
        Step.CONTRACT: _contract(engagement),
        Step.PROJECT: _project(engagement),
        Step.FOCAL_ROLE: _empty("focal_role.singular", engagement.focal_role.singular),
        # An unanswered prompt is a finding of check 16, and asked for in step 4 as long as it stands.
        Step.STAKEHOLDERS: [
            Fact(person=fact.person, field=fact.field)
            for finding in open_
            if finding.check == 16
            for fact in finding.evidence
        ],
        Step.PICTURES: [],
        Step.PRIORITY: _priority(verdicts, open_),
        Step.MISSING: _missing(engagement, verdicts, open_),
        Step.SEATS: _seats(engagement),
    }
    for fact in unasked:
        lacks[step_of(fact)].append(fact)
    if not engagement.stakeholders:
        # Nobody is listed, so there is nobody to ask for a picture or to give a seat.
        lacks[Step.PICTURES].append(STAKEHOLDERS)
        lacks[Step.SEATS].append(STAKEHOLDERS)
    return {step: distinct(facts) for step, facts in lacks.items()}


def where_to_start(engagement: Engagement) -> Step:
    """Return the step to open first: who is missing while that is red, else the first that lacks any."""
    if counts(engagement).red:
        return Step.MISSING
    lacks = lacking_by_step(engagement)
    return next((step for step in Step if lacks[step]), Step.MISSING)


def fact_to_start(facts: Iterable[Fact]) -> Fact:
    """Return which of ``facts`` to go to first: an answer before a count, what was not asked, of a person."""
    return min(facts, key=lambda fact: (fact.area == "count", bool(fact.value), not fact.person))


def step_of(fact: Fact) -> Step:
    """Return the step in which the answer behind a fact is asked for."""
    return _ASKED_IN.get(fact.area, Step.STAKEHOLDERS)


def _empty(field: str, text: str) -> list[Fact]:
    return [] if text.strip() else [Fact(person="", field=field)]


def _contract(engagement: Engagement) -> list[Fact]:
    contract = engagement.contract
    texts = {
        "client": contract.client,
        "sponsor": contract.sponsor,
        "readers": contract.readers,
        "machine_owner": contract.machine_owner,
        "keep_months": str(contract.keep_months or ""),
    }
    return [fact for name, text in texts.items() for fact in _empty(f"contract.{name}", text)]


def _project(engagement: Engagement) -> list[Fact]:
    # The solution is what people take a stance on; the problem is check 17's to ask for.
    project = engagement.project
    return _empty("project.name", project.name) + _empty("project.solution", project.solution)


def _priority(verdicts: Iterable[Verdict], open_: Iterable[Finding]) -> list[Fact]:
    """Lack a choice while check 10 is open: as a finding, or because the pictures cannot tell yet."""
    asks = any(verdict.check == 10 and verdict.outcome is Outcome.CANNOT_TELL for verdict in verdicts)
    if asks or any(finding.check == 10 for finding in open_):
        return [Fact(person="", field="priority.choice")]
    return []


def _missing(engagement: Engagement, verdicts: Iterable[Verdict], open_: Iterable[Finding]) -> list[Fact]:
    cannot_tell = Outcome.CANNOT_TELL
    facts = [_finding_fact(engagement, finding) for finding in open_] + [
        Fact(person="", field=f"check.{verdict.check}", value=cannot_tell.value)
        for verdict in verdicts
        if verdict.outcome is cannot_tell
    ]
    return sorted(facts, key=lambda fact: fact.number)


def _finding_fact(engagement: Engagement, finding: Finding) -> Fact:
    field = f"check.{finding.check}"
    if engagement.person(finding.subject):
        return Fact(person=finding.subject, field=field, value=finding.level.value)
    subject = f".{finding.subject}" if finding.subject else ""
    return Fact(person="", field=field + subject, value=finding.level.value)


def _seats(engagement: Engagement) -> list[Fact]:
    """Lack the plan, the days and start times, every seat not asked, and who speaks for those away."""
    facts: list[Fact] = []
    if engagement.plan is None or not engagement.plan.sessions:
        facts.append(Fact(person="", field="plan"))
    for session in engagement.plan.sessions if engagement.plan else ():
        if session.date is None:
            facts.append(Fact(person="", field=f"session.{session.number}.date"))
        if session.starts is None:
            facts.append(Fact(person="", field=f"session.{session.number}.starts"))
    for person in engagement.stakeholders:
        for number in sessions_of(engagement):
            seat = person.seat_in(number)
            if seat is None:
                facts.append(seat_fact(person, number))
            elif seat.kind.needs_somebody and not seat.by.strip():
                facts.append(Fact(person=person.id, field=f"seat.{number}.by"))
    return facts

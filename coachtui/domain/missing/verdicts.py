"""The two shapes that most checks share: nobody at all, and one finding a person."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import Answer, distinct
from coachtui.domain.missing.finding import Fact, Finding, Level, Verdict
from coachtui.domain.people import Stakeholder

STAKEHOLDERS: Final = Fact(person="", field="stakeholders")

Question = Callable[[Stakeholder], Answer]


def tally(name: str, count: int) -> Fact:
    """Return a count over everybody listed, as a fact: what a *nobody* rests on when nobody comes near."""
    return Fact(person="", field=f"count.{name}", value=str(count))


def nobody_listed(check: int, *also: Fact) -> Verdict:
    """Return *cannot tell yet*: a check about people says nothing while nobody is listed."""
    return Verdict(check=check, unasked=(STAKEHOLDERS, *also))


def nobody(
    check: int, engagement: Engagement, finding: Finding, *questions: Question, counted: str, around: bool
) -> Verdict:
    """Find that there is nobody for whom the answer to every question is *yes*.

    ``finding`` is what to say then; it gets its evidence here. That is everybody who answers the
    first question with *yes* (how many is ``counted``), with all their answers; and ``around`` those
    who answer any of them so: the table as it is, when the finding is about the whole table.
    """
    if not engagement.stakeholders:
        return nobody_listed(check)
    asked = []
    for person in engagement.stakeholders:
        answers = [question(person) for question in questions]
        if all(answer.truth for answer in answers):
            return Verdict(check=check)
        asked.append(answers)
    # A *no* to one question makes what the others were not asked matter no more.
    open_ = (answers for answers in asked if all(answer.truth is not False for answer in answers))
    unasked = distinct(fact for answers in open_ for answer in answers for fact in answer.unasked)
    if unasked:
        return Verdict(check=check, unasked=unasked)
    rests = [_rests_on(answers, answers if around else answers[:1]) for answers in asked]
    count = sum(answers[0].truth is True for answers in asked)
    facts = distinct(fact for facts in rests for fact in facts)
    return Verdict(check=check, findings=(with_evidence(finding, tally(counted, count), *facts),))


def each(
    check: int, engagement: Engagement, question: Question, finding: Callable[[Stakeholder], Finding]
) -> Verdict:
    """Find something about each person for whom the answer is *yes*: one ``finding`` a person."""
    if not engagement.stakeholders:
        return nobody_listed(check)
    judged = [(person, question(person)) for person in engagement.stakeholders]
    return Verdict(
        check=check,
        findings=tuple(
            with_evidence(finding(person), *answer.known) for person, answer in judged if answer.truth
        ),
        unasked=distinct(fact for _, answer in judged for fact in answer.unasked),
    )


def with_evidence(finding: Finding, *facts: Fact) -> Finding:
    """Return the finding resting on ``facts``."""
    return replace(finding, evidence=facts)


def about(check: int, level: Level, subject: str = "", variant: str = "", **params: str | int) -> Finding:
    """Return a finding of ``check`` without its evidence; ``variant`` picks one of the check's sentences."""
    key = f"missing.check.{check}" + (f".{variant}" if variant else "")
    return Finding(check=check, level=level, subject=subject, key=key, evidence=(), params=params)


def _rests_on(answers: Sequence[Answer], which: Sequence[Answer]) -> tuple[Fact, ...]:
    if not any(answer.truth for answer in which):
        return ()
    return tuple(fact for answer in answers for fact in answer.known)

"""Checks 16 and 17: whether it was asked who else there is, and what the problem is."""

from coachtui.domain.engagement import Engagement, Prompt
from coachtui.domain.missing.answers import NO, YES, digest, distinct, related
from coachtui.domain.missing.finding import Fact, Level, Verdict
from coachtui.domain.missing.verdicts import STAKEHOLDERS, about, with_evidence
from coachtui.domain.people import Relation
from coachtui.domain.text import clean_line, name_key

SHARED = "project.shared_problem"


def prompts_answered(engagement: Engagement) -> Verdict:
    """Check 16: a prompt of step 4 unanswered, or *no* without a reason (amber; one a kind).

    *Unanswered* is the finding itself, so nothing is left to tell. The answer *yes* is a name: it
    counts once somebody with that relation is listed.
    """
    verdicts = [prompt_answered(engagement, relation) for relation in Relation]
    return Verdict(
        check=16,
        findings=tuple(finding for verdict in verdicts for finding in verdict.findings),
        unasked=distinct(fact for verdict in verdicts for fact in verdict.unasked),
    )


def prompt_answered(engagement: Engagement, relation: Relation) -> Verdict:
    """Check 16 of one kind alone."""
    prompt = engagement.prompts.get(relation, Prompt())
    field = f"prompt.{relation.value}"
    if prompt.anybody is None:
        variant, fact = "unanswered", Fact(person="", field=field)
    elif not prompt.anybody:
        if clean_line(prompt.reason):
            return Verdict(check=16)
        variant, fact = "no_reason", Fact(person="", field=field, value=NO)
    else:
        answers = [related(person, relation) for person in engagement.stakeholders]
        unasked = tuple(fact for answer in answers for fact in answer.unasked)
        if any(answer.truth for answer in answers) or unasked:
            listed = any(answer.truth for answer in answers)
            return Verdict(check=16, unasked=() if listed else unasked)
        variant, fact = "no_name", Fact(person="", field=field, value=YES)
    finding = about(16, Level.AMBER, relation.value, variant, relation=relation.value)
    return Verdict(check=16, findings=(with_evidence(finding, fact),))


def problem_shared(engagement: Engagement) -> Verdict:
    """Check 17: two or more wordings of the problem and no shared one (amber).

    That there is no shared one yet has to be said: while it was not asked, there may be one.
    """
    project = engagement.project
    if clean_line(project.shared_problem):
        return Verdict(check=17)
    to_ask = () if project.no_shared_problem else (Fact(person="", field=SHARED),)
    if not engagement.stakeholders:
        return Verdict(check=17, unasked=(STAKEHOLDERS, *to_ask))
    worded = [person for person in engagement.stakeholders if name_key(person.problem)]
    silent = [person for person in engagement.stakeholders if not name_key(person.problem)]
    wordings = {name_key(person.problem) for person in worded}
    if len(wordings) + len(silent) < 2:
        return Verdict(check=17)
    if len(wordings) < 2:
        asks = (Fact(person=person.id, field="problem") for person in silent)
        return Verdict(check=17, unasked=(*asks, *to_ask))
    if to_ask:
        return Verdict(check=17, unasked=to_ask)
    finding = with_evidence(
        about(17, Level.AMBER, n=len(wordings)),
        Fact(person="", field=SHARED, value=NO),
        *(Fact(person=person.id, field="problem", value=digest(person.problem)) for person in worded),
    )
    return Verdict(check=17, findings=(finding,))

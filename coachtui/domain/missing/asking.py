"""What has to be asked before it can be told whether one finding is there."""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import asked, table
from coachtui.domain.missing.checks import assess
from coachtui.domain.missing.finding import Fact, Finding, Verdict
from coachtui.domain.people import Brings, Relation


def to_ask(finding: Finding, engagement: Engagement) -> tuple[Fact, ...]:
    """Return what was not asked and decides whether ``finding`` is there; nothing if that can be told.

    A finding about a person, a letter of ARE IN or a kind waits for nothing that was not asked of another.
    """
    verdict = _of_its_own(finding, engagement)
    return () if any(one.subject == finding.subject for one in verdict.findings) else verdict.unasked


def _of_its_own(finding: Finding, engagement: Engagement) -> Verdict:
    """Return the verdict of the check on what this finding is about, and on nothing else."""
    if finding.check == 3:
        return table.letter_brought(engagement, Brings(finding.subject))
    if finding.check == 16:
        return asked.prompt_answered(engagement, Relation(finding.subject))
    verdict = assess(engagement)[finding.check - 1]
    if not finding.subject:
        return verdict
    unasked = tuple(fact for fact in verdict.unasked if fact.person in (finding.subject, ""))
    return Verdict(check=verdict.check, findings=verdict.findings, unasked=unasked)

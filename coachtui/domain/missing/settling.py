"""Settling findings: a remedy is recorded with the evidence as it then was, and holds while that stays so."""

from datetime import datetime

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Remedy, Settlement
from coachtui.domain.errors import Refused
from coachtui.domain.missing.checks import findings
from coachtui.domain.missing.finding import Finding
from coachtui.domain.remembering import remembered
from coachtui.domain.text import clean_line


def settled(finding: Finding, engagement: Engagement) -> Settlement | None:
    """Return what settled a finding, or None while nothing did or its evidence has changed since.

    Only the last settlement of a finding counts: an earlier one was about an earlier situation.
    """
    last = next(
        (
            one
            for one in reversed(engagement.settlements)
            if (one.check, one.subject) == (finding.check, finding.subject)
        ),
        None,
    )
    return last if last is not None and last.evidence == finding.fingerprint else None


def settle(
    engagement: Engagement, finding: Finding, remedy: Remedy, *, reason: str = "", by: str, at: datetime
) -> Engagement:
    """Return the engagement with a remedy recorded: who (``by``) did what about the finding, when and why.

    Call it on the engagement as it is right after the remedy: that evidence is what is kept. Refused
    when a finding is accepted without a reason; every other remedy speaks for itself.
    """
    reason = reason.strip()
    if remedy is Remedy.ACCEPT and not clean_line(reason):
        raise Refused("error.reason_needed")
    now = [
        one for one in findings(engagement) if (one.check, one.subject) == (finding.check, finding.subject)
    ]
    settlement = Settlement(
        check=finding.check,
        subject=finding.subject,
        remedy=remedy,
        reason=reason,
        by=by,
        at=at,
        # A finding that is gone leaves nothing to compare; when it comes back, it comes back open.
        evidence=now[0].fingerprint if now else (),
    )
    return replace(engagement, settlements=(*engagement.settlements, settlement))


@remembered
def unsettled(engagement: Engagement) -> tuple[Finding, ...]:
    """Return the findings that are not settled, in the order of the checks."""
    return tuple(finding for finding in findings(engagement) if settled(finding, engagement) is None)

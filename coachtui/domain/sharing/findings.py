"""The findings that a reader may read: all for the coach, those that were given for the sponsor."""

from msgspec import structs

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing.finding import Fact, Finding, Verdict
from coachtui.domain.sharing.names import Names
from coachtui.domain.sharing.readers import Coach, Reader, Reason, Sponsor
from coachtui.domain.sharing.view import Matter, ShownFinding, Withheld


def verdicts_of(engagement: Engagement) -> tuple[Verdict, ...]:
    """Return the checks' verdicts."""
    return ()


def shown_findings(engagement: Engagement, reader: Reader, names: Names) -> tuple[ShownFinding, ...]:
    """Return the findings for ``reader``, in the checks' order, the open ones among them."""
    found = {(f.check, f.subject): f for verdict in verdicts_of(engagement) for f in verdict.findings}
    settled = {(s.check, s.subject): s for s in engagement.settlements}
    shown = [
        _shown(key, found.get(key), settlement, names)
        for key in sorted({*found, *settled})
        if (settlement := settled.get(key)) or key in found
    ]
    if isinstance(reader, Coach):
        return tuple(shown)
    if isinstance(reader, Sponsor):
        return tuple(
            _for_sponsor(one) for one in shown if _is_given(settled.get((one.check, one.subject)), one)
        )
    return ()


def unasked(engagement: Engagement, reader: Reader) -> tuple[Fact, ...]:
    """Return, for the coach, what was not asked and could change a verdict, each once."""
    if not isinstance(reader, Coach):
        return ()
    return tuple(dict.fromkeys(fact for verdict in verdicts_of(engagement) for fact in verdict.unasked))


def withheld_findings(engagement: Engagement, shown: int) -> tuple[Withheld, ...]:
    """Return how many findings are the coach's alone, ``shown`` being given."""
    count = len(shown_findings(engagement, Coach(), Names())) - shown
    return (Withheld(matter=Matter.FINDING, reason=Reason.COACH_ONLY, count=count),) if count else ()


def _is_given(settlement: Settlement | None, shown: ShownFinding) -> bool:
    """Whether this finding is settled still, and was given for the sponsor."""
    if settlement is None or not settlement.for_sponsor:
        return False
    return shown.finding is None or shown.finding.fingerprint == settlement.evidence


def _for_sponsor(shown: ShownFinding) -> ShownFinding:
    # The evidence is made of answers that are the coach's alone.
    finding = structs.replace(shown.finding, evidence=()) if shown.finding else None
    return structs.replace(shown, finding=finding)


def _shown(
    key: tuple[int, str], finding: Finding | None, settlement: Settlement | None, names: Names
) -> ShownFinding:
    check, subject = key
    if settlement is None:
        return ShownFinding(check=check, subject=subject, finding=finding)
    return ShownFinding(
        check=check,
        subject=subject,
        finding=finding,
        remedy=settlement.remedy,
        reason=settlement.reason,
        by=names.called(settlement.by),
        at=settlement.at,
    )

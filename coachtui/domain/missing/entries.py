"""How the checks stand: what is open, cannot be told yet, or was settled; what weighs most comes first."""

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing.checks import assess
from coachtui.domain.missing.finding import Finding, Level, Outcome, Verdict
from coachtui.domain.missing.settling import settled
from coachtui.domain.people import Value


class Entry(Value, frozen=True, kw_only=True):
    """An open finding, a settled one (with its ``settlement``), or a check that cannot tell yet.

    A settled finding that is gone, whatever took it away, is a ``settlement`` without a ``finding``.
    """

    verdict: Verdict
    finding: Finding | None = None
    settlement: Settlement | None = None


def entries_of(engagement: Engagement) -> tuple[Entry, ...]:
    """Return the entries in the order in which a coach wants them: red, amber, cannot tell, settled."""
    entries: list[Entry] = []
    for verdict in assess(engagement):
        entries.extend(
            Entry(verdict=verdict, finding=finding, settlement=settled(finding, engagement))
            for finding in verdict.findings
        )
        if verdict.outcome is Outcome.CANNOT_TELL:
            entries.append(Entry(verdict=verdict))
        there = {finding.subject for finding in verdict.findings}
        last = {one.subject: one for one in engagement.settlements if one.check == verdict.check}
        entries.extend(
            Entry(verdict=verdict, settlement=one) for subject, one in last.items() if subject not in there
        )
    return tuple(sorted(entries, key=_rank))


def _rank(entry: Entry) -> int:
    if entry.settlement is not None:
        return 3
    if entry.finding is None:
        return 2
    return 0 if entry.finding.level is Level.RED else 1

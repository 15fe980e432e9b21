"""How the checks stand: what is open, cannot be told yet, or was settled; what weighs most comes first."""

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing.checks import assess
from coachtui.domain.missing.finding import Finding, Level, Outcome, Verdict
from coachtui.domain.missing.settling import settled
from coachtui.domain.people import Value


class Entry(Value, frozen=True, kw_only=True):
    """An open finding, a settled one (with its ``settlement``), or a check that cannot tell yet."""

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
    return tuple(sorted(entries, key=_rank))


def _rank(entry: Entry) -> int:
    if entry.finding is None:
        return 2
    if entry.settlement is not None:
        return 3
    return 0 if entry.finding.level is Level.RED else 1

"""How the checks stand: what is open, cannot be told yet, or was settled; what weighs most comes first."""

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing.checks import assess
from coachtui.domain.missing.finding import Finding, Level, Outcome, Verdict
from coachtui.domain.missing.settling import settled
from coachtui.domain.people import Value
from coachtui.domain.remembering import remembered


class Counts(Value, frozen=True, kw_only=True):
    """How it stands: open red and amber findings, settled ones, and the checks that cannot tell yet.

    ``settled`` counts those too that are gone since: they stay readable.
    """

    red: int = 0
    amber: int = 0
    settled: int = 0
    cannot_tell: int = 0


class Entry(Value, frozen=True, kw_only=True):
    """An open finding, a settled one (with its ``settlement``), or a check that cannot tell yet.

    A settled finding that is gone, whatever took it away, is a ``settlement`` without a ``finding``.
    """

    verdict: Verdict
    finding: Finding | None = None
    settlement: Settlement | None = None


@remembered
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


def counts(engagement: Engagement) -> Counts:
    """Return what Home counts: a check that cannot tell yet is neither red nor amber."""
    entries = entries_of(engagement)
    open_ = [entry.finding for entry in entries if entry.finding is not None and entry.settlement is None]
    done = sum(entry.settlement is not None for entry in entries)
    return Counts(
        red=sum(finding.level is Level.RED for finding in open_),
        amber=sum(finding.level is Level.AMBER for finding in open_),
        settled=done,
        cannot_tell=len(entries) - len(open_) - done,
    )


def _rank(entry: Entry) -> int:
    if entry.settlement is not None:
        return 3
    if entry.finding is None:
        return 2
    return 0 if entry.finding.level is Level.RED else 1

"""Who is missing from the table: METHOD.md's checks, and what was done about their findings."""

from coachtui.domain.missing.asking import to_ask
from coachtui.domain.missing.checks import CHECKS, assess, findings
from coachtui.domain.missing.entries import Counts, Entry, counts, entries_of
from coachtui.domain.missing.finding import Fact, Finding, Level, Outcome, Verdict
from coachtui.domain.missing.remedies import apply_remedy, candidates, remedies_for, sessions_for
from coachtui.domain.missing.settling import settle, settled, unsettled

__all__ = [
    "CHECKS",
    "Counts",
    "Entry",
    "Fact",
    "Finding",
    "Level",
    "Outcome",
    "Verdict",
    "apply_remedy",
    "assess",
    "candidates",
    "counts",
    "entries_of",
    "findings",
    "remedies_for",
    "sessions_for",
    "settle",
    "settled",
    "to_ask",
    "unsettled",
]

"""What Home reads of the practice, in a thread of its own."""

from typing import NamedTuple

from coachtui.application.practice import Practice, Summary, Unreadable, summary
from coachtui.domain.engagement import Engagement


class Found(NamedTuple):
    """The practice as it was read: every engagement, and what is told of those that can be read."""

    entries: tuple[Engagement | Unreadable, ...]
    summaries: dict[str, tuple[Engagement, Summary]]


def found_in(practice: Practice, before: dict[str, tuple[Engagement, Summary]]) -> Found:
    """Read the practice. A summary is seventeen checks: the one ``before`` will do if nothing has changed."""
    entries = practice.engagements()
    summaries = {}
    for entry in entries:
        if isinstance(entry, Engagement):
            known = before.get(entry.id)
            unchanged = known is not None and known[0] == entry
            summaries[entry.id] = known if known and unchanged else (entry, summary(entry))
    return Found(entries, summaries)

"""Which open findings stand beside whom, on the screens that show people."""

from collections.abc import Mapping

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Finding, Level, candidates, unsettled
from coachtui.domain.remembering import remembered


@remembered
def findings_beside(engagement: Engagement) -> Mapping[str, tuple[Finding, ...]]:
    """Return, by stakeholder's id, the unsettled findings that are theirs: red first.

    A finding about one person is theirs; one about the table is theirs who would fill the gap. Those
    whom its evidence merely names have nothing to do with it: that is often everybody.
    """
    beside: dict[str, list[Finding]] = {}
    for finding in sorted(unsettled(engagement), key=lambda one: one.level is not Level.RED):
        for person in candidates(finding, engagement):
            beside.setdefault(person.id, []).append(finding)
    return {person: tuple(found) for person, found in beside.items()}

"""The findings that a reader may read: all for the coach, those that were given for the sponsor."""

from msgspec import structs

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing import Fact, assess, settled
from coachtui.domain.sharing.names import Names
from coachtui.domain.sharing.readers import Coach, Reader, Reason, Sponsor
from coachtui.domain.sharing.view import Matter, ShownFinding, Withheld


def shown_findings(engagement: Engagement, reader: Reader, names: Names) -> tuple[ShownFinding, ...]:
    """Return the findings for ``reader``, by check: open ones, settled ones and those that are gone.

    The sponsor reads those that are settled and were given, one by one, and of those only which check
    it was, about which person, how serious, and by which remedy and when it was settled.
    """
    if isinstance(reader, Coach):
        return tuple(shown for shown, _ in _all(engagement, names))
    if isinstance(reader, Sponsor):
        given = (shown for shown, settlement in _all(engagement, names) if _is_given(settlement))
        return tuple(_for_sponsor(shown, engagement) for shown in given)
    return ()


def unasked(engagement: Engagement, reader: Reader) -> tuple[Fact, ...]:
    """Return, for the coach, what was not asked and could change a verdict, each once."""
    if not isinstance(reader, Coach):
        return ()
    return tuple(dict.fromkeys(fact for verdict in assess(engagement) for fact in verdict.unasked))


def withheld_findings(engagement: Engagement, names: Names, shown: int) -> tuple[Withheld, ...]:
    """Return how many findings are the coach's alone, ``shown`` being given."""
    count = len(_all(engagement, names)) - shown
    return (Withheld(matter=Matter.FINDING, reason=Reason.COACH_ONLY, count=count),) if count else ()


def _all(engagement: Engagement, names: Names) -> list[tuple[ShownFinding, Settlement | None]]:
    """Return every finding with what settled it; a remedy that made its finding go away is one too."""
    found = [finding for verdict in assess(engagement) for finding in verdict.findings]
    shown = []
    for finding in found:
        settlement = settled(finding, engagement)
        one = ShownFinding(check=finding.check, subject=finding.subject, level=finding.level, finding=finding)
        shown.append((_with_remedy(one, settlement, names), settlement))
    here = {(finding.check, finding.subject) for finding in found}
    for (check, subject), settlement in _last(engagement).items():
        # With evidence it was still found right after the remedy; that it is gone has another cause.
        if (check, subject) not in here and not settlement.evidence:
            one = ShownFinding(check=check, subject=subject)
            shown.append((_with_remedy(one, settlement, names), settlement))
    return sorted(shown, key=lambda entry: entry[0].check)


def _last(engagement: Engagement) -> dict[tuple[int, str], Settlement]:
    return {(one.check, one.subject): one for one in engagement.settlements}


def _is_given(settlement: Settlement | None) -> bool:
    return settlement is not None and settlement.for_sponsor


def _for_sponsor(shown: ShownFinding, engagement: Engagement) -> ShownFinding:
    # What was found and why it was settled so are made of answers that are the coach's alone; so may be a
    # subject that is no person, and of somebody who is no longer listed the alias is not known.
    return ShownFinding(
        check=shown.check,
        subject=shown.subject if engagement.person(shown.subject) else "",
        level=shown.level,
        remedy=shown.remedy,
        at=shown.at,
    )


def _with_remedy(shown: ShownFinding, settlement: Settlement | None, names: Names) -> ShownFinding:
    if settlement is None:
        return shown
    return structs.replace(
        shown,
        remedy=settlement.remedy,
        reason=settlement.reason,
        by=names.called(settlement.by),
        at=settlement.at,
    )

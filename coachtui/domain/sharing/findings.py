"""The findings that a reader may read: all for the coach, those that were given for the sponsor."""

from msgspec import structs

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing import Fact, entries_of
from coachtui.domain.sharing.names import Names
from coachtui.domain.sharing.readers import Coach, Reader, Reason, Sponsor
from coachtui.domain.sharing.view import Matter, ShownFinding, Withheld
from coachtui.domain.steps import Step, lacking_by_step


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
    """Return, for the coach, every open question once, in the order of the steps.

    That is what was not asked and could change a verdict, what else a step lacks, and the essential
    question for everybody who has no picture yet: a check may need no more of them than it has.
    """
    if not isinstance(reader, Coach):
        return ()
    lacks = lacking_by_step(engagement)
    no_picture = [
        Fact(person=person.id, field="picture.answer")
        for person in engagement.stakeholders
        if not person.picture.answer.strip()
    ]
    asks = {**lacks, Step.MISSING: (), Step.PICTURES: (*no_picture, *lacks[Step.PICTURES])}
    return tuple(dict.fromkeys(fact for facts in asks.values() for fact in facts))


def withheld_findings(engagement: Engagement, names: Names, shown: int) -> tuple[Withheld, ...]:
    """Return how many findings are the coach's alone, ``shown`` being given."""
    count = len(_all(engagement, names)) - shown
    return (Withheld(matter=Matter.FINDING, reason=Reason.COACH_ONLY, count=count),) if count else ()


def _all(engagement: Engagement, names: Names) -> list[tuple[ShownFinding, Settlement | None]]:
    """Return every finding with what settled it, by check: the same ones that the screen lists."""
    shown = []
    for entry in entries_of(engagement):
        # A finding that is gone is known from what settled it; a check that cannot tell yet found nothing.
        about = entry.finding or entry.settlement
        if about is not None:
            level = entry.finding.level if entry.finding is not None else None
            one = ShownFinding(check=about.check, subject=about.subject, level=level, finding=entry.finding)
            shown.append((_with_remedy(one, entry.settlement, names), entry.settlement))
    return sorted(shown, key=lambda pair: pair[0].check)


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

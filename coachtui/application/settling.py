"""Doing something about a finding: a remedy, recorded with who did it, when and why (METHOD.md, remedies)."""

import datetime as dt

from msgspec import structs

from coachtui.application import typed
from coachtui.domain.engagement import Engagement, Remedy, Settlement
from coachtui.domain.missing import Finding, apply_remedy, settle
from coachtui.domain.text import clean, clean_line


def remedy(
    engagement: Engagement,
    finding: Finding,
    what: Remedy,
    *,
    person: str = "",
    by: str = "",
    reason: str = "",
    coach: str,
    now: dt.datetime,
) -> Engagement:
    """Return the engagement with a remedy applied and recorded.

    ``person`` is the id of whom it is about; ``by`` the name of who represents them or minds their
    voice; ``coach`` the name that the record carries. Raises Refused for a remedy that does not fit,
    and for accepting without a reason.
    """
    changed = apply_remedy(engagement, finding, what, person=person, by=typed.refer(engagement, by))
    return settle(changed, finding, what, reason=clean(reason).strip(), by=clean_line(coach), at=now)


def take_back(engagement: Engagement, settlement: Settlement) -> Engagement:
    """Return the engagement without this settlement: a finding that it settled is open again.

    An earlier one goes with it if it would settle the same. Seats stay as a remedy left them.
    """
    about = settlement.check, settlement.subject, settlement.evidence
    return structs.replace(
        engagement,
        settlements=tuple(
            one for one in engagement.settlements if (one.check, one.subject, one.evidence) != about
        ),
    )


def give_to_sponsor(engagement: Engagement, settlement: Settlement, given: bool) -> Engagement:
    """Return the engagement with one settled finding given to the sponsor, or taken back."""
    changed = structs.replace(settlement, for_sponsor=given)
    return structs.replace(
        engagement,
        settlements=tuple(changed if one is settlement else one for one in engagement.settlements),
    )

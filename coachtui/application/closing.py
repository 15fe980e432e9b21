"""Closing an engagement when the work is done, and opening it again: the one stage that a coach decides."""

import datetime as dt

from msgspec import structs

from coachtui.domain.engagement import Engagement


def close(engagement: Engagement, now: dt.datetime) -> Engagement:
    """Return the engagement as closed at ``now``; one that is closed already stays as it is."""
    if engagement.closed_at is not None:
        return engagement
    return structs.replace(engagement, closed_at=now)


def reopen(engagement: Engagement) -> Engagement:
    """Return the engagement no longer closed; one that is not closed stays as it is."""
    if engagement.closed_at is None:
        return engagement
    return structs.replace(engagement, closed_at=None)

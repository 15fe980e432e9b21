"""What if: people seated provisionally, and what that would make of the findings. Nothing is kept of it."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.application import intake
from coachtui.application.effects import Effect, effect
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import SeatKind, Value


class Trial(Value, frozen=True, kw_only=True):
    """A seat to try: for ``person`` (an id), in one ``session``, or with None in all that are still ahead.

    ``by`` is the name of who represents them, or minds the voice of their empty chair.
    """

    person: str
    kind: SeatKind
    session: int | None = None
    by: str = ""


class WhatIf(NamedTuple):
    """The engagement as it would be, and what that would make of the findings."""

    engagement: Engagement
    effect: Effect


def what_if(engagement: Engagement, trials: Iterable[Trial]) -> WhatIf:
    """Return what the trials would make of the engagement; it stays what it is."""
    would_be = seat_all(engagement, trials)
    return WhatIf(would_be, effect(engagement, would_be))


def seat_all(engagement: Engagement, trials: Iterable[Trial]) -> Engagement:
    """Return the engagement with every trial as a planned seat, in their order.

    Raises Refused where somebody would stand for themselves, or who is needed for it is not named.
    """
    for one in trials:
        if one.kind.needs_somebody and not one.by.strip():
            raise Refused("error.seat_by_needed")
        for number in sessions_ahead(engagement, one.person) if one.session is None else (one.session,):
            engagement = intake.seat(engagement, one.person, number, one.kind, one.by)
    return engagement


def sessions_ahead(engagement: Engagement, person_id: str) -> tuple[int, ...]:
    """Return the sessions of which it is not known yet how somebody took part: a plan changes no past."""
    person = engagement.person(person_id)
    held = person.attendance if person is not None else {}
    return tuple(number for number in engagement.session_numbers if number not in held)


def tried(trials: Iterable[Trial], new: Trial) -> tuple[Trial, ...]:
    """Return ``trials`` with a new one, which takes the place of another of the same seat.

    For all sessions, it takes the place of every other of the same person.
    """
    kept = (
        one
        for one in trials
        if one.person != new.person or (new.session is not None and one.session != new.session)
    )
    return (*kept, new)

"""One stakeholder's form: its answers by path, which of them it asks, and which were not asked yet.

A path is that of the stakeholder's answer (``picture.answer``, ``seats.1.kind``); ``ALL`` and ``ALL_BY``
are the planned seat in every session at once.
"""

import datetime as dt
from typing import Final

from coachtui.application import intake, typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Brings, Seat, SeatKind, Stakeholder

ALL: Final = "seats.all"
ALL_BY: Final = "seats.all_by"

# What nobody needs to be asked: it has an answer from the start, or it is there for when it is wanted.
_NOT_MISSED: Final = frozenset({"name", "alias", "kind", "picture.given_on", ALL, ALL_BY})


def answer(
    engagement: Engagement, person_id: str, path: str, value: object, today: dt.date | None = None
) -> Engagement:
    """Return the engagement with one answer of the form set, as it was typed (``intake.answer``)."""
    if path == ALL:
        kind = None if value is None else SeatKind(str(value))
        return intake.seat_everywhere(engagement, person_id, kind)
    if path == ALL_BY:
        seat = _everywhere(engagement, person_id)
        kind = seat.kind if seat else None
        return intake.seat_everywhere(engagement, person_id, kind, str(value or ""))
    return intake.answer(engagement, f"stakeholders.{person_id}.{path}", value, today)


def show(engagement: Engagement, person_id: str, path: str) -> object:
    """Return the answer at a path as the form shows it; None where nothing was asked yet."""
    if path in (ALL, ALL_BY):
        seat = _everywhere(engagement, person_id)
        if seat is None:
            return None
        return seat.kind if path == ALL else engagement.called(seat.by)
    return typed.show(engagement, f"stakeholders.{person_id}.{path}")


def mixed(engagement: Engagement, person_id: str) -> bool:
    """Tell whether the planned seats differ, so that there is none for every session."""
    person = _person(engagement, person_id)
    seats = [person.seats.get(number) for number in engagement.session_numbers]
    return any(seat != seats[0] for seat in seats)


def asks(engagement: Engagement, person_id: str, path: str) -> bool:
    """Tell whether the form asks this now: *by whom* only where somebody stands for somebody else."""
    if path in (ALL, ALL_BY) and mixed(engagement, person_id):
        return False
    if path == ALL_BY:
        return intake.needs_somebody(show(engagement, person_id, ALL))
    place, _, last = path.rpartition(".")
    if last != "by":
        return True
    other = "kind" if place.startswith(("seats", "attendance")) else "provenance"
    return intake.needs_somebody(show(engagement, person_id, f"{place}.{other}"))


def unasked(engagement: Engagement, person_id: str, path: str) -> bool:
    """Tell whether this is one of the answers that the form asks for, and has not been given."""
    if path in _NOT_MISSED or path.startswith("attendance") or not asks(engagement, person_id, path):
        return False
    value = show(engagement, person_id, path)
    if path == "brings":
        return len(_person(engagement, person_id).brings) < len(Brings)
    return value is None or value in ("", {})


def _everywhere(engagement: Engagement, person_id: str) -> Seat | None:
    if mixed(engagement, person_id):
        return None
    numbers = engagement.session_numbers
    return _person(engagement, person_id).seats.get(numbers[0]) if numbers else None


def _person(engagement: Engagement, person_id: str) -> Stakeholder:
    person = engagement.person(person_id)
    if person is None:
        raise KeyError(person_id)
    return person

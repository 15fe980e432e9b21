"""The table: who sits at it, whose chair stands empty, and how everybody else takes part."""

from collections.abc import Iterable
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Seat, SeatKind, Stakeholder, Value

# Over several sessions somebody takes part in the way that brings their voice nearest to the table.
NEAREST: Final = (
    SeatKind.SEATED,
    SeatKind.EMPTY_CHAIR,
    SeatKind.REPRESENTED,
    SeatKind.INTERVIEWED,
    SeatKind.INFORMED,
    SeatKind.ABSENT,
)


class Place(Value, frozen=True, kw_only=True):
    """A seat that is taken. ``silent``: seated without a picture in their own words (METHOD.md)."""

    id: str
    name: str
    role: str = ""
    holds: bool = False
    silent: bool = False


class EmptyChair(Value, frozen=True, kw_only=True):
    """A chair that stands empty: a stakeholder's own, or the focal role's.

    ``id`` is the stakeholder's, or ``""`` for the focal role's chair; ``people`` are the names of every
    listed holder then, if any. ``minded_by`` is who minds the voice, empty while nobody is named.
    """

    id: str = ""
    people: tuple[str, ...] = ()
    role: str = ""
    holds: bool = False
    minded_by: str = ""


class Away(Value, frozen=True, kw_only=True):
    """Somebody not at the table, with how they take part; ``kind`` None: not asked yet.

    ``by`` is who represents them, empty while nobody is named.
    """

    id: str
    name: str
    role: str = ""
    kind: SeatKind | None = None
    by: str = ""


class Table(Value, frozen=True, kw_only=True):
    """Everybody of an engagement, each group in listed order. ``away`` has nobody seated or with a chair.

    The names are the coach's; ``sharing`` puts those in their place that another reader may read.
    """

    seated: tuple[Place, ...] = ()
    empty: tuple[EmptyChair, ...] = ()
    away: tuple[Away, ...] = ()

    def away_as(self, kind: SeatKind | None) -> tuple[Away, ...]:
        """Return those who take part in this way; None: those whose seat was not asked yet."""
        return tuple(person for person in self.away if person.kind is kind)


def table_at(engagement: Engagement, session: int | None = None) -> Table:
    """Return the table of one session, or with None that of all sessions together.

    Over all sessions one seat at the table is enough to be seated, as in the checks; the others are
    listed by the way that brings their voice nearest. A seat that is known as it was goes before the
    plan. The focal role has an empty chair while no holder of it is seated, unless a holder has one.
    The listed holders in that chair stay in ``away`` too: how they take part is still to be told.
    """
    numbers = engagement.session_numbers if session is None else (session,)
    seats = {person.id: _seat(person, numbers) for person in engagement.stakeholders}
    seated: list[Place] = []
    chairs: list[EmptyChair] = []
    away: list[Away] = []
    for person in engagement.stakeholders:
        seat = seats[person.id]
        if seat is not None and seat.kind is SeatKind.SEATED:
            seated.append(_place(person, silent=is_silent(person, numbers)))
        elif seat is not None and seat.kind is SeatKind.EMPTY_CHAIR:
            chairs.append(_chair(person, seat, engagement))
        else:
            away.append(_away(person, seat, engagement))
    if not any(place.holds for place in seated) and not any(chair.holds for chair in chairs):
        chairs[:0] = _role_chair(engagement)
    return Table(seated=tuple(seated), empty=tuple(chairs), away=tuple(away))


def is_silent(person: Stakeholder, sessions: Iterable[int]) -> bool:
    """Whether somebody is a silent voice: seated in ``sessions``, no picture in own words (METHOD.md)."""
    return person.seated_in_any(sessions) and not person.has_own_picture


def _seat(person: Stakeholder, sessions: Iterable[int]) -> Seat | None:
    known = [seat for number in sessions if (seat := person.seat_in(number))]
    # Of two seats of one kind, the one that names somebody says more.
    return min(known, key=lambda seat: (NEAREST.index(seat.kind), not seat.by), default=None)


def _place(person: Stakeholder, *, silent: bool) -> Place:
    return Place(
        id=person.id,
        name=person.name,
        role=person.role,
        holds=person.holds(),
        silent=silent,
    )


def _chair(person: Stakeholder, seat: Seat, engagement: Engagement) -> EmptyChair:
    return EmptyChair(
        id=person.id,
        people=(person.name,),
        role=person.role,
        holds=person.holds(),
        minded_by=_by(seat, engagement),
    )


def _away(person: Stakeholder, seat: Seat | None, engagement: Engagement) -> Away:
    return Away(
        id=person.id,
        name=person.name,
        role=person.role,
        kind=seat.kind if seat else None,
        by=_by(seat, engagement),
    )


def _role_chair(engagement: Engagement) -> list[EmptyChair]:
    holders = engagement.holders()
    role = engagement.focal_role.singular.strip()
    if not holders and not role:
        return []
    return [EmptyChair(people=tuple(one.name for one in holders), role=role, holds=True)]


def _by(seat: Seat | None, engagement: Engagement) -> str:
    return engagement.called(seat.by) if seat is not None and seat.by.strip() else ""

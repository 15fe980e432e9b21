"""The people as one reader may know them, and the table with the names that this reader may read."""

from collections import Counter

from msgspec import structs

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Picture, Provenance, Seat, Stakeholder, Stance
from coachtui.domain.sharing.names import Names
from coachtui.domain.sharing.readers import Coach, Reader, Reason, Sponsor, why_words_withheld
from coachtui.domain.sharing.view import Matter, ShownPerson, Withheld
from coachtui.domain.table import Away, EmptyChair, Place, Table


def shown_people(
    engagement: Engagement, reader: Reader, names: Names
) -> tuple[tuple[ShownPerson, ...], tuple[Withheld, ...]]:
    """Return everybody that ``reader`` may know of, in listed order, and what is withheld."""
    people = []
    withheld: Counter[tuple[Matter, Reason]] = Counter()
    for person in engagement.stakeholders:
        reasons = _reasons(person, reader)
        withheld.update((matter, reason) for matter, reason in reasons.items() if reason)
        # The sponsor knows of somebody by their seat only.
        if not isinstance(reader, Sponsor) or person.seats or person.attendance:
            people.append(_shown(person, reader, names, {m for m, reason in reasons.items() if not reason}))
    told = (Withheld(matter=matter, reason=why, count=n) for (matter, why), n in withheld.items())
    return tuple(people), tuple(told)


def _reasons(person: Stakeholder, reader: Reader) -> dict[Matter, Reason | None]:
    """For each matter on which this person's words are held: why they are withheld, or None."""
    stance, picture = person.stance, person.picture
    held = {
        Matter.PICTURE: (
            any((picture.answer, picture.evidence, picture.beneficiary, picture.horizon)),
            picture.provenance is Provenance.OWN,
        ),
        Matter.STANCE: (
            # A figure is nobody's words; the coach reads it too.
            any((stance.quote, stance.gains, stance.loses))
            or (isinstance(reader, Coach) and stance.value is not None),
            stance.provenance is Provenance.OWN,
        ),
        Matter.PROBLEM: (bool(person.problem), True),
        Matter.SEES_ROLE_AS: (bool(person.sees_role_as), True),
    }
    return {
        matter: why_words_withheld(reader, person.id, own_words=own, may_show=person.may_show is True)
        for matter, (there, own) in held.items()
        if there
    }


def _shown(person: Stakeholder, reader: Reader, names: Names, open_to: set[Matter]) -> ShownPerson:
    shown = ShownPerson(
        id=person.id,
        name=names.called(person.id),
        seats=_seats(person.seats, names),
        attendance=_seats(person.attendance, names),
        picture=_picture(person.picture, reader, names) if Matter.PICTURE in open_to else None,
        stance=_stance(person.stance, reader, names) if Matter.STANCE in open_to else None,
        problem=person.problem if Matter.PROBLEM in open_to else "",
        sees_role_as=person.sees_role_as if Matter.SEES_ROLE_AS in open_to else "",
    )
    if isinstance(reader, Sponsor):
        return shown
    return structs.replace(shown, kind=person.kind, role=person.role, unit=person.unit)


def _seats(seats: dict[int, Seat], names: Names) -> dict[int, Seat]:
    return {number: structs.replace(seat, by=names.called(seat.by)) for number, seat in seats.items()}


def _picture(picture: Picture, reader: Reader, names: Names) -> Picture:
    return structs.replace(picture, by=names.called(picture.by) if isinstance(reader, Coach) else "")


def _stance(stance: Stance, reader: Reader, names: Names) -> Stance:
    if isinstance(reader, Coach):
        return structs.replace(stance, by=names.called(stance.by))
    return structs.replace(stance, value=None, by="")


def shown_table(table: Table, reader: Reader, names: Names) -> Table:
    """Return ``table`` as ``reader`` may see it, with the names that they may read.

    For others than the coach it does not tell who is a silent voice or who holds the focal role:
    both are answers for the coach only.
    """
    if isinstance(reader, Coach):
        return table
    role = not isinstance(reader, Sponsor)
    return Table(
        seated=tuple(_place(place, names, role=role) for place in table.seated),
        empty=tuple(_chair(chair, names, role=role) for chair in table.empty),
        # The sponsor knows of somebody by their seat only.
        away=tuple(_away(one, names, role=role) for one in table.away if role or one.kind),
    )


def _place(place: Place, names: Names, *, role: bool) -> Place:
    return Place(id=place.id, name=names.called(place.id), role=place.role if role else "")


def _chair(chair: EmptyChair, names: Names, *, role: bool) -> EmptyChair:
    # The focal role's own chair has no id. It shows the role, which everybody knows, but not who holds it.
    if not chair.id:
        return EmptyChair(role=chair.role, holds=True)
    return EmptyChair(
        id=chair.id,
        people=(names.called(chair.id),),
        role=chair.role if role else "",
        minded_by=names.called(chair.minded_by),
    )


def _away(one: Away, names: Names, *, role: bool) -> Away:
    return Away(
        id=one.id,
        name=names.called(one.id),
        role=one.role if role else "",
        kind=one.kind,
        by=names.called(one.by),
    )

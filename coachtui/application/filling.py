"""Filling the gaps in what is known of somebody with what a file says, and never writing over anything.

What somebody said, a picture or a stance, is filled in whole or not at all: whose words they are must stay
true.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from msgspec import structs

from coachtui.domain.people import Picture, Stakeholder, Stance
from coachtui.domain.text import name_key

_WHO: Final = frozenset({"id", "name", "kind"})
_BY_KEY: Final = frozenset({"brings", "seats", "attendance"})
_NOT_ASKED: Final = (None, "", Picture(), Stance())


class Filled(NamedTuple):
    """Somebody with the gaps filled in; how many were, and how many answers differ and stay as they are."""

    person: Stakeholder
    filled: int
    kept: int


def fill(ours: Stakeholder, theirs: Stakeholder) -> Filled:
    """Return ``ours`` with every answer that was not asked yet taken from ``theirs``."""
    filled: dict[str, object] = {}
    count = kept = 0
    for name in Stakeholder.__struct_fields__:
        mine, new = getattr(ours, name), getattr(theirs, name)
        if name in _WHO:
            continue
        if name in _BY_KEY:
            gaps = {key: value for key, value in new.items() if key not in mine}
            count += len(gaps)
            kept += sum(1 for key, value in new.items() if key in mine and mine[key] != value)
            if gaps:
                filled[name] = dict(sorted({**mine, **gaps}.items()))
        elif _is_gap(name, new):
            continue
        elif _is_gap(name, mine):
            filled[name] = new
            count += 1
        else:
            kept += mine != new
    return Filled(structs.replace(ours, **filled) if filled else ours, count, kept)


def referring(person: Stakeholder, ids: Mapping[str, str]) -> Stakeholder:
    """Return somebody with ids in the place of names that are listed; ``ids`` go by ``name_key``."""

    def ref(name: str) -> str:
        return ids.get(name_key(name), name)

    return structs.replace(
        person,
        seats={n: structs.replace(seat, by=ref(seat.by)) for n, seat in person.seats.items()},
        attendance={n: structs.replace(seat, by=ref(seat.by)) for n, seat in person.attendance.items()},
        named_by=person.named_by and tuple(dict.fromkeys(map(ref, person.named_by))),
        picture=structs.replace(person.picture, by=ref(person.picture.by)),
        stance=structs.replace(person.stance, by=ref(person.stance.by)),
    )


def _is_gap(name: str, value: object) -> bool:
    if isinstance(value, Picture):  # a day by itself says nothing of what was answered
        value = structs.replace(value, given_on=None)
    # That nobody named them was asked; that they have no relation may not have been.
    return value in _NOT_ASKED or (name != "named_by" and value == ())

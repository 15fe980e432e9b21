"""An engagement with as many stakeholders as one asks for, and everything known of nearly all of them."""

import datetime as dt
import random
from pathlib import Path

from msgspec import structs

from benchmarks import engagement as one_of_many
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    Stance,
)

NOTES = 300
# One in so many was listed by name and role only, and one in so many has no seat at the table.
_JUST_LISTED = 10
_NOT_SEATED = 4
_FIRST = (
    "Ada Bert Chris Dirk Eva Femke Gijs Hanna Ilse Joost Karin Lars Mira Noor Otto Pim Quinten Rosa Sanne "
    "Tjeerd Ursula Vera Wouter Xander Yara"
).split()
_LAST = (
    "Bos", "de Wit", "van der Heijden", "Kok", "Mulder", "Özdemir", "Peeters", "Visser", "Janssens", "Nguyễn",
    "van den Broeck", "Dekker", "Lindqvist", "Maes", "Zwart", "ten Cate",
)  # fmt: skip
_ROLES = (
    "account manager", "service manager", "sales manager", "route planner", "team leader", "controller",
    "HR adviser", "client", "project leader", "works council", "trainer", "dispatcher",
)  # fmt: skip
_UNITS = ("Service", "Sales", "IT", "Finance", "Logistics", "HR")


def keep(folder: Path, people: int) -> str:
    """Put an engagement with so many people into a practice in ``folder``, five small ones beside it."""
    return one_of_many.keep(folder, NOTES, crowded(people))


def crowded(people: int) -> Engagement:
    """Return an engagement with so many people, its plan, a session held and one in its round, and notes."""
    base = one_of_many.large(NOTES)
    # The first twenty take the places of those whom its notes and runs are about.
    ids = [person.id for person in base.stakeholders][:people]
    ids += [f"s{number}" for number in range(len(ids), people)]
    chance = random.Random(11)  # the same ones each time
    return structs.replace(base, stakeholders=tuple(_person(at, ids, chance) for at in range(people)))


def _person(number: int, ids: list[str], chance: random.Random) -> Stakeholder:
    surname = _LAST[number // len(_FIRST) % len(_LAST)]
    again = number // (len(_FIRST) * len(_LAST))
    name = f"{_FIRST[number % len(_FIRST)]} {surname}" + (f" {again + 1}" if again else "")
    role = _ROLES[number % len(_ROLES)]
    if number % _JUST_LISTED == _JUST_LISTED - 1:
        return Stakeholder(id=ids[number], name=name, role=role)
    others = [chance.choice(ids) for _ in range(chance.choice((0, 1, 1, 2, 3)))]
    return Stakeholder(
        id=ids[number],
        name=name,
        alias=f"person {number}" if chance.random() < 0.1 else "",
        role=role,
        unit=chance.choice(_UNITS),
        relations=tuple(r for r in Relation if chance.random() < 0.3) or (Relation.DEPENDS_ON,),
        brings={letter: chance.random() < 0.5 for letter in Brings},
        work_changes=chance.random() < 0.5,
        influence=chance.randint(1, 5),
        interest=chance.randint(1, 5),
        impact=chance.randint(1, 5),
        stance=Stance(
            value=chance.randint(-2, 2),
            quote=_words(chance, 12),
            gains=_words(chance, 8),
            loses=_words(chance, 8),
            provenance=Provenance.OWN,
        ),
        problem=_words(chance, 14),
        sees_role_as=_words(chance, 10),
        picture=_picture(others, chance),
        seats=_seats(number, others, chance),
        mandate=chance.choice(tuple(Mandate)),
        # Of those who named somebody, one in four is not on the list.
        named_by=tuple(dict.fromkeys(o if chance.random() < 0.75 else _words(chance, 2) for o in others)),
        may_show=chance.random() < 0.7,
        may_log=chance.random() < 0.7,
    )


def _picture(others: list[str], chance: random.Random) -> Picture:
    whose = chance.choice((Provenance.OWN, Provenance.OWN, Provenance.ATTRIBUTED, Provenance.ASSUMPTION))
    return Picture(
        answer=_words(chance, 20),
        evidence=_words(chance, 12),
        beneficiary=_words(chance, 5),
        horizon=chance.choice(tuple(Horizon)),
        provenance=whose,
        by=(others or ["the works council"])[0] if whose is Provenance.ATTRIBUTED else "",
        given_on=dt.date(2026, 3, 1) if whose is Provenance.OWN else None,
    )


def _seats(number: int, others: list[str], chance: random.Random) -> dict[int, Seat]:
    if number % _NOT_SEATED:
        return {session: Seat(kind=SeatKind.SEATED) for session in (1, 2, 3)}
    kind = chance.choice((SeatKind.INFORMED, SeatKind.ABSENT, SeatKind.INTERVIEWED, SeatKind.REPRESENTED))
    by = (others or ["the works council"])[0] if kind.needs_somebody else ""
    return {session: Seat(kind=kind, by=by) for session in (1, 2, 3)}


def _words(chance: random.Random, about: int) -> str:
    count = chance.randint(max(1, about // 2), about + about // 2)
    return " ".join(chance.choice(one_of_many.WORDS) for _ in range(count))

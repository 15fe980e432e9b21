"""Any stakeholders at all, as the intake can hold them: cleaned, with names that are there once."""

import datetime as dt
from collections.abc import Iterable

from hypothesis import strategies as st
from msgspec import structs

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
    StakeholderKind,
    Stance,
)
from coachtui.domain.sharing.readers import NAMED
from coachtui.domain.text import clean, clean_line, name_key
from tests.fakes import START
from tests.markdown import hostile

IDS = ("p1", "p2", "p3", "p4")
# What files go wrong on: formulas, guards, what parts or quotes cells, blank ends, what looks like a value.
HARM = (
    '=HYPERLINK("http://x")', "+1", "-1+1", "-2", "@SUM(A1)", "'=1", "''-x", "'", "'quoted'", "-", "–",
    "\t=1", " =1 ", '"', '""', '"a"; b', "a, b; c", "Bos, Ada", 'Ada "de" Bos', "two\nlines\n\n- a", "sep=;",
    "yes", "name", "seated: Bo", "no need", "1", "２", "＝1", "a\tb", "\ufeff", "Ünïcödé \u202eover", "a|b",
)  # fmt: skip
texts = st.one_of(st.just(""), st.sampled_from(HARM), st.text(max_size=12), hostile.texts)
names = st.one_of(st.sampled_from(HARM), st.text(min_size=1, max_size=12))
refs = st.one_of(st.sampled_from(IDS), names)
maybe = st.none() | st.booleans()
scales = st.none() | st.integers(1, 5)
seats = st.dictionaries(
    st.integers(1, 5), st.builds(Seat, kind=st.sampled_from(SeatKind), by=st.just("") | refs), max_size=3
)


def somebody(person_id: str) -> st.SearchStrategy[Stakeholder]:
    """Somebody with this id, asked or not, in any mixture, as they may have been typed."""
    provenance = st.none() | st.sampled_from(Provenance)
    return st.builds(
        Stakeholder,
        id=st.just(person_id),
        name=names.filter(str.strip),
        alias=texts,
        role=texts,
        unit=texts,
        kind=st.sampled_from(StakeholderKind),
        relations=st.sets(st.sampled_from(Relation)).map(
            lambda some: tuple(r for r in Relation if r in some)
        ),
        brings=st.dictionaries(st.sampled_from(Brings), st.booleans()),
        work_changes=maybe,
        influence=scales,
        interest=scales,
        impact=scales,
        stance=st.builds(
            Stance,
            value=st.none() | st.integers(-2, 2),
            quote=texts,
            gains=texts,
            loses=texts,
            provenance=provenance,
            by=st.just("") | refs,
        ),
        problem=texts,
        sees_role_as=texts,
        picture=st.builds(
            Picture,
            answer=texts,
            evidence=texts,
            beneficiary=texts,
            horizon=st.none() | st.sampled_from(Horizon),
            provenance=provenance,
            by=st.just("") | refs,
            given_on=st.none() | st.dates(dt.date(1900, 1, 1)),
        ),
        seats=seats,
        attendance=seats,
        mandate=st.none() | st.sampled_from(Mandate),
        named_by=st.none() | st.lists(refs, max_size=3).map(tuple),
        may_show=maybe,
        may_log=maybe,
    )


people = st.lists(st.sampled_from(IDS), unique=True, max_size=4).flatmap(
    lambda ids: st.tuples(*map(somebody, ids)).map(held)
)


def held(given: Iterable[Stakeholder]) -> tuple[Stakeholder, ...]:
    """Return people as the intake holds them once they were typed; whose name is taken is left out."""
    taken = dict.fromkeys(NAMED, "")
    named = []
    for person in given:
        name, alias = clean_line(person.name), clean_line(person.alias)
        if not name_key(name) or name_key(name) in taken:
            continue
        taken[name_key(name)] = person.id
        if not name_key(alias) or name_key(alias) in taken:
            alias = ""
        taken |= {name_key(alias): person.id} if alias else {}
        named.append(structs.replace(person, name=name, alias=alias))
    ids = {one.id for one in named}
    return tuple(_held(one, taken, ids) for one in named)


def engagement(people: tuple[Stakeholder, ...] = (), **fields: object) -> Engagement:
    """Return an engagement with these people."""
    return Engagement(id="e", created_at=START, stakeholders=people, **fields)  # type: ignore[arg-type]


def _held(person: Stakeholder, taken: dict[str, str], ids: set[str]) -> Stakeholder:
    def ref(text: str) -> str:
        return text if text in ids else taken.get(name_key(text)) or clean_line(text)

    def seat(one: Seat) -> Seat:
        by = ref(one.by) if one.kind.needs_somebody else ""
        return Seat(kind=one.kind, by="" if by == person.id else by)

    def words(text: str) -> str:
        return clean(text).strip()

    picture, stance = person.picture, person.stance
    return structs.replace(
        person,
        role=clean_line(person.role),
        unit=clean_line(person.unit),
        problem=words(person.problem),
        sees_role_as=words(person.sees_role_as),
        stance=structs.replace(
            stance,
            quote=words(stance.quote),
            gains=words(stance.gains),
            loses=words(stance.loses),
            by=ref(stance.by),
        ),
        picture=structs.replace(
            picture,
            answer=words(picture.answer),
            evidence=words(picture.evidence),
            beneficiary=words(picture.beneficiary),
            by=ref(picture.by),
        ),
        seats={n: seat(one) for n, one in person.seats.items()},
        attendance={n: seat(one) for n, one in person.attendance.items()},
        named_by=person.named_by and tuple(dict.fromkeys(filter(None, map(ref, person.named_by)))),
    )

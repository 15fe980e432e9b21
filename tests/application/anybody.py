"""Any stakeholders at all, as the intake can hold them: cleaned, with names that are there once."""

from collections.abc import Iterable
from functools import cache

from hypothesis import strategies as st
from msgspec import structs

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Relation, Seat, Stakeholder
from coachtui.domain.sharing.readers import NAMED
from coachtui.domain.text import clean, clean_line, name_key
from tests.domain.strategies import stakeholders
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


@cache
def somebody(person_id: str) -> st.SearchStrategy[Stakeholder]:
    """Somebody with this id, asked or not, in any mixture, as they may have been typed."""
    return stakeholders(person_id, names=names.filter(str.strip), words=texts, refs=refs)


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
        relations=tuple(one for one in Relation if one in person.relations),
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

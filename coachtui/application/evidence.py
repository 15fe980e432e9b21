"""What a finding rests on, told person by person, as briefly as it can be said."""

from collections.abc import Iterable

from coachtui.application import telling
from coachtui.application.telling import Called
from coachtui.domain.missing import Fact
from coachtui.i18n import Words

_A_FEW = 3


def told(facts: Iterable[Fact], called: Called, words: Words, *, unasked: bool = False) -> tuple[str, ...]:
    """Return one text for each person the facts are about, and one for each fact about nobody.

    Seats that are alike are told once, with their sessions. ``unasked``: the facts are questions that
    were not asked yet, so no answers are told.
    """
    return tuple(
        words("value.of_person", person=person, what=what) if person else what
        for person, what in by_person(facts, called, words, unasked=unasked)
    )


def by_person(
    facts: Iterable[Fact], called: Called, words: Words, *, unasked: bool = False
) -> tuple[tuple[str, str], ...]:
    """Return the same as names with what is told of each; the name is empty for a fact about nobody."""
    about: dict[str, list[Fact]] = {}
    for fact in facts:
        about.setdefault(fact.person or fact.field, []).append(fact)
    return tuple(
        (called(group[0].person) if group[0].person else "", _what(group, called, words, unasked))
        for group in about.values()
    )


def whom(facts: Iterable[Fact], called: Called, words: Words) -> str:
    """Return of whom something is to be asked, and what of nobody in particular; a few, and how many more."""
    told = dict.fromkeys(
        called(fact.person) if fact.person else telling.unasked_text(fact, called, words) for fact in facts
    )
    names = list(told)
    if len(names) <= _A_FEW:
        return words.listed(names)
    return words("findings.some", names=", ".join(names[:_A_FEW]), n=len(names) - _A_FEW)


def _what(facts: list[Fact], called: Called, words: Words, unasked: bool) -> str:
    # Whom it is about is said once, before everything that is said.
    bare = [Fact(person="", field=fact.field, value=fact.value) for fact in facts]
    seats: dict[tuple[bool, str], list[str]] = {}
    others = []
    tell = telling.unasked_text if unasked else telling.fact_text
    for fact in bare:
        if fact.area == "seat":
            seats.setdefault((fact.topic == "seat_by", fact.value), []).append(fact.which)
        else:
            others.append(tell(fact, called, words))
    for (by, value), sessions in seats.items():
        key = "missing.seats_by" if by else "missing.seats"
        where = words(key, sessions=words.listed(sessions), n=len(sessions))
        seat = called(value) if by else words(f"value.seat.{value}" if value else "value.not_asked")
        others.append(where if unasked else words("value.separator", what=where, value=seat))
    return ", ".join(others)

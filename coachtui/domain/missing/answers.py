"""Three-valued answers: yes, no, or not asked yet, each with the facts it rests on.

The checks combine them as Kleene does: what was not asked could be anything, so it decides nothing
by itself, and *no* to one half of a conjunction is *no* to the whole whatever the other half says.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from hashlib import sha256
from typing import TypeVar

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.finding import Fact
from coachtui.domain.people import Brings, Relation, SeatKind, Stakeholder, Value
from coachtui.domain.plan import DEFAULT_SESSIONS
from coachtui.domain.remembering import remembered
from coachtui.domain.text import name_key

YES = "yes"
NO = "no"

# The four ways in which somebody is heard; the other two are being told, or not even that.
HEARD = frozenset({SeatKind.SEATED, SeatKind.REPRESENTED, SeatKind.INTERVIEWED, SeatKind.EMPTY_CHAIR})

Asked = TypeVar("Asked", bool, int, str)


class Answer(Value, frozen=True, kw_only=True):
    """One answer. ``truth`` None: not asked yet, and ``unasked`` names what was not."""

    truth: bool | None
    known: tuple[Fact, ...] = ()
    unasked: tuple[Fact, ...] = ()


def sessions_of(engagement: Engagement) -> range:
    """Return the sessions that the checks look at: the plan's, or the three there will be."""
    # A plan without any session yet says nothing about where it will end.
    return engagement.session_numbers or range(1, DEFAULT_SESSIONS + 1)


def listed(engagement: Engagement, ref: str) -> Stakeholder | None:
    """Return whom a reference means: an id, or the name or alias of somebody who was listed since."""
    return engagement.person(ref) or (engagement.find(ref) if name_key(ref) else None)


def plain(value: bool | int | str) -> str:
    """Return an answer as a fact's text: ``yes``, ``no``, an enum's value, a figure, or the text."""
    if isinstance(value, bool):
        return YES if value else NO
    return value.value if isinstance(value, StrEnum) else str(value)


def digest(text: str) -> str:
    """Return a short mark that changes when ``text`` does.

    What people said does not stand in a fact: the facts of a settled finding are kept, and would
    outlive the words themselves.
    """
    return sha256(name_key(text).encode("utf-8", "replace")).hexdigest()[:12]


def asked(person: Stakeholder, name: str, value: Asked | None, says: Callable[[Asked], bool]) -> Answer:
    """Return whether ``value`` is what the question asks for; None and an empty text: not asked."""
    if value is None or value == "":
        return Answer(truth=None, unasked=(Fact(person=person.id, field=name),))
    return Answer(truth=says(value), known=(Fact(person=person.id, field=name, value=plain(value)),))


def related(person: Stakeholder, relation: Relation) -> Answer:
    """Return whether this person has ``relation`` to the focal role; no relation at all: not asked."""
    if not person.relations:
        return Answer(truth=None, unasked=(Fact(person=person.id, field="relations"),))
    truth = relation in person.relations
    return Answer(
        truth=truth, known=(Fact(person=person.id, field=f"relation.{relation.value}", value=plain(truth)),)
    )


def brings(person: Stakeholder, letter: Brings) -> Answer:
    """Return whether this person brings one letter of ARE IN."""
    return asked(person, f"brings.{letter.value}", person.brings.get(letter), bool)


def seat_fact(person: Stakeholder, session: int) -> Fact:
    """Return where this person sits in one session, as a fact; without a value while not asked."""
    seat = person.seat_in(session)
    return Fact(person=person.id, field=f"seat.{session}", value=seat.kind.value if seat else "")


def sits(
    person: Stakeholder, sessions: Iterable[int], kinds: Collection[SeatKind] = (SeatKind.SEATED,)
) -> Answer:
    """Return whether this person's seat is one of ``kinds`` in any of ``sessions``.

    One session settles a *yes*, the first in which it is so; a *no* rests on all of them.
    """
    unasked: list[Fact] = []
    known: list[Fact] = []
    for session in sessions:
        seat = person.seat_in(session)
        fact = seat_fact(person, session)
        if seat is None:
            unasked.append(fact)
        elif seat.kind in kinds:
            return Answer(truth=True, known=(fact,))
        else:
            known.append(fact)
    if unasked:
        return Answer(truth=None, unasked=tuple(unasked))
    return Answer(truth=False, known=tuple(known))


@remembered
def at_the_table(engagement: Engagement) -> Mapping[str, Answer]:
    """Return for everybody, by their id, whether they are seated in any session: most checks ask it."""
    return {person.id: sits(person, sessions_of(engagement)) for person in engagement.stakeholders}


@remembered
def heard(engagement: Engagement) -> Mapping[str, Answer]:
    """Return for everybody, by their id, whether they are heard in any session."""
    return {person.id: sits(person, sessions_of(engagement), HEARD) for person in engagement.stakeholders}


def is_not(answer: Answer) -> Answer:
    """Return the opposite answer, resting on the same facts."""
    truth = None if answer.truth is None else not answer.truth
    return Answer(truth=truth, known=answer.known, unasked=answer.unasked)


def all_of(*answers: Answer) -> Answer:
    """Return *yes* if every answer is, *no* if one is, else *not asked*; with the facts of those decided."""
    known = distinct(fact for answer in answers if answer.truth is not None for fact in answer.known)
    if any(answer.truth is False for answer in answers):
        return Answer(truth=False, known=known)
    if any(answer.truth is None for answer in answers):
        return Answer(
            truth=None, known=known, unasked=distinct(f for answer in answers for f in answer.unasked)
        )
    return Answer(truth=True, known=known)


def any_of(*answers: Answer) -> Answer:
    """Return *no* if every answer is, *yes* if one is, else *not asked*."""
    return is_not(all_of(*(is_not(answer) for answer in answers)))


def distinct(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Return each fact once, in their order."""
    return tuple(dict.fromkeys(facts))

"""Letting somebody go from the list: where others referred to them by id, their name stays."""

from typing import TypeVar

from msgspec import structs

from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.history import PastNote
from coachtui.domain.people import Picture, Seat, Stakeholder, Stance
from coachtui.domain.running import Round, Run, Turn

_Words = TypeVar("_Words", Picture, Stance)


def let_go(engagement: Engagement, gone: Stakeholder) -> Engagement:
    """Return the engagement without ``gone``, who is called by name wherever they were referred to.

    Where others may read it, that is the name that others may read: with the person goes the knowledge
    of whose alias it was. The past of notes is the coach's alone, and says by name whom they were about.
    """
    public = gone.public_name
    return structs.replace(
        engagement,
        stakeholders=tuple(
            _person(one, gone.id, public) for one in engagement.stakeholders if one is not gone
        ),
        settlements=tuple(_settlement(one, gone) for one in engagement.settlements),
        runs=tuple(_run(one, gone) for one in engagement.runs),
        notes=tuple(
            structs.replace(note, who=public) if note.who == gone.id else note for note in engagement.notes
        ),
        past=tuple(_past(one, gone) for one in engagement.past),
    )


def _person(person: Stakeholder, gone: str, name: str) -> Stakeholder:
    named_by = person.named_by and tuple(name if ref == gone else ref for ref in person.named_by)
    return structs.replace(
        person,
        seats=_seats(person.seats, gone, name),
        attendance=_seats(person.attendance, gone, name),
        named_by=named_by,
        picture=_words(person.picture, gone, name),
        stance=_words(person.stance, gone, name),
    )


def _seats(seats: dict[int, Seat], gone: str, name: str) -> dict[int, Seat]:
    return {n: structs.replace(seat, by=name) if seat.by == gone else seat for n, seat in seats.items()}


def _words(words: _Words, gone: str, name: str) -> _Words:
    return structs.replace(words, by=name) if words.by == gone else words


def _settlement(settlement: Settlement, gone: Stakeholder) -> Settlement:
    # For the coach alone: the sponsor is told of a subject only while it is listed.
    return structs.replace(settlement, subject=gone.name) if settlement.subject == gone.id else settlement


def _past(past: PastNote, gone: Stakeholder) -> PastNote:
    note = past.note
    if gone.id not in (note.about, note.who):
        return past
    about = gone.name if note.about == gone.id else note.about
    who = gone.public_name if note.who == gone.id else note.who
    return structs.replace(past, note=structs.replace(note, about=about, who=who))


def _run(run: Run, gone: Stakeholder) -> Run:
    if not any(gone.id in round_.order for round_ in run.rounds.values()):
        return run
    return structs.replace(run, rounds={block: _round(one, gone) for block, one in run.rounds.items()})


def _round(round_: Round, gone: Stakeholder) -> Round:
    """Return the round with a name for the voice of ``gone``: who has spoken, has."""

    def called(voices: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(gone.name if voice == gone.id else voice for voice in voices)

    return structs.replace(
        round_,
        order=called(round_.order),
        at=gone.name if round_.at == gone.id else round_.at,
        spoken=tuple(
            Turn(voice=gone.name, seconds=turn.seconds) if turn.voice == gone.id else turn
            for turn in round_.spoken
        ),
        waiting=called(round_.waiting),
        passed=called(round_.passed),
    )

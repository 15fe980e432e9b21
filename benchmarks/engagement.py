"""An engagement as large as one asks for: twenty stakeholders, a plan, two runs, and so many notes."""

import datetime as dt
import itertools
import random
from pathlib import Path

from msgspec import structs

from coachtui import example
from coachtui.application import running
from coachtui.application.clock import SystemClock
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility, readers_for
from coachtui.domain.people import Stakeholder
from coachtui.domain.plan import BlockKind
from coachtui.storage.practice_folder import PracticeFolder

STAKEHOLDERS = 20
OTHERS = 5  # engagements beside it, as a practice has them
WORDS = (
    "the client calls me back within the hour and then nothing happens for a week because nobody has decided "
    "who may say yes to a change in the planning of a project that was promised before the summer so we wait "
    "and the account manager trusts what the service desk writes down only when he has been there himself "
    "good work is when it is right the first time and somebody notices"
).split()
_KINDS = (
    *[NoteKind.NOTE] * 10, *[NoteKind.QUOTE] * 4, *[NoteKind.ACTION] * 2,
    NoteKind.TRAIT, NoteKind.DECISION, NoteKind.AGREEMENT, NoteKind.RESERVATION, NoteKind.PARKING,
)  # fmt: skip


def large(notes: int) -> Engagement:
    """Return the engagement with ``notes`` notes, one session held and one in its round."""
    now = SystemClock().now()
    base = example.load("en", now)
    base = structs.replace(base, id=f"with-{notes}-notes", stakeholders=_people(base.stakeholders))
    began = now - dt.timedelta(days=14)
    base = running.start(base, 2, began)
    for _ in range(4):
        began += dt.timedelta(minutes=20)
        base = running.next_block(base, 2, began)
    base = running.finish(base, 2, began + dt.timedelta(minutes=15))
    base = running.start(base, 1, now - dt.timedelta(minutes=30))
    while running.run_of(base, 1).block.kind is not BlockKind.ROUND:
        base = running.next_block(base, 1, now - dt.timedelta(minutes=10))
    return structs.replace(base, notes=_notes(base, notes, now))


def keep(folder: Path, notes: int, one: Engagement | None = None) -> str:
    """Put it, or ``one``, into a practice in ``folder``, with smaller ones beside it; return its id."""
    store = PracticeFolder(folder, SystemClock())
    one = one or large(notes)
    for number in range(OTHERS):
        other = structs.replace(large(30), id=f"other-{number}")
        store.create(structs.replace(other, created_at=one.created_at - dt.timedelta(days=1 + number)))
    store.create(one)
    return one.id


def _people(given: tuple[Stakeholder, ...]) -> tuple[Stakeholder, ...]:
    more = itertools.cycle(given)
    added = (
        structs.replace(person, id=f"{person.id}-{number}", name=f"{person.name} {number}", alias="")
        for number, person in enumerate(itertools.islice(more, STAKEHOLDERS - len(given)), 2)
    )
    return (*given, *added)


def _notes(engagement: Engagement, count: int, now: dt.datetime) -> tuple[Note, ...]:
    chance = random.Random(7)  # the same ones each time
    refs = [None, None, *(person.id for person in engagement.stakeholders)]
    first = now - dt.timedelta(days=400)
    made = []
    for number in range(count):
        kind, about = chance.choice(_KINDS), chance.choice(refs)
        session = chance.choice((None, 1, 1, 2))
        action = kind is NoteKind.ACTION
        made.append(
            Note(
                id=f"n{number}",
                text=_text(chance),
                at=first + dt.timedelta(minutes=190 * number * 3000 / count),
                kind=kind,
                about=about,
                visibility=chance.choice((Visibility.COACH, Visibility.COACH, *readers_for(about))),
                tags=("trust",) if chance.random() < 0.2 else (),
                session=session,
                block="Check-in" if session else "",
                who=chance.choice(engagement.stakeholders).id if action else "",
                due="before Friday" if action else "",
                done=action and chance.random() < 0.5,
            )
        )
    return tuple(made)


def _text(chance: random.Random) -> str:
    """Return what a coach writes down: mostly a line or two, at times a whole paragraph or several."""
    length = min(300, int(chance.lognormvariate(2.8, 0.8)) + 3)
    text = " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."
    return text.replace(" and ", ".\n\nAnd ", 1) if length > 80 else text

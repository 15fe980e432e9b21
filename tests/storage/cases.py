"""What the tests of the storage put in it."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.domain.engagement import Contract, Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.domain.plan import Block, Plan, Session
from coachtui.storage.practice_folder import PracticeFolder
from tests.fakes import START, FixedClock

ID = "nordlys-crm"


def engagement(engagement_id: str = ID) -> Engagement:
    """Return a small engagement that has a row in most tables."""
    people = tuple(
        Stakeholder(id=f"p{n}", name=f"Person {n}", seats={1: Seat(kind=SeatKind.SEATED)}) for n in (1, 2, 3)
    )
    block = Block(id="b1", title="Check-in", minutes=20)
    return Engagement(
        id=engagement_id,
        created_at=START,
        contract=Contract(client="Nordlys"),
        stakeholders=people,
        plan=Plan(template="half-days", sessions=(Session(number=1, title="Pictures", blocks=(block,)),)),
        notes=(note(1), note(2)),
    )


def note(number: int, text: str = "Één klant belt elke dag.") -> Note:
    """Return a note."""
    return Note(id=f"n{number}", text=text, at=START + dt.timedelta(minutes=number), tags=("quality",))


def noted(before: Engagement, number: int, text: str = "Nog een notitie.") -> Engagement:
    """Return the engagement with one note more."""
    return replace(before, notes=(*before.notes, note(number, text)))


def store_in(folder: Path) -> PracticeFolder:
    """Return a store over a folder that need not be there."""
    return PracticeFolder(folder / "data", FixedClock())


def file_in(folder: Path, engagement_id: str = ID) -> Path:
    """Return the file of an engagement of ``store_in(folder)``."""
    return folder / "data" / f"{engagement_id}.json"


def names_in(folder: Path) -> set[str]:
    """Return the names of all files of ``store_in(folder)``."""
    return {path.name for path in (folder / "data").iterdir()}


@contextmanager
def refused(key: str, **params: object) -> Iterator[None]:
    """Expect to be refused with this key and at least these parameters."""
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.key == key
    assert {name: caught.value.params.get(name) for name in params} == params

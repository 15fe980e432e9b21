"""Undo across time: what a note was, and deleted notes, found again and brought back by keyboard."""

import datetime as dt
import re

import pytest
from msgspec.structs import replace

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.domain.engagement import Contract, Engagement, Project
from coachtui.domain.notes import Note, NoteKind
from coachtui.domain.people import Stakeholder
from coachtui.tui.screens.history import PastNotes
from coachtui.tui.screens.notes import NotesScreen
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

LONG = "\n".join(f"line {number} [/x] {{y}}" for number in range(60))


def engagement() -> Engagement:
    """Return an engagement in which one note was changed three times, and another deleted."""
    at = START - dt.timedelta(days=3)
    made = Engagement(
        id="fjord",
        created_at=START,
        contract=Contract(client="Fjord"),
        project=Project(name="CRM"),
        stakeholders=(Stakeholder(id="h", name="Harm [/x] {y}"),),
        notes=(
            Note(id="n1", text="first", at=at),
            Note(id="n2", text="He waits [/x]", at=at + dt.timedelta(hours=1), about="h"),
        ),
    )
    for minute, text in enumerate(("second", LONG, "now")):
        made = noting.change(made, "n1", now=START + dt.timedelta(minutes=minute), text=text)
    made = noting.change(made, "n1", now=START + dt.timedelta(minutes=9), kind=NoteKind.QUOTE)
    return noting.delete(made, "n2", now=START + dt.timedelta(minutes=10))


def texts(someone: Coach) -> dict[str, str]:
    return {note.id: note.text for note in someone.engagement.notes}


async def shows(someone: Coach, screen: type) -> None:
    await someone.until(lambda: isinstance(someone.app.screen, screen))


async def test_an_earlier_state_is_read_and_brought_back_and_that_is_taken_back(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("h")
        await shows(someone, PastNotes)
        text = someone.screen_text()
        assert "What the note of Friday 4 December 2026, 10:00 was, until:" in text
        when = re.findall(r"2026 (\d\d:\d\d)  ", text)
        assert when == ["10:09", "10:02", "10:01", "10:00"]  # the latest first
        await someone.press("down")
        await someone.until(lambda: "line 5 [/x] {y}" in someone.screen_text())
        for _ in range(20):
            await someone.press("pagedown")
        await someone.until(lambda: "line 59 [/x] {y}" in someone.screen_text())
        await someone.press("down", "down", "enter")
        await shows(someone, NotesScreen)
        assert texts(someone) == {"n1": "first"}
        assert [note.kind for note in someone.engagement.notes] == [NoteKind.NOTE]
        await someone.until(lambda: "Brought back." in someone.screen_text())
        await someone.press("u")
        assert texts(someone) == {"n1": "now"}
        assert [note.kind for note in someone.engagement.notes] == [NoteKind.QUOTE]


async def test_leaving_changes_nothing(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        for key, way in (("h", "ctrl+g"), ("b", "escape")):
            await someone.press(key)
            await shows(someone, PastNotes)
            await someone.press(way)
            await shows(someone, NotesScreen)
        assert someone.store.saves == 0


async def test_a_deleted_note_is_brought_back(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("b")
        await shows(someone, PastNotes)
        text = someone.screen_text()
        assert "10:10  He waits [/x]" in text
        assert "Harm [/x] {y}" in text
        await someone.press("enter")
        await shows(someone, NotesScreen)
        assert texts(someone) == {"n1": "now", "n2": "He waits [/x]"}
        assert someone.app.desk.places["notes.note"] == "n2"
        await someone.press("b")
        await someone.until(lambda: "No deleted note is kept." in someone.screen_text())


async def test_whom_it_was_about_is_gone(coach: Opening) -> None:
    gone = replace(engagement(), stakeholders=())
    async with coach(gone, room="notes") as someone:
        await someone.press("b", "enter")
        await shows(someone, NotesScreen)
        assert texts(someone) == {"n1": "now"}
        assert "who is not on the list any more" in next(iter(someone.app._notifications)).message


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_nothing_is_kept(coach: Opening, language: str) -> None:
    plain = replace(engagement(), past=())
    said = {
        "en": ("Nothing earlier", "No deleted note"),
        "nl": ("is niets bewaard", "Geen verwijderde"),
    }
    async with coach(plain, room="notes", language=language) as someone:
        for key, text in zip("hb", said[language], strict=True):
            await someone.press(key)
            await someone.until(lambda text=text: text in someone.screen_text())  # type: ignore[misc]


async def test_what_is_deleted_here_comes_back_in_another_session(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("d")
        assert texts(someone) == {}
        await someone.press("f9")
        with Practice(someone.store, someone.clock).opened("fjord") as workspace:
            assert len(workspace.engagement.past) == len(engagement().past) + 1
        await someone.until(lambda: someone.app.desk.workspace is None)
        await someone.press("enter", "f5", "b")
        await shows(someone, PastNotes)
        await someone.press("enter")
        assert texts(someone) == {"n1": "now"}

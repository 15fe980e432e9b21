"""Two at once: the second one is told who writes, looks on, and becomes the writer when that one leaves."""

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from msgspec.structs import replace
from textual import events
from textual.screen import Screen

from coachtui import example
from coachtui.application import intake, noting
from coachtui.application.watching import Watching
from coachtui.application.workspace import Workspace
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.steps import Step
from coachtui.tui import opening
from coachtui.tui.rooms import ROOMS
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.found import FoundScreen
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.notes import NotesScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.widgets.choices import Options
from coachtui.tui.widgets.fields import TextField
from coachtui.tui.widgets.noteeditor import NoteEditor
from coachtui.tui.widgets.topline import TopLine
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

ROOM_KEYS = dict(zip(ROOMS, ("f2", "f3", "f4", "f5", "f6"), strict=True))


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BETWEEN", 0.02)


def crm() -> Engagement:
    """Return the example: it has something in every room."""
    return example.load("en", START)


def write(workspace: Workspace, text: str) -> None:
    """Write a note after those of the example."""
    workspace.do(noting.write, f"id-{text}", text, now=START + dt.timedelta(days=400))


@asynccontextmanager
async def looking_on(
    coach: Opening, room: str = "intake", engagement: Engagement | None = None, **wishes: Any
) -> AsyncIterator[tuple[Coach, Workspace]]:
    """Start the program, look on in a room, and give also the workspace of who writes."""
    async with coach(engagement or crm(), **wishes) as someone:
        writer = someone.app.desk.practice.open(someone.engagement.id)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Room))
        await someone.press(ROOM_KEYS[room])
        await someone.until(lambda: getattr(someone.app.screen, "ROOM", "") == room)
        yield someone, writer


def workspace(someone: Coach) -> Workspace:
    return someone.app.desk.open


def on_screen(someone: Coach, kind: type[Screen[Any]]) -> bool:
    return isinstance(someone.app.screen, kind)


def told(someone: Coach) -> list[str]:
    """Return what was said at the side."""
    return [notice.message for notice in someone.app._notifications]


async def test_the_second_is_told_who_has_it_open_and_since_when(coach: Opening) -> None:
    async with coach(crm()) as someone:
        writer = someone.app.desk.practice.open(someone.engagement.id)
        await someone.press("enter")
        assert on_screen(someone, Choose)
        text = someone.screen_text()
        assert "coach on here" in text
        assert "2026-12-07" in text
        await someone.press("down", "enter")
        assert on_screen(someone, HomeScreen)
        assert someone.app.desk.workspace is None
        writer.close()
        await someone.press("enter")
        assert workspace(someone).looking_on is None


@pytest.mark.parametrize(("language", "mark"), [("en", "looking on"), ("nl", "kijkt mee")])
@pytest.mark.parametrize("room", ROOMS)
async def test_every_room_says_all_the_time_that_one_looks_on(
    coach: Opening, room: str, language: str, mark: str
) -> None:
    async with looking_on(coach, room, language=language) as (someone, writer):
        line = someone.app.screen.query_one(TopLine)
        assert line.saved == mark
        first, second = someone.screen_text().splitlines()[:2]
        assert first.rstrip().endswith(mark)
        assert "coach" in second
        assert "here" in second
        write(writer, "xyzzy")
        await someone.until(lambda: workspace(someone).engagement is writer.engagement)
        assert line.saved == mark


async def test_what_the_first_writes_appears(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, writer):
        await someone.press("end")
        write(writer, "xyzzy")
        await someone.until(lambda: "xyzzy" in someone.screen_text())
        writer.do(intake.answer, "contract.client", "Zuiderlicht")
        await someone.until(lambda: "Zuiderlicht" in someone.screen_text())


async def test_a_field_takes_no_key(coach: Opening) -> None:
    async with looking_on(coach) as (someone, writer):
        screen = someone.app.screen
        assert isinstance(screen, IntakeScreen)
        await screen.go_to_step(Step.CONTRACT)
        field = someone.app.focused
        assert field is not None
        before = [one.text for one in someone.app.screen.query(TextField)]
        await someone.press("x", "backspace", "delete", "ctrl+u", "ctrl+k", "ctrl+w", "space", "ctrl+v")
        someone.app.post_message(events.Paste("pasted"))
        await someone.pilot.pause()
        assert [one.text for one in someone.app.screen.query(TextField)] == before
        assert len(told(someone)) == 1
        assert "you can only look on" in told(someone)[0]
        await someone.press("tab")  # but one goes on
        assert someone.app.focused is not field
        assert (someone.store.saves, someone.store.drafts) == (0, {})
        assert someone.engagement is writer.engagement


async def test_given_answers_take_no_key(coach: Opening) -> None:
    """Every field of a person's form: whatever is pressed, it shows what it showed."""
    async with looking_on(coach) as (someone, _):
        form = PersonScreen(someone.app.desk, someone.engagement.stakeholders[0].id)
        someone.app.push_screen(form)
        await someone.until(lambda: len(form.query(Options)) > 5)
        before = [options.marks for options in form.query(Options)]
        for _ in range(len(form.query("Field"))):
            await someone.press("right", "left", "y", "space", "delete", "backspace", "tab")
        assert [options.marks for options in form.query(Options)] == before
        await someone.press("ctrl+g")
        assert someone.store.saves == 0


async def test_a_note_can_be_read_and_not_changed(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, _):
        editor = someone.app.screen.query_one(NoteEditor)
        await someone.press("n")
        await someone.until(lambda: not editor.is_open)
        await someone.press("enter")
        await someone.until(lambda: editor.is_open)
        before = editor.draft
        await someone.press("x", "enter", "backspace", "tab", "right", "enter", "space", "q", "tab", "left")
        assert on_screen(someone, NotesScreen)
        assert editor.draft == before
        await someone.press("ctrl+s")
        await someone.until(lambda: editor.is_open)
        await someone.press("ctrl+g")
        await someone.until(lambda: not editor.is_open)
        assert someone.store.saves == 0


async def test_the_note_that_is_open_follows_too(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, writer):
        await someone.press("enter")
        editor = someone.app.screen.query_one(NoteEditor)
        note_id = editor.draft.note_id
        writer.do(noting.change, note_id, now=START, text="other words")
        await someone.until(lambda: editor.draft.text == "other words")
        writer.do(noting.delete, note_id, now=START)
        await someone.until(lambda: not editor.is_open)


async def test_finding_reading_and_sharing_go_on(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, writer):
        write(writer, "xyzzy")
        await someone.press("slash")
        await someone.type("xyzzy")
        await someone.until(lambda: "1 found" in someone.screen_text())
        await someone.press("ctrl+g", "f6")
        await someone.press("w", "end")  # behind the folder that stands there
        await someone.type("x")
        await someone.press("enter")
        await someone.until(lambda: "xyzzy" in someone.screen_text() or "Written" in someone.screen_text())
        assert told(someone) == []
        assert list(someone.app.desk.settings.share_folder.parent.rglob("*.md"))


@pytest.mark.parametrize("room", ROOMS)
async def test_every_command_says_rightly_whether_it_changes_something(
    coach: Opening, room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that does is refused before it asks anything; one that does not never tries to change."""
    tried: list[str] = []

    def do(*_: object, **__: object) -> None:
        tried.append(command.id)
        raise Refused("error.needed", field="x")

    monkeypatch.setattr(Watching, "do", do)
    async with looking_on(coach, room) as (someone, _):
        screen = someone.app.screen
        assert isinstance(screen, Room)
        # Those that do first: another may lead to where they are not offered.
        for command, node in sorted(screen.available(), key=lambda offered: not offered[0].changes):
            someone.app.clear_notifications()
            someone.app._looking_on._told_at = -10
            await someone.app.run_action(command.action, node)
            await someone.pilot.pause()
            if command.changes:
                assert someone.app.screen is screen, command.id
                assert told(someone), command.id
            while someone.app.screen is not screen:
                someone.app.pop_screen()
            await someone.pilot.pause()
        assert tried == []


async def test_adding_several_is_refused_as_any_change_is(coach: Opening) -> None:
    async with looking_on(coach) as (someone, _):
        someone.app.push_screen(SeveralScreen(someone.app.desk))
        await someone.until(lambda: on_screen(someone, SeveralScreen))
        await someone.press("ctrl+s")
        assert on_screen(someone, SeveralScreen)
        assert told(someone)


async def test_it_becomes_the_writer_when_the_first_leaves(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, writer):
        write(writer, "the last word")
        writer.draft("note:", {**DRAFT, "text": "half a sentence"})
        writer.close()
        await someone.until(lambda: isinstance(someone.app.screen, FoundScreen))
        await someone.until(lambda: "half a sentence" in someone.screen_text())
        assert told(someone) == ["It was closed there: now you can write here."]
        await someone.press("ctrl+g")
        line = someone.app.screen.query_one(TopLine)
        assert (line.saved, line.looking_on) == ("^n 1", "")
        assert someone.engagement.notes[-1].text == "the last word"
        await someone.press("n")
        await someone.type("mine")
        await someone.press("ctrl+s")
        assert someone.engagement.notes[-1].text == "mine"
        assert line.saved.startswith("saved")
        with pytest.raises(Refused, match=r"storage\.locked"):
            someone.app.desk.practice.open(someone.engagement.id)


DRAFT = {
    "note_id": "", "text": "", "kind": "note", "about": "", "visibility": "coach", "session": "", "tags": "",
    "who": "", "due": "", "done": "False",
}  # fmt: skip


async def test_who_leaves_takes_nothing_from_the_next(coach: Opening) -> None:
    async with looking_on(coach) as (someone, writer):
        watching = workspace(someone)
        await someone.press("f9")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))
        writer.close()
        await someone.pilot.pause(0.1)
        assert someone.app.desk.workspace is None
        someone.app.desk.practice.open(someone.engagement.id).close()
        assert watching.looking_on is not None


async def test_what_is_looked_at_is_deleted(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, _):
        engagement = someone.engagement
        del someone.store.kept[engagement.id]
        await someone.until(lambda: "There is no engagement" in someone.screen_text())
        assert workspace(someone).engagement.notes == engagement.notes
        for key in ROOM_KEYS.values():
            await someone.press(key)
        await someone.press("f9")
        assert on_screen(someone, HomeScreen)
        assert "Nothing here yet" in someone.screen_text()


async def test_what_is_looked_at_is_damaged_and_mended(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, _):
        engagement = someone.engagement
        someone.store.broken[engagement.id] = Refused("storage.damaged.empty", file="x.json")
        await someone.until(lambda: "x.json is empty" in someone.screen_text())
        del someone.store.broken[engagement.id]
        await someone.until(lambda: "x.json" not in someone.screen_text())
        assert "you can only look on" in someone.screen_text()


async def test_somebody_whose_form_is_open_goes(coach: Opening) -> None:
    async with looking_on(coach) as (someone, writer):
        whole = writer.engagement
        gone = whole.stakeholders[-1]
        someone.app.push_screen(PersonScreen(someone.app.desk, gone.id))
        await someone.pilot.pause()
        writer.do(lambda engagement: replace(engagement, stakeholders=engagement.stakeholders[:-1]))
        await someone.until(lambda: workspace(someone).engagement is writer.engagement)
        await someone.press("down", "pagedown", "f7", "f8")
        writer.close()
        await someone.until(lambda: workspace(someone).looking_on is None)
        await someone.press("tab", "x", "tab", "ctrl+g")


async def test_nobody_knows_who_has_it_open(coach: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async with coach(crm(), language="nl") as someone:

        def held(_: str) -> None:
            raise Refused("storage.locked_unknown", file="x.lock")

        monkeypatch.setattr(someone.store, "open", held)
        await someone.press("enter")
        await someone.until(lambda: "nergens staat bij wie" in someone.screen_text())
        await someone.press("enter")
        await someone.until(lambda: "jij kunt alleen meekijken" in someone.screen_text())


async def test_it_is_gone_when_one_has_decided_to_look_on(coach: Opening) -> None:
    async with coach(crm()) as someone:
        someone.app.desk.practice.open(someone.engagement.id)
        await someone.press("enter")
        await someone.until(lambda: on_screen(someone, Choose))
        someone.store.kept.clear()
        await someone.press("enter")
        await someone.until(lambda: on_screen(someone, HomeScreen))
        await someone.until(lambda: bool(told(someone)))
        assert "There is no engagement" in told(someone)[0]


async def test_a_command_is_found_and_what_changes_is_refused_there_too(coach: Opening) -> None:
    async with looking_on(coach, "notes") as (someone, _):
        await someone.press("ctrl+p")
        await someone.type("write a new note")
        await someone.until(lambda: "Write a new note" in someone.screen_text())
        await someone.press("enter")
        await someone.until(lambda: bool(told(someone)))
        assert on_screen(someone, NotesScreen)
        assert not someone.app.screen.query_one(NoteEditor).is_open
        await someone.press("ctrl+n")  # nor are there drafts of one's own
        assert on_screen(someone, NotesScreen)

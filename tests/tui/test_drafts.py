"""Whatever ends the program, what was being typed comes back, at its place."""

import pytest
from msgspec.structs import replace
from textual.widgets import Input, TextArea

from coachtui.application import running
from coachtui.application.draft import Draft
from coachtui.application.drafts import Drafts, Typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.tui.screens.dialogs import Ask
from coachtui.tui.screens.found import FoundScreen
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.notes import NotesScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.forms import ProjectPane
from tests.application.planned_engagements import HARM, planned
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.peopling import go_to, open_form

NOTE = Note(id="n1", text="He came late.", at=START, about=HARM.id)
BLOCK = planned().plan.sessions[0].blocks[0].id  # type: ignore[union-attr]


def going() -> Engagement:
    """An engagement with a session under way, and a note."""
    return running.start(replace(planned(date=None), notes=(NOTE,)), 1, START)


def draft(place: str, **texts: str) -> Typed:
    return Typed(place=place, texts=texts, at=START)


def kept(someone: Coach) -> Drafts:
    return someone.store.drafts.get(someone.engagement.id, Drafts())


def typing(someone: Coach) -> list[tuple[str, str]]:
    """What is on disk of what is being typed: places, and texts in one."""
    return [(one.place, " ".join(filter(None, one.texts.values()))) for one in kept(someone).typing]


def under_cursor(someone: Coach) -> str:
    """The text of the editor in which the cursor is."""
    focused = someone.app.focused
    if isinstance(focused, Input):
        return focused.value
    return focused.text if isinstance(focused, TextArea) else ""


async def offered(someone: Coach) -> None:
    await someone.until(lambda: isinstance(someone.app.screen, FoundScreen))
    await someone.until(lambda: "⏎" in someone.screen_text())


async def test_a_field_that_was_not_left_is_on_disk(coach: Opening) -> None:
    async with coach(going(), room="intake") as someone:
        await go_to(someone, ProjectPane)
        await someone.type("for them")
        name = someone.engagement.project.name
        assert typing(someone) == [("answer:project.name", name + "for them")]
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.project.name == name + "for them")
        await someone.until(lambda: kept(someone) == Drafts())


async def test_an_answer_that_was_refused_stays_a_draft(coach: Opening) -> None:
    async with coach(going(), room="intake") as someone:
        await open_form(someone, HARM.id, "name")
        await someone.press("end", *["backspace"] * len(HARM.name), "tab")
        await someone.press("shift+tab")
        await someone.type(" ")
        assert typing(someone) == []  # a space is no word
        await someone.type("Els")
        await someone.until(lambda: typing(someone) == [(f"answer:stakeholders.{HARM.id}.name", " Els")])


async def test_a_note_is_a_draft_until_it_is_saved(coach: Opening) -> None:
    async with coach(going(), room="notes") as someone:
        await someone.press("n")
        await someone.type("He said")
        await someone.until(lambda: [place for place, _ in typing(someone)] == ["note:"])
        assert "He said" in typing(someone)[0][1]
        await someone.press("ctrl+s")
        await someone.until(lambda: someone.engagement.notes[-1].text == "He said")
        await someone.until(lambda: kept(someone) == Drafts())


async def test_a_note_that_was_thrown_away_can_be_brought_back(coach: Opening) -> None:
    async with coach(going(), room="notes") as someone:
        await someone.press("n")
        await someone.type("He said")
        await someone.press("ctrl+g", "down", "enter")
        await someone.until(lambda: len(kept(someone).dropped) == 1)
        assert not kept(someone).typing
        await someone.press("ctrl+n")
        await offered(someone)
        assert "He said" in someone.screen_text()
        await someone.press("enter")
        await someone.until(lambda: under_cursor(someone) == "He said")


async def test_the_capture_line_is_a_draft_until_it_is_kept(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await someone.press("Q")
        await someone.type("Then don't")
        await someone.until(lambda: [place for place, _ in typing(someone)] == ["capture:"])
        await someone.press("enter")
        await someone.until(lambda: someone.engagement.notes[-1].text == "Then don't")
        await someone.until(lambda: kept(someone) == Drafts())


PLACES = {
    "answer": (draft("answer:project.by_when", text="before 1 May"), "before 1 May"),
    "answer in lines": (draft("answer:contract.readers", text="me\nher"), "me\nher"),
    "person": (draft(f"answer:stakeholders.{HARM.id}.picture.answer", text="Nobody calls"), "Nobody calls"),
    "day": (draft("answer:session.1.date", text="7 dec"), "7 dec"),
    "new note": (
        draft("note:", **Draft(text="He said", about=HARM.id, visibility=Visibility.PARTICIPANT).texts),
        "He said",
    ),
    "note": (
        draft("note:n1", **Draft(note_id="n1", text="He came late. Twice.").texts),
        "He came late. Twice.",
    ),
    "capture": (
        draft("capture:", text="So be it", kind="quote", about=HARM.id, visibility="group", who="", due=""),
        "So be it",
    ),
    "several": (draft("several:", text="Jan, fitter\nPiet"), "Jan, fitter\nPiet"),
    "block": (draft(f"block:{BLOCK}:question", text="What now?"), "What now?"),
    "session": (draft("session:1:place", text="De Kade"), "De Kade"),
    "anybody": (draft("anybody:pays", names="Kees", reason=""), "Kees"),
    "dialog": (draft("ask:Why?", text="because"), "because"),
    "gone": (draft("answer:stakeholders.gone.role", text="a role"), "a role"),
}


@pytest.mark.parametrize("name", PLACES)
async def test_it_is_offered_at_its_place_and_taken_with_one_key(coach: Opening, name: str) -> None:
    one, text = PLACES[name]
    async with coach(going(), room="share", drafts=Drafts(typing=(one,))) as someone:
        await offered(someone)
        assert text.splitlines()[0] in someone.screen_text()
        assert START.astimezone().strftime("%H:%M") in someone.screen_text()
        await someone.press("enter")
        await someone.until(lambda: under_cursor(someone) == text)
        await someone.until(lambda: text.split()[0] in "".join(words for _, words in typing(someone)))
        assert not kept(someone).found
        # And if the program ends once more, it is there once more.
        assert text in kept(someone).typing[0].texts.values()


@pytest.mark.parametrize("name", ["new note", "note", "capture"])
async def test_what_was_chosen_with_it_comes_back_too(coach: Opening, name: str) -> None:
    one, text = PLACES[name]
    async with coach(going(), room="intake", drafts=Drafts(typing=(one,))) as someone:
        await offered(someone)
        await someone.press("enter")
        await someone.until(lambda: under_cursor(someone) == text)
        await someone.press("ctrl+s")
        await someone.until(lambda: text in [note.text for note in someone.engagement.notes])
        note = next(note for note in someone.engagement.notes if note.text == text)
        wanted = {
            "new note": (HARM.id, Visibility.PARTICIPANT, NoteKind.NOTE),
            "note": (None, Visibility.COACH, NoteKind.NOTE),
            "capture": (HARM.id, Visibility.GROUP, NoteKind.QUOTE),
        }
        assert (note.about, note.visibility, note.kind) == wanted[name]
        assert len(someone.engagement.notes) == (1 if name == "note" else 2)
        await someone.until(lambda: kept(someone) == Drafts())


async def test_dropping_is_one_key_and_can_be_taken_back(coach: Opening) -> None:
    one, _ = PLACES["new note"]
    async with coach(going(), room="intake", drafts=Drafts(typing=(one,))) as someone:
        await offered(someone)
        await someone.press("d")
        await someone.until(lambda: kept(someone) == Drafts(dropped=(one,)))
        await someone.press("u")
        await someone.until(lambda: kept(someone) == Drafts(found=(one,)))
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert kept(someone) == Drafts(found=(one,))


async def test_it_waits_until_it_is_taken_or_dropped(coach: Opening) -> None:
    one, _ = PLACES["answer"]
    async with coach(going(), room="intake", drafts=Drafts(found=(one,))) as someone:
        await offered(someone)
        await someone.press("ctrl+g", "f9")
        await someone.until(lambda: someone.app.desk.workspace is None)
        await someone.press("enter")
        await offered(someone)


async def test_nothing_is_offered_when_nothing_waits(coach: Opening) -> None:
    async with coach(going(), room="intake", drafts=Drafts(dropped=(PLACES["answer"][0],))) as someone:
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        await someone.press("ctrl+n")
        await offered(someone)
        assert "before 1 May" in someone.screen_text()


async def test_what_was_chosen_after_the_last_letter_is_kept_too(coach: Opening) -> None:
    """Or words that were taken back to the coach alone would come back for the group."""
    async with coach(going(), room="run") as someone:
        await someone.press("N")
        await someone.type("He drinks")
        for readers in ("group", "sponsor", "coach"):
            await someone.press("ctrl+r")
            await someone.until(lambda: kept(someone).typing[0].texts["visibility"] == readers)  # noqa: B023


async def test_asking_for_another_kind_keeps_the_words_on_the_line(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await someone.press("N")
        await someone.type("Long words")
        await someone.press("ctrl+p")
        await someone.type("quote")
        await someone.press("enter")
        await someone.until(lambda: kept(someone).typing[0].texts["kind"] == "quote")
        assert under_cursor(someone) == "Long words"


async def test_a_draft_of_a_note_that_is_gone_comes_back_once(coach: Opening) -> None:
    gone = draft("note:gone", **Draft(note_id="gone", text="She agreed").texts)
    async with coach(going(), room="notes", drafts=Drafts(typing=(gone,))) as someone:
        await offered(someone)
        await someone.press("enter")
        await someone.until(lambda: under_cursor(someone) == "She agreed")
        await someone.press("ctrl+s")
        await someone.until(lambda: someone.engagement.notes[-1].text == "She agreed")
        await someone.until(lambda: kept(someone) == Drafts())


async def test_a_list_that_was_left_with_a_bad_line_waits_to_be_brought_back(coach: Opening) -> None:
    async with coach(going(), room="intake") as someone:
        someone.app.push_screen(SeveralScreen(someone.app.desk))
        await someone.until(lambda: isinstance(someone.app.focused, TextArea))
        await someone.type("Ann, nurse\nBob, zzz, nonsense")
        await someone.press("f5", "right", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, NotesScreen))
        assert [one.texts["text"] for one in kept(someone).dropped] == ["Ann, nurse\nBob, zzz, nonsense"]


async def test_a_dialog_that_is_opened_again_has_what_was_typed_in_it(coach: Opening) -> None:
    async with coach(going(), room="plan") as someone:
        await someone.press("n")
        await someone.until(lambda: isinstance(someone.app.screen, Ask))
        await someone.type("Walk")
        await someone.until(lambda: bool(typing(someone)))
        left = kept(someone)
    async with coach(going(), room="plan", drafts=left) as someone:
        await offered(someone)
        await someone.press("ctrl+g", "n")
        await someone.until(lambda: under_cursor(someone) == "Walk")
        await someone.press("enter")
        await someone.until(lambda: "Walk" in str(someone.engagement.plan))
        await someone.until(lambda: kept(someone) == Drafts())


async def test_the_mark_tells_that_something_waits(coach: Opening) -> None:
    async with coach(going(), room="notes", drafts=Drafts(found=(PLACES["answer"][0],))) as someone:
        await offered(someone)
        await someone.press("ctrl+g")
        await someone.until(lambda: "^n 1" in someone.screen_text())
        await someone.press("ctrl+n", "d", "ctrl+g")
        await someone.until(lambda: "^n 1" not in someone.screen_text())


async def test_taking_up_again_does_not_change_when_it_was_typed(coach: Opening) -> None:
    one, text = PLACES["capture"]
    async with coach(going(), room="notes", drafts=Drafts(typing=(one,))) as someone:
        someone.clock.advance(minutes=5)
        await offered(someone)
        await someone.press("enter")
        await someone.until(lambda: under_cursor(someone) == text)
        assert [draft.at for draft in kept(someone).typing] == [START]

"""The Notes room by keyboard: reading, writing, changing, taking back, finding; and nothing typed is lost."""

import datetime as dt
from collections.abc import Iterable

import msgspec
import pytest
from textual.content import Content

from coachtui.application import intake
from coachtui.domain.engagement import Contract, Engagement, Project
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Stakeholder
from coachtui.domain.plan import Block
from coachtui.domain.running import Run
from coachtui.tui.screens.notes import NotesScreen
from coachtui.tui.widgets.aboutlist import AboutList
from coachtui.tui.widgets.fields import LongText
from coachtui.tui.widgets.noteeditor import NoteEditor
from coachtui.tui.widgets.notelist import NoteList
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

HARM = Stakeholder(id="h", name="Harm [/x] {y}")
SANNE = Stakeholder(id="s", name="Sanne", may_show=True)
HOSTILE = (
    "[/x] {x} \x1b[31mred\x1b[0m",
    "\u202eturned round\u202c and \u05e9\u05dc\u05d5\u05dd",
    "👩‍👩‍👧‍👦 漢字 e\u0301" * 40,
    "W" * 400,
    "one\n\n\n# two\r\nthree | four",
    "\u0301\u0301",
)


def note(number: int, text: str, about: str | None = None, **fields: object) -> Note:
    """Return a note, an hour after the one before it."""
    at = START - dt.timedelta(days=3) + dt.timedelta(hours=number)
    return Note(id=f"n{number}", text=text, at=at, about=about, **fields)  # type: ignore[arg-type]


def engagement(notes: Iterable[Note] = (), **fields: object) -> Engagement:
    """Return an engagement with Harm, Sanne and these notes."""
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        project=Project(name="CRM"),
        stakeholders=(HARM, SANNE),
        notes=tuple(notes),
        **fields,  # type: ignore[arg-type]
    )


THREE = (note(1, "Hello all"), note(2, "He waits", "h"), note(3, "She goes", "s"))


def chosen(someone: Coach) -> str:
    """Return the text of the chosen note."""
    entry = someone.app.screen.query_one(NoteList).entry
    return entry.note.text if entry else ""


def focused(someone: Coach) -> type:
    """Return what has the cursor."""
    return type(someone.app.focused)


async def test_n_writes_a_note_about_whom_is_chosen_for_the_coach_only(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("down", "down", "n")
        await someone.type("Said [/x] {y}\nand more")
        await someone.press("ctrl+s")
        await someone.until(lambda: bool(someone.engagement.notes))
        (kept,) = someone.engagement.notes
        assert (kept.text, kept.about, kept.at) == ("Said [/x] {y}\nand more", "h", START)
        assert (kept.kind, kept.visibility, kept.session) == (NoteKind.NOTE, Visibility.COACH, None)
        assert focused(someone) is NoteList


async def test_everything_about_a_note_is_set_in_the_editor(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        await someone.type("Call them")
        await someone.press("tab", "a", "a", "tab", "g", "tab", "right", "tab", "2", "tab")
        await someone.type("#crm trust")
        await someone.press("tab", "tab")
        await someone.type("sanne")
        await someone.press("tab")
        await someone.type("before [Friday]")
        await someone.press("ctrl+s")
        await someone.until(lambda: bool(someone.engagement.notes))
        (kept,) = someone.engagement.notes
        assert (kept.kind, kept.visibility, kept.about) == (NoteKind.ACTION, Visibility.GROUP, "h")
        assert (kept.session, kept.tags) == (2, ("crm", "trust"))
        assert (kept.who, kept.due, kept.done) == ("s", "before [Friday]", False)


async def test_a_note_of_a_session_that_is_under_way_belongs_to_it(coach: Opening) -> None:
    block = Block(id="b", title="Round", minutes=30)
    run = Run(session=2, started_at=START, ends_at=START, blocks=(block,), block_started_at=START)
    async with coach(engagement(runs=(run,)), room="notes") as someone:
        await someone.press("n", "x", "ctrl+s")
        await someone.until(lambda: bool(someone.engagement.notes))
        assert someone.engagement.notes[0].session == 2


async def test_enter_edits_the_note_and_saving_keeps_its_time(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("up", "enter")
        await someone.type("!")
        someone.clock.advance(minutes=5)
        await someone.press("ctrl+s")
        await someone.until(lambda: someone.engagement.notes[1].text == "He waits!")
        assert someone.engagement.notes[1].at == THREE[1].at
        assert chosen(someone) == "He waits!"


async def test_participant_is_not_offered_for_the_group_and_falls_back_to_the_coach(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("down", "down", "n", "x", "tab", "tab", "p")
        editor = someone.app.screen.query_one(NoteEditor)
        assert editor.draft.visibility == "participant"
        await someone.press("tab", "left")
        assert editor.draft.about is None
        assert editor.draft.visibility == "coach"
        await someone.press("shift+tab", "p")
        assert editor.draft.visibility == "coach"


async def test_the_keys_of_the_list_are_not_those_of_the_editor(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("enter", "tab", "tab", "tab", "tab")
        await someone.press("d", "u", "x", "k", "v", "slash", "f7", "ctrl+s")
        await someone.until(lambda: focused(someone) is NoteList)
        assert someone.engagement.notes == THREE
        assert chosen(someone) == "She goes"


async def test_a_quote_without_permission_says_that_others_will_not_see_it(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("down", "down", "n", "x", "tab", "q", "tab")
        assert "permission" not in someone.screen_text()
        await someone.press("g")
        await someone.until(lambda: "until Harm [/x] {y} gives" in someone.screen_text())
        await someone.press("ctrl+s")
        await someone.until(lambda: "withheld: no permission" in someone.screen_text())


@pytest.mark.parametrize("leaving", ["ctrl+q", "f2", "f6", "f9"])
async def test_what_was_typed_is_saved_when_the_room_is_left(coach: Opening, leaving: str) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        await someone.type("Do not lose me")
        await someone.press(leaving)
        await someone.until(lambda: bool(someone.engagement.notes))
        assert [kept.text for kept in someone.engagement.notes] == ["Do not lose me"]


async def test_leaving_the_editor_asks_about_what_is_not_saved(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        await someone.type("abc")
        await someone.press("ctrl+g", "end", "enter")  # go on writing
        await someone.type("d")
        await someone.press("ctrl+g", "enter")  # save
        await someone.until(lambda: [kept.text for kept in someone.engagement.notes] == ["abcd"])
        await someone.press("n")
        await someone.type("never mind")
        await someone.press("ctrl+g", "down", "enter")  # throw away
        await someone.until(lambda: focused(someone) is NoteList)
        assert len(someone.engagement.notes) == 1


async def test_an_untouched_editor_is_left_without_a_question(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("n", "ctrl+g")
        await someone.until(lambda: focused(someone) is NoteList)
        await someone.press("enter", "ctrl+g")
        await someone.until(lambda: focused(someone) is NoteList)
        assert someone.engagement.notes == THREE


async def test_an_emptied_note_is_refused_and_the_room_asks_before_it_is_left(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("home", "enter", *["backspace"] * 9, "ctrl+s")
        assert focused(someone) is LongText
        await someone.press("f2")
        await someone.until(lambda: "under ^n" in someone.screen_text())
        await someone.press("enter")
        assert isinstance(someone.app.screen, NotesScreen)
        assert someone.engagement.notes == THREE


async def test_deleted_notes_come_back_last_first(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("d", "d", "d")
        await someone.until(lambda: someone.engagement.notes == ())
        await someone.press("u", "u")
        await someone.until(lambda: someone.engagement.notes == THREE[:2])
        await someone.press("u", "u")
        await someone.until(lambda: someone.engagement.notes == THREE)


async def test_what_cannot_be_taken_back_now_can_be_later(coach: Opening) -> None:
    async with coach(engagement(THREE[:2]), room="notes") as someone:
        await someone.press("d")
        await someone.until(lambda: len(someone.engagement.notes) == 1)
        someone.app.desk.open.do(intake.remove_stakeholder, "h")
        await someone.press("u")
        assert len(someone.engagement.notes) == 1
        someone.app.desk.open.do(lambda held: msgspec.structs.replace(held, stakeholders=(HARM,)))
        await someone.press("u")
        await someone.until(lambda: someone.engagement.notes == THREE[:2])


async def test_after_a_deletion_the_next_note_is_chosen(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("home", "d")
        await someone.until(lambda: chosen(someone) == "He waits")


async def test_x_marks_an_action_done_and_nothing_else(coach: Opening) -> None:
    action = note(4, "Call", "s", kind=NoteKind.ACTION)
    async with coach(engagement((*THREE, action)), room="notes") as someone:
        await someone.press("x")
        await someone.until(lambda: someone.engagement.notes[3].done)
        await someone.press("u")
        await someone.until(lambda: not someone.engagement.notes[3].done)
        await someone.press("up", "x", "up")
        await someone.until(lambda: chosen(someone) == "He waits")
        assert someone.engagement.notes == (*THREE, action)


async def test_kind_and_visibility_change_from_the_list(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("k", "down", "enter")
        await someone.until(lambda: someone.engagement.notes[2].kind is NoteKind.QUOTE)
        await someone.press("v", "end", "enter")
        await someone.until(lambda: someone.engagement.notes[2].visibility is Visibility.SPONSOR)
        await someone.press("home", "v", "down", "enter")  # about the group: participant is not offered
        await someone.until(lambda: someone.engagement.notes[0].visibility is Visibility.GROUP)


async def test_a_letter_goes_to_the_option_that_starts_with_it(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("k", "a", "a", "enter")  # agreement, then action
        await someone.until(lambda: someone.engagement.notes[-1].kind is NoteKind.ACTION)
        await someone.press("k", "d", "enter")
        await someone.until(lambda: someone.engagement.notes[-1].kind is NoteKind.DECISION)


async def test_find_looks_through_everybody_as_one_types(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("f8", "f8", "slash")
        await someone.type("goe")
        await someone.until(lambda: "1 found" in someone.screen_text())
        assert "Sanne" in someone.screen_text().partition("goe")[2]
        await someone.press("enter", "enter")
        await someone.type("!")
        await someone.press("ctrl+s")
        await someone.until(lambda: someone.engagement.notes[2].text == "She goes!")
        await someone.press("ctrl+g")
        await someone.until(lambda: chosen(someone) == "He waits")


async def test_find_keeps_its_letters_to_itself(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("slash")
        await someone.type("ndx1/")
        await someone.until(lambda: "No note holds" in someone.screen_text())
        assert someone.engagement.notes == THREE
        await someone.press("ctrl+g")
        await someone.until(lambda: chosen(someone) == "She goes")


async def test_coming_back_is_coming_back_to_the_same_note(coach: Opening) -> None:
    more = (*THREE, note(4, "He sighs", "h"))
    async with coach(engagement(more), room="notes") as someone:
        await someone.press("f8", "f8")
        await someone.until(lambda: chosen(someone) == "He sighs")
        await someone.press("up", "f6")
        await someone.until(lambda: not isinstance(someone.app.screen, NotesScreen))
        await someone.press("f5")
        await someone.until(lambda: isinstance(someone.app.screen, NotesScreen))
        await someone.until(lambda: chosen(someone) == "He waits")
        assert someone.app.screen.query_one(AboutList).chosen == "h"


async def test_a_note_that_goes_to_somebody_else_is_followed(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("f8", "f8", "enter", "tab", "tab", "tab", "right", "ctrl+s")
        await someone.until(lambda: someone.engagement.notes[1].about == "s")
        assert someone.app.screen.query_one(AboutList).chosen == "s"
        assert chosen(someone) == "He waits"


async def test_a_pasted_escape_deletes_nothing(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes") as someone:
        await someone.press("n")
        await someone.type("abc")
        await someone.press("escape", "d", "x", "escape")
        await someone.until(lambda: focused(someone) is LongText)
        await someone.press("ctrl+s")
        await someone.until(lambda: [kept.text for kept in someone.engagement.notes[3:]] == ["abc"])
        assert someone.engagement.notes[:3] == THREE


@pytest.mark.parametrize("size", [(80, 23), (80, 24), (120, 40), (40, 10)])
async def test_hostile_text_is_shown_and_breaks_nothing(coach: Opening, size: tuple[int, int]) -> None:
    kinds = list(NoteKind)
    notes = [
        note(i, text, "h", kind=kinds[i % 8], tags=("[/x]",), who=text, due=text, visibility=Visibility.GROUP)
        for i, text in enumerate(HOSTILE)
    ]
    async with coach(engagement(notes), room="notes", size=size) as someone:
        for _ in notes:
            await someone.press("enter", "ctrl+g", "up")
        await someone.press("slash")
        await someone.type("[/x]{")
        await someone.press("ctrl+g")
        assert someone.engagement.notes == tuple(notes)
        assert not {"\x1b", "\u202e"} & set(someone.screen_text())


async def test_of_thousands_of_notes_only_what_can_be_seen_is_drawn(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: set[int] = set()
    line = NoteList.line

    def counted(self: NoteList, number: int) -> Content:
        drawn.add(number)
        return line(self, number)

    monkeypatch.setattr(NoteList, "line", counted)
    notes = [note(i, f"Number {i} " + "word " * 60, "h") for i in range(3000)]
    async with coach(engagement(notes), room="notes") as someone:
        await someone.press("up", "pageup", "home", "down", "end")
        await someone.until(lambda: chosen(someone).startswith("Number 2999"))
        assert len(drawn) < 200


async def test_ten_thousand_pasted_lines_are_one_note(coach: Opening) -> None:
    text = "\n".join(f"line {i}" for i in range(10_000))
    async with coach(engagement(), room="notes") as someone:
        await someone.press("n")
        someone.app.screen.query_one(LongText).insert(text)
        await someone.press("ctrl+s")
        await someone.until(lambda: bool(someone.engagement.notes))
        assert someone.engagement.notes[0].text == text
        await someone.until(lambda: "line 3" in someone.screen_text())


async def test_in_dutch_everything_fits_at_eighty_columns(coach: Opening) -> None:
    async with coach(engagement(THREE), room="notes", language="nl") as someone:
        rows = someone.screen_text().splitlines()
        assert "… ? meer" in rows[-1]
        assert "k soort" in rows[-1]

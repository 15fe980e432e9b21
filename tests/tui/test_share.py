"""The Share room: what is shown is what is written, to whom it is meant, and nothing more."""

import datetime as dt
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, OptionList, Static

from coachtui.application import publishing
from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Contract, Engagement, FocalRole, Project
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.domain.sharing import Group, Matter, Reason, Sponsor
from coachtui.drawing.width import cells
from coachtui.i18n import LANGUAGES, Words
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.share import ShareScreen
from coachtui.tui.screens.writeto import WriteTo
from coachtui.tui.widgets.markdowntext import MarkdownText, drawable, wrapped
from tests.fakes import START
from tests.tui.conftest import Coach, Opening
from tests.tui.test_notes import HOSTILE

SEATS = {1: Seat(kind=SeatKind.SEATED)}
HARM = Stakeholder(id="h", name="Harm Veenstra", alias="H.", seats=SEATS)
SANNE = Stakeholder(id="s", name="Sanne Wiersma", seats=SEATS, may_show=True)
JORIS = Stakeholder(id="j", name="Joris Aerts")


def note(number: int, text: str, about: str | None = None, **fields: object) -> Note:
    """Return a note of session 1."""
    at = START - dt.timedelta(days=3) + dt.timedelta(hours=number)
    return Note(id=f"n{number}", text=text, at=at, about=about, session=1, **fields)  # type: ignore[arg-type]


NOTES = (
    note(1, "For my eyes", "h"),
    note(2, "Harm Veenstra will call", kind=NoteKind.DECISION, visibility=Visibility.GROUP),
    note(3, "Not without me", "h", kind=NoteKind.QUOTE, visibility=Visibility.GROUP),
    note(4, "My reservation", "s", kind=NoteKind.RESERVATION),
    note(5, "Between us", "s", visibility=Visibility.PARTICIPANT),
    note(6, "Another reservation", "h", kind=NoteKind.RESERVATION),
)


def engagement(notes: tuple[Note, ...] = NOTES, **fields: object) -> Engagement:
    """Return an engagement with two participants and Joris, who has no seat."""
    given = {"stakeholders": (HARM, SANNE, JORIS), **fields}
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        project=Project(name="CRM"),
        focal_role=FocalRole(singular="account manager"),
        notes=notes,
        **given,  # type: ignore[arg-type]
    )


def preview(someone: Coach) -> str:
    """Return the text that is shown, whole."""
    return someone.app.screen.query_one(MarkdownText).text


def listed(someone: Coach, name: str) -> list[str]:
    """Return the lines of a list."""
    options = someone.app.screen.query_one(f"#{name}", OptionList).options
    return [str(option.prompt).strip() for option in options]


async def to_report(someone: Coach) -> None:
    """Go to the report of session 1."""
    await someone.press("right", "end")
    await someone.until(lambda: "Report of session 1" in someone.screen_text())


async def test_readers_are_the_coach_the_group_the_sponsor_and_who_has_a_seat(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        assert listed(someone, "readers") == [
            "The coach (you)",
            "The group",
            "The sponsor",
            "Harm Veenstra",
            "Sanne Wiersma",
        ]


async def test_without_participants_it_says_when_there_will_be(coach: Opening) -> None:
    async with coach(engagement((), stakeholders=()), room="share") as someone:
        assert "Participants stand" in someone.screen_text()


async def test_the_group_is_told_what_is_withheld_and_why(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await to_report(someone)
        text = someone.screen_text()
        assert "The group gets: Report of session 1" in text
        assert "Withheld: 5" in text
        assert "for the coach only: 1 note and 2 reservations" in text
        assert "no permission to show their own words: 1 quote" in text
        assert "for one other participant: 1 note" in text
        for private in ("For my eyes", "Not without me", "My reservation", "Between us"):
            assert private not in preview(someone)


async def test_each_reader_gets_what_is_theirs(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await to_report(someone)
        assert "Between us" not in preview(someone)
        await someone.press("left", "end", "right", "end")
        await someone.until(lambda: "Sanne Wiersma gets: Notes of" in someone.screen_text())
        assert "Between us" in preview(someone)
        assert "For my eyes" not in preview(someone)


async def test_a_real_name_behind_an_alias_is_warned_of_and_marked(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await to_report(someone)
        assert "Harm Veenstra asked to be called H.," in someone.screen_text()
        shown = someone.app.screen.query_one(MarkdownText)
        named = [shown.line(i) for i in range(shown.count()) if "Harm Veenstra" in shown.line(i).plain]
        assert named
        assert all("reverse" in str(span.style) for line in named for span in line.spans[-1:])


async def test_w_writes_exactly_what_is_shown_and_tells_the_whole_path(
    coach: Opening, tmp_path: Path
) -> None:
    async with coach(engagement(), room="share", size=(120, 40)) as someone:
        await to_report(someone)
        folder = tmp_path / "shared" / "fjord-crm" / "for-group"
        await someone.press("w")
        await someone.until(lambda: isinstance(someone.app.screen, WriteTo))
        assert "Withheld: 5" in someone.screen_text()
        assert someone.app.screen.query_one(Input).value == str(folder)
        await someone.press("enter")
        await someone.until(folder.exists)
        (file,) = folder.iterdir()
        assert file.read_text(encoding="utf-8") == preview(someone)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        await someone.until(
            lambda: str(file) in str(someone.app.screen.query_one("#written", Static).content)
        )


async def test_another_text_is_replaced_only_after_a_question(coach: Opening, tmp_path: Path) -> None:
    case = engagement()
    made = publishing.publication(case, Group(), DocumentName.INTAKE, now=START)
    file = tmp_path / "shared" / case.id / publishing.folder_for(case, Group()) / made.file_name
    file.parent.mkdir(parents=True)
    file.write_text("mine", encoding="utf-8")
    async with coach(case, room="share") as someone:
        await someone.press("w", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))
        assert file.read_text(encoding="utf-8") == "mine"
        await someone.press("w", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: file.read_text(encoding="utf-8") == made.markdown)
        await someone.press("w", "enter")  # the same text again: nothing to ask
        await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))


async def test_every_reader_has_a_folder_of_their_own(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        folders: list[str] = []
        await someone.press("up")
        for _ in range(4):  # the coach, the group, the sponsor, and the first participant
            await someone.press("w")
            await someone.until(lambda: isinstance(someone.app.screen, WriteTo))
            folders.append(someone.app.screen.query_one(Input).value.rpartition("/")[2])
            # Another folder for one reader is not one for the next.
            await someone.press("end", "x", "enter")
            await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))
            await someone.press("down")
        assert folders[:3] == ["for-coach", "for-group", "for-sponsor"]
        assert folders[3].startswith("for-")
        assert len(set(folders)) == 4


async def test_a_writes_everything_that_this_reader_may_have_and_nothing_else(
    coach: Opening, tmp_path: Path
) -> None:
    case = engagement()
    async with coach(case, room="share") as someone:
        await someone.press("down", "a", "ctrl+u")
        await someone.type(str(tmp_path / "for sponsor"))
        await someone.press("enter")
        await someone.until((tmp_path / "for sponsor").exists)
        await someone.until(lambda: "documents written to" in someone.screen_text())
        written = {file.name for file in (tmp_path / "for sponsor").iterdir()}
        assert written == {one.file_name for one in publishing.publications(case, Sponsor(), now=START)}


async def test_a_folder_that_cannot_be_is_told_and_an_empty_one_asked_again(
    coach: Opening, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    async with coach(engagement(), room="share") as someone:
        await someone.press("w", "ctrl+u", "enter")
        await someone.until(lambda: "Type the name of a folder" in someone.screen_text())
        await someone.type(str(tmp_path / "file"))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))
        assert (tmp_path / "file").read_text(encoding="utf-8") == ""
        assert "written" not in str(someone.app.screen.query_one("#written", Static).content).lower()
        await someone.press("w")
        someone.app.screen.query_one(Input).value = str(tmp_path / ("x" * 300))
        await someone.press("enter")
        await someone.until(lambda: any("ENAMETOOLONG" in one.message for one in someone.app._notifications))


async def test_nothing_is_written_without_the_last_enter(coach: Opening, tmp_path: Path) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.press("w", "ctrl+g", "a", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, ShareScreen))
        assert not (tmp_path / "shared").exists()


async def test_coming_back_is_coming_back_to_the_same_document(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.press("down")
        await to_report(someone)
        await someone.press("f5")
        await someone.until(lambda: not isinstance(someone.app.screen, ShareScreen))
        await someone.press("f6")
        await someone.until(lambda: "The sponsor gets: Report of session 1" in someone.screen_text())


async def test_the_text_can_have_the_whole_width(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.press("f")
        await someone.until(lambda: "For whom" not in someone.screen_text())
        await someone.press("f")
        await someone.until(lambda: "For whom" in someone.screen_text())


@pytest.mark.parametrize("size", [(80, 23), (120, 40), (40, 10)])
async def test_hostile_text_is_shown_and_breaks_nothing(coach: Opening, size: tuple[int, int]) -> None:
    notes = tuple(
        note(i, text, "x", visibility=Visibility.GROUP, kind=list(NoteKind)[i])
        for i, text in enumerate(HOSTILE)
    )
    somebody = Stakeholder(id="x", name="[/x] {y} \x1b[31m 漢字 " + "W" * 150, alias="{z}", seats=SEATS)
    async with coach(engagement(notes, stakeholders=(somebody,)), room="share", size=size) as someone:
        for _ in range(4):
            await someone.press("right", "home", *["down"] * 3, "left", "down")
            assert not {"\x1b", "\u202e"} & set(someone.screen_text())
        await someone.press("w", "ctrl+g", "f", "end", "f")
        assert not {"\x1b", "\u202e"} & set(someone.screen_text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_word_for_everything_that_can_be_given_or_withheld(language: str) -> None:
    words = Words(language)  # type: ignore[arg-type]
    for key in (
        *(f"share.document.{name}" for name in DocumentName),
        *(f"share.short.{name}" for name in DocumentName),
        *(f"share.reason.{reason}" for reason in Reason),
        *(f"share.matter.{matter}" for matter in Matter),
    ):
        assert words.has(key), key


async def test_in_dutch_everything_fits_at_eighty_columns(coach: Opening) -> None:
    async with coach(engagement(), room="share", language="nl") as someone:
        assert "De groep krijgt: Samenvatting van de intake" in someone.screen_text()
        assert "f hele breedte" in someone.screen_text().splitlines()[-1]


def test_what_would_turn_a_terminal_s_line_around_is_not_drawn() -> None:
    assert drawable("a\u202eb\x1b[31mc\u2028d é 漢") == "ab[31mcd é 漢"


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), max_size=200),
    st.integers(4, 40),
)
def test_wrapping_for_the_screen_loses_nothing_but_spaces(line: str, width: int) -> None:
    rows = wrapped(line, width)
    assert "".join("".join(rows).split()) == "".join(line.split())
    assert all(cells(row.rstrip()) <= width for row in rows)


class Slow:
    """Documents that take until they are let go, in whatever thread they are made."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.made: list[str] = []
        self.on_the_loop = False
        self._publication = publishing.publication
        patch.setattr(publishing, "publication", self._make)

    def _make(self, *args: Any, **kwargs: Any) -> publishing.Publication:
        self.on_the_loop |= threading.current_thread() is threading.main_thread()
        self.made.append(f"{args[2]} {kwargs['session'] or ''}".strip())
        assert self.go_on.wait(20)
        return self._publication(*args, **kwargs)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    """Let documents take long; at the end all of them are let go."""
    one = Slow(monkeypatch)
    yield one
    one.go_on.set()


async def test_while_a_document_is_made_keys_go_on_and_the_newest_choice_wins(
    coach: Opening, slow: Slow
) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.until(lambda: slow.made == ["intake"])
        await someone.until(lambda: str(someone.app.screen.query_one("#told", Static).content) == "…")
        assert preview(someone) == ""
        await someone.press("home", "down", "down", "down")
        slow.go_on.set()
        await someone.until(lambda: "Harm Veenstra gets: Intake summary" in someone.screen_text())
        assert slow.made == ["intake", "intake"]  # the group's, that was begun, and Harm's
        assert not slow.on_the_loop


async def test_what_is_typed_ahead_is_about_the_document_that_was_chosen(
    coach: Opening, slow: Slow, tmp_path: Path
) -> None:
    async with coach(engagement(), room="share") as someone:
        threading.Timer(0.5, slow.go_on.set).start()  # when all keys have come
        await someone.press("right", "end", "w", "ctrl+u", *str(tmp_path / "out"), "enter")
        await someone.until(lambda: "Written" in someone.screen_text())
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["crm-report-1-for-group.md"]
        await someone.press("left", "end", "a", "ctrl+u", *str(tmp_path / "all"), "enter")
        await someone.until(lambda: "documents written" in someone.screen_text())
        assert {path.name for path in (tmp_path / "all").iterdir()} == {
            f"crm-{name}-for-sanne-wiersma.md" for name in ("intake", "pictures", "report-1", "notes")
        }
        assert not slow.on_the_loop


@pytest.mark.parametrize("key", ["f9", "ctrl+q", "f5"])
async def test_the_room_can_be_left_while_a_document_is_made(coach: Opening, slow: Slow, key: str) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.until(lambda: bool(slow.made))
        await someone.press(key)
        await someone.until(
            lambda: someone.app.return_code is not None or not isinstance(someone.app.screen, ShareScreen)
        )
        assert not slow.go_on.is_set()
        slow.go_on.set()


@pytest.mark.parametrize("text", ["word " * 100_000, "x" * 500_000, "漢" * 100_000, "ё漢e\u0301 " * 50_000])
def test_an_endless_line_is_wrapped_in_time(text: str) -> None:
    rows = wrapped(text, 55)
    assert all(cells(row) <= 55 for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())

"""Recovering a damaged engagement, and purging one, from the shell and on a terminal."""

import os
import stat
from pathlib import Path

import pytest

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.i18n import LANGUAGES
from coachtui.settings import find_folders
from coachtui.storage.practice_folder import PracticeFolder
from tests.cli.conftest import Call
from tests.e2e.terminal import Terminal

SECRET = "Zq7-secret"


def data() -> Path:
    return find_folders(os.environ).data


@pytest.fixture
def crm(coachtui: Call) -> Path:
    """The file of the example, with a note that was written since."""
    coachtui("demo", "--no-open")
    coachtui("note", "crm", "--about", "group", "Written last")
    return data() / "crm.json"


@pytest.fixture
def damaged(crm: Path) -> Path:
    crm.write_bytes(crm.read_bytes()[:999])
    return crm


@pytest.fixture
def with_a_past(crm: Path, practice: Practice) -> Path:
    now = practice.clock.now()
    with practice.opened("crm") as desk:
        for number in "123":
            desk.do(noting.write, number, f"{SECRET} {number}", now=now)
        desk.do(lambda one: noting.change(one, "1", now=now, text="said otherwise"))
        for number in "23":
            desk.do(noting.delete, number, now=now)
    return crm


@pytest.mark.parametrize("language", LANGUAGES)
def test_recover(coachtui: Call, practice: Practice, damaged: Path, language: str) -> None:
    before = practice.previous("crm")
    assert before is not None
    told = coachtui("recover", "crm", "--yes", "--lang", language)
    assert told.code == 0
    aside = Path(told.out.strip())
    assert aside.parent == data()
    assert aside.name.startswith("crm.damaged-20")
    assert aside.stat().st_size == 999
    assert stat.S_IMODE(aside.stat().st_mode) == 0o600
    assert practice.read("crm") == before.engagement
    wrong, copy, _done = told.err.splitlines()
    assert str(damaged) in wrong
    assert f"{len(before.engagement.notes)} not" in copy
    assert f"{before.written_at:%H:%M}" in copy


def test_recover_says_how_much_the_copy_holds(coachtui: Call, damaged: Path) -> None:
    _, copy, _ = coachtui("recover", "crm", "--yes").err.splitlines()
    assert copy.startswith("The copy of ")
    assert copy.endswith(" is whole: Nordlys · CRM, with 9 stakeholders and 11 notes.")


def test_a_damaged_engagement_is_listed_until_it_is_recovered(coachtui: Call, damaged: Path) -> None:
    coachtui("new", "--client", "Ander", "--project", "Werk", "--focal-role", "coach")
    lines = {line.split()[0]: line for line in coachtui("list").out.splitlines()}
    assert "breaks off" in lines["crm"]
    assert "Ander · Werk" in lines["ander-werk"]
    coachtui("recover", "crm", "--yes")
    lines = {line.split()[0]: line for line in coachtui("list").out.splitlines()}
    assert "Nordlys · CRM" in lines["crm"]


def test_recover_without_need_or_without_a_copy_changes_nothing(coachtui: Call, crm: Path) -> None:
    told = coachtui("recover", "crm", "--yes")
    assert (told.code, told.out) == (1, "")
    assert told.err == "Nothing is wrong with the file of crm, so nothing was put in its place.\n"
    crm.write_text("null")
    (data() / "crm.previous.json").write_text("null")
    told = coachtui("recover", "crm", "--yes")
    assert (told.code, told.out) == (1, "")
    assert told.err.splitlines()[-1] == f"There is no copy of {crm} that is whole. It was left as it is."
    assert crm.read_text() == "null"


def test_recover_tells_what_else_is_wrong(coachtui: Call, crm: Path) -> None:
    crm.unlink()
    crm.mkdir()
    told = coachtui("recover", "crm", "--yes")
    assert told.code == 1
    assert "EISDIR" in told.err


@pytest.mark.parametrize("command", ["recover", "purge"])
@pytest.mark.parametrize("name", ["nobody", "CRM", "../crm", ""])
def test_ids_are_exact(coachtui: Call, crm: Path, command: str, name: str) -> None:
    before = {path.name: path.read_bytes() for path in data().iterdir()}
    assert coachtui(command, name, "--yes").code == 1
    assert {path.name: path.read_bytes() for path in data().iterdir()} == before


def test_without_a_terminal_a_yes_must_be_given(coachtui: Call, damaged: Path) -> None:
    coachtui("demo", "--no-open", "--lang", "nl")
    before = {path.name: path.read_bytes() for path in data().iterdir() if path.suffix != ".lock"}
    for command in (("recover", "crm"), ("purge", "crm-nl")):
        told = coachtui(*command, stdin=b"y\n")
        assert (told.code, told.out) == (2, "")
        assert "--yes" in told.err
    assert {path.name: path.read_bytes() for path in data().iterdir() if path.suffix != ".lock"} == before


def test_purge(coachtui: Call, practice: Practice, with_a_past: Path) -> None:
    (data() / "crm.damaged-20260101-000000.json").write_text(SECRET)
    with practice.opened("crm") as desk:  # a session that ended before what was typed in it was kept
        desk.draft("note:", {"text": SECRET})
        desk.draft("capture:", {"text": SECRET})
        desk.draft_given_up("capture:")
    told = coachtui("purge", "crm", "--yes")
    removed = "1 earlier state of a note, 2 deleted notes and 2 texts that were typed and not kept"
    assert told == (0, f"Removed: {removed}; and 3 files beside the engagement's own.\n", "")
    assert {path.name for path in data().iterdir()} == {"crm.json", "crm.lock"}
    assert SECRET.encode() not in with_a_past.read_bytes()
    kept = practice.read("crm")
    assert kept.past == ()
    assert kept.notes[-1].text == "said otherwise"
    told = coachtui("purge", "crm", "--yes", "--lang", "nl")
    nothing = (
        "0 eerdere versies van notities, 0 verwijderde notities en 0 teksten die getypt zijn en niet bewaard"
    )
    assert told.out == f"Verwijderd: {nothing}; en 0 bestanden naast dat van het traject zelf.\n"


def test_purge_is_refused_while_somebody_has_it_open(
    coachtui: Call, practice: Practice, with_a_past: Path
) -> None:
    with PracticeFolder(data(), practice.clock).open("crm"):
        told = coachtui("purge", "crm", "--yes")
    assert told.code == 1
    assert "has had this engagement open" in told.err
    assert len(practice.read("crm").past) == 3


@pytest.mark.parametrize(("language", "answer"), [("en", "y"), ("en", "YES"), ("nl", "j"), ("nl", "ja")])
def test_on_a_terminal_a_yes_does_it(practice: Practice, damaged: Path, language: str, answer: str) -> None:
    with Terminal("recover", "crm", "--lang", language, cols=120) as terminal:
        terminal.until("/N]")
        terminal.press(f"{answer}\r")
        assert terminal.left() == 0
    assert len(list(data().glob("crm.damaged-*"))) == 1
    assert practice.read("crm").id == "crm"


@pytest.mark.parametrize("answer", ["\r", "n\r", "x\r", "\x04", "\x1b[A\r"])
def test_on_a_terminal_anything_else_does_nothing(with_a_past: Path, answer: str) -> None:
    before = with_a_past.read_bytes()
    with Terminal("purge", "crm", cols=120) as terminal:
        terminal.until("[y/N]")
        assert "1 earlier state of a note, 2 deleted notes and 0 texts" in " ".join(terminal.text.split())
        terminal.press(answer)
        assert terminal.left() == 1
        assert "Nothing was changed." in terminal.text
    assert with_a_past.read_bytes() == before
    assert (data() / "crm.previous.json").exists()

"""Writing documents from the shell."""

import stat
from pathlib import Path

import pytest

from coachtui.application import intake, noting
from coachtui.application.practice import Practice
from coachtui.domain.notes import Visibility
from tests.cli.conftest import Call


@pytest.fixture
def crm(coachtui: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """The example in the practice, and we in an empty folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return coachtui("demo", "--no-open").out.strip()


def test_everything_the_group_may_have(coachtui: Call, crm: str) -> None:
    told = coachtui("export", crm, "--for", "group", "--to", "out/group")
    assert (told.code, told.err) == (0, "")
    first, second, *others = told.out.splitlines()
    for line, name in ((first, "intake"), (second, "pictures")):
        assert line.startswith(f"out/group/crm-{name}-for-group.md  (")
        assert line.endswith(" withheld)")
    assert others == [f"out/group/crm-agenda-{session}-for-group.md" for session in (1, 2, 3)]
    for line in told.out.splitlines():
        path = Path(line.partition("  (")[0])
        assert path.read_text(encoding="utf-8").startswith("# CRM")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_programs_language_is_not_the_documents(coachtui: Call, crm: str) -> None:
    told = coachtui(
        "export", crm, "--for", "Harm Veenstra", "--document", "notes", "--to", "out", "--lang", "nl"
    )
    assert told == (0, "out/crm-notes-for-harm-veenstra.md  (2 achtergehouden)\n", "")
    assert "Notes" in Path("out/crm-notes-for-harm-veenstra.md").read_text()


def test_one_document_of_one_session(coachtui: Call, crm: str) -> None:
    told = coachtui(
        "export", crm, "--for", "sponsor", "--document", "agenda", "--session", "2", "--to", "~/out"
    )
    path = Path.home() / "out" / "crm-agenda-2-for-sponsor.md"
    assert told == (0, f"{path}\n", "")
    assert path.exists()


@pytest.mark.parametrize(
    ("options", "dutch"),
    [
        ("--for Bob", "Niemand in dit traject heet ‘Bob’."),
        ("--for group --document file", "Deze lezer kan het document ‘file’ niet krijgen."),
        ("--for group --document report", "Zeg om welke bijeenkomst het gaat."),
        ("--for coach --session 7", "Van bijeenkomst 7 is er niets voor deze lezer."),
    ],
)
def test_refused_with_nothing_written(coachtui: Call, crm: str, options: str, dutch: str) -> None:
    told = coachtui("export", crm, *options.split(), "--to", "out", "--lang", "nl")
    assert told == (1, "", f"{dutch}\n")
    assert not Path("out").exists()


def test_where_it_cannot_be_written(coachtui: Call, crm: str) -> None:
    Path("out").write_text("in the way")
    told = coachtui("export", crm, "--for", "group", "--to", "out")
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("out/crm-intake-for-group.md was not written: ")


@pytest.mark.parametrize("command", ["export", "sheet"])
def test_a_folder_is_what_was_typed(coachtui: Call, crm: str, command: str) -> None:
    """Nobody here is called so: then it is a folder with a ~ in its name. And no name is no folder."""
    arguments = (command, crm, "--for", "Harm Veenstra", "--to")
    told = coachtui(*arguments, "~nobody-here/x")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("~nobody-here/x/crm-")
    assert Path(told.out.splitlines()[0].partition("  (")[0]).exists()
    assert coachtui(*arguments, " ") == (1, "", "Type the name of a folder.\n")


def test_a_real_name_behind_an_alias_is_warned_of(coachtui: Call, practice: Practice, crm: str) -> None:
    with practice.opened(crm) as desk:
        desk.do(intake.answer, "stakeholders.p-daan.alias", "D.")
        now = practice.clock.now()
        desk.do(lambda one: noting.write(one, "x", "daan hoekstra\x1b[m drives.", now=now, session=1))
    told = coachtui("export", crm, "--for", "coach", "--document", "report", "--session", "1", "--to", "out")
    assert (told.code, told.err) == (0, "")
    with practice.opened(crm) as desk:
        desk.do(lambda one: noting.change(one, "x", now=now, visibility=Visibility.GROUP))
    told = coachtui("export", crm, "--for", "group", "--document", "report", "--session", "1", "--to", "out")
    assert told.code == 0
    assert told.err == (
        "crm-report-1-for-group.md: look at “daan hoekstra” first. Daan Hoekstra asked for an alias.\n"
    )

"""Stakeholders from a CSV file and to one, from the shell."""

import stat
from pathlib import Path

import pytest

from coachtui.application.practice import Practice
from tests.cli.conftest import Call


def started(coachtui: Call) -> str:
    return coachtui("new", "--client", "A", "--project", "B", "--focal-role", "clerk").out.strip()


@pytest.fixture
def empty(coachtui: Call) -> str:
    """An engagement with nobody in it."""
    return started(coachtui)


def put(folder: Path, text: str) -> str:
    path = folder / "people.csv"
    path.write_text(text)
    return str(path)


def names(practice: Practice, engagement_id: str) -> list[str]:
    return [person.name for person in practice.read(engagement_id).stakeholders]


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_out_and_in_again(coachtui: Call, practice: Practice, tmp_path: Path, lang: str) -> None:
    crm = coachtui("demo", "--no-open").out.strip()
    empty = started(coachtui)
    file = tmp_path / "out" / "people.csv"
    told = coachtui("people", "export", crm, str(file), "--lang", lang)
    assert (told.code, told.out) == (0, f"{file}\n")
    assert told.err, "it says whose it is"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith("\ufeff".encode())
    assert coachtui("people", "import", empty, str(file)).code == 0
    assert names(practice, empty) == names(practice, crm)
    piped = coachtui("people", "export", empty, "-", "--lang", lang)
    assert "\ufeff" + piped.out == file.read_bytes().decode()
    assert not piped.err


def test_a_file_that_is_there_is_left(coachtui: Call, empty: str, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("precious")
    told = coachtui("people", "export", empty, str(file))
    assert (told.code, told.out) == (1, "")
    assert str(file) in told.err
    assert "--overwrite" in told.err
    assert file.read_text() == "precious"
    assert coachtui("people", "export", empty, str(file), "--overwrite").code == 0
    assert "precious" not in file.read_text()
    assert coachtui("people", "export", empty, str(file)).code == 0, "what says the same is no loss"


def test_a_dry_run_changes_nothing(coachtui: Call, practice: Practice, empty: str, tmp_path: Path) -> None:
    told = coachtui("people", "import", empty, put(tmp_path, "name,role\nAda,lead\n"), "--dry-run")
    assert told.code == 0
    assert told.out.splitlines() == [
        "1 row under headings · commas · UTF-8",
        "  name → name",
        "  role → role",
        "line 2: Ada is new",
        "1 new",
    ]
    assert told.err == "Nothing was changed.\n"
    assert names(practice, empty) == []


def test_a_day_that_could_be_another_is_told(coachtui: Call, empty: str, tmp_path: Path) -> None:
    rows = "Ada,3/4/2026\nBo,13/4/2026\nCy,2026-04-03\nDee,4/04/2026\n"
    told = coachtui("people", "import", empty, put(tmp_path, f"name,given on\n{rows}"), "--dry-run")
    assert told.out.splitlines()[3:-1] == [
        "line 2: Ada is new; 3/4/2026 is read as 3 April 2026",
        "line 3: Bo is new",
        "line 4: Cy is new",
        "line 5: Dee is new",
    ]


def test_a_bad_row_keeps_everybody_out_unless_it_is_left_out(
    coachtui: Call, practice: Practice, empty: str, tmp_path: Path
) -> None:
    file = put(tmp_path, 'Naam;Invloed\n"Ada";3\nBo;9\n')
    told = coachtui("people", "import", empty, file)
    assert (told.code, names(practice, empty)) == (1, [])
    assert told.err.splitlines()[0] == f"{file}:3: influence: Give a figure from 1 to 5."
    told = coachtui("people", "import", empty, file, "--leave-out")
    assert (told.code, names(practice, empty)) == (0, ["Ada"])


def test_what_does_not_fit_is_told_with_what_does(coachtui: Call, empty: str, tmp_path: Path) -> None:
    file = put(tmp_path, 'name;relation;horizon\nAda;boss;decades\nBo;holds;days;"a; b";c\n')
    told = coachtui("people", "import", empty, file, "--dry-run")
    assert told.err.splitlines()[:3] == [
        f"{file}:2: relation to the focal role: “boss” does not fit here. What fits: holds the role, "
        "directs the role, depends on the work, supports the work, pays for the work, receives the work.",
        f"{file}:2: picture: horizon: “decades” does not fit here. "
        "What fits: days, weeks, months, a year, years.",
        f"{file}:3: There are 5 cells in this row and 3 headings. "
        "A text with semicolons in it needs quotation marks around it.",
    ]


def test_who_is_listed_is_told(coachtui: Call, practice: Practice, empty: str, tmp_path: Path) -> None:
    coachtui("people", "import", empty, put(tmp_path, "name,role\nAda,lead\n"))
    file = put(tmp_path, "name,role,unit\nada,boss,IT\n")
    told = coachtui("people", "import", empty, file, "--lang", "nl")
    assert "regel 2: ada staat al op de lijst: 1 antwoord komt erbij; 1 is anders" in told.out
    (ada,) = practice.read(empty).stakeholders
    assert (ada.role, ada.unit) == ("lead", "IT")


def test_a_file_that_cannot_be_read(coachtui: Call, empty: str, tmp_path: Path) -> None:
    binary = tmp_path / "people.xlsx"
    binary.write_bytes(b"PK\3\4\0\0\0")
    (tmp_path / "blank.csv").write_text("\n , \n")
    for name, why in (
        ("nowhere.csv", "There is no file"),
        ("", "is a folder"),
        ("people.xlsx", "is not a text file"),
        ("blank.csv", "There is nothing"),
    ):
        told = coachtui("people", "import", empty, str(tmp_path / name))
        assert (told.code, told.out) == (1, "")
        assert why in told.err


def test_letters_of_windows_are_read_and_told(
    coachtui: Call, practice: Practice, empty: str, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes("naam;functie\nZoë;chef\n".encode("cp1252"))
    assert "Windows-1252" in coachtui("people", "import", empty, str(file)).err
    assert names(practice, empty) == ["Zoë"]


@pytest.mark.parametrize("group", ["people", "templates"])
def test_without_a_command_it_says_how_it_is_called(coachtui: Call, group: str) -> None:
    told = coachtui(group)
    assert (told.code, told.out) == (2, "")
    assert f"coachtui {group} [OPTIONS] COMMAND" in told.err

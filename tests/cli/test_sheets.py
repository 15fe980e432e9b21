"""Interview sheets from the shell: written, filled in, taken back."""

import stat
from pathlib import Path

import pytest

from coachtui.application.practice import Practice
from coachtui.domain.people import Picture, Provenance
from tests.cli.conftest import Call


@pytest.fixture
def crm(coachtui: Call) -> str:
    """The example in the practice."""
    return coachtui("demo", "--no-open").out.strip()


def filled(coachtui: Call, crm: str, folder: Path, answer: str) -> Path:
    """Return Harm's sheet with another answer to the first question."""
    told = coachtui("sheet", crm, "--for", "harm veenstra", "--to", str(folder))
    path = Path(told.out.strip())
    text = path.read_text().replace("done good work?\n", f"done good work?\n\n{answer}\n", 1)
    path.write_text(text.replace("- Date:", "- Date: 3 jan 2026"))
    return path


def picture(practice: Practice, crm: str) -> Picture:
    harm = practice.read(crm).find("Harm Veenstra")
    assert harm is not None
    return harm.picture


def test_one_for_everybody(coachtui: Call, practice: Practice, crm: str, tmp_path: Path) -> None:
    told = coachtui("sheet", crm, "--for", "all", "--to", str(tmp_path / "out"))
    assert (told.code, told.err) == (0, "")
    paths = [Path(line) for line in told.out.splitlines()]
    people = practice.read(crm).stakeholders
    assert len(paths) == len(people)
    for path, person in zip(paths, people, strict=True):
        text = path.read_text()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert [one.name for one in people if one.name in text] == [person.name]
        assert person.picture.answer not in text or not person.picture.answer


def test_the_sheet_speaks_the_language_of_the_engagement(coachtui: Call, crm: str, tmp_path: Path) -> None:
    told = coachtui("sheet", crm, "--for", "Harm Veenstra", "--to", str(tmp_path), "--lang", "nl")
    assert "How would you notice it?" in Path(told.out.strip()).read_text()


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_sheet_that_is_filled_in_is_left(coachtui: Call, crm: str, tmp_path: Path, lang: str) -> None:
    path = filled(coachtui, crm, tmp_path, "No calls.")
    before = path.read_text()
    told = coachtui("sheet", crm, "--for", "all", "--to", str(tmp_path), "--lang", lang)
    assert (told.code, told.out) == (1, "")
    assert str(path) in told.err
    assert "--overwrite" in told.err
    assert list(tmp_path.glob("*.md")) == [path]
    assert path.read_text() == before
    assert coachtui("sheet", crm, "--for", "all", "--to", str(tmp_path), "--overwrite").code == 0
    assert path.read_text() != before
    again = coachtui("sheet", crm, "--for", "all", "--to", str(tmp_path))
    assert again.code == 0, "what says the same is no loss"


def test_with_answers_has_their_own(coachtui: Call, practice: Practice, crm: str, tmp_path: Path) -> None:
    told = coachtui("sheet", crm, "--for", "Harm Veenstra", "--to", str(tmp_path), "--with-answers")
    assert picture(practice, crm).answer in Path(told.out.strip()).read_text()


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_a_filled_sheet_is_shown_and_taken(
    coachtui: Call, practice: Practice, tmp_path: Path, lang: str
) -> None:
    crm = coachtui("demo", "--no-open").out.strip()
    before = picture(practice, crm)
    path = filled(coachtui, crm, tmp_path, "No calls.\n\n- really")
    told = coachtui("sheet", crm, "--read", str(path), "--dry-run", "--lang", lang)
    assert (told.code, picture(practice, crm)) == (0, before)
    assert f"  - {before.answer}\n  + No calls.\n  + \n  + - really\n" in told.out
    told = coachtui("sheet", crm, "--read", str(path), "--lang", lang)
    assert told.code == 0
    after = picture(practice, crm)
    assert (after.answer, after.provenance) == ("No calls.\n\n- really", Provenance.OWN)
    assert str(after.given_on) == "2026-01-03"
    assert before.answer in practice.read(crm).notes[-1].text
    again = coachtui("sheet", crm, "--read", str(path), "--lang", lang)
    assert "+ No calls" not in again.out


def test_a_long_answer_shows_what_changes_in_it(coachtui: Call, crm: str, tmp_path: Path) -> None:
    long = "- days\n  - no calls\n\tquiet\n- weeks\n\nAnd so on."
    coachtui("sheet", crm, "--read", str(filled(coachtui, crm, tmp_path / "one", long)))
    told = coachtui(
        "sheet", crm, "--read", str(filled(coachtui, crm, tmp_path / "two", long.replace("calls", "mail")))
    )
    diff = "    - days\n  -   - no calls\n  +   - no mail\n        quiet\n    - weeks\n    \n    And so on.\n"
    assert diff in told.out


def test_what_was_changed_is_told_with_its_line(
    coachtui: Call, practice: Practice, crm: str, tmp_path: Path
) -> None:
    path = filled(coachtui, crm, tmp_path, "No calls.")
    text = path.read_text().replace("- [ ] days", "- [x] days").replace("- [ ] weeks", "- [x] weeks")
    path.write_text(text)
    line = text.split("\n").index("- [x] weeks") + 1
    assert coachtui("sheet", crm, "--read", str(path), "--dry-run").code == 1
    told = coachtui("sheet", crm, "--read", str(path))
    assert told.code == 1
    assert told.err == f"{path}:{line}: More than one is chosen or left over here, so none is taken.\n"
    assert picture(practice, crm).answer == "No calls."


def test_whose_it_is_can_be_said(coachtui: Call, practice: Practice, crm: str, tmp_path: Path) -> None:
    path = filled(coachtui, crm, tmp_path, "No calls.")
    path.write_text(path.read_text().replace("Name: Harm Veenstra", "Name: H."))
    told = coachtui("sheet", crm, "--read", str(path))
    assert told.code == 1
    assert "Nobody on the list is called “H.”." in told.err
    assert coachtui("sheet", crm, "--read", str(path), "--for", "Harm Veenstra").code == 0
    assert picture(practice, crm).answer == "No calls."


def test_somebody_elses_sheet_is_not_taken(
    coachtui: Call, practice: Practice, crm: str, tmp_path: Path
) -> None:
    path = filled(coachtui, crm, tmp_path, "No calls.")
    before = practice.read(crm)
    other = next(one.name for one in before.stakeholders if one.name != "Harm Veenstra")
    told = coachtui("sheet", crm, "--read", str(path), "--for", other)
    assert told.code == 1
    assert "“Harm Veenstra”, who is on the list too. Nothing was taken." in told.err
    assert practice.read(crm) == before


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--to", "x"),
        ("--to", "x", "--read", "y"),
        ("--read", "y", "--with-answers"),
        ("--read", "y", "--overwrite"),
        ("--for", "all"),
    ],
)
def test_a_call_that_cannot_be_right(coachtui: Call, crm: str, arguments: tuple[str, ...]) -> None:
    assert coachtui("sheet", crm, *arguments).code == 2


def test_for_whom_is_asked(coachtui: Call, crm: str, tmp_path: Path) -> None:
    told = coachtui("sheet", crm, "--to", str(tmp_path), "--lang", "nl")
    assert "voor wie de bladen zijn: een naam, of all." in told.err


def test_the_help_says_for_whom(coachtui: Call) -> None:
    assert "--for NAME|all " in coachtui("sheet", "--help").out


def test_what_is_no_sheet_is_refused(coachtui: Call, crm: str, tmp_path: Path) -> None:
    (tmp_path / "letter.md").write_text("# Dear coach\n\nHow are you?\n")
    told = coachtui("sheet", crm, "--read", str(tmp_path / "letter.md"))
    assert (told.code, told.err) == (1, "This is no interview sheet: none of its questions is there.\n")
    told = coachtui("sheet", crm, "--for", "Nobody", "--to", str(tmp_path))
    assert (told.code, told.err) == (1, "Nobody on the list is called “Nobody”.\n")

"""Listing, printing and checking templates."""

import os
from pathlib import Path

import pytest

from coachtui.settings import find_folders
from tests.cli.conftest import Call

BAD = "---\ntitle: Bad\nlanguage: en\n---\n\n# Bad\n\n## One\n- minutes: 60\n\n### Talk (10 min, whatever)\n"


@pytest.fixture
def own() -> Path:
    """The coach's own folder of templates, made."""
    folder = find_folders(os.environ).templates
    folder.mkdir(parents=True)
    return folder


def test_list(coachtui: Call) -> None:
    assert coachtui("templates", "list") == (
        0,
        "drie-dagdelen    nl  shipped  Drie dagdelen\nthree-half-days  en  shipped  Three half-days\n",
        "",
    )
    assert "  meegeleverd  " in coachtui("templates", "list", "--lang", "nl").out


def test_the_coachs_own_go_first_and_hide_the_shipped(coachtui: Call, own: Path) -> None:
    shipped = coachtui("templates", "show", "three-half-days").out
    (own / "three-half-days.md").write_text(shipped.replace("Three half-days", "Mine"), encoding="utf-8")
    (own / "bad.md").write_text(BAD, encoding="utf-8")
    first, second, third = coachtui("templates", "list").out.splitlines()
    assert first.split() == "bad your own cannot be used: 1 problem, in line 11".split()
    assert second.split() == "three-half-days en your own Mine".split()
    assert third.startswith("drie-dagdelen")
    assert "# Mine" in coachtui("templates", "show", "three-half-days").out


@pytest.mark.parametrize("name", ["three-half-days", "drie-dagdelen"])
def test_show_prints_the_file_as_it_is(coachtui: Call, name: str, tmp_path: Path) -> None:
    told = coachtui("templates", "show", name)
    assert (told.code, told.err) == (0, "")
    file = tmp_path / "copy.md"
    file.write_text(told.out, encoding="utf-8")
    assert coachtui("templates", "check", str(file)).code == 0


def test_show_prints_one_that_cannot_be_used(coachtui: Call, own: Path) -> None:
    (own / "bad.md").write_text(BAD, encoding="utf-8")
    assert coachtui("templates", "show", "bad") == (0, BAD, "")


def test_show_of_none(coachtui: Call) -> None:
    told = coachtui("templates", "show", "no-such")
    assert (told.code, told.out) == (1, "")
    assert "no-such" in told.err


def test_check_tells_that_it_can_be_used(coachtui: Call, tmp_path: Path) -> None:
    file = tmp_path / "mine.md"
    file.write_bytes(b"\xef\xbb\xbf" + coachtui("templates", "show", "drie-dagdelen").out.encode())
    told = coachtui("templates", "check", str(file), "--lang", "nl")
    assert told == (0, "Dit sjabloon is te gebruiken: ‘Drie dagdelen’, 3 bijeenkomsten.\n", "")


UNSOUND = """---
title: Short
language: en
---

# Short

## One
- minutes: 90

### Silence (60 min)

### All in turn (9 min, round)
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_not_sound_is_no_problem(coachtui: Call, tmp_path: Path, language: str) -> None:
    file = tmp_path / "short.md"
    file.write_text(UNSOUND, encoding="utf-8")
    told = coachtui("templates", "check", str(file), "--lang", language)
    assert (told.code, told.out.count("\n")) == (0, 1)
    empty, no_break = told.err.splitlines()
    assert empty.startswith(f"{file}: ")
    assert "21 min" in empty
    assert "75" in no_break
    assert "120" in no_break


def test_with_so_many_voices_the_time_for_each_is_checked_too(coachtui: Call, tmp_path: Path) -> None:
    file = tmp_path / "short.md"
    file.write_text(UNSOUND, encoding="utf-8")
    for voices, more in (("3", 0), ("4", 1)):
        told = coachtui("templates", "check", str(file), "--voices", voices)
        assert (told.code, len(told.err.splitlines())) == (0, 2 + more)
    assert "“All in turn” leaves every voice 2:15" in told.err
    assert coachtui("templates", "check", str(file), "--voices", "none").code == 2


def test_check_tells_every_problem_with_its_line(coachtui: Call, tmp_path: Path) -> None:
    file = tmp_path / "bad.md"
    file.write_text(BAD + "\n### \x1b[31mRed (x min)\n", encoding="utf-8")
    for language in ("en", "nl"):
        told = coachtui("templates", "check", str(file), "--lang", language)
        assert (told.code, told.out) == (1, "")
        places = [line.removeprefix(f"{file}:").partition(": ")[0] for line in told.err.splitlines()]
        assert {"11", "13"} <= set(places)
        assert "\x1b" not in told.err
        assert "“" in told.err if language == "en" else "‘" in told.err


@pytest.mark.parametrize(
    ("content", "dutch"),
    [(None, "Het bestand {} bestaat niet.\n"), (b"# caf\xe9", "{} is geen UTF-8-tekst.\n")],
)
def test_check_of_what_is_no_text(coachtui: Call, tmp_path: Path, content: bytes | None, dutch: str) -> None:
    file = tmp_path / "template.md"
    if content is not None:
        file.write_bytes(content)
    assert coachtui("templates", "check", str(file), "--lang", "nl") == (1, "", dutch.format(file))


def test_check_of_a_folder(coachtui: Call, tmp_path: Path) -> None:
    told = coachtui("templates", "check", str(tmp_path), "--lang", "nl")
    assert told == (1, "", f"{tmp_path} is niet te gebruiken (EISDIR).\n")

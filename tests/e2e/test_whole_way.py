"""The whole way, as a coach goes it: the real program, a real terminal, the keyboard, files on a disk."""

import json
from pathlib import Path

import pytest

from tests.e2e.calls import run
from tests.e2e.terminal import Terminal


def test_the_example_shows_at_once_what_the_program_is_for() -> None:
    with Terminal("--lang", "en", "demo") as terminal:
        terminal.until("empty chair")
        terminal.until("3 red")
        terminal.until("Nobody who holds the role is seated.")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    assert "crm" in run("list")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Nothing here yet", "Still to ask", "Is there anybody else", "Which session", "For whom")),
        (
            "nl",
            ("Hier staat nog niets", "Nog te vragen", "Is er nog iemand", "Welke bijeenkomst", "Voor wie"),
        ),
    ],
)
def test_from_nothing_to_markdown(language: str, words: tuple[str, ...], tmp_path: Path) -> None:
    nothing, ask, anybody, which, whom = words
    with Terminal("--lang", language) as terminal:
        terminal.until(nothing)
        terminal.press("n")
        terminal.until("Client" if language == "en" else "Klantorganisatie")
        terminal.press("Zorg [/x] {y}", "tab", "Planbord", "tab", "nurse", "ctrl+s")
        terminal.until(ask)
        terminal.press("down", "down", "down")
        terminal.until(anybody)
        terminal.press("enter", "n")
        terminal.until("^g")
        terminal.press("Els", "enter")
        terminal.until("Els")
        terminal.press("ctrl+g")
        terminal.until(anybody)
        terminal.press("f3")
        terminal.until("m ")
        terminal.press("m")
        terminal.until("210")
        terminal.press("enter")
        terminal.until("15 ★")
        terminal.press("4")
        terminal.until("n ")
        terminal.press("n", "She said: *xyzzy*", "ctrl+s")
        terminal.until("She said: *xyzzy*")
        terminal.press("3")
        terminal.until(which)
        terminal.press("5")
        terminal.until(whom)
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    (kept,) = json.loads(run("list", "--json"))
    assert (kept["client"], kept["project"]) == ("Zorg [/x] {y}", "Planbord")
    whole = json.loads(run("show", kept["id"], "--json"))
    assert [person["name"] for person in whole["stakeholders"]] == ["Els"]
    assert [note["text"] for note in whole["notes"]] == ["She said: *xyzzy*"]
    run("export", kept["id"], "--for", "coach", "--to", str(tmp_path / "out"))
    assert any("xyzzy" in path.read_text("utf-8") for path in (tmp_path / "out").glob("*.md"))
    run("export", kept["id"], "--for", "group", "--to", str(tmp_path / "group"))
    assert not any("xyzzy" in path.read_text("utf-8") for path in (tmp_path / "group").glob("*.md"))


def test_keys_that_come_before_the_room_is_there_are_for_the_room() -> None:
    run("demo", "--no-open")
    with Terminal("open", "crm", "--room", "notes") as terminal:
        terminal.until("CRM")  # before that the terminal itself would echo the keys, and take ^s for its own
        terminal.press("n", "before anything stood there")
        terminal.until("New note")  # the terminal itself echoes what comes before the program
        terminal.until("before anything stood there")
        terminal.press("ctrl+s")
        terminal.until("saved ")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    assert json.loads(run("show", "crm", "--json"))["notes"][-1]["text"] == "before anything stood there"


def test_the_steps_can_be_walked_in_haste() -> None:
    run("demo", "--no-open")
    with Terminal("open", "crm", "--room", "intake") as terminal:
        terminal.until("Rests on")
        for key in ["f7"] * 7 + ["f8"] * 7 + ["f7"] * 7:
            terminal.press(key)
            terminal.watch(0.1)  # the next key comes while the step is still coming up
        terminal.until("Keep for (months)")
        terminal.press("ctrl+q")
        assert terminal.left() == 0

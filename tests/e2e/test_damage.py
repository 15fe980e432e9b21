"""A file that was cut short: the real program says so, and puts the copy from before in its place."""

import os

from coachtui import settings
from tests.e2e.calls import note_texts, run
from tests.e2e.terminal import Terminal


def test_a_damaged_engagement_is_opened_with_its_copy() -> None:
    run("demo", "--no-open", "--lang", "en")
    for text in ("in the copy", "only in the damaged file"):
        run("note", "crm", "--about", "group", text)
    folder = settings.read(os.environ).folders.data
    file = folder / "crm.json"
    file.write_bytes(file.read_bytes()[:-40])
    damaged = file.read_bytes()
    with Terminal("open", "crm", "--room", "notes", "--lang", "en") as terminal:
        terminal.until("is damaged")
        terminal.until("Put the copy in its place")
        terminal.press("enter")
        terminal.until("is kept")
        (aside,) = folder.glob("crm.damaged-*.json")
        assert aside.read_bytes() == damaged
        terminal.press("enter")
        terminal.until("All notes")
        terminal.press("n")
        terminal.until("New note")
        terminal.press("after it", "ctrl+s")
        terminal.until("saved ")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    assert note_texts("crm")[-2:] == ["in the copy", "after it"]

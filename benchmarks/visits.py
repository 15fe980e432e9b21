"""Every place of the program, key by key, as a coach comes by; and the same of plain Textual, as its peer."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from benchmarks.keyboard import Answer, Keyboard


class Kind(StrEnum):
    """What a key does: something where one is, or it opens another screen, step or dialog."""

    HERE = "here"
    OPENS = "opens"


# What a thread makes follows when it is done; here the first that comes of a key is its answer.
ASIDE = frozenset({"Share: for whom", "Share: document", "Share"})


class Pressed(NamedTuple):
    """One key at a place, and what came of it."""

    place: str
    kind: Kind
    key: str
    answer: Answer


class Visitor:
    """Presses keys one by one, each after the last was answered whole, and keeps what came of them."""

    def __init__(self, keyboard: Keyboard) -> None:
        """Take the keyboard."""
        self._keyboard = keyboard
        self.pressed: list[Pressed] = []

    def here(self, place: str, *keys: str) -> None:
        """Press keys that do something at this place; SystemExit if one of them does nothing."""
        for key in keys:
            answer = self._keyboard.press(key)
            if not answer.frames:
                raise SystemExit(f"{place}: {key} did nothing:\n{self._keyboard.text}")
            self.pressed.append(Pressed(place, Kind.HERE, key, answer))

    def opens(self, place: str, key: str, see: str) -> None:
        """Press a key that opens something, on which ``see`` stands; SystemExit if it does not."""
        answer = self._keyboard.press(key)
        self._keyboard.until(see)
        self.pressed.append(Pressed(place, Kind.OPENS, key, answer))

    def go(self, *keys: str, see: str = "") -> None:
        """Press keys that count for nothing; then ``see`` must stand there."""
        for key in keys:
            self._keyboard.press(key)
        self._keyboard.until(see)


Walk = Callable[[Visitor], None]

_TO_AND_FRO = ("down", "down", "up", "down", "up")


def coachtui(someone: Visitor) -> None:
    """Go through every room, every step of the intake, and every screen about people."""
    here, opens, go = someone.here, someone.opens, someone.go
    go(see="red")
    here("Home", *_TO_AND_FRO)
    go("up")
    opens("Home: open, Run", "enter", "left of")
    here("Run", "n", "n", "+", "-")
    opens("Run: a note", "N", "[note")
    here("Run: a note", *"She")
    here("Run: a note, kept", "enter")
    opens("Run: who is here", "w", "Who is here")
    here("Run: who is here", *_TO_AND_FRO, "space")
    opens("Run: back from that", "ctrl+g", "left of")
    opens("Run: sessions", "g", "Which session?")
    _intake(someone)
    opens("Plan", "f3", "Check-in")
    here("Plan", "down", "down", "up")
    here("Plan: minutes", "-", "-", "+")
    opens("Plan: next session", "f8", "[2 ")
    _notes(someone)
    opens("Share", "f6", "gets:")
    here("Share: for whom", "down", "down", "up", "up")
    here("Share: document", "f8", "f8", "f7")
    go("right", "right")
    here("Share: its text", "pagedown", "pagedown", "pageup")
    _again(someone)
    opens("Palette", "ctrl+p", "What do you want to do?")
    here("Palette", *"se")
    opens("Palette: back", "ctrl+g", "Contract")
    opens("Home again", "f9", "your engagements")


def _again(someone: Visitor) -> None:
    """Come back where one has been: what Python and Textual had to read for it has been read by now."""
    opens, go = someone.opens, someone.go
    opens("Plan again", "f3", "[2 ")
    opens("Notes again", "f5", "All notes")
    opens("Run again", "f4", "Which session?")
    opens("Intake again", "f2", "Seats, dates")
    go(*["f7"] * 4, see="Is there anybody else?")
    opens("A step again", "f8", "[list]")
    opens("A step again", "f7", "Is there anybody else?")
    go("right")
    opens("Person again", "enter", "To the focal role")
    go("ctrl+g")


def _intake(someone: Visitor) -> None:
    here, opens, go = someone.here, someone.opens, someone.go
    opens("Intake", "f2", "Contract")
    go(*["f7"] * 7, see="Client")
    go("right")
    here("Contract", "tab", *"abc", "tab", "shift+tab")
    opens("Project", "f8", "Whose idea")
    here("Project", *"abc", "tab", "tab")
    opens("Focal role", "f8", "How many hold it")
    here("Focal role", *"abc", "tab", "tab")
    opens("Stakeholders", "f8", "Is there anybody else?")
    here("Stakeholders", *_TO_AND_FRO, "pagedown", "end", "home")
    here("Stakeholders: moved", "J", "J", "K", "K")
    here("Stakeholders: prompts", "tab", "down", "down", "up")
    go("shift+tab")
    _person(someone)
    _map(someone)
    opens("Pictures", "f8", "[list]")
    here("Pictures: list", *_TO_AND_FRO, "pagedown", "home")
    opens("Pictures: matrix", "v", "[side by side]")
    here("Pictures: matrix", *_TO_AND_FRO, "pagedown", "home")
    opens("Pictures: line", "v", "[horizon line]")
    here("Pictures: line", "down", "down", "pagedown", "up")
    opens("Pictures: list again", "v", "[list]")
    opens("Priority", "f8", "Not choosing is choosing")
    here("Priority", "down", "tab")  # from everybody's pictures to the first field
    here("Priority", *"abc", "tab", "tab")
    opens("Missing", "f8", "settled")
    here("Missing", *_TO_AND_FRO, "pagedown", "home")
    opens("Missing: all of one", "e", "Enter goes back")
    opens("Missing: back from that", "ctrl+g", "settled")
    opens("Missing: accept", "a", "Why")
    here("Missing: accept", *"so")
    here("Missing: accepted", "enter")
    _what_if(someone)
    opens("Seats", "f8", "■ seated")
    here("Seats", "down", "down", "right", "left", "up")
    opens("Seats: which", "enter", "Enter chooses")
    go("down", "down")
    here("Seats: a seat", "enter")
    here("Seats: everywhere", "e")


def _person(someone: Visitor) -> None:
    here, opens, go = someone.here, someone.opens, someone.go
    go("down", "down")  # to the third: whoever is first has been moved
    opens("Person", "enter", "To the focal role")
    here("Person: a text", "tab", *"abc")
    here("Person: a text answered", "tab")
    here("Person: a mark", "h", "d", "h")
    go("tab")
    here("Person: a seat", "i", "s", "i")
    here("Person: fields", *["tab"] * 4, "shift+tab")
    opens("Person: next part", "pagedown", "What they bring")
    go("tab", "tab")
    here("Person: a scale", "3", "4", "5")
    opens("Person: part after part", "pagedown", "stand on the solution")
    here("Person: a text of lines", "tab", *"abc")
    opens("Person: next person", "f8", "4 of")
    opens("Person: back", "ctrl+g", "Is there anybody else?")


def _map(someone: Visitor) -> None:
    someone.opens("Map", "m", "for the coach only")
    someone.here("Map", "down", "right", "down", "right", "up")
    someone.opens("Map: person", "enter", "Influence")
    someone.opens("Map: back from that", "ctrl+g", "for the coach only")
    someone.opens("Map: back", "ctrl+g", "Is there anybody else?")


def _what_if(someone: Visitor) -> None:
    someone.opens("What if", "w", "Whom would you seat?")
    someone.here("What if: whom", *_TO_AND_FRO)
    someone.opens("What if: how", "enter", "How would")
    someone.opens("What if: when", "enter", "In which session?")
    someone.opens("What if: what comes of it", "enter", "take back")
    someone.here("What if: taken back", "x")
    someone.opens("What if: back", "ctrl+g", "settled")


def _notes(someone: Visitor) -> None:
    here, opens = someone.here, someone.opens
    opens("Notes", "f5", "All notes")
    here("Notes", "up", "up", "down", "home", "end")
    here("Notes: next person", "f8", "f8", "f8")
    opens("Notes: a new one", "n", "Note")
    here("Notes: a new one", *"She")
    here("Notes: kept", "ctrl+s")


def textual(someone: Visitor) -> None:
    """Do the like in an app of nothing but Textual's own widgets (peer.py)."""
    here, opens, go = someone.here, someone.opens, someone.go
    go(see="Press 1, 2, 3, 4 or 5")
    for key, name in PEERS.items():
        opens(f"Textual: {name}", key, "Here it is")
        if key in "2345":
            here(f"Textual: {name}, a letter", *"abc")
        if key in "23":
            here(f"Textual: {name}, up and down", "tab", *_TO_AND_FRO)
        if key in "45":
            here(f"Textual: {name}, Tab", "tab", "tab", "tab")
        opens(f"Textual: {name}, back", "ctrl+g", "Press 1")


PEERS = {
    "1": "an empty screen",
    "2": "Input and ListView",
    "3": "Input and OptionList",
    "4": "ten fields",
    "5": "forty fields",
}

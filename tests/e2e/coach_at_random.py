"""A coach at the keyboard of the real program, who does whatever comes up until it is over."""

import random
import re
import time
from collections.abc import Callable
from typing import Final

from tests.e2e.terminal import Terminal

# Seconds that anything may take; then the script does not fit the program any more.
_PATIENCE: Final = 8.0
# So long nothing comes when a screen is whole.
_WHOLE: Final = 0.03
_ROOMS: Final = {"intake": "f2", "plan": "f3", "run": "f4", "notes": "f5", "share": "f6"}
_SAVED: Final = re.compile(r"saved \d\d:\d\d$")
_IN_A_ROOM: Final = re.compile(r"\[F?\d \w+\]")
_VOICE: Final = re.compile(r"▸ (.+?)  ")
# What only that step of the intake shows whose first answer is a text, and what the next one shows.
_STEP: Final = "The short term"
_NEXT_STEP: Final = "r remedy"
# As many as have a turn before those who passed are asked again.
_TURNS: Final = 5


class _Over(Exception):
    """The end has come."""


class CoachAtRandom:
    """Works until the end comes, in the middle of whatever it is.

    ``shown`` tells for every word that was typed when it first stood on the screen (monotonic seconds).
    ``acknowledged`` has the words of changes that stood there as done, and *saved* with them; ``turns``
    counts the turns of which the same is true. ``is_saving``: the last key was one that saves. ``story``
    has a line for every key and for all that was saved, with its second.
    """

    def __init__(self, terminal: Terminal, chance: random.Random, *, longest: float) -> None:
        self.shown: dict[str, float] = {}
        self.acknowledged: set[str] = set()
        self.turns = 0
        self.is_saving = False
        self.story: list[str] = []
        self._began = time.monotonic()
        self._terminal = terminal
        self._chance = chance
        self._typed: list[str] = []
        self._end = float("inf")
        self._longest = longest
        # It ends at any time; or with the key that begins one of the first saves; or as that is done; or when
        # something has stood there for a while that was never kept.
        self._ends = chance.choice(("any time", "saving", "saved", "typed"))
        self._saves = chance.randint(1, 5)

    def work(self) -> None:
        """Work until it is over."""
        self._until(lambda: _IN_A_ROOM.search(self._top), "the first room")
        longest = self._chance.uniform(0, self._longest) if self._ends == "any time" else self._longest
        self._end = time.monotonic() + longest
        doings = (self._write, self._capture, self._turn, self._turn, self._answer, self._leave, self._go)
        try:
            while True:
                self._chance.choice(doings)()
        except _Over:
            pass

    def _write(self) -> None:
        """Write a note, and keep it."""
        self._begin_note()
        words = self._type()
        self._keep("ctrl+s", words, lambda: self._sees(*words) and not self._sees("New note"))

    def _capture(self) -> None:
        """Take down what is said."""
        self._go("run")
        self._press("N")
        self._wait("⏎ keep")
        words = self._type()
        self._keep("enter", words, lambda: self._sees("✓", *words) and not self._sees("⏎ keep"))

    def _turn(self) -> None:
        """Let the next one speak, or pass."""
        if self.turns == _TURNS:
            return
        self._go("run")
        self._wait("▸ ")
        before = self._voice
        self._keep(self._chance.choice("np"), [], lambda: self._voice not in {None, before}, turns=1)

    def _answer(self) -> None:
        """Add a few words to an answer of the intake, and go on to the next."""
        self._go("intake")
        if self._sees(_STEP):
            self._press("f8")
            self._wait(_NEXT_STEP)
        self._press("f7")
        self._wait(_STEP, "F2 Intake")
        words = self._type()
        before = len(self._terminal.raw)
        # The words stood there before they were done: only a save that was seen to begin tells that they are.
        self._keep("enter", words, lambda: b"saving" in self._terminal.raw[before:])

    def _leave(self) -> None:
        """Begin a note, and leave it at that for a while, or go elsewhere."""
        self._begin_note()
        self._type()
        self._pause(self._chance.uniform(0.5, 2.0))
        if self._ends == "typed":
            raise _Over
        if self._chance.random() < 0.5:
            self._go()
        else:
            self._press("ctrl+s")
            self._until(lambda: not self._sees("New note"), "the end of the note")

    def _go(self, room: str = "") -> None:
        """Go to a room, whichever if not said."""
        room = room or self._chance.choice(list(_ROOMS))
        name = f"{room.capitalize()}]"
        if name not in self._top:
            self._press(_ROOMS[room])
        self._until(lambda: name in self._top, f"the room {room}")

    def _begin_note(self) -> None:
        self._go("notes")
        self._wait("n new")
        self._press("n")
        self._wait("New note")

    def _type(self) -> list[str]:
        """Type a few words that were never typed before, at a coach's pace."""
        words = []
        for _ in range(self._chance.randint(1, 3)):
            word = f"w{len(self._typed):02}{''.join(self._chance.choices('abcdefghij', k=4))}"
            words.append(word)
            self._typed.append(word)
            self._press(f" {word}")
            self._pause(self._chance.uniform(0.01, 0.12))
        self._wait(words[-1])
        return words

    def _keep(self, key: str, words: list[str], done: Callable[[], bool], turns: int = 0) -> None:
        """Press a key that keeps something, and wait until it stands there as done and saved."""
        self._press(key)
        self._saves -= 1
        if self._saves == 0 and self._ends == "saving":
            self.is_saving = True
            raise _Over
        self._until(lambda: done() and _SAVED.search(self._top), "what was done and saved", whole=True)
        self.acknowledged.update(words)
        self.turns += turns
        self._tell("saved", *words)
        if self._saves <= 0 and self._ends == "saved":
            raise _Over

    def _press(self, key: str) -> None:
        self._tell("press", key)
        self._terminal.press(key)

    def _tell(self, *what: str) -> None:
        self.story.append(f"{time.monotonic() - self._began:6.3f} {' '.join(what)}")

    @property
    def _top(self) -> str:
        return self._terminal.text.split("\n", 1)[0]

    @property
    def _voice(self) -> str | None:
        found = _VOICE.search(self._terminal.text)
        return found[1] if found else None

    def _sees(self, *texts: str) -> bool:
        screen = self._terminal.text
        return all(text in screen for text in texts)

    def _wait(self, *texts: str) -> None:
        """Wait until these stand on the screen."""
        self._until(lambda: self._sees(*texts), " and ".join(texts))

    def _until(self, condition: Callable[[], object], what: str, *, whole: bool = False) -> None:
        """Wait for something on the screen; with ``whole``, until the screen that has it is whole."""
        end = time.monotonic() + _PATIENCE
        while True:
            came = self._look(_WHOLE)
            if condition() and not (whole and came):
                return
            assert time.monotonic() < end, f"{what} did not come:\n{self._terminal.text}"
            assert not self._terminal.has_ended, f"the program has ended:\n{self._terminal.text}"

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._look(left)

    def _look(self, seconds: float) -> bool:
        """Look at what comes within ``seconds``, and say whether something did."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise _Over
        came = self._terminal.take_in(min(seconds, left))
        if came:
            text, now = self._terminal.text, time.monotonic()
            for word in self._typed[-6:]:
                if word in text:
                    self.shown.setdefault(word, now)
        return came

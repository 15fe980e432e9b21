"""The crash rig: the real program, killed at random moments, over and over; then its files are opened.

    python -m tests.e2e.crash --runs 300 --seed 7

A coach at random (``coach_at_random.py``) writes notes, captures what is said, passes turns, answers the
intake and walks through the rooms. At any time, or while the file is being written, or the moment it is
shown as saved, or in the middle of a note, the end comes: kill -9, SIGHUP, SIGTERM, the terminal closed, or
the ssh client killed. What has to hold then:

- every change that was acknowledged, shown with *saved* beside it, is in the engagement;
- every word that stood on the screen is in the engagement or among the drafts; after a kill -9, which
  leaves nobody any time, every word that stood there for a second;
- every file can be read, and the engagement can be opened again.
"""

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Final

import msgspec

from coachtui import example
from coachtui.application import running
from coachtui.application.clock import SystemClock
from coachtui.application.drafts import Drafts
from coachtui.application.practice import Practice
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage.practice_folder import PracticeFolder
from tests.e2e.coach_at_random import CoachAtRandom
from tests.e2e.sshd import Server, serving
from tests.e2e.terminal import Terminal

# How many programs run at the same time: they mostly wait, and get into each other's way as others would.
_AT_ONCE: Final = 3
# Seconds from the first screen to the end, at most.
LONGEST: Final = 7.0
# Until the engagement is written after a key that saves, at most; and how long that about takes.
LONGEST_TO_A_WRITE: Final = 0.5
WRITING: Final = 0.002
# What a kill -9 may cost, in seconds of typing.
FORGIVEN: Final = 1.0
# How long the program may take to be gone.
GONE: Final = 6.0
ID: Final = "crm"


class Ending(StrEnum):
    """How a run ends."""

    KILL = "kill -9"
    HANG_UP = "SIGHUP"
    TERMINATE = "SIGTERM"
    CLOSED = "terminal closed"
    CLIENT = "ssh client killed"


_SIGNALS: Final = {
    Ending.KILL: (signal.SIGKILL, -9),
    Ending.HANG_UP: (signal.SIGHUP, 129),
    Ending.TERMINATE: (signal.SIGTERM, 143),
}


@dataclass
class Tally:
    """What runs came to. ``young`` counts the words that a kill -9 may cost, ``oldest`` says how old one was.

    ``wrong`` has a line for everything that must not be.
    """

    endings: Counter[Ending] = field(default_factory=Counter)
    acknowledged: int = 0
    lost: int = 0
    words: int = 0
    young: int = 0
    oldest: float = 0.0
    interrupted: int = 0
    drafts: int = 0
    unreadable: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count the other's too."""
        for name in (
            "endings",
            "acknowledged",
            "lost",
            "words",
            "young",
            "interrupted",
            "drafts",
            "unreadable",
            "wrong",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.oldest = max(self.oldest, other.oldest)

    def __str__(self) -> str:
        kinds = ", ".join(f"{ending} {number}" for ending, number in sorted(self.endings.items()))
        return (
            f"{self.endings.total()} runs ({kinds})\n"
            f"{self.acknowledged} changes acknowledged, {self.lost} lost\n"
            f"{self.words} words shown, {self.young} gone; these stood there for {self.oldest:.2f} s at most "
            f"before a kill -9\n"
            f"{self.interrupted} runs ended within a write, {self.drafts} left drafts; "
            f"{self.unreadable} unreadable files\n"
        ) + "\n".join(self.wrong)


def run_all(
    runs: int,
    seed: int,
    folder: Path,
    server: Server | None,
    told: Callable[[Tally], object] = lambda _: None,
) -> Tally:
    """Do so many runs below ``folder``; without a server none of them goes over ssh.

    ``told`` is called after each with what it came to. The homes of runs in which something was wrong
    stay, for a look.
    """
    _prepare(folder / "prepared")
    tally = Tally()
    with ProcessPoolExecutor(_AT_ONCE, mp_context=get_context("spawn")) as pool:
        for one in pool.map(_run, repeat(folder), range(runs), repeat(seed), repeat(server)):
            told(one)
            tally.add(one)
    return tally


def server_in(folder: Path) -> AbstractContextManager[Server | None]:
    """Run an sshd with its files in ``folder``, if there is one on this machine."""
    sshd = shutil.which("sshd", path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    folder.mkdir()
    return serving(folder, sshd) if sshd else nullcontext()


def _prepare(home: Path) -> None:
    """Put the example into a practice, with its first session in the middle of a round."""
    practice = _practice(home)
    example.ensure(practice, "en")
    clock = practice.clock
    with practice.opened(ID) as workspace:
        workspace.do(running.start, 1, clock.now())
        while workspace.engagement.runs[0].block.id not in workspace.engagement.runs[0].rounds:
            workspace.do(running.next_block, 1, clock.now())


def _practice(home: Path) -> Practice:
    clock = SystemClock()
    return Practice(PracticeFolder(home / "data", clock), clock)


def _run(folder: Path, number: int, seed: int, server: Server | None) -> Tally:
    home = folder / f"run-{number}"
    shutil.copytree(folder / "prepared", home)
    # Each run has a chance of its own, whatever the others do.
    chance = random.Random(f"{seed} {number}")
    # kill -9 twice as often: it alone leaves no time to mend anything.
    endings = [Ending.KILL, *(one for one in Ending if one is not Ending.CLIENT or server is not None)]
    ending = endings[number % len(endings)]
    tally = Tally(Counter([ending]))
    environ = {**os.environ, "COACHTUI_HOME": str(home), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    arguments = ("--lang", "en", "open", ID, "--room", chance.choice(("notes", "run", "intake")))
    start = server.terminal if server is not None and ending is Ending.CLIENT else Terminal
    with start(*arguments, environ=environ) as terminal:
        coach = CoachAtRandom(terminal, chance, longest=LONGEST)
        try:
            coach.work()
            if coach.is_saving:
                _wait_for_a_write(home, chance)
            at = time.monotonic()
            _end(terminal, ending, home)
            _check(home, coach, ending, at, tally)
        except AssertionError as stuck:
            tally.wrong.append(str(stuck))
    (home / "story.txt").write_text("\n".join([*coach.story, terminal.text]), "utf-8")
    tally.wrong = [f"run {number}, {ending}, {home}: {line}" for line in tally.wrong]
    if not tally.wrong:
        shutil.rmtree(home)
    return tally


def _wait_for_a_write(home: Path, chance: random.Random) -> None:
    """Wait, without a pause, until the engagement's file is being written, and then a moment within that."""
    file = home / "data" / f"{ID}.json"
    before = file.stat().st_mtime_ns
    end = time.perf_counter() + LONGEST_TO_A_WRITE
    while time.perf_counter() < end:
        # It is written whole beside the old one; or into that, if somebody broke the rule.
        if any(_half_written(home)) or file.stat().st_mtime_ns != before:
            break
    end = time.perf_counter() + chance.choice((0.0, chance.uniform(0, WRITING)))
    while time.perf_counter() < end:
        pass


def _half_written(home: Path) -> Iterator[Path]:
    return (home / "data").glob(f"{ID}.json.*")


def _end(terminal: Terminal, ending: Ending, home: Path) -> None:
    """Bring the end about, and see that the program is gone in time, with the code that says why."""
    if ending in _SIGNALS:
        number, expected = _SIGNALS[ending]
        terminal.signal(number)
        code = terminal.left(within=GONE)
    elif ending is Ending.CLOSED:
        terminal.hang_up()
        code, expected = terminal.ended(within=GONE), 129
    else:
        program = msgspec.json.decode((home / "data" / f"{ID}.lock").read_bytes())["pid"]
        terminal.signal(signal.SIGKILL)
        code, expected = terminal.ended(within=GONE), -9
        end = time.monotonic() + GONE
        while Path(f"/proc/{program}").exists():
            assert time.monotonic() < end, "the program lives on"
            time.sleep(0.01)
    assert code == expected, f"the exit code is {code} and not {expected}"


def _check(home: Path, coach: CoachAtRandom, ending: Ending, at: float, tally: Tally) -> None:
    """Open every file, and look for what the screen had shown."""
    tally.acknowledged += len(coach.acknowledged) + coach.turns
    tally.words += len(coach.shown)
    tally.interrupted += any(_half_written(home))
    try:
        engagement = _opened(home)
    except Refused as refused:
        tally.unreadable += 1
        tally.wrong.append(str(refused))
        return
    drafts = home / "data" / f"{ID}.drafts.json"
    typed = b""
    if drafts.exists():
        tally.drafts += 1
        typed = drafts.read_bytes()
    for file in (drafts, home / "data" / f"{ID}.previous.json"):
        try:
            if file.exists():
                msgspec.json.decode(file.read_bytes(), type=Drafts if file is drafts else dict)
        except msgspec.DecodeError as error:
            tally.unreadable += 1
            tally.wrong.append(f"{file.name}: {error}")
    kept = msgspec.json.encode(engagement)
    lost = [word for word in coach.acknowledged if word.encode() not in kept]
    lost += ["a turn"] * max(0, coach.turns - _turns(engagement))
    tally.lost += len(lost)
    gone = {word: at - since for word, since in coach.shown.items() if word.encode() not in kept + typed}
    forgiven = FORGIVEN if ending is Ending.KILL else 0.0
    late = {word: age for word, age in gone.items() if age > forgiven}
    tally.young += len(gone) - len(late)
    tally.oldest = max([tally.oldest, *(age for age in gone.values() if age <= forgiven)])
    if lost:
        tally.wrong.append(f"acknowledged and lost: {' '.join(lost)}")
    if late:
        told = ", ".join(f"{word} ({age:.2f} s)" for word, age in late.items())
        tally.wrong.append(f"shown and lost: {told}")


def _opened(home: Path) -> Engagement:
    """Open the engagement as the next session would, and close it again without a trace of that."""
    PracticeFolder(home / "data", SystemClock()).open(ID).close()
    return _practice(home).read(ID)


def _turns(engagement: Engagement) -> int:
    """Return how many voices of the round have had their turn, or have passed."""
    (run,) = engagement.runs
    return sum(len(one.spoken) + len(one.waiting) + len(one.passed) for one in run.rounds.values())


def main() -> None:
    """Run the rig from the shell; exit code 1 if anything was lost."""
    parser = argparse.ArgumentParser(description="Kill the program at random, and see that nothing is lost.")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=None)
    wanted = parser.parse_args()
    seed = random.randrange(1_000_000) if wanted.seed is None else wanted.seed
    folder = Path(tempfile.mkdtemp(prefix="coachtui-crash-"))
    print(f"seed {seed}, in {folder}", flush=True)

    def told(tally: Tally) -> None:
        print("." if not tally.wrong else "!", end="", flush=True)

    with server_in(folder / "ssh") as server:
        if server is None:
            print("no sshd here: nothing over ssh")
        tally = run_all(wanted.runs, seed, folder, server, told)
    print(f"\nseed {seed}: {tally}")
    if not tally.wrong:
        shutil.rmtree(folder)
    raise SystemExit(1 if tally.wrong else 0)


if __name__ == "__main__":
    main()

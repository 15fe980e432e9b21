"""What keeps the event loop: a walk through the whole program with 30, 300 and 3,000 notes.

Exit status 1 if the promise does not hold; benchmarks/README.md tells what is promised, and how to read it.

``make bench``, or: python -m benchmarks.loop [--rounds 3] [--sizes 30 3000] [--least 16]
"""

import argparse
import fcntl
import functools
import os
import pty
import struct
import sys
import tempfile
import termios
from pathlib import Path
from typing import cast

import msgspec
from msgspec import structs
from textual.pilot import Pilot

from benchmarks import engagement
from benchmarks.walk import walk
from benchmarks.walking import Step, Walker
from benchmarks.watching import Watch
from coachtui import settings
from coachtui.application.clock import SystemClock
from coachtui.application.practice import Practice
from coachtui.i18n import Words
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.tui import app as program
from coachtui.tui import showing

SIZES = (30, 300, 3000)
PROMISE = 16.0  # milliseconds
NOISE = 1.25  # so much more may be chance, and a few milliseconds on top


def main() -> int:
    """Walk, and tell what was found; return the exit status."""
    asked = argparse.ArgumentParser(description="How long the event loop is held, at each step of a walk.")
    asked.add_argument("--rounds", type=int, default=3, help="how often; of each step the best counts")
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of notes")
    asked.add_argument("--least", type=float, default=PROMISE, help="tell of callbacks from so many ms on")
    asked.add_argument("--walk", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.walk:
        return _walk_here(given.walk)
    found = {size: _best([_in_a_terminal(size) for _ in range(given.rounds)]) for size in given.sizes}
    *steps, pause = zip(*found.values(), strict=True)
    _tell(list(found), steps, given.least)
    print(f"In a pause of five seconds rubbish is looked for: {pause[-1].work:.0f} ms, once.")
    broken = [step[-1] for step in steps if _breaks(step)]
    for step in broken:
        print(f"BROKEN: {step.name}: {step.work:.1f} ms, {step.ours:.1f} of them ours")
    if not broken:
        print(f"Kept: no work of ours over {PROMISE:.0f} ms, and none over it that grows with the notes.")
    return 1 if broken else 0


def _tell(sizes: list[int], walked: list[tuple[Step, ...]], least: float) -> None:
    """Print a line for each step, and its callbacks of the last size that did ``least`` ms of work."""
    heads = "".join(f"{size:>8}" for size in sizes)
    print(f"{'most work in one callback (ms), notes:':<44}{heads}{'ours':>8}{'wall':>8}{'waited':>8}")
    for steps in walked:
        last = steps[-1]
        figures = "".join(f"{step.work:8.1f}" for step in steps)
        print(f"{last.name:<44}{figures}{last.ours:8.1f}{last.wall:8.1f}{last.waited:8.0f}")
        for held in last.held:
            if held.work >= least:
                print(
                    f"    work {held.work:.1f}, ours {held.ours:.1f}, rubbish {held.collecting:.1f}, "
                    f"wall {held.wall:.1f}: {held.handled} · {held.function}"
                )


def _breaks(steps: tuple[Step, ...]) -> bool:
    """Tell whether work of ours takes too long in a step, or any work that grows with the notes."""
    first, last = steps[0].work, steps[-1].work
    return last > PROMISE and (steps[-1].ours > PROMISE or last > NOISE * first + 4)


def _best(rounds: list[list[Step]]) -> list[Step]:
    """Return the least of what each step took in the rounds: what it took more is the machine's doing."""
    best = []
    for steps in zip(*rounds, strict=True):
        least = min(steps, key=lambda step: step.work)
        ours, wall = min(step.ours for step in steps), min(step.wall for step in steps)
        best.append(structs.replace(least, ours=ours, wall=wall, waited=min(step.waited for step in steps)))
    return best


def _in_a_terminal(notes: int) -> list[Step]:
    """Walk through the program with so many notes, on a pseudo-terminal of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        engagement.keep(folder / "data", notes)
        result = folder / "steps.json"
        pid, terminal = pty.fork()
        if pid == 0:
            os.environ.update(TERM="xterm-256color", LANG="C.UTF-8", COACHTUI_HOME=name)
            os.execv(sys.executable, [sys.executable, "-m", "benchmarks.loop", "--walk", str(result)])
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 23, 80, 0, 0))
        said = b""
        while data := _read(terminal):
            said = (said + data)[-8000:]
        os.close(terminal)
        _, status = os.waitpid(pid, 0)
        if stuck := list(folder.glob("*.txt")):
            raise SystemExit(stuck[0].read_text(encoding="utf-8"))
        if status or not result.exists():
            raise SystemExit(said.decode(errors="replace"))
        return msgspec.json.decode(result.read_bytes(), type=list[Step])


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # how Linux says that the program has ended
        return b""


def _walk_here(result: Path) -> int:
    """Run the program as the command line does, with somebody at its keyboard; return its exit status."""
    watch = Watch()

    async def walked(pilot: Pilot[int]) -> None:
        someone = Walker(cast(program.CoachApp, pilot.app), watch)
        try:
            await walk(someone)
            result.write_bytes(msgspec.json.encode(someone.steps))
        except TimeoutError as error:
            result.with_suffix(".txt").write_text(str(error), encoding="utf-8")
            pilot.app.exit(1)

    class Walked(program.CoachApp):
        """The program, with a walker in it."""

        run = functools.partialmethod(program.CoachApp.run, auto_pilot=walked)

    showing.CoachApp = Walked  # type: ignore[attr-defined]
    clock = SystemClock()
    chosen = settings.read(os.environ)
    practice = Practice(PracticeFolder(chosen.folders.data, clock), clock)
    watch.start()
    return showing.run(practice, Words("en"), chosen)


if __name__ == "__main__":
    sys.exit(main())

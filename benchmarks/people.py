"""How long a key takes with 20, 100, 200 and 400 stakeholders, at every place of the program.

Exit status 1 if the promise does not hold; benchmarks/README.md tells what is promised, and how to read it.

``make bench``, or: python -m benchmarks.people [--rounds 3] [--sizes 20 200] [--keys]
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import msgspec

from benchmarks import crowd, visits
from benchmarks.keyboard import Answer, Keyboard
from benchmarks.visits import ASIDE, Kind, Pressed, Visitor, Walk
from benchmarks.watching import Watch
from coachtui import settings
from coachtui.application.clock import SystemClock
from coachtui.application.practice import Practice
from coachtui.i18n import Words
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.tui import showing

SIZES = (20, 100, 200, 400)
PROMISED = 200  # stakeholders
PROMISE = 50.0  # milliseconds
GROWTH, NOISE = 1.4, 10.0  # so much more work is allowed to who opens something: times, and milliseconds
TOLD = {Kind.HERE: "keys that do something where one is", Kind.OPENS: "keys that open something"}
_PROGRAM = [sys.executable, "-m", "coachtui"]
_PEER = [sys.executable, "-m", "benchmarks.peer"]


class Spell(msgspec.Struct):
    """One callback of the event loop: when it began, and how many seconds of work of ours it did."""

    began: float
    ours: float


class Figures(NamedTuple):
    """One key, in milliseconds: the best of the rounds."""

    first: float
    whole: float
    work: float
    frames: float


class Place(NamedTuple):
    """A place at one size: each of its keys, in their order."""

    name: str
    kind: Kind
    keys: tuple[str, ...]
    figures: tuple[Figures, ...]

    @property
    def whole(self) -> float:
        """Until all that came of a key was on the screen: the median of the keys."""
        return statistics.median(one.whole for one in self.figures)

    @property
    def worst(self) -> float:
        """The same of the slowest key."""
        return max(one.whole for one in self.figures)

    @property
    def answered(self) -> float:
        """Until its slowest key was answered: all of it was there, but for what a thread makes."""
        if self.name in ASIDE:
            return max(one.first for one in self.figures)
        return max(one.whole for one in self.figures)

    @property
    def first(self) -> float:
        """Until the first of it was on the screen: the median of the keys."""
        return statistics.median(one.first for one in self.figures)

    @property
    def work(self) -> float:
        """What the processor did: the median of the keys."""
        return statistics.median(one.work for one in self.figures)

    @property
    def frames(self) -> float:
        """In how many portions the screen was drawn: the median of the keys."""
        return statistics.median(one.frames for one in self.figures)


def main() -> int:
    """Visit every place at every size, and tell; return the exit status."""
    asked = argparse.ArgumentParser(description="How long a key takes, with so many stakeholders.")
    asked.add_argument("--rounds", type=int, default=3, help="how often; of each key the best counts")
    asked.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of stakeholders")
    asked.add_argument("--keys", action="store_true", help="tell of every key by itself as well")
    asked.add_argument("--watched", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.watched:
        return _watched_here(given.watched)
    told = max((size for size in given.sizes if size <= PROMISED), default=min(given.sizes))
    ours = _ours(told)
    found = {size: _visited(visits.coachtui, _PROGRAM, size, given.rounds) for size in given.sizes}
    peers = {size: _visited(visits.textual, [*_PEER, str(size)], size, given.rounds) for size in given.sizes}
    _tell(found, told, ours)
    print("\nNothing but Textual, with as many rows in its lists:")
    _tell(peers, told, {})
    if given.keys:
        _tell_keys(found[told])
    return _judged(found, told)


def _judged(found: dict[int, list[Place]], told: int) -> int:
    """Say whether the promises hold; return the exit status."""
    here = [place for place in found[told] if place.kind is Kind.HERE and place.answered > PROMISE]
    for place in here:
        print(f"BROKEN: {place.name}: {place.answered:.0f} ms with {told} stakeholders")
    if not here:
        print(f"Kept: where one is, every key is answered within {PROMISE:.0f} ms with {told} stakeholders.")
    grown = [
        (few.name, few.work, many.work)
        for few, many in zip(found[min(found)], found[told], strict=True)
        if many.kind is Kind.OPENS and many.name not in ASIDE and many.work > GROWTH * few.work + NOISE
    ]
    for name, few_work, many_work in grown:
        print(f"BROKEN: {name}: opening it grows from {few_work:.0f} to {many_work:.0f} ms of work")
    if not grown:
        print("Kept: no key that opens something takes noticeably longer with more stakeholders.")
    slow = [
        f"{one.name} {one.whole:.0f}"
        for one in found[told]
        if one.kind is Kind.OPENS and one.answered > PROMISE
    ]
    print(f"Opening takes longer than {PROMISE:.0f} ms here: {', '.join(slow) or 'nowhere'}.")
    return 1 if here or grown else 0


def _tell(found: dict[int, list[Place]], told: int, ours: dict[tuple[str, Kind], float]) -> None:
    """Print a line a place: how long until all of the answer was there, what it took, and how that grows."""
    sizes = list(found)
    pairs = [(a, b) for a, b in ((20, 200), (200, 400)) if {a, b} <= set(sizes)]
    heads = "".join(f"{size:>6}" for size in sizes)
    grows = "".join(f"{f'{a}→{b}':>9}" for a, b in pairs)
    print(f"{'':<32}{heads} │ at {told}: worst first frames  work  ours │ work grows{grows}")
    for kind in Kind:
        print(f"{TOLD[kind]}:")
        for places in zip(*found.values(), strict=True):
            at = dict(zip(sizes, places, strict=True))
            one = at[told]
            if one.kind is not kind:
                continue
            whole = "".join(f"{place.whole:6.0f}" for place in places)
            own = f"{ours[one.name, kind]:6.1f}" if (one.name, kind) in ours else " " * 6
            grown = "".join(f"{at[b].work / max(at[a].work, 0.1):8.1f}×" for a, b in pairs)
            print(
                f"  {one.name:<30}{whole} │ {one.worst:{len(str(told)) + 10}.0f}{one.first:6.0f}"
                f"{one.frames:7.0f}{one.work:6.0f}{own} │           {grown}"
            )


def _tell_keys(places: list[Place]) -> None:
    for place in places:
        for key, one in zip(place.keys, place.figures, strict=True):
            print(
                f"{place.name:<30} {key:<10} whole {one.whole:6.1f}  first {one.first:6.1f}  "
                f"work {one.work:6.1f}  frames {one.frames:.0f}"
            )


def _visited(walk: Walk, command: list[str], people: int, rounds: int) -> list[Place]:
    """Walk so often, and return what the keys took, place by place."""
    walks = [_walked(walk, command, people) for _ in range(rounds)]
    keys = [(each[0], _best([one.answer for one in each])) for each in zip(*walks, strict=True)]
    places: dict[tuple[str, Kind], list[tuple[str, Figures]]] = {}
    for pressed, figures in keys:
        places.setdefault((pressed.place, pressed.kind), []).append((pressed.key, figures))
    return [
        Place(name, kind, tuple(key for key, _ in there), tuple(figures for _, figures in there))
        for (name, kind), there in places.items()
    ]


def _best(answers: list[Answer]) -> Figures:
    """Return the least that a key took in the rounds: what it took more is the machine's doing."""
    first, whole, work, frames = (
        min(values)
        for values in zip(*((one.first, one.whole, one.work, one.frames) for one in answers), strict=True)
    )
    return Figures(first, whole, work, frames)


def _walked(walk: Walk, command: list[str], people: int) -> list[Pressed]:
    """Walk once through a program in a terminal of its own, over an engagement with so many people."""
    with tempfile.TemporaryDirectory() as home:
        crowd.keep(Path(home, "data"), people)
        with Keyboard(command, {"LANG": "C.UTF-8", "COACHTUI_HOME": home}) as keyboard:
            someone = Visitor(keyboard)
            walk(someone)
            keyboard.leave()
            return someone.pressed


def _ours(people: int) -> dict[tuple[str, Kind], float]:
    """Return how much of the work was ours, by place: the median of its keys, from a walk of its own."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "spells.json")
        command = [sys.executable, "-m", "benchmarks.people", "--watched", str(result)]
        walked = _walked(visits.coachtui, command, people)
        spells = msgspec.json.decode(result.read_bytes(), type=list[Spell])
    by_place: dict[tuple[str, Kind], list[float]] = {}
    for place, kind, _, answer in walked:
        ours = sum(one.ours for one in spells if answer.began <= one.began < answer.ended)
        by_place.setdefault((place, kind), []).append(ours * 1000)
    return {place: statistics.median(each) for place, each in by_place.items()}


def _watched_here(result: Path) -> int:
    """Run the program as the command line does, and look into every callback of its loop."""
    clock = SystemClock()
    chosen = settings.read(os.environ)
    watch = Watch()
    watch.start()
    status = showing.run(Practice(PracticeFolder(chosen.folders.data, clock), clock), Words("en"), chosen)
    spells = [Spell(one.began, one.ours) for one in watch.callbacks]
    result.write_bytes(msgspec.json.encode(spells))
    return status


if __name__ == "__main__":
    sys.exit(main())

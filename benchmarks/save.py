"""A durable save of one note more: coachtui beside stock TinyDB, sqlite3 and a plain append, in one run.

Each round saves once in every way, in random order, and takes it back: what else the machine does hits
all of them alike, so it is the ratios that count. Exit status 1 if a promise does not hold.

``make bench``, or: python -m benchmarks.save [--rounds 200] [--folder DIR]
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import structs

from benchmarks import engagement, machine, parts
from benchmarks.ways import Append, Ours, Sqlite, StockTinyDB, Way
from coachtui.application.clock import SystemClock
from coachtui.storage.practice_folder import PracticeFolder

SIZES = (30, 300, 3000)
PRACTICE = 200
WARM_UP = 5

# What is promised. The first is at 300 notes; the second allows for what two medians differ by chance.
OF_STOCK = 0.6
OF_ONE = 1.15
LOOP_MS = 16.0
# We wait for the disk twice where stock TinyDB does so once: where that takes longer, it is all that counts.
TOO_SLOW_MS = 0.4


class Figures(NamedTuple):
    """Milliseconds: the middle one, and what 19 of 20 stay under."""

    median: float
    p95: float

    def __str__(self) -> str:
        """Return both, as a table has them."""
        return f"{self.median:.2f} ({self.p95:.2f})"


class Promise(NamedTuple):
    """What was promised, what was found, and whether it held."""

    words: str
    found: str
    held: bool


def main() -> int:
    """Measure, tell, and return the exit status."""
    asked = argparse.ArgumentParser(description="How long a durable save takes, beside its peers.")
    asked.add_argument("--rounds", type=int, default=200, help="how often each way saves")
    asked.add_argument("--folder", type=Path, default=Path("build"), help="where: choose a real disk")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    print(f"A durable save of one note more; {given.rounds} rounds, all ways in each, in random order.")
    print(machine.facts(given.folder), end="\n\n")

    promises = [*_beside_peers(given), *_where_it_goes(given), *_in_a_practice(given)]
    print("Promises")
    for promise in promises:
        print(f"  {'held  ' if promise.held else 'BROKEN'}  {promise.words}: {promise.found}")
    return 0 if all(promise.held for promise in promises) else 1


def interleaved(ways: Mapping[str, Way], rounds: int) -> dict[str, Figures]:
    """Return how long each way takes to save."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    order = list(ways)
    for number in range(WARM_UP + rounds):
        random.shuffle(order)
        for name in order:
            began = time.perf_counter()
            ways[name].save()
            took = time.perf_counter() - began
            if number >= WARM_UP:
                times[name].append(took * 1000)
            ways[name].undo()
    for way in ways.values():
        way.close()
    return {
        name: Figures(statistics.median(each), statistics.quantiles(each, n=20)[18])
        for name, each in times.items()
    }


def _beside_peers(given: argparse.Namespace) -> list[Promise]:
    found, kilobytes = {}, {}
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=given.folder) as name:
            folder = Path(name)
            one = engagement.large(size)
            ours = Ours(folder / "practice", one)
            contents = (folder / "practice" / f"{one.id}.json").read_bytes()
            tables, kilobytes[size] = json.loads(contents), len(contents) // 1000
            ways: dict[str, Way] = {
                "coachtui": ours,
                "stock TinyDB": StockTinyDB(folder, tables),
                "sqlite FULL": Sqlite(folder, tables),
                "append+fsync": Append(folder, tables),
            }
            found[size] = interleaved(ways, given.rounds)
    names = list(found[SIZES[0]])
    print("Milliseconds: the median (and what 19 of 20 stay under)")
    print(f"{'notes':>7}{'kB':>7}" + "".join(f"{name:>16}" for name in names))
    for size, figures in found.items():
        print(f"{size:7}{kilobytes[size]:7}" + "".join(f"{figures[name]!s:>16}" for name in names))
    print("coachtui's median as a ratio to theirs")
    ratios = {
        size: {name: each["coachtui"].median / each[name].median for name in names}
        for size, each in found.items()
    }
    for size, each in ratios.items():
        print(f"{size:7}{'':7}" + "".join(f"{each[name]:16.2f}" for name in names))
    print()
    ratio, sync = ratios[300]["stock TinyDB"], found[300]["append+fsync"].median
    words = f"at 300 notes at most {OF_STOCK} of stock TinyDB"
    told = f"{ratio:.2f}"
    if sync > TOO_SLOW_MS:
        told += f" (one append+fsync took {sync:.2f} ms: this disk is too slow, or too busy now, to tell)"
    return [Promise(words, told, ratio <= OF_STOCK)]


def _where_it_goes(given: argparse.Namespace) -> list[Promise]:
    print("Where coachtui's milliseconds go (medians; `processor` is all that is not waiting)")
    print(f"{'notes':>7}" + "".join(f"{name:>13}" for name in parts.NAMES))
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=given.folder) as name:
            ours = Ours(Path(name), engagement.large(size))
            spent = parts.spent(ours, given.rounds)
            ours.close()
        print(f"{size:7}" + "".join(f"{spent[name]:13.3f}" for name in parts.NAMES))
    print()
    words = f"at {SIZES[-1]} notes no more than {LOOP_MS:.0f} ms of the processor, so no key waits longer"
    processor = spent["processor"]
    return [Promise(words, f"{processor:.1f} ms", processor <= LOOP_MS)]


def _in_a_practice(given: argparse.Namespace) -> list[Promise]:
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        one = engagement.large(300)
        full = Path(name) / "full"
        store = PracticeFolder(full, SystemClock())
        for number in range(1, PRACTICE):
            store.create(structs.replace(one, id=f"other-{number}"))
        found = interleaved({"one": Ours(Path(name) / "one", one), "full": Ours(full, one)}, given.rounds)
    ratio = found["full"].median / found["one"].median
    print("A practice of one engagement beside one of many, 300 notes in each")
    print(f"{'of 1':>14}{'of ' + str(PRACTICE):>16}{'ratio':>10}")
    print(f"{found['one']!s:>14}{found['full']!s:>16}{ratio:10.2f}", end="\n\n")
    words = f"in a practice of {PRACTICE} at most {OF_ONE} of what it takes in a practice of one"
    return [Promise(words, f"{ratio:.2f}", ratio <= OF_ONE)]


if __name__ == "__main__":
    sys.exit(main())

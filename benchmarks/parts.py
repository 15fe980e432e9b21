"""Where the time of a save goes, by timing what it calls."""

import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from benchmarks.ways import Way
from coachtui.storage import atomic

NAMES = ("encode", "write", "sync file", "rename", "sync folder", "the rest", "total", "processor")
_SYSTEM = ("open", "fchmod", "write", "fsync", "close", "link", "replace", "unlink")
_PART_OF = {"encode": "encode", "link": "rename", "replace": "rename", "unlink": "rename"}


def spent(way: Way, rounds: int) -> dict[str, float]:
    """Return the milliseconds (medians) of each of ``NAMES`` in one save.

    ``encode`` is the row that is new and putting all rows together; ``the rest`` finds out what changed,
    and puts it into TinyDB's tables. ``processor`` is what the thread was at work, in Python or in the
    system: longer it cannot have kept the screen's thread waiting.
    """
    times: dict[str, list[float]] = {name: [] for name in NAMES}
    for _ in range(rounds):
        with _timed() as calls:
            began, worked = time.perf_counter(), time.thread_time()
            way.save()
            total, work = time.perf_counter() - began, time.thread_time() - worked
        way.undo()
        synced = [place for place, (name, _) in enumerate(calls) if name == "fsync"]
        parts = dict.fromkeys(NAMES, 0.0)
        for place, (name, took) in enumerate(calls):
            if name == "fsync":
                part = "sync file" if place == synced[0] else "sync folder"
            else:
                part = _PART_OF.get(name, "write" if place < synced[0] + 2 else "sync folder")
            parts[part] += took
        parts["the rest"] = total - sum(parts.values())
        parts["total"], parts["processor"] = total, work
        for name in NAMES:
            times[name].append(parts[name] * 1000)
    return {name: statistics.median(each) for name, each in times.items()}


@contextmanager
def _timed() -> Iterator[list[tuple[str, float]]]:
    """Give a list to which every call that matters is added, with its seconds."""
    calls: list[tuple[str, float]] = []

    def timed(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return original(*args, **kwargs)
            finally:
                calls.append((name, time.perf_counter() - began))

        return call

    with ExitStack() as patches:
        for module, name in ((atomic, "encode"), *((os, name) for name in _SYSTEM)):
            original = getattr(module, name)
            patches.enter_context(mock.patch.object(module, name, timed(name, original)))
        yield calls

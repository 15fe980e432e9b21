"""Work that takes long, done in a thread, while the screen goes on answering keys."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.dom import DOMNode

_T = TypeVar("_T")


class Aside:
    """What one screen or widget has done in a thread: one piece at a time, and only the newest counts.

    The work is of frozen values: a thread may read them while the coach goes on. It cannot be stopped, so
    what was begun is finished first; but what came of it is told only if nothing newer was asked for.
    """

    def __init__(self, node: DOMNode) -> None:
        """Take whose work it is: when that goes, nothing is told any more."""
        self._node = node
        self._one_at_a_time = asyncio.Lock()
        self._asked = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def is_busy(self) -> bool:
        """Whether the newest piece is not done yet."""
        return not self._idle.is_set()

    def ask(self, work: Callable[[], _T], then: Callable[[_T], object]) -> None:
        """Have ``work`` done in a thread, and ``then`` called here with what came of it."""
        self._asked += 1
        self._idle.clear()
        self._node.run_worker(self._do(work, then, self._asked), group="aside")

    def forget(self) -> None:
        """Have nothing done any more: what was asked for is out of date."""
        self._asked += 1
        self._idle.set()

    async def done(self) -> None:
        """Wait until the newest piece is done and told."""
        await self._idle.wait()

    async def _do(self, work: Callable[[], _T], then: Callable[[_T], object], number: int) -> None:
        try:
            async with self._one_at_a_time:
                if number != self._asked:
                    return
                made = await asyncio.to_thread(work)
            if number == self._asked:
                self._idle.set()
                then(made)
        finally:
            if number == self._asked:
                self._idle.set()

"""A coach at work in a process of its own, to whom a test can do what disks do."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec
import pytest

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.application.workspace import Workspace
from coachtui.domain.errors import Refused
from tests.fakes import START, FixedClock
from tests.storage import eio
from tests.storage.cases import ID, engagement, names_in, store_in

ROOT = Path(__file__).parents[2]
KILOBYTE = 1024
# A small disk of its own, that nobody else sees and that goes with the process.
ON_A_SMALL_DISK = ("unshare", "--user", "--map-root-user", "--mount", "--")
# Root may write anywhere; without these two it has to obey like anybody.
OBEYING = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--") if os.geteuid() == 0 else ()


def need_obedience() -> None:
    """Skip where root cannot be made to obey; in CI, where it can, fail."""
    tried = subprocess.run([*OBEYING, "true"], capture_output=True, text=True, check=False)
    if tried.returncode:
        reason = f"root cannot be made to obey here: {tried.stderr.strip()}"
        pytest.fail(reason) if os.environ.get("COACHTUI_CI") else pytest.skip(reason)


class Told(msgspec.Struct):
    """What the program says and has after each thing that is asked.

    ``state`` and, when something is wrong, ``problem``, ``why`` and ``where``; ``notes`` as they stand on
    the screen; ``on_disk``: those that another reader finds in the file, None when it cannot be read;
    ``names``: the files in the folder.
    """

    state: str
    problem: str
    why: str
    where: str
    notes: list[str]
    on_disk: list[str] | None
    names: set[str]


class Coach:
    """The other process, over the practice in ``folder``; a context manager that leaves no process."""

    def __init__(self, folder: Path, *, through: Sequence[str] = (), kilobytes: int = 0) -> None:
        """Start it ``through`` a command, on a disk of its own of so many ``kilobytes``, if any."""
        arguments = [str(folder), str(kilobytes)]
        self._process = subprocess.Popen(
            [*through, sys.executable, "-m", "tests.storage.coaching", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(20)
        self._process.stdout.close()

    def ask(self, what: str, words: str = "") -> Told:
        """Ask for one of the methods of ``_AtWork``."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{what} {words}\n")
        self._process.stdin.flush()
        return msgspec.json.decode(self._process.stdout.readline(), type=Told)


class _AtWork:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_sick = False
        self._clock = FixedClock()
        Practice(store_in(folder), self._clock).keep(engagement())
        self.workspace: Workspace = Practice(store_in(folder), self._clock).open(ID)

    def write(self, text: str) -> None:
        """Write a note."""
        number = len(self.workspace.engagement.notes) + 1
        self._perhaps_sick(lambda: self.workspace.do(noting.write, f"n{number}", text, now=START))

    def type(self, text: str) -> None:
        """Type, and keep nothing of it yet."""
        self._perhaps_sick(lambda: self.workspace.draft("capture:", {"text": text}))

    def again(self, _: str) -> None:
        """Try again, as the key for it does."""
        self._perhaps_sick(self.workspace.settle)

    def limit(self, size: str) -> None:
        """Let no file become larger than so many bytes; -1: as large as it likes."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(size), -1))

    def fill(self, _: str) -> None:
        """Fill the disk to the last byte."""
        with (self._folder / "filler").open("wb", buffering=0) as stream:
            for size in (64 * KILOBYTE, KILOBYTE, 1):
                try:
                    while True:
                        stream.write(b"x" * size)
                except OSError:
                    continue

    def free(self, _: str) -> None:
        """Make room again."""
        (self._folder / "filler").unlink()

    def read_only(self, _: str) -> None:
        """Let the disk be read only for all that is opened from now on."""
        data = str(self._folder / "data")
        subprocess.run(["mount", "--bind", data, data], check=True)
        subprocess.run(["mount", "-o", "remount,bind,ro", data], check=True)

    def writable(self, _: str) -> None:
        """Let it be as before."""
        subprocess.run(["umount", str(self._folder / "data")], check=True)

    def sick(self, yes: str) -> None:
        """Let nothing be synced from now on (``yes``), or again (``no``)."""
        self._is_sick = yes == "yes"

    def told(self) -> Told:
        problem = self.workspace.problem
        params: dict[str, Any] = problem.params if problem else {}
        on_disk, names = None, set[str]()
        with suppress(Refused):
            on_disk = [note.text for note in store_in(self._folder).read(ID).notes]
        with suppress(OSError):
            names = names_in(self._folder)
        return Told(
            state=self.workspace.state,
            problem=problem.key if problem else "",
            why=params.get("why", ""),
            where=params.get("where", ""),
            notes=[note.text for note in self.workspace.engagement.notes],
            on_disk=on_disk,
            names=names,
        )

    def _perhaps_sick(self, do: Callable[[], object]) -> None:
        if self._is_sick:
            eio.where_nothing_syncs(do)
        else:
            do()


def _main(folder: Path, kilobytes: int) -> None:
    if kilobytes:
        options = ["-t", "tmpfs", "-o", f"size={kilobytes}k", "none"]
        subprocess.run(["mount", *options, str(folder)], check=True)
    work = _AtWork(folder)
    for line in sys.stdin:
        what, _, words = line.rstrip("\n").partition(" ")
        getattr(work, what)(words)
        os.write(1, msgspec.json.encode(work.told()) + b"\n")
    work.workspace.close()


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))

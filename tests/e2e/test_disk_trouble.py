"""The real program on a disk in trouble: it says so and why, keeps the words, and saves them after."""

import json
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.terminal import PROGRAM, Terminal
from tests.storage import eio
from tests.storage.coaching import OBEYING, ROOT, need_obedience

AGAIN = "\x0c"  # ctrl+l
FAULTY = (
    "import runpy; from tests.storage import eio; eio.no_sync_in_this_thread(); runpy.run_module('coachtui')"
)


def no_larger_than(size: int) -> Callable[[Terminal, Path], None]:
    """Let the program's files become so large at the most, in bytes; -1: as large as they like."""

    def limit(terminal: Terminal, _: Path) -> None:
        resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (size, -1))

    return limit


TROUBLES: dict[str, tuple[str, Callable[[Terminal, Path], object], Callable[[Terminal, Path], object]]] = {
    "no larger file": ("could not be written (EFBIG)", no_larger_than(1000), no_larger_than(-1)),
    "a folder that may not be written": (
        "you may not write",
        lambda _, data: data.chmod(0o500),
        lambda _, data: data.chmod(0o700),
    ),
    "a folder that went away": (
        "is gone",
        lambda _, data: data.rename(data.with_name("away")),
        lambda _, data: data.with_name("away").rename(data),
    ),
}


@pytest.fixture
def need_obeying() -> None:
    need_obedience()


@pytest.fixture
def data() -> Path:
    return Path(os.environ["COACHTUI_HOME"]) / "data"


def notes_in(data: Path) -> list[str]:
    return [row["text"] for row in json.loads((data / "crm.json").read_bytes())["notes"].values()]


def go_to_the_notes(terminal: Terminal) -> None:
    terminal.until("Who is missing")
    for _ in range(20):  # a key that is pressed while the first screen comes up may go by
        terminal.press("f5")
        terminal.watch(0.5)
        if "All notes" in terminal.text:
            return
    raise AssertionError(terminal.text)


def write(terminal: Terminal, text: str, mark: str) -> None:
    terminal.press("n")
    terminal.press(text, "ctrl+s")
    terminal.until(text)
    terminal.until(mark)


@pytest.mark.parametrize("what", TROUBLES)
def test_the_words_are_kept_and_saved_once_it_is_over(what: str, data: Path, need_obeying: None) -> None:
    why, begins, ends = TROUBLES[what]
    command = (*OBEYING, *PROGRAM)
    with Terminal("--lang", "en", "demo", cols=160, command=command) as terminal:
        go_to_the_notes(terminal)
        write(terminal, "before it", " saved ")
        before = notes_in(data)
        assert before[-1] == "before it"

        begins(terminal, data)
        write(terminal, "during it", "not saved")
        terminal.until(why)
        terminal.press("ctrl+q")
        terminal.until("lost")
        terminal.press("enter")  # the careless answer: stay
        terminal.until("during it")
        terminal.press(AGAIN)
        terminal.watch(0.5)
        assert "not saved" in terminal.text

        ends(terminal, data)
        assert notes_in(data) == before
        terminal.press(AGAIN)
        terminal.until(" saved ")
        assert "not saved" not in terminal.text
        assert notes_in(data) == [*before, "during it"]
        write(terminal, "after it", " saved ")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    assert notes_in(data) == [*before, "during it", "after it"]


def test_a_disk_that_reports_a_fault(data: Path) -> None:
    if why_not := eio.why_not():
        pytest.skip(why_not)
    with Terminal("--lang", "en", "demo") as terminal:
        go_to_the_notes(terminal)
        write(terminal, "before it", " saved ")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    before = notes_in(data)
    faulty = (sys.executable, "-c", f"import sys; sys.argv[0] = 'coachtui'; {FAULTY}")
    with Terminal(
        "--lang", "en", "open", "crm", cols=160, command=faulty, environ={"PYTHONPATH": str(ROOT)}
    ) as terminal:
        go_to_the_notes(terminal)
        terminal.until("before it")
        write(terminal, "during it", "not saved")
        terminal.until("the disk reports a fault")
        terminal.press("ctrl+q")
        terminal.until("lost")
    assert notes_in(data) == before

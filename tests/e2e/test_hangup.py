"""The connection drops, or the system says stop: what stood on the screen is kept, and nothing lives on."""

import os
import signal
import time
from pathlib import Path

import pytest

from tests.e2e.calls import kept_somewhere, note_texts, run
from tests.e2e.terminal import PROGRAM, Terminal

SAVED = "She pays the invoices."
TYPED = "and then he said"
HUP, TERM, INT = signal.SIGHUP, signal.SIGTERM, signal.SIGINT
# Left by itself, and not because the guard's patience was at an end.
IN_GOOD_ORDER = 2.5


@pytest.fixture(autouse=True)
def _example() -> None:
    run("--lang", "en", "demo", "--no-open")


@pytest.fixture
def data() -> Path:
    """The folder with the engagements."""
    return Path(os.environ["COACHTUI_HOME"]) / "data"


def opened(*command: str) -> Terminal:
    """Return the example opened among its notes, with one note written and another one begun."""
    terminal = Terminal("--lang", "en", "open", "crm", "--room", "notes", command=(*command, *PROGRAM))
    terminal.until("All notes")
    terminal.press("n", SAVED)
    terminal.until(SAVED)
    terminal.press("ctrl+s")
    terminal.until(" saved ")
    terminal.press("n", TYPED)
    terminal.until(TYPED)
    return terminal


def all_is_kept(data: Path) -> bool:
    return SAVED in note_texts("crm") and kept_somewhere(TYPED, data)


@pytest.mark.parametrize(
    ("signals", "code"),
    [((HUP,), 129), ((TERM,), 143), ((INT,), 130), ((HUP, HUP), 129), ((TERM, TERM), 143)],
)
def test_a_signal(signals: tuple[signal.Signals, ...], code: int, data: Path) -> None:
    with opened() as terminal:
        assert {"1049", "25", "2004"} <= terminal.modes
        for number in signals:
            terminal.signal(number)
        assert terminal.left(within=IN_GOOD_ORDER) == code
        assert terminal.modes == set()
        assert terminal.attributes == terminal.attributes_before
    assert all_is_kept(data)


def test_the_terminal_is_gone(data: Path) -> None:
    with opened() as terminal:
        terminal.hang_up()
        assert terminal.ended(within=2) == 129
    assert all_is_kept(data)


def test_no_orphan_where_a_hang_up_is_ignored(data: Path) -> None:
    with opened("/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh") as terminal:
        terminal.signal(HUP)
        terminal.press(" yes")
        terminal.until(f"{TYPED} yes")
        terminal.hang_up()
        assert terminal.ended(within=2) == 129
    assert all_is_kept(data)


def test_the_link_stalls(data: Path) -> None:
    with opened() as terminal:
        for size in range(80):
            terminal.resize(80 + size % 2, 23)
            terminal.press("x")
            time.sleep(0.02)
        began = time.monotonic()
        terminal.signal(TERM)
        assert terminal.ended(within=5) == 143
        assert time.monotonic() - began > IN_GOOD_ORDER, "the output did not stall"
        terminal.left()
        assert terminal.modes == set()
        assert terminal.attributes == terminal.attributes_before
    assert all_is_kept(data)


def test_kill_9_and_the_next_start_offers_what_was_typed(data: Path) -> None:
    with opened() as terminal:
        terminal.watch(1.2)
        terminal.signal(signal.SIGKILL)
        assert terminal.ended() == -signal.SIGKILL
    assert all_is_kept(data)
    with Terminal("--lang", "en", "open", "crm", "--room", "notes") as terminal:
        terminal.until(TYPED)


def test_signals_before_there_is_a_screen() -> None:
    """A signal in the first moments ends the program too, and never leaves a terminal without a cursor."""
    for wait in (0.1, 0.3, 0.5, 0.7):
        with Terminal("--lang", "en", "open", "crm") as terminal:
            terminal.watch(wait)
            terminal.signal(TERM)
            assert terminal.left(within=5) in {143, -TERM}
            assert terminal.modes == set()


def test_another_encoding_breaks_no_box() -> None:
    with Terminal("--lang", "en", "open", "crm") as terminal:
        terminal.until("Nobody who holds the role is seated.")
        terminal.watch(0.5)
        lines = terminal.text.splitlines()
    assert any("│" in line for line in lines)
    with Terminal("--lang", "en", "open", "crm", environ={"PYTHONIOENCODING": "latin-1"}) as terminal:
        for line in lines:
            terminal.until(line)


def test_a_long_paste_into_a_note(data: Path) -> None:
    lines = [f"line {number} of what they wrote" for number in range(10_000)]
    with opened() as terminal:
        began = time.monotonic()
        terminal.paste("\n".join(["", *lines, "the end"]))
        terminal.until("the end")
        assert time.monotonic() - began < 2
        terminal.press("ctrl+s")
        terminal.until("n new")
    assert "\n".join([TYPED, *lines, "the end"]) in note_texts("crm")


STUCK = """
import time
from coachtui.tui.terminal import hangup

def forever():
    time.sleep(60)

def fails(code):
    raise RuntimeError("the loop is closed")

hangup._TO_RESCUE, hangup._TO_LEAVE = 0.2, 0.2
with hangup.HangUpGuard({rescue}, {leave}):
    print("\\x1b[?1049h\\x1b[?25lready")
    forever()
"""


@pytest.mark.parametrize(
    ("rescue", "leave"),
    [("lambda: None", "lambda code: None"), ("forever", "lambda code: None"), ("lambda: None", "fails")],
)
def test_whatever_gets_stuck_is_left(rescue: str, leave: str) -> None:
    script = STUCK.format(rescue=rescue, leave=leave)
    with Terminal(command=(PROGRAM[0], "-c", script)) as terminal:
        terminal.until("ready")
        terminal.signal(TERM)
        assert terminal.left(within=5) == 143
        assert terminal.modes == set()

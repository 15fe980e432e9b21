"""What every test stands on: a home of its own, no trace of the terminal it was started from."""

from __future__ import annotations

import gc
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

IN_CI = bool(os.environ.get("COACHTUI_CI"))

# Slow machines are no bug (deadline), fifty examples keep the whole suite quick, and a failure is kept by
# writing an example, not by a hidden database.
settings.register_profile("coachtui", deadline=None, database=None, print_blob=True, max_examples=50)
settings.register_profile("ci", settings.get_profile("coachtui"), derandomize=True)
settings.load_profile("ci" if IN_CI else "coachtui")

# What a terminal, a multiplexer, a connection or a coach's own setting would change about a test.
FOREIGN = frozenset(
    {
        "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "COLUMNS", "DISPLAY", "FORCE_COLOR", "LANGUAGE", "LINES",
        "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "PYTHONWARNINGS", "STY", "TERM_PROGRAM", "TMUX",
        "TMUX_PANE", "WAYLAND_DISPLAY", "WINDOW",
    }
)  # fmt: skip
FOREIGN_PREFIXES = ("COACHTUI_", "LC_", "SSH_", "TEXTUAL", "XDG_")


@pytest.fixture(autouse=True, scope="session")
def _what_is_loaded_is_no_rubbish() -> None:
    """Let Python not look through all modules and tests for rubbish, time and again: a tenth of the time."""
    gc.freeze()
    gc.set_threshold(5_000, 10, 20)


@pytest.fixture(autouse=True)
def _hermetic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of whoever runs the tests is read or written; terminal and time zone are the same for all."""
    for name in list(os.environ):
        if name != "COACHTUI_CI" and (name in FOREIGN or name.startswith(FOREIGN_PREFIXES)):
            monkeypatch.delenv(name)
    monkeypatch.setenv("COACHTUI_HOME", str(tmp_path / "coachtui-home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture(scope="session")
def need_tool() -> Callable[[str], str]:
    """Give the path of a program that is not Python's, as in `need_tool("tmux")`.

    Without it the test is skipped with the reason; in CI, where it must be there, the test fails.
    """

    def find(name: str) -> str:
        search = os.pathsep.join(
            [os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"]
        )  # sshd is in sbin
        found = shutil.which(name, path=search)
        if found is not None:
            return found
        reason = f"{name} is not installed"
        if IN_CI:
            pytest.fail(f"{reason}, and CI must have it")
        pytest.skip(reason)

    return find


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return how many workers ``-n auto`` has: one more than cores, as the end-to-end tests mostly wait."""
    return (os.cpu_count() or 1) + 1

"""Commands that need a terminal, where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.cli import screens


def start(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "coachtui", *arguments],
        cwd=cwd,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("call", ["", "open crm", "open crm --room run"])
@pytest.mark.parametrize("term", ["dumb", "unknown", "", "xterm-256color"])
def test_without_a_terminal_one_line_with_the_hint(call: str, term: str, tmp_path: Path) -> None:
    for language in ("en", "nl"):
        told = start(*call.split(), cwd=tmp_path, TERM=term, LC_ALL=f"{language}.UTF-8")
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr.endswith("ssh -t host coachtui\n")
        assert told.stderr.count("\n") == 1
        assert "\x1b" not in told.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "home"], "nothing was made"


def test_a_terminal_is_one_for_keys_and_for_text(monkeypatch: pytest.MonkeyPatch) -> None:
    for missing in (0, 1, 2, None):
        monkeypatch.setattr(os, "isatty", lambda number, missing=missing: number != missing)
        assert screens.has_terminal({"TERM": "xterm"}) == (missing is None)
        assert not any(screens.has_terminal({"TERM": term}) for term in ("", "dumb", "unknown"))
        assert not screens.has_terminal({})

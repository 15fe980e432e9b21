"""Commands that show no screen never import Textual: that is 170 ms of a coach's time, each time."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

# Runs a command as the console script does, and leaves the names of all that was imported in a file.
RUN = """
import json, pathlib, sys
report, *sys.argv[1:] = sys.argv[1:]
sys.argv[0] = "coachtui"
from coachtui.cli import main
code = None
try:
    if sys.argv[1:]:
        main()
except SystemExit as stop:
    code = stop.code
finally:
    pathlib.Path(report).write_text(json.dumps([code, sorted(sys.modules)]))
"""
SCREENS = {"textual", "rich", "coachtui.tui"}


@pytest.mark.parametrize(
    "arguments",
    [[], ["--version"], ["--help"], ["list"], ["templates", "list"]],
    ids=lambda words: " ".join(words) or "import",
)
def test_no_screen_no_textual(arguments: list[str], tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(report), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert report.exists(), done.stderr
    code, modules = json.loads(report.read_text())
    assert code in (None, 0), done.stderr
    assert "coachtui.cli" in modules
    assert SCREENS.isdisjoint(modules)

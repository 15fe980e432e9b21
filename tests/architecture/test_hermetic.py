"""What tests/conftest.py promises: no test sees whoever runs it, and a missing tool cannot hide in CI."""

import os
import subprocess
import sys
from pathlib import Path

CONFTEST = Path(__file__).parents[1] / "conftest.py"
INNER = """
import os

def test_environment(tmp_path):
    assert os.environ["COACHTUI_HOME"].startswith(str(tmp_path))
    assert os.environ["HOME"].startswith(str(tmp_path))
    assert os.environ["LC_ALL"] == os.environ["LANG"] == "C.UTF-8"
    assert os.environ.keys().isdisjoint({%s})

def test_tool(need_tool):
    need_tool("a-tool-that-nobody-has")
"""
FOREIGN = dict.fromkeys(
    ("LANGUAGE", "LC_TIME", "NO_COLOR", "SSH_TTY", "STY", "TEXTUAL_ANIMATIONS", "TMUX"), "x"
)


def run_inner(folder: Path, extra: dict[str, str]) -> str:
    """Run the tests of INNER under our conftest, in an environment full of somebody's settings."""
    (folder / "conftest.py").write_text(CONFTEST.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_inner.py").write_text(INNER % ", ".join(map(repr, FOREIGN)), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "COACHTUI_CI"}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:asyncio",
            "--rootdir",
            folder,
            folder,
        ],
        cwd=folder,
        env={**environment, **FOREIGN, **extra},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.splitlines()[-1]


def test_a_missing_tool_skips(tmp_path: Path) -> None:
    assert "1 passed, 1 skipped" in run_inner(tmp_path, {})


def test_a_missing_tool_fails_in_ci(tmp_path: Path) -> None:
    assert "1 failed, 1 passed" in run_inner(tmp_path, {"COACHTUI_CI": "1"})

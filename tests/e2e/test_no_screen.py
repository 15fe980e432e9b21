"""Where no screen can be shown: one line that says why and what to do, exit code 2, and no escape byte."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.e2e.terminal import PROGRAM, Terminal


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_one_of_three_is_no_terminal(missing: int, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    said = tmp_path / "said"
    with said.open("w+b") as other:
        streams = [other if number == missing else theirs for number in range(3)]
        done = subprocess.run(PROGRAM, stdin=streams[0], stdout=streams[1], stderr=streams[2], check=False)
    os.close(theirs)
    told = said.read_bytes() if missing == 2 else os.read(ours, 4096)
    os.close(ours)
    assert done.returncode == 2
    assert told.rstrip().endswith(b"ssh -t host coachtui")
    assert told.count(b"\n") == 1
    assert b"\x1b" not in told


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_shows_no_screens(term: str) -> None:
    with Terminal("--lang", "en", term=term) as terminal:
        assert terminal.left() == 2
        assert f"TERM={term}." in terminal.text
        assert terminal.text.rstrip().endswith("ssh -t host coachtui")
        assert b"\x1b" not in terminal.raw

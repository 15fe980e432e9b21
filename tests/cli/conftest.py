"""Calling the program as the shell does, in this process."""

import io
import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from coachtui.application.clock import SystemClock
from coachtui.application.practice import Practice
from coachtui.cli import output, program
from coachtui.settings import find_folders
from coachtui.storage.practice_folder import PracticeFolder


class Told(NamedTuple):
    """What a call of the program gave: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Call = Callable[..., Told]


@pytest.fixture
def coachtui(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """Call the program: `coachtui("note", "crm", "-", stdin=b"…")`."""

    def call(*arguments: str, stdin: bytes = b"") -> Told:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        capsys.readouterr()
        output.prepare()
        code = program.run(arguments, os.environ)
        return Told(int(code), *capsys.readouterr())

    return call


@pytest.fixture
def practice() -> Practice:
    """The practice that the program works on."""
    clock = SystemClock()
    return Practice(PracticeFolder(find_folders(os.environ).data, clock), clock)

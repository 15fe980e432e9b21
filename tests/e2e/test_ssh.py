"""The real thing: over ssh, with the client killed, or what is between it and us."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.calls import kept_somewhere, note_texts, run
from tests.e2e.sshd import Server, serving
from tests.e2e.terminal import Terminal

SAVED = "She pays the invoices."
TYPED = "and then he said"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, need_tool: Callable[[str], str]) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("sshd"), need_tool("sshd")) as running:
        yield running


@pytest.fixture
def data() -> Path:
    run("--lang", "en", "demo", "--no-open")
    return Path(os.environ["COACHTUI_HOME"]) / "data"


def typing(server: Server) -> Terminal:
    terminal = server.terminal("--lang", "en", "open", "crm", "--room", "notes")
    terminal.until("All notes")
    terminal.press("n", SAVED)
    terminal.until(SAVED)
    terminal.press("ctrl+s")
    terminal.until(" saved ")
    terminal.press("n", TYPED)
    terminal.until(TYPED)
    return terminal


def program_of(data: Path) -> int:
    """Return the process that has the example open, on the other side of the connection."""
    pid: int = json.loads((data / "crm.lock").read_bytes())["pid"]
    return pid


def wait_until_gone(pid: int, *, within: float) -> None:
    end = time.monotonic() + within
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < end, f"{pid} lives on"
        time.sleep(0.02)


def test_the_client_is_killed(server: Server, data: Path) -> None:
    with typing(server) as client:
        program = program_of(data)
        client.signal(signal.SIGKILL)
        wait_until_gone(program, within=2)
    assert SAVED in note_texts("crm")
    assert kept_somewhere(TYPED, data)


def test_the_program_is_told_to_stop(server: Server, data: Path) -> None:
    with typing(server) as client:
        os.kill(program_of(data), signal.SIGTERM)
        assert client.left(within=5) == 143
        assert client.modes == set()
        assert client.attributes == client.attributes_before
    assert SAVED in note_texts("crm")
    assert kept_somewhere(TYPED, data)

"""Bytes that are no text, in arguments, on standard input, in the environment: visible, never a crash."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

BAD = b"\xff caf\xe9 \xed\xa0\x80"
SEEN = "\ufffd caf\ufffd \ufffd\ufffd\ufffd"


def run(
    *arguments: bytes | str, code: int = 0, stdin: bytes = b"", environ: Mapping[str, bytes] | None = None
) -> tuple[str, str]:
    """Run the program, and return what it wrote to its outputs; it ends with this code."""
    command = [sys.executable, "-m", "coachtui", *arguments]
    around = {**os.environb, **{name.encode(): value for name, value in (environ or {}).items()}}
    done = subprocess.run(command, input=stdin, env=around, capture_output=True, check=False)
    told, warned = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == code, (told, warned)
    assert "Traceback" not in warned
    for text in (told, warned):
        assert not {*text} & {*"\x00\x1b\x9b\u202e\u2066\u2028"}
    return told, warned


@pytest.fixture
def engagement_id() -> str:
    told, _ = run("new", "--client", b"A " + BAD, "--project", "B", "--focal-role", b"clerk\x1b[2J")
    return told.strip()


def test_in_arguments(engagement_id: str) -> None:
    run("note", engagement_id, "--about", "group", b"said " + BAD)
    told, _ = run("show", engagement_id, "--json")
    known = json.loads(told)
    assert known["notes"][0]["text"] == f"said {SEEN}"
    assert known["contract"]["client"] == f"A {SEEN}"
    assert known["focal_role"]["singular"] == "clerk\ufffd[2J"
    assert SEEN in run("list")[0]


def test_on_standard_input(engagement_id: str) -> None:
    run("note", engagement_id, "--about", "group", "-", stdin=b"one " + BAD + b"\x00\r\ntwo\x1b[2J\n")
    told, _ = run("show", engagement_id, "--json")
    assert json.loads(told)["notes"][0]["text"] == f"one {SEEN}\ufffd\ntwo\ufffd[2J"


def test_a_megabyte_on_standard_input(engagement_id: str) -> None:
    text = "é" * 500_000 + "\n" + "line\n" * 10_000
    run("note", engagement_id, "--about", "group", "-", stdin=text.encode())
    told, _ = run("show", engagement_id, "--json")
    assert json.loads(told)["notes"][0]["text"] == text.rstrip()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((BAD,), 2),
        ((b"--" + BAD,), 2),
        (("show", BAD), 1),
        (("open", BAD), 2),
        (("--lang", BAD, "list"), 2),
        (("templates", "show", BAD), 1),
        (("templates", "check", BAD), 1),
        (("note", "a-b", "--about", BAD, "x"), 1),
        (("export", "a-b", "--for", BAD, "--to", BAD), 1),
        (("export", "a-b", "--for", "coach", "--to", "x", "--session", b"nan"), 2),
        (("export", "a-b", "--for", "coach", "--to", "x", "--session", b"9" * 5_000), 2),
    ],
)
def test_in_what_is_refused(arguments: tuple[bytes | str, ...], code: int) -> None:
    _, warned = run(*arguments, code=code)
    assert warned


def test_a_document_goes_to_a_folder_of_any_name(engagement_id: str, tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path) + b"/" + b"caf\xe9"
    told, _ = run("export", engagement_id, "--for", "coach", "--to", folder)
    assert "caf\ufffd" in told
    assert list(Path(os.fsdecode(folder)).iterdir())


@pytest.mark.parametrize("name", ["LOGNAME", "USER", "LANG", "COLORFGBG", "SSH_TTY"])
def test_in_the_environment(engagement_id: str, name: str) -> None:
    run("note", engagement_id, "--about", "group", "kept", environ={name: BAD})
    assert run("list", environ={name: BAD})[0]


def test_a_home_of_any_name(tmp_path: Path) -> None:
    home = os.fsencode(tmp_path) + b"/\xff\xe9"
    told, _ = run("demo", "--no-open", environ={"COACHTUI_HOME": home})
    assert told.strip() in run("list", environ={"COACHTUI_HOME": home})[0]


def test_in_the_settings(engagement_id: str) -> None:
    file = Path(os.environ["COACHTUI_HOME"]) / "settings.toml"
    file.write_bytes(b'coach = "' + BAD + b'"\n')
    _, warned = run("list", code=1)
    assert "settings.toml" in warned
    file.write_text(
        'coach = "\\u0000\\u001b[2J\\u202e"\nshare_folder = "/tmp/\\u001b[2J"\n', encoding="utf-8"
    )
    assert run("list")[0]

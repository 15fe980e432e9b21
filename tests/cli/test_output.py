"""No text that somebody typed can steer the terminal, and no terminal can make the program fail."""

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.cli import output
from coachtui.domain.engagement import Contract, Engagement, FocalRole, Project
from coachtui.domain.people import Stakeholder
from tests.cli.conftest import Call

HOSTILE = "\x1b]0;owned\x07\x9b31m\u202eEve\r\n[/x] {name} \x7f"

# Half characters too, as bad bytes over ssh give.
anything = st.text(st.characters(codec=None, categories=None), max_size=30)


def is_safe(text: str) -> bool:
    """Whether a terminal shows this text instead of obeying it."""
    return not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" for char in text)


@given(anything)
def test_text_is_shown_and_not_obeyed(text: str) -> None:
    told = output.plain(text)
    assert is_safe(told)
    assert not {"\u202e", "\u2066"} & set(told)
    assert "\n" not in output.line(text)


@given(anything)
def test_json_is_safe_and_loses_nothing(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        written: list[str] = []
        patch.setattr(sys.stdout, "write", written.append)
        output.say_json({"name": text})
    assert is_safe("".join(written))
    assert json.loads("".join(written)) == {"name": text}


def hostile(practice: Practice) -> None:
    """Keep an engagement with hostile text, past everything that would have cleaned it."""
    practice.keep(
        Engagement(
            id="x",
            created_at=practice.clock.now(),
            contract=Contract(client=HOSTILE),
            project=Project(name=HOSTILE, solution=HOSTILE),
            focal_role=FocalRole(singular=HOSTILE, question=HOSTILE),
            stakeholders=(Stakeholder(id="p", name=HOSTILE, impact=5),),
        )
    )


@pytest.mark.parametrize(
    "call",
    [
        "list",
        "list --json",
        "show x",
        "show x --json",
        "missing x",
        "missing x --json",
        "note x --about Bob t",
    ],
)
def test_hostile_names_on_every_way_out(coachtui: Call, practice: Practice, call: str) -> None:
    hostile(practice)
    told = coachtui(*call.split())
    assert is_safe(told.out)
    assert is_safe(told.err)
    assert told.out or told.err


def test_half_characters_in_arguments_do_not_crash(coachtui: Call) -> None:
    told = coachtui("new", "--client", "a\udcffb", "--project", "\x1b[2J", "--focal-role", "\udce9")
    assert told.code == 0
    assert is_safe(coachtui("list").out)
    assert coachtui("show", "\udcff\x1b").code == 1
    assert is_safe(coachtui("\x1b\udcff").err)


def start(*arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "coachtui", *arguments],
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_utf8_whatever_the_locale(coachtui: Call) -> None:
    name = coachtui("new", "--client", "Zoë", "--project", "Ω", "--focal-role", "coach").out.strip()
    done = start(
        "show", name, PYTHONIOENCODING="latin-1", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"
    )
    assert done.returncode == 0, done.stderr
    assert "Zoë · Ω" in done.stdout.decode("utf-8")
    assert "╭" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("words", [1, 50_000], ids=["told at the end", "told while writing"])
def test_a_reader_who_has_had_enough(practice: Practice, words: int) -> None:
    """`coachtui … | head`: no traceback, no complaint."""
    started = practice.start("Client", "Project", "coach", "en")
    with practice.opened(started.id) as desk:
        desk.do(noting.write, "n", "word " * words, now=practice.clock.now())
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coachtui", "show", started.id, "--json"],
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            stdout=writing,
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_package_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "coachtui", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("coachtui ")

"""The program without a screen: what a test prepares with it, and what it finds afterwards."""

import json
import subprocess
from pathlib import Path
from typing import Any

from tests.e2e.terminal import PROGRAM


def run(*arguments: str) -> str:
    """Run a command that shows no screen; return what it says."""
    done = subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shown(engagement_id: str) -> dict[str, Any]:
    """Return an engagement as ``coachtui show`` reads it."""
    whole: dict[str, Any] = json.loads(run("show", engagement_id, "--json"))
    return whole


def note_texts(engagement_id: str) -> list[str]:
    """Return the text of every note of an engagement."""
    return [note["text"] for note in shown(engagement_id)["notes"]]


def kept_somewhere(text: str, folder: Path) -> bool:
    """Tell whether ``text`` is in some file of a folder: in a note, or in what was being typed."""
    return any(text in file.read_text("utf-8") for file in folder.glob("*.json"))

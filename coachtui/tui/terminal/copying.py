"""Copying to a clipboard from behind a terminal, and the truth about where it went.

A terminal never says whether it took a copy, and those in between (tmux, screen) drop it silently.
"""

import subprocess
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from coachtui.i18n import Words

# Bytes; terminals take no longer copy, and some of them take no part of it.
MOST: Final = 70_000
_TMUX: Final = ("tmux", "load-buffer")
_PATIENCE: Final = 2.0  # seconds for tmux
# Terminals that pass no copy on: Linux's own, and those that say so.
_WITHOUT: Final = ("linux", "dumb", "vt")


class Way(StrEnum):
    """Where a copy went."""

    TERMINAL = "terminal"
    TMUX = "tmux"
    NOWHERE = "nowhere"
    TOO_LONG = "too_long"


def gets_there(text: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a copy of ``text`` can get to any clipboard from here."""
    return way(text, environ) in (Way.TERMINAL, Way.TMUX)


def told(went: Way, text: str, words: Words) -> str:
    """Return what to say of a copy of ``text`` that went there."""
    return words(f"copy.{went}", n=length(text) // 1000, most=MOST // 1000)


def way(text: str, environ: Mapping[str, str]) -> Way:
    """Return where a copy of ``text`` would go from here."""
    if length(text) > MOST:
        return Way.TOO_LONG
    if environ.get("TMUX"):
        return Way.TMUX
    none = environ.get("STY") or environ.get("TERM", "").startswith(_WITHOUT)
    return Way.NOWHERE if none else Way.TERMINAL


def copy(text: str, environ: Mapping[str, str], send: Callable[[str], None]) -> Way:
    """Copy ``text`` the best way there is from here, and return where it went.

    ``send`` hands it to the terminal itself (OSC 52).
    """
    meant = way(text, environ)
    if meant is Way.TMUX and not _into_tmux(text.encode()):
        return Way.NOWHERE
    if meant is Way.TERMINAL:
        send(text)
    return meant


def length(text: str) -> int:
    """Return how many bytes ``text`` is."""
    return len(text.encode())


def _into_tmux(text: bytes) -> bool:
    # -w hands it to tmux's own terminal too; an older tmux does not know it.
    return any(_runs((*_TMUX, *more, "-"), text) for more in (["-w"], []))


def _runs(command: tuple[str, ...], text: bytes) -> bool:
    try:
        done = subprocess.run(command, input=text, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0

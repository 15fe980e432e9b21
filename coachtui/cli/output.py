"""Writing to the terminal: in UTF-8, and so that no text somebody typed can steer the terminal."""

import json
import re
import sys
from typing import Any, TextIO

import msgspec

from coachtui.domain.text import REPLACEMENT, clean

# Characters that turn the direction of the text after them; a name with one would mirror our own words.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def prepare() -> None:
    """Make both outputs UTF-8, whatever the locale, and unable to fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        # A stream that a test or another program put in place may not know how.
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def plain(text: str) -> str:
    """Return ``text`` with everything made visible that a terminal would obey instead of show."""
    return _TURNING.sub(REPLACEMENT, clean(text))


def line(text: str) -> str:
    """Return ``text`` as :func:`plain` does, on one line."""
    return " ".join(plain(text).split())


def say(text: str = "") -> None:
    """Write ``text`` and a line's end to standard output."""
    _write(sys.stdout, text)


def warn(text: str) -> None:
    """Write ``text`` and a line's end to standard error."""
    _write(sys.stderr, text)


def say_json(value: Any) -> None:
    """Write a value of the domain, or one made of plain lists and dicts, as JSON: two spaces, UTF-8."""
    built = msgspec.to_builtins(value, str_keys=True)
    text = json.dumps(built, ensure_ascii=False, indent=2, allow_nan=False)
    # JSON itself escapes only the first 32 control characters; a terminal obeys more of them.
    sys.stdout.write(_UNSAFE_IN_JSON.sub(lambda char: f"\\u{ord(char[0]):04x}", text) + "\n")


def _write(stream: TextIO, text: str) -> None:
    stream.write(plain(text) + "\n")

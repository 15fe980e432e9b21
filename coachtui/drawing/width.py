"""How many cells a text takes in a terminal, and making it take fewer or more."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from wcwidth import iter_graphemes
from wcwidth import width as measured

ELLIPSIS = "…"
NAMELESS = "\N{REPLACEMENT CHARACTER}"
_JOINER = "\N{ZERO WIDTH JOINER}"
# Marks on letters, by the blocks that hold nothing else. As many as this one letter can have in any language;
# a pile of a hundred reaches over the lines above and below.
MARKS: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
MOST_MARKS: Final = 8
_PILED: Final = re.compile(f"(?<=[{MARKS}]{{{MOST_MARKS}}})[{MARKS}]+")


class Align(StrEnum):
    """Where a text stands in a wider space."""

    LEFT = "left"
    CENTRE = "centre"


def cells(text: str) -> int:
    """Return how many cells ``text`` takes; control characters take none."""
    return len(text) if text.isascii() and text.isprintable() else measured(text, control_codes="ignore")


def shown(text: str) -> str:
    """Return people's ``text`` as one line that is safe to draw; white space only stays empty.

    Control characters and half characters become visible; marks that would turn the rest of the line
    around, that have no letter to stand on, or that pile up, are left out. A text of nothing else becomes
    one �.
    """
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    line = unicodedata.normalize("NFC", line)
    kept = _PILED.sub("", line.translate({ord(char): _kept(char) for char in set(line)}))
    # A mark at the start would land on whatever is drawn before it, a joiner at the end on what follows.
    first = (at for at, char in enumerate(kept) if char != _JOINER and cells(char))
    kept = kept[next(first, len(kept)) :]
    return kept.rstrip(_JOINER + " ") or (NAMELESS if line else "")


def shown_lines(text: str) -> str:
    """Return people's ``text`` as ``shown`` does, its lines kept."""
    return "\n".join(map(shown, text.split("\n")))


def cut(text: str, width: int) -> str:
    """Return ``text`` in at most ``width`` cells, with an ellipsis where something was left out."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    left = width - cells(ELLIPSIS)
    parts = []
    for grapheme in iter_graphemes(text):
        left -= cells(grapheme)
        if left < 0:
            break
        parts.append(grapheme)
    return "".join(parts).rstrip() + ELLIPSIS


def pad(text: str, width: int, align: Align = Align.LEFT) -> str:
    """Return ``text`` in exactly ``width`` cells: cut if it is wider, filled with spaces if it is not."""
    text = cut(text, width)
    space = max(0, width - cells(text))
    before = space // 2 if align is Align.CENTRE else 0
    return " " * before + text + " " * (space - before)


def wrap(text: str, width: int) -> list[str]:
    """Return ``text`` broken between words into lines of at most ``width`` cells; longer words are cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and cells(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(cut(word, width))
    return lines


def folded(line: str, width: int) -> list[str]:
    """Return ``line`` broken between words at ``width`` cells, every part with its indent; nothing is cut.

    A word that is wider stands on a line of its own.
    """
    indent = line[: len(line) - len(line.lstrip())]
    parts: list[str] = []
    for word in line.split():
        longer = f"{parts[-1]} {word}" if parts else indent + word
        if parts and cells(longer) <= width:
            parts[-1] = longer
        else:
            parts.append(indent + word)
    return parts or [""]


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Zl", "Zp"):
        return NAMELESS
    # Cf: direction marks and other invisible orders; the joiner alone is part of what one sees.
    return "" if category == "Cf" and char != _JOINER else char

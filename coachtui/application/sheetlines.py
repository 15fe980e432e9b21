"""What a filled sheet makes of one answer, line by line, so that a coach sees what changes in a long one."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

from coachtui.application.sheetsback import Change, shown_value
from coachtui.drawing.width import shown
from coachtui.i18n import Words

# Columns by which a line may be indented; more than that nobody means.
_MOST: Final = 16


class Sign(StrEnum):
    """What becomes of a line."""

    GOES = "-"
    COMES = "+"
    STAYS = " "


class Line(NamedTuple):
    """One line of an answer, safe to draw, with its indent."""

    sign: Sign
    text: str


def lines_of(change: Change, words: Words) -> Iterator[Line]:
    """Yield the lines of what stands there now and of what will, in the order of both."""
    was, says = (_lines(shown_value(change.path, text, words)) for text in (change.was, change.says))
    for kind, start, stop, first, last in SequenceMatcher(None, was, says, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Line(Sign.STAYS, line) for line in was[start:stop])
        else:
            yield from (Line(Sign.GOES, line) for line in was[start:stop])
            yield from (Line(Sign.COMES, line) for line in says[first:last])


def _lines(text: str) -> list[str]:
    return [_indented(line.expandtabs(4)) for line in text.split("\n")] if text else []


def _indented(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return " " * min(indent, _MOST) + shown(line) if line.strip() else ""

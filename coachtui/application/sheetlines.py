"""What a filled sheet makes of one answer, line by line, so that a coach sees what changes in a long one."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final, NamedTuple

from coachtui.application.sheetsback import Change, shown_value
from coachtui.drawing.width import shown
from coachtui.i18n import Words

# Lines with fewer of their words in common, or with more words, are read as wholes.
_ALIKE: Final = 0.5
_WORDS: Final = 1000
# Columns by which a line may be indented; more than that nobody means.
_MOST: Final = 16


class Sign(StrEnum):
    """What becomes of a line."""

    GOES = "-"
    COMES = "+"
    STAYS = " "


class Line(NamedTuple):
    """One line of an answer, safe to draw, with its indent.

    ``changed``: which of its words, from 0, are not in the line that it gives way to, or takes the place of.
    """

    sign: Sign
    text: str
    changed: frozenset[int] = frozenset()


def lines_of(change: Change, words: Words) -> Iterator[Line]:
    """Yield the lines of what stands there now and of what will, in the order of both."""
    was, says = (_lines(shown_value(change.path, text, words)) for text in (change.was, change.says))
    for kind, start, stop, first, last in SequenceMatcher(None, was, says, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (Line(Sign.STAYS, line) for line in was[start:stop])
        elif stop - start == last - first:
            pairs = [_changed(*pair) for pair in zip(was[start:stop], says[first:last], strict=True)]
            yield from (gone for gone, _ in pairs)
            yield from (come for _, come in pairs)
        else:
            yield from (Line(Sign.GOES, line) for line in was[start:stop])
            yield from (Line(Sign.COMES, line) for line in says[first:last])


def _changed(was: str, says: str) -> tuple[Line, Line]:
    old, new = was.split(), says.split()
    gone, come = set[int](), set[int]()
    if max(len(old), len(new)) <= _WORDS:
        words = SequenceMatcher(None, old, new, autojunk=False)
        if words.ratio() >= _ALIKE:
            for kind, start, stop, first, last in words.get_opcodes():
                if kind != "equal":
                    gone.update(range(start, stop))
                    come.update(range(first, last))
    return Line(Sign.GOES, was, frozenset(gone)), Line(Sign.COMES, says, frozenset(come))


def _lines(text: str) -> list[str]:
    return [_indented(line.expandtabs(4)) for line in text.split("\n")] if text else []


def _indented(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    return " " * min(indent, _MOST) + shown(line) if line.strip() else ""

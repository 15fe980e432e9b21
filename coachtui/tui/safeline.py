"""The last thing that every drawn line goes through: nothing that a terminal would obey stays in it.

Lists and headings draw people's text with ``drawing.width.shown``, which shows what it took out. Editors and
toasts draw it as it is; here what is left of control characters and turning marks goes, whoever drew it.
All of that takes no cell, so nothing moves.
"""

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from coachtui.domain.text import REPLACEMENT
from coachtui.drawing.width import MARKS, MOST_MARKS

# C0 and C1 with ESC among them; line separators; what turns the rest of a line around (not ZWJ, not ZWNJ);
# and of marks that pile up those that would reach over other lines.
_OBEYED = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|(?<=[{MARKS}]{{{MOST_MARKS}}})[{MARKS}]"
)
# Half a character, which no terminal can be sent; it takes a cell, as what stands for it does.
_HALVES = re.compile("[\ud800-\udfff]")


class SafeLine(LineFilter):
    """Takes out of a line what a terminal would obey rather than show."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without it; as they are, when there is none."""
        if all(text.isascii() and text.isprintable() for text, _, _ in segments):
            return segments
        return [Segment(_safe(text), style, control) for text, style, control in segments]


def _safe(text: str) -> str:
    return _HALVES.sub(REPLACEMENT, _OBEYED.sub("", text))

"""What was pasted, as the place where the cursor is can hold it: nothing of it is lost without a word."""

import re
from collections.abc import Iterable
from typing import Final

from textual.events import Paste
from textual.widget import Widget
from textual.widgets import Input

from coachtui.application.names import quoted, several
from coachtui.domain.text import clean

# The class of a one-line field for names: lines that are pasted there are a name each.
NAMES: Final = "-names"


def fitting(paste: Paste, into: Widget | None) -> Paste:
    """Return what was pasted, made safe; for a field of one line, which would keep the first, as one line."""
    text = clean(paste.text)
    if isinstance(into, Input):
        lines = [line.strip() for line in re.split(r"[\n\t]", text)]
        if len(lines) > 1:
            text = (_one_each if into.has_class(NAMES) else " ".join)(filter(None, lines))
    return Paste(text)


def _one_each(lines: Iterable[str]) -> str:
    return ", ".join(line if len(several(line)) == 1 else quoted(line) for line in lines)

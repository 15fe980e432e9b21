"""What a drawing is made of: lines of marked text, for a screen to colour and a document to join."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a piece of a drawing is; a screen gives each its colour."""

    PLAIN = "plain"
    TABLE = "table"
    TITLE = "title"
    SEATED = "seated"
    SILENT = "silent"
    HOLDER = "holder"
    EMPTY = "empty"
    FAINT = "faint"


class Span(NamedTuple):
    """A piece of one line. ``text`` has no control characters and no line breaks."""

    text: str
    mark: Mark


Line = tuple[Span, ...]


def plain(lines: Iterable[Line]) -> str:
    """Return the lines as text, joined by line breaks, without trailing spaces."""
    return "\n".join("".join(span.text for span in line).rstrip() for line in lines)

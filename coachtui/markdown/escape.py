"""People's text into Markdown, one function for each place, so that it can never change the structure.

What reads the same as it was typed stays as it was typed. Otherwise every ASCII punctuation mark
gets a backslash. Line by line: a wild line does not disfigure its neighbours.
"""

import re
from typing import Final

from coachtui.domain.text import REPLACEMENT, clean

# These open or close a direction of writing, and could reorder the document's own words around the
# text. Marks without a reach (U+200E, U+200F) and right-to-left letters stay as they are.
_DIRECTIONS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")

# What may mean something in Markdown, or in a dialect of it, wherever it stands in a line.
_RISKY: Final = re.compile(
    r"""
      [\\`*_{}\[\]<>|~^$]     # CommonMark's own, tables, struck out text, notes, mathematics, attributes
    | ==|%%|\+\+              # marked, hidden and inserted text
    | &\#?\w+;                # entities
    | ://|\bwww\.|\w@\w       # what some programs make a link of
    | (?:^|(?<=\s))\#         # the end of a heading
    """,
    re.VERBOSE | re.IGNORECASE,
)

# What may mean something at the beginning of a line: a list, a heading, a quote, an underline, a term.
_RISKY_START: Final = re.compile(r"[>\-+=:.)!]|\d{1,9}[.)](?:\s|$)")


# What may go on with the piece before it as the number of a list, or with the one after it as an entity.
_RISKY_NEXT: Final = re.compile(r"\d*[.)]")
_RISKY_END: Final = re.compile(r"&\#?\w*$")


def safe(text: str) -> str:
    """Return ``text`` with one kind of line break; what breaks a file or reorders words is made visible."""
    return _DIRECTIONS.sub(REPLACEMENT, clean(text))


def one_line(text: str) -> str:
    """Return ``text`` as it reads in a heading or a cell: made safe, line breaks and tabs become spaces."""
    return " ".join(part.strip() for part in re.split(r"[\n\t]+", safe(text))).strip()


def lines_of(text: str) -> list[str]:
    """Return the lines of ``text`` as they read in a paragraph: made safe, trimmed, without empty ones."""
    lines = (re.sub(r"\t+", " ", line).strip() for line in safe(text).split("\n"))
    return [line for line in lines if line]


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of ``text``: made safe, and parted where it has empty lines."""
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", safe(text))
    return ["\n".join(lines) for part in parts if (lines := lines_of(part))]


def inline(line: str, *, start: bool = True, end: bool = True) -> str:
    """Return a line, or a piece of one, for a heading, a list item or a paragraph.

    ``start``: nothing goes before it; ``end``: nothing comes after it. The text must have gone
    through ``one_line`` or ``lines_of``.
    """
    first = _RISKY_START if start else _RISKY_NEXT
    if _RISKY.search(line) or first.match(line) or (not end and _RISKY_END.search(line)):
        return _PUNCTUATION.sub(r"\\\1", line)
    return line


def cell(text: str) -> str:
    """Return ``text`` for a table's cell: one line, in which a pipe does not end the cell."""
    return inline(one_line(text))


def fence(text: str) -> str:
    """Return ``text`` as a fenced block that none of its lines can close."""
    content = fenced(text)
    longest = max((len(run) for run in re.findall("`+", content)), default=0)
    ticks = "`" * max(3, longest + 1)
    return f"{ticks}text\n{content}{ticks}"


def fenced(text: str) -> str:
    """Return ``text`` as it reads in a fence: made safe, ending in one line break unless it is empty."""
    content = safe(text).strip("\n")
    return content and content + "\n"

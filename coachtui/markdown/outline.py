"""What a Markdown text says, as a tree of plain values that two texts can be compared by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from coachtui.markdown.parser import strict_parser

if TYPE_CHECKING:
    from markdown_it.token import Token

# A run of text under the same marks (``strong``, ``em``, ``link:…``); a hard break is a line break in it.
Run = tuple[tuple[str, ...], str]
# A block: its type (with its level, for a heading), then its blocks, its runs of text, or its text.
Node = tuple[object, ...]

BREAK = "\n"


def outline(markdown: str) -> tuple[Node, ...]:
    """Return the blocks of ``markdown``, as a program that follows CommonMark with tables reads them.

    Definitions of links count as blocks: they are invisible, and change what comes after.
    """
    found: dict[str, dict[str, object]] = {}
    tokens = strict_parser().parse(markdown, found)
    return (*_blocks(iter(tokens)), *(("definition", label) for label in found.get("references", ())))


def _blocks(tokens: Iterator[Token]) -> Iterator[Node]:
    """Yield the blocks up to the end of the block that is open."""
    for token in tokens:
        if token.nesting < 0:
            return
        if token.nesting > 0:
            # A list's marker is told apart by its neighbours only; an ordered list's first number counts.
            yield (token.tag, *(str(value) for value in token.attrs.values()), *_blocks(tokens))
        elif token.type == "inline":
            yield from runs(token.children or [])
        else:
            yield (token.type, token.content)


def runs(children: Sequence[Token]) -> Iterator[Run]:
    """Yield the text of a line with its marks, neighbours under the same marks joined."""
    marks: list[str] = []
    open_run: Run | None = None
    for marked, text in _pieces(children, marks):
        if open_run and open_run[0] == marked:
            open_run = (marked, open_run[1] + text)
            continue
        if open_run:
            yield open_run
        open_run = (marked, text)
    if open_run:
        yield open_run


def text_of(children: Sequence[Token]) -> str:
    """Return the words of a line without its marks; a soft break is a space, a hard one a line break."""
    return "".join(" " if "softbreak" in marks else text for marks, text in runs(children))


def _pieces(children: Sequence[Token], marks: list[str]) -> Iterator[Run]:
    for token in children:
        if token.nesting > 0:
            marks.append(":".join([token.tag, *(str(value) for value in token.attrs.values())]))
        elif token.nesting < 0:
            marks.pop()
        elif token.type in ("text", "text_special"):
            if token.content:
                yield (tuple(marks), token.content)
        elif token.type == "hardbreak":
            yield (tuple(marks), BREAK)
        else:
            yield ((*marks, token.type), token.content)

"""A template's body cut at its headings, each part with its lines in the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coachtui.markdown.outline import text_of

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(kw_only=True)
class Section:
    """A heading and what is under it. ``level`` 0 is what goes before the first heading.

    ``line`` is the heading's, from 1. ``first`` and ``last`` are the lines under it as a range from 0.
    """

    level: int
    title: str
    line: int
    first: int
    last: int
    tokens: list[Token] = field(default_factory=list)


def sections(tokens: Sequence[Token], lines: Sequence[str]) -> list[Section]:
    """Return the parts of the body, the one before the first heading included."""
    found = [Section(level=0, title="", line=1, first=0, last=len(lines))]
    heading: Token | None = None
    for token in tokens:
        if token.type == "front_matter":
            found[0].first = _end(token)
        elif token.type == "heading_open" and token.level == 0:
            heading = token
            found[-1].last = _start(token)
        elif heading is not None:
            if token.type == "inline":
                found.append(_section(heading, token, len(lines)))
            elif token.type == "heading_close":
                heading = None
        else:
            found[-1].tokens.append(token)
    return found


def source(section: Section, lines: Sequence[str], after: int = 0) -> str:
    """Return the Markdown under the heading as it was written, from line ``after`` (from 0) on."""
    return "\n".join(lines[max(section.first, after) : section.last]).strip("\n").rstrip()


def leading(section: Section, kind: str) -> list[Token]:
    """Return the tokens of the section's first block if it is of this kind, such as ``blockquote``."""
    if not section.tokens or section.tokens[0].type != f"{kind}_open":
        return []
    return list(_until_closed(section.tokens))


def end_of(tokens: Sequence[Token]) -> int:
    """Return the line after a block, from 0."""
    return _end(tokens[0])


def _until_closed(tokens: Sequence[Token]) -> Iterator[Token]:
    depth = 0
    for token in tokens:
        depth += token.nesting
        yield token
        if depth == 0:
            return


def _section(heading: Token, inline: Token, last: int) -> Section:
    return Section(
        level=int(heading.tag[1]),
        title=text_of(inline.children or []).strip(),
        line=_start(heading) + 1,
        first=_end(heading),
        last=last,
    )


def _start(token: Token) -> int:
    return token.map[0] if token.map else 0


def _end(token: Token) -> int:
    return token.map[1] if token.map else 0

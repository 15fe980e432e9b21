"""A document's skeleton: a title and blocks, which hold people's text as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a piece of a line is set."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True)
class Piece:
    """A piece of a line, in one style."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Piece, ...]


def strong(text: str) -> Piece:
    """Return ``text`` set strong. In a line, a space or punctuation must follow it."""
    return Piece(text, Style.STRONG)


def emphasis(text: str) -> Piece:
    """Return ``text`` set with emphasis. In a line, a space or punctuation must follow it."""
    return Piece(text, Style.EMPHASIS)


def line(*parts: str | Piece) -> Line:
    """Return a line of these parts, joined as they are."""
    return tuple(Piece(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True)
class Heading:
    """A heading; the document's title is the only one of level 1."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """Lines under each other. A line break within a piece is kept, an empty line begins a paragraph."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Quote:
    """Somebody's words, in a block quote. Line breaks are kept."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """A list; each item is a line, in which line breaks are kept."""

    items: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """A table. Every row has as many cells as ``header``; line breaks become spaces."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Fence:
    """Text set as it is, such as a picture in characters.

    ``holds`` are people's texts that stand in it broken over lines, for whoever searches the document.
    """

    text: str
    holds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Markdown that somebody wrote as Markdown, such as a block's guidance.

    It stays Markdown as long as it has nothing but paragraphs, lists and quotes; otherwise it is shown as it
    was typed.
    """

    markdown: str


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


Block = Heading | Paragraph | Quote | Bullets | Table | Fence | Source | Rule


@dataclass(frozen=True)
class Document:
    """A title (one line) and the blocks under it."""

    title: str
    blocks: tuple[Block, ...] = ()

    def texts(self) -> Iterator[str]:
        """Yield every text in the document, as it was given."""
        yield self.title
        for block in self.blocks:
            yield from _texts(block)


def paragraph(*parts: str | Piece) -> Paragraph:
    """Return a paragraph of one line, made of these parts."""
    return Paragraph((line(*parts),))


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Quote(text=text) | Source(markdown=text):
            yield text
        case Fence(text=text, holds=holds):
            yield text
            yield from holds
        case Paragraph(lines=lines) | Bullets(items=lines):
            yield from ("".join(piece.text for piece in one) for one in lines)
        case Table(header=header, rows=rows):
            yield from header
            for row in rows:
                yield from row
        case Rule():
            pass

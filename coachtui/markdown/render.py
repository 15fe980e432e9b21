"""A document's skeleton to Markdown text, proven to say what was meant before it is given away."""

from collections.abc import Callable, Iterable

from coachtui.markdown.document import (
    Block,
    Bullets,
    Document,
    Fence,
    Heading,
    Paragraph,
    Piece,
    Quote,
    Rule,
    Source,
    Table,
)
from coachtui.markdown.escape import cell, fence, fenced, inline, one_line, paragraphs_of
from coachtui.markdown.lines import Pieces, hard_broken, physical, runs_of
from coachtui.markdown.outline import Node, outline
from coachtui.markdown.source import is_plain_source, source_lines

# A block's Markdown, and what it has to read back as.
Rendered = tuple[str, tuple[Node, ...]]

_NOTHING: Rendered = ("", ())


class BrokenDocument(Exception):
    """A document that does not read back as it was meant: a mistake of this program, never of the text."""


def render(document: Document) -> str:
    """Return the document as Markdown, with a line break at the end.

    Raises BrokenDocument if it would not read, here or elsewhere, as its skeleton says.
    """
    # Markdown that is sound by itself can still lean on what goes before it, such as a list on a list.
    for source in (_source, _as_typed):
        text, meant = _assembled((Heading(1, document.title), *document.blocks), source)
        if outline(text) == meant:
            return text
    raise BrokenDocument(document.title)


def _assembled(blocks: Iterable[Block], source: Callable[[Source], Rendered]) -> Rendered:
    texts: list[str] = []
    nodes: list[Node] = []
    for block in blocks:
        # Two lists in a row are two only when their markers differ.
        marker = "*" if texts and texts[-1].startswith("- ") else "-"
        text, meant = source(block) if isinstance(block, Source) else _block(block, marker)
        if meant:
            texts.append(text)
            nodes.extend(meant)
    return "\n\n".join(texts) + "\n", tuple(nodes)


def _block(block: Heading | Paragraph | Quote | Bullets | Table | Fence | Rule, marker: str) -> Rendered:
    rendered = _NOTHING
    match block:
        case Heading():
            rendered = _heading(block)
        case Paragraph():
            rendered = _paragraph([one for line in block.lines for one in physical(line)])
        case Quote():
            rendered = _quote(block)
        case Bullets():
            rendered = _bullets(block, marker)
        case Table():
            rendered = _table(block)
        case Fence():
            rendered = fence(block.text), (("fence", fenced(block.text)),)
        case Rule():
            rendered = "---", (("hr", ""),)
    return rendered


def _heading(block: Heading) -> Rendered:
    text = one_line(block.text)
    return f"{'#' * block.level} {inline(text)}".rstrip(), ((f"h{block.level}", *_line_runs(text)),)


def _paragraph(lines: list[Pieces]) -> Rendered:
    return (hard_broken(lines), (("p", *runs_of(lines)),)) if lines else _NOTHING


def _prose(text: str) -> Rendered:
    """Return ``text`` as it was typed, in as many paragraphs as it has."""
    paragraphs = [_paragraph(physical((Piece(one),))) for one in paragraphs_of(text)]
    return "\n\n".join(markdown for markdown, _ in paragraphs), tuple(
        node for _, nodes in paragraphs for node in nodes
    )


def _quote(block: Quote) -> Rendered:
    text, nodes = _prose(block.text)
    if not nodes:
        return _NOTHING
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n")), (("blockquote", *nodes),)


def _bullets(block: Bullets, marker: str) -> Rendered:
    items = [item for line in block.items if (item := physical(line))]
    if not items:
        return _NOTHING
    text = "\n".join(f"{marker} {hard_broken(item, '  ')}" for item in items)
    return text, (("ul", *(("li", ("p", *runs_of(item))) for item in items)),)


def _table(block: Table) -> Rendered:
    if any(len(row) != len(block.header) for row in block.rows):
        raise BrokenDocument("a row with another number of cells than its table's header")
    lines = [
        [cell(text) for text in block.header],
        ["---"] * len(block.header),
        *([cell(text) for text in row] for row in block.rows),
    ]
    body = [("tbody", *(_row("td", row) for row in block.rows))] if block.rows else []
    return (
        "\n".join(f"| {' | '.join(line)} |" for line in lines),
        (("table", ("thead", _row("th", block.header)), *body),),
    )


def _row(tag: str, row: tuple[str, ...]) -> Node:
    return ("tr", *((tag, *_line_runs(one_line(text))) for text in row))


def _line_runs(text: str) -> Node:
    return tuple(runs_of([[Piece(text)]])) if text else ()


def _source(block: Source) -> Rendered:
    text = source_lines(block.markdown)
    return (text, outline(text)) if is_plain_source(text) else _as_typed(block)


def _as_typed(block: Source) -> Rendered:
    return _prose(block.markdown)

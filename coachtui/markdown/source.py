"""Markdown that somebody wrote as Markdown, such as guidance: whether it can stand in a document as it is."""

import textwrap
from typing import Final

from coachtui.markdown.escape import safe
from coachtui.markdown.outline import Node, outline

_BLOCKS: Final = frozenset({"p", "ul", "ol", "li", "blockquote"})
_MARKS: Final = ("em", "strong", "s", "code_inline", "softbreak")


def source_lines(markdown: str) -> str:
    """Return Markdown made safe, without what it is indented by or empty lines around it."""
    lines = (line.rstrip() if not line.endswith("  ") else line for line in safe(markdown).split("\n"))
    return textwrap.dedent("\n".join(lines)).strip("\n")


def is_plain_source(markdown: str) -> bool:
    """Tell whether this is Markdown of paragraphs, lists and quotes only, with plain marks in them.

    Headings, fences, HTML, images and definitions of links could change the document around it, or
    fetch something when it is read. Links are left to those who write templates: the address shows.
    """
    return all(_is_plain(node) for node in outline(markdown))


def _is_plain(node: Node) -> bool:
    tag, *rest = node
    if isinstance(tag, tuple):
        return all(mark in _MARKS or mark.startswith("a:") for mark in tag)
    return tag in _BLOCKS and all(_is_plain(part) for part in rest if isinstance(part, tuple))

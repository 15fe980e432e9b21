"""The Markdown parsers, both CommonMark and tables: for what is read, and for what was written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

# Imported where it is used: most commands never parse, and it takes longer than they do.
if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@lru_cache(maxsize=1)
def template_parser() -> MarkdownIt:
    """Return the parser that reads templates: front matter (a ``front_matter`` token), and no HTML.

    ``MarkdownIt.parse`` gives tokens, on which ``map`` is the first line and the line after the
    last, from 0.
    """
    from markdown_it import MarkdownIt
    from mdit_py_plugins.front_matter import front_matter_plugin

    return MarkdownIt("commonmark", {"html": False}).enable("table").use(front_matter_plugin)


@lru_cache(maxsize=1)
def strict_parser() -> MarkdownIt:
    """Return a parser that sees what other programs may see: HTML and struck out text as well.

    A document that reads as it was meant here does so elsewhere too.
    """
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

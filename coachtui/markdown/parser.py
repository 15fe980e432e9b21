"""The one Markdown parser: CommonMark and tables, with HTML as plain text."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

# Imported where it is used: most commands never parse, and it takes longer than they do.
if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser with which this program reads Markdown; do not change its rules.

    ``MarkdownIt.parse`` gives tokens, on which ``map`` is the first line and the line after the
    last, from 0.
    """
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=1)
def template_parser() -> MarkdownIt:
    """Return the same parser, which also knows front matter (a ``front_matter`` token)."""
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

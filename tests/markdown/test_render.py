"""No text changes a document's structure, and every text reads back as it was typed."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.markdown import escape, render
from coachtui.markdown.document import (
    Block,
    Bullets,
    Document,
    Fence,
    Heading,
    Paragraph,
    Quote,
    Rule,
    Source,
    Table,
    emphasis,
    line,
    paragraph,
    strong,
)
from coachtui.markdown.outline import outline
from coachtui.markdown.parser import template_parser
from coachtui.markdown.source import source_lines
from tests.markdown.hostile import EXAMPLES, texts

# Each place that takes somebody's text, between neighbours that a hostile text could swallow.
PLACES: dict[str, Callable[[str], Block]] = {
    "heading": lambda text: Heading(2, text),
    "paragraph": paragraph,
    "after a name": lambda text: paragraph(strong("Anna"), ": ", text),
    "numbered": lambda text: paragraph("1", text, "amp;", text, ";"),
    "two texts": lambda text: Paragraph((line(text, " – ", text), line(text))),
    "strong": lambda text: paragraph(strong(text), " said it"),
    "emphasis": lambda text: paragraph("said: ", emphasis(text)),
    "quote": Quote,
    "list": lambda text: Bullets((line("first"), line(text), line(strong("B"), ": ", text), line("last"))),
    "cell": lambda text: Table(("a", "b", "c"), (("x", text, "y"), (text, "z", text))),
    "header": lambda text: Table((text, "b"), (("x", "y"),)),
    "fence": Fence,
}


def around(block: Block) -> Document:
    """A document with `block` between a list, a table and a paragraph."""
    return Document(
        "Title",
        (
            Bullets((line("before"),)),
            block,
            Table(("h",), (("c",),)),
            block,
            paragraph("after"),
            block,
            Rule(),
        ),
    )


def shape(nodes: tuple[Any, ...]) -> Any:
    """The tags alone, without any text."""
    return [
        (node[0], shape(node[1:]))
        for node in nodes
        if isinstance(node, tuple) and node and isinstance(node[0], str)
    ]


def words(nodes: tuple[Any, ...]) -> str:
    """The text alone."""
    told = []
    for node in nodes:
        if isinstance(node, tuple) and node:
            is_text = isinstance(node[0], tuple) or node[0] == "fence"
            told.append(str(node[1]) if is_text else words(node[1:]))
    return " ".join(told)


def plain(text: str) -> list[str]:
    """What is left to read of a text: its words."""
    return escape.safe(text).split()


@pytest.mark.parametrize("place", PLACES)
def test_hostile_examples(place: str) -> None:
    for text in EXAMPLES:
        check(place, text)


@given(st.sampled_from(sorted(PLACES)), texts)
def test_hostile_texts(place: str, text: str) -> None:
    check(place, text)


def check(place: str, text: str) -> None:
    block = PLACES[place](text)
    told = render.render(around(block))
    read = outline(told)
    # The structure is that of the same document with an innocent text.
    if plain(text):
        paragraphs = len(escape.paragraphs_of(text)) if place == "quote" else 1
        assert shape(read) == innocent(place, paragraphs), text
    expected = [word for one in around(block).texts() for word in plain(one)]
    assert "".join(words(read).split()) == "".join(expected), text


@cache
def innocent(place: str, paragraphs: int) -> Any:
    """The structure with an innocent text of so many paragraphs in this place."""
    block = PLACES[place]("\n\n".join(["x"] * paragraphs))
    return shape(outline(render.render(around(block))))


@given(texts, texts, texts)
def test_texts_do_not_conspire(one: str, two: str, three: str) -> None:
    """A fence, a comment or a link that one text opens is not closed by another."""
    blocks = [PLACES[place](text) for place in sorted(PLACES) for text in (one, two, three)]
    told = render.render(Document(one, tuple(blocks)))
    for quiet in (told.replace("\n", "\r\n"), told + told):
        assert outline(quiet)
    assert "html" not in str(shape(outline(told)))


@pytest.mark.parametrize(
    "pieces",
    [
        ("1", ". one"),
        ("1", "2) two"),
        ("&am", "p; b"),
        ("&#4", "2;"),
        ("&", "lt", ";"),
        ("#", " x"),
        ("-", " x"),
    ],
)
def test_pieces_do_not_conspire(pieces: tuple[str, ...]) -> None:
    """What is harmless in two pieces can be a list's number or an entity in one."""
    told = outline(render.render(Document("T", (paragraph(*pieces), Bullets((line(*pieces),))))))
    text = ("p", ((), "".join(pieces)))
    assert told[1:] == (text, ("ul", ("li", text)))


@pytest.mark.parametrize("place", PLACES)
def test_nobody_turns_the_documents_own_words_around(place: str) -> None:
    """Marks that open a direction are made visible; right-to-left letters and their marks stay."""
    told = render.render(around(PLACES[place]("a\u202eb\u2066c \u05d0\u200f")))
    assert "a\ufffdb\ufffdc \u05d0\u200f" in told


@given(texts)
def test_what_is_written_is_one_kind_of_line(text: str) -> None:
    told = render.render(around(PLACES["paragraph"](text)))
    assert told.endswith("\n")
    assert not told.endswith("\n\n")
    told.encode("utf-8")
    assert not set(told) & {*"\r\v\f\x00\x1b\x85\u2028\u2029\u202e\u2066"}


@pytest.mark.parametrize(
    "text",
    [
        "Answers within the hour, or the client calls me (again)!",
        '"I don\'t know" – 50% of the time; half-days at 10:30',
        "R&D & sales: one + one = two, C#, who/what?",
        "Één – ‘twee’ drie…",
        "3.5 days",
        "2026 was long",
    ],
)
def test_plain_text_stays_as_it_was_typed(text: str) -> None:
    assert f"\n\n{text}\n" in render.render(Document("Title", (paragraph(text),)))


def test_wild_lines_leave_their_neighbours_alone() -> None:
    told = render.render(Document("T", (Quote("a quiet line, (really)\n# wild, (really)\n\nquiet again."),)))
    assert told == "# T\n\n> a quiet line, (really)\\\n> \\# wild\\, \\(really\\)\n>\n> quiet again.\n"


@pytest.mark.parametrize(
    "source",
    [
        "- Go round *once*\n- Passing is fine",
        "One paragraph\nover two lines.\n\n1. first\n2. second\n\n> quoted",
        "  indented\n  alike",
        "A [link](https://example.org) and `code`.",
    ],
)
def test_plain_source_stays_markdown(source: str) -> None:
    told = render.render(Document("T", (paragraph("before"), Source(source), paragraph("after"))))
    assert source_lines(source) in told


def test_source_loses_what_all_of_it_is_indented_by() -> None:
    """A whole text further to the right is no code: somebody lined it up in an editor."""
    told = render.render(Document("T", (Source("\n    - one\n      - deeper\n    - two\n"),)))
    assert told == "# T\n\n- one\n  - deeper\n- two\n"


@pytest.mark.parametrize(
    "source",
    [
        "# Heading",
        "Setext\n===",
        "```\nopen fence",
        "<b>html</b>",
        "<!-- open comment",
        "[Title]: https://example.org",
        "![pixel](https://example.org/x.png)",
        "    code",
        "***",
        "| a |\n| - |",
    ],
)
def test_wild_source_is_shown_as_it_was_typed(source: str) -> None:
    told = render.render(Document("T", (paragraph("before"), Source(source), paragraph("after"))))
    assert [tag for tag, _ in shape(outline(told))] == ["h1", "p", "p", "p"]
    assert plain(source) == words(outline(told)).split()[2:-1]


@given(st.lists(texts, min_size=1, max_size=4))
def test_sources_never_change_what_is_around(sources: list[str]) -> None:
    between: list[Block] = [Heading(2, "between"), Bullets((line("item"),))]
    blocks = [block for source in sources for block in (*between, Source(source))]
    told = outline(render.render(Document("T", (*blocks, *between))))
    assert sum(node == ("h2", ((), "between")) for node in told) == len(sources) + 1
    assert told[-1] == ("ul", ("li", ("p", ((), "item"))))


def test_lists_in_a_row_stay_apart() -> None:
    blocks = (
        Bullets((line("a"),)),
        Bullets((line("b"),)),
        Bullets((line("c"),)),
        Source("- d"),
        Source("- e"),
    )
    told = outline(render.render(Document("T", blocks)))
    assert [tag for tag, _ in shape(told)][1:4] == ["ul", "ul", "ul"]
    assert words(told).split() == ["T", "a", "b", "c", "-", "d", "-", "e"]


def test_a_document_that_would_not_read_back_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.markdown.lines.inline", lambda text, **_: text)
    with pytest.raises(render.BrokenDocument):
        render.render(Document("Title", (paragraph("# not a heading"),)))


def test_a_ragged_table_is_not_given() -> None:
    with pytest.raises(render.BrokenDocument):
        render.render(Document("Title", (Table(("a", "b"), (("only one",),)),)))


def test_templates_are_read_with_html_as_text() -> None:
    assert template_parser().render("a <b>c</b>").strip() == "<p>a &lt;b&gt;c&lt;/b&gt;</p>"

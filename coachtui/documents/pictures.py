"""The pictures of good work: on the line of their horizons, and side by side; never ranked (METHOD.md)."""

from collections.abc import Iterator

from coachtui.documents.parts import WIDTH, answers, document, project_title, section, who
from coachtui.documents.perspectives import drawn, telling, words_withheld
from coachtui.documents.request import Request
from coachtui.domain.people import Picture
from coachtui.domain.perspectives import Perspective
from coachtui.domain.sharing import Matter, ShareView
from coachtui.drawing.horizon import horizon_text
from coachtui.drawing.matrix import matrix_text
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Document, Quote, emphasis, paragraph


def pictures(view: ShareView, words: Words, request: Request) -> Document:
    """Return the pictures that the reader may read, under the question that they answer."""
    title = words("documents.pictures.title", project=project_title(view, words))
    return document(title, _blocks(view, words), view, words, request)


def pictures_blocks(view: ShareView, words: Words, level: int = 3) -> Iterator[Block]:
    """Yield the horizon line, then the matrix; then how many gave no leave to show theirs."""
    there = telling(view, lambda person: person.picture != Picture())
    if there:
        yield from section(words("documents.pictures.line"), [_line(there, view, words)], level)
        yield from section(words("documents.pictures.matrix"), [_matrix(there, words)], level)
    yield from words_withheld(view, Matter.PICTURE, words)


def roles(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield how each sees their own role; then how many gave no leave to show that."""
    yield from answers((who(one.name, one.role), one.sees_role_as) for one in view.people)
    yield from words_withheld(view, Matter.SEES_ROLE_AS, words)


def _blocks(view: ShareView, words: Words) -> Iterator[Block]:
    if view.focal_role.question.strip():
        yield Quote(view.focal_role.question)
    found = list(pictures_blocks(view, words, 2))
    if not found:
        yield paragraph(emphasis(words("documents.pictures.nothing")))
    yield from found


def _line(there: tuple[Perspective, ...], view: ShareView, words: Words) -> Block:
    short, long = view.priority.short.wording, view.priority.long.wording
    text = horizon_text(there, WIDTH, words=words, short=short, long=long)
    return drawn(text, [short, long, *(person.name for person in there)])


def _matrix(there: tuple[Perspective, ...], words: Words) -> Block:
    holds = [
        text
        for person in there
        for text in (
            person.name,
            person.role,
            person.picture.answer,
            person.picture.evidence,
            person.picture.beneficiary,
            person.picture.by,
        )
    ]
    return drawn(matrix_text(there, WIDTH, words=words), holds)

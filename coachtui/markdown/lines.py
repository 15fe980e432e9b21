"""Lines of pieces: trimmed, broken where their text is, as Markdown, and as they must read back."""

from collections.abc import Iterable, Iterator
from typing import Final

from coachtui.markdown.document import Line, Piece, Style
from coachtui.markdown.escape import inline, one_line, safe
from coachtui.markdown.outline import BREAK, Run

# The tag that a style reads back as, and what is written around it.
_TAGS: Final = {Style.STRONG: ("strong", "**"), Style.EMPHASIS: ("em", "*")}

Pieces = list[Piece]


def physical(line: Line) -> list[Pieces]:
    """Return the lines that ``line`` makes: trimmed, none of them empty."""
    lines: list[Pieces] = [[]]
    for piece in line:
        if piece.style is not Style.PLAIN:
            lines[-1].append(Piece(one_line(piece.text), piece.style))
            continue
        first, *others = safe(piece.text).replace("\t", " ").split("\n")
        lines[-1].append(Piece(first))
        lines.extend([Piece(other)] for other in others)
    return [trimmed for one in lines if (trimmed := _trimmed(_joined(one)))]


def hard_broken(lines: Iterable[Pieces], indent: str = "") -> str:
    """Return ``lines`` as Markdown with hard breaks between them, all but the first indented."""
    return f"\\\n{indent}".join(map(_written, lines))


def runs_of(lines: Iterable[Pieces]) -> Iterator[Run]:
    """Yield what ``lines``, with hard breaks between them, have to read back as."""
    open_run: Run | None = None
    for number, pieces in enumerate(lines):
        for piece in ([Piece(BREAK)] if number else []) + pieces:
            marks = (_TAGS[piece.style][0],) if piece.style in _TAGS else ()
            if open_run and open_run[0] == marks:
                open_run = (marks, open_run[1] + piece.text)
                continue
            if open_run:
                yield open_run
            open_run = (marks, piece.text)
    if open_run:
        yield open_run


def _joined(pieces: Pieces) -> Pieces:
    """Return the pieces without empty ones; two of one style in a row would end and begin it in one place."""
    joined: Pieces = []
    for piece in pieces:
        if joined and joined[-1].style is piece.style and piece.style in _TAGS:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.style)
        elif piece.text:
            joined.append(piece)
    return joined


def _trimmed(pieces: Pieces) -> Pieces:
    while pieces and not pieces[0].text.strip():
        pieces = pieces[1:]
    while pieces and not pieces[-1].text.strip():
        pieces = pieces[:-1]
    if pieces:
        pieces = [Piece(pieces[0].text.lstrip(), pieces[0].style), *pieces[1:]]
        pieces = [*pieces[:-1], Piece(pieces[-1].text.rstrip(), pieces[-1].style)]
    return pieces


def _written(pieces: Pieces) -> str:
    written = ""
    for number, piece in enumerate(pieces, 1):
        around = _TAGS[piece.style][1] if piece.style in _TAGS else ""
        # Each piece by itself: a wild text does not disfigure the words before it.
        text = inline(piece.text, start=not written and not around, end=number == len(pieces))
        written += around + text + around
    return written

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
    """Return the lines that ``line`` makes: trimmed, none empty, plain neighbours joined into one."""
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
    # Joined, because "1" and ". " are harmless apart and a list together.
    joined: Pieces = []
    for piece in pieces:
        if joined and joined[-1].style is piece.style:
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
    for piece in pieces:
        around = _TAGS[piece.style][1] if piece.style in _TAGS else ""
        written += around + inline(piece.text, start=not written and not around) + around
    return written

"""The problem as each words it, side by side, and whose wording has not been asked."""

from collections.abc import Iterable

from coachtui.domain.perspectives import Perspective
from coachtui.drawing.columns import GAP, beside, cell
from coachtui.drawing.lines import Line, Mark, plain
from coachtui.drawing.perspectives import person_cell, person_width
from coachtui.drawing.width import shown
from coachtui.i18n import Words


def draw_wordings(people: Iterable[Perspective], width: int, *, words: Words) -> tuple[Line, ...]:
    """Return everybody's wording in the order of ``people``, every word of it; then who has none yet."""
    everybody = list(people)
    name = person_width(width, (one for one in everybody if one.problem.strip()))
    widths = [name, width - name - GAP]
    lines: list[Line] = []
    for person in everybody:
        if person.problem.strip():
            lines += [*beside([person_cell(person, name), cell(person.problem, widths[1])], widths), ()]
    names = ", ".join(shown(person.name) for person in everybody if not person.problem.strip())
    unasked = cell(words("beside.problem_not_asked", names=names), width, Mark.FAINT) if names else []
    return (*lines, *unasked) if unasked else tuple(lines[:-1])


def wordings_text(people: Iterable[Perspective], width: int, *, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_wordings(people, width, words=words))

"""The problem as each words it, side by side, and whose wording has not been asked."""

from collections.abc import Iterable

from coachtui.domain.voices import Voice
from coachtui.drawing.columns import GAP, beside, cell
from coachtui.drawing.lines import Line, Mark, plain
from coachtui.drawing.voices import person_cell, person_width
from coachtui.drawing.width import shown
from coachtui.i18n import Words


def draw_wordings(voices: Iterable[Voice], width: int, *, words: Words) -> tuple[Line, ...]:
    """Return everybody's wording in the order of ``voices``, every word of it; then who has none yet."""
    everybody = list(voices)
    name = person_width(width, (one for one in everybody if one.problem.strip()))
    widths = [name, width - name - GAP]
    lines: list[Line] = []
    for voice in everybody:
        if voice.problem.strip():
            lines += [*beside([person_cell(voice, name), cell(voice.problem, widths[1])], widths), ()]
    names = ", ".join(shown(voice.name) for voice in everybody if not voice.problem.strip())
    unasked = cell(words("voices.problem_not_asked", names=names), width, Mark.FAINT) if names else []
    return (*lines, *unasked) if unasked else tuple(lines[:-1])


def wordings_text(voices: Iterable[Voice], width: int, *, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_wordings(voices, width, words=words))

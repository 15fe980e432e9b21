"""Who gains by the solution and who pays for it, in one picture; what is unknown says *not asked yet*."""

from collections.abc import Iterable

from coachtui.domain.people import Relation
from coachtui.domain.voices import Stake, Voice
from coachtui.drawing.columns import GAP, beside, cell
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.drawing.voices import person_cell, person_width, whose_text
from coachtui.i18n import Words


def draw_gains(voices: Iterable[Voice], width: int, *, words: Words) -> tuple[Line, ...]:
    """Return what everybody gains and pays, in the order of ``voices``, every word of it.

    Of a voice with a ``stake`` it tells too how they are touched; of one without, which is all that others
    than the coach may know, only what they said.
    """
    everybody = list(voices)
    name = person_width(width, everybody)
    gains = (width - name - 2 * GAP) // 2
    widths = [name, gains, width - name - gains - 2 * GAP]
    heads = [
        cell(words(f"voices.head.{one}"), part, Mark.FAINT)
        for one, part in zip(("name", "gains", "pays"), widths, strict=True)
    ]
    lines: list[Line] = beside(heads, widths) if everybody else []
    for voice in everybody:
        lines += [(Span("─" * width, Mark.FAINT),), *_row(voice, widths, words)]
    return tuple(lines)


def gains_text(voices: Iterable[Voice], width: int, *, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_gains(voices, width, words=words))


def _row(voice: Voice, widths: list[int], words: Words) -> list[Line]:
    """Return what somebody gains beside what they pay, and under both what holds for both."""
    name, gains, pays = widths
    stance = voice.stance
    rest = gains + GAP + pays
    both = beside(
        [
            _told(stance.gains, Relation.RECEIVES, voice.stake, gains, words),
            _told(stance.loses, Relation.PAYS, voice.stake, pays, words),
        ],
        [gains, pays],
    )
    if voice.stake is not None:
        if stance.gains.strip() or stance.loses.strip():
            both += cell(whose_text(stance.provenance, stance.by, words), rest, Mark.FAINT)
        both += cell(_touched(voice.stake, words), rest, Mark.FAINT)
    return beside([person_cell(voice, name), both], [name, rest])


def _told(said: str, relation: Relation, stake: Stake | None, width: int, words: Words) -> list[Line]:
    lines = cell(said, width) if said.strip() else cell(words("value.not_asked"), width, Mark.FAINT)
    if stake is not None and relation in stake.relations:
        lines += cell(f"+ {words(f'value.relation.{relation}')}", width)
    return lines


def _touched(stake: Stake, words: Words) -> str:
    """Return how the solution touches somebody, or that it was not asked."""
    known = stake.work_changes
    work = "not_asked" if known is None else "changes" if known else "stays"
    told = [
        words("voices.impact.not_asked")
        if stake.impact is None
        else words("voices.impact.known", impact=stake.impact),
        words(f"voices.work.{work}"),
    ]
    if not stake.relations:
        told.append(words("voices.relation_not_asked"))
    return " · ".join(told)

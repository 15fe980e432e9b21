"""Who gains by the solution and who pays for it, in one picture; what is unknown says *not asked yet*."""

from collections.abc import Iterable

from coachtui.domain.people import Relation
from coachtui.domain.perspectives import Perspective, Stake
from coachtui.drawing.columns import GAP, beside, cell
from coachtui.drawing.lines import Line, Mark, Span, plain
from coachtui.drawing.perspectives import person_cell, person_width, whose_text
from coachtui.i18n import Words


def draw_gains(people: Iterable[Perspective], width: int, *, words: Words) -> tuple[Line, ...]:
    """Return what everybody gains and pays, in the order of ``people``, every word of it.

    Of a person with a ``stake`` it tells too how they are touched; of one without, which is all that others
    than the coach may know, only what they said.
    """
    everybody = list(people)
    name = person_width(width, everybody)
    gains = (width - name - 2 * GAP) // 2
    widths = [name, gains, width - name - gains - 2 * GAP]
    heads = [
        cell(words(f"beside.head.{one}"), part, Mark.FAINT)
        for one, part in zip(("name", "gains", "pays"), widths, strict=True)
    ]
    lines: list[Line] = beside(heads, widths) if everybody else []
    for person in everybody:
        lines += [(Span("─" * width, Mark.FAINT),), *_row(person, widths, words)]
    return tuple(lines)


def gains_text(people: Iterable[Perspective], width: int, *, words: Words) -> str:
    """Return the drawing as plain text for a document: lines without trailing spaces."""
    return plain(draw_gains(people, width, words=words))


def _row(person: Perspective, widths: list[int], words: Words) -> list[Line]:
    """Return what somebody gains beside what they pay, and under both what holds for both."""
    name, gains, pays = widths
    stance = person.stance
    rest = gains + GAP + pays
    both = beside(
        [
            _told(stance.gains, Relation.RECEIVES, person.stake, gains, words),
            _told(stance.loses, Relation.PAYS, person.stake, pays, words),
        ],
        [gains, pays],
    )
    if person.stake is not None:
        if stance.gains.strip() or stance.loses.strip():
            both += cell(whose_text(stance.provenance, stance.by, words), rest, Mark.FAINT)
        both += cell(_touched(person.stake, words), rest, Mark.FAINT)
    return beside([person_cell(person, name), both], [name, rest])


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
        words("beside.impact.not_asked")
        if stake.impact is None
        else words("beside.impact.known", impact=stake.impact),
        words(f"beside.work.{work}"),
    ]
    if not stake.relations:
        told.append(words("beside.relation_not_asked"))
    return " · ".join(told)

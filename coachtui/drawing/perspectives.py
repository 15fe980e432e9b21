"""The marks that tell, with a legend, whose words something is in, and who has not been heard yet."""

from collections.abc import Iterable
from typing import Final

from coachtui.domain.people import Provenance
from coachtui.domain.perspectives import Perspective
from coachtui.drawing.columns import cell, longest_word
from coachtui.drawing.lines import Line, Mark, Span
from coachtui.drawing.seats import DISCS
from coachtui.i18n import Words

_WHOSE: Final[dict[Provenance | None, tuple[str, Mark]]] = {
    Provenance.OWN: ("“", Mark.OWN),
    Provenance.ATTRIBUTED: ("›", Mark.ATTRIBUTED),
    Provenance.ASSUMPTION: ("~", Mark.ASSUMED),
    None: ("?", Mark.UNASKED),
}
_NO_PICTURE: Final = Span("–", Mark.FAINT)


def whose_mark(provenance: Provenance | None) -> Span:
    """Return the mark that tells whose words something is in."""
    return Span(*_WHOSE[provenance])


def whose_text(provenance: Provenance | None, by: str, words: Words) -> str:
    """Return the mark with what it means: *› attributed by Ruben*. ``by`` is who attributed it, if known."""
    mark = whose_mark(provenance).text
    if provenance is Provenance.ATTRIBUTED and by.strip():
        return f"{mark} {words('beside.attributed_by', name=by)}"
    key = provenance.value if provenance else "not_asked"
    return f"{mark} {words(f'beside.whose.{key}')}"


def picture_mark(person: Perspective) -> Span:
    """Return the mark of somebody's picture: whose words it is in, or that there is none yet."""
    return whose_mark(person.picture.provenance) if is_known(person) else _NO_PICTURE


def person_mark(person: Perspective) -> Span | None:
    """Return the mark of a silent voice, of who holds the focal role, or of both; None: of neither."""
    if not person.silent and not person.holds:
        return None
    return Span(DISCS[person.holds, person.silent], Mark.SILENT if person.silent else Mark.HOLDER)


def person_width(width: int, people: Iterable[Perspective] = ()) -> int:
    """Return how many cells a column of people takes of ``width``: more to keep words of ``people`` whole."""
    longest = max((longest_word(text) for one in people for text in (one.name, one.role)), default=0)
    return max(10, min(20, width // 6 + 2), min(width // 4, longest))


def person_cell(person: Perspective, width: int, *, marked: bool = False) -> list[Line]:
    """Return somebody's name, with the mark before it if ``marked``, and the role: a cell's lines."""
    mark = person_mark(person) if marked else None
    name = f"{mark.text} {person.name}" if mark else person.name
    return [*cell(name, width, mark.mark if mark else Mark.SEATED), *cell(person.role, width, Mark.FAINT)]


def whose_legend(given: Iterable[Provenance | None], words: Words) -> list[Line]:
    """Return what the marks of whose words they are mean, for those that occur."""
    there = set(given)
    return [
        _told(whose_mark(one), words(f"beside.whose.{one.value}" if one else "beside.whose.not_asked"))
        for one in _WHOSE
        if one in there
    ]


def picture_legend(people: Iterable[Perspective], words: Words) -> list[Line]:
    """Return what the marks of people and their pictures mean, for those that occur."""
    given = list(people)
    told = whose_legend((person.picture.provenance for person in given if is_known(person)), words)
    if not all(map(is_known, given)):
        told.append(_told(_NO_PICTURE, words("beside.no_picture")))
    return [*told, *person_legend(given, words)]


def person_legend(people: Iterable[Perspective], words: Words) -> list[Line]:
    """Return what the marks of people mean, for those that occur."""
    given = list(people)
    silent = {DISCS[person.holds, True] for person in given if person.silent}
    told = [_told(Span(" ".join(sorted(silent)), Mark.SILENT), words("table.silent"))] if silent else []
    if any(person.holds for person in given):
        told.append(_told(Span(DISCS[True, False], Mark.HOLDER), words("table.holder")))
    return told


def _told(mark: Span, meaning: str) -> Line:
    return (mark, Span(f" {meaning}", Mark.FAINT))


def is_known(person: Perspective) -> bool:
    """Tell whether anything is known of somebody's picture."""
    picture = person.picture
    return any(
        (picture.answer.strip(), picture.evidence.strip(), picture.beneficiary.strip(), picture.horizon)
    )

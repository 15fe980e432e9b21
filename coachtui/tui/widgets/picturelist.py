"""Everybody's picture of good work: two lines each, or side by side in columns where there is room."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Provenance, Stakeholder, holders_first
from coachtui.domain.table import is_silent
from coachtui.drawing.seats import DISCS
from coachtui.drawing.width import cells, cut, pad, shown, wrap
from coachtui.tui.widgets.roster import Roster, Row

_WIDE: Final = 84
_MARK: Final = 3
_MOST_LINES: Final = 4
_STYLES: Final = {Provenance.OWN: "$own", Provenance.ATTRIBUTED: "$primary", Provenance.ASSUMPTION: "$amber"}

Cell = tuple[str, str]


class PictureList(Roster):
    """The pictures, the focal role's first."""

    def rows(self, engagement: Engagement) -> Sequence[Row]:
        """Return two lines a stakeholder, or as many as the columns need."""
        draw = self._columns if self.room >= _WIDE else self._lines_of
        return [(person.id, draw(person, engagement)) for person in holders_first(engagement.stakeholders)]

    def heads(self) -> Content:
        """Return the names of the columns, where there are columns."""
        if self.room < _WIDE:
            return Content("")
        names = ("name", "answer", "evidence", "beneficiary", "horizon", "provenance")
        heads = (self.words(f"pictures.head.{name}") for name in names)
        columns = (
            pad(cut(head, width - 2), width) for head, width in zip(heads, self._widths(), strict=True)
        )
        return Content(" " * _MARK + "".join(columns))

    def _widths(self) -> tuple[int, ...]:
        horizon, provenance = 10, 15
        left = self.room - _MARK - horizon - provenance
        name, answer, evidence = left * 23 // 100, left * 35 // 100, left * 24 // 100
        return name, answer, evidence, left - name - answer - evidence, horizon, provenance

    def _lines_of(self, person: Stakeholder, engagement: Engagement) -> Content:
        tail = "  ".join(text for text, _ in self._tail(person, engagement))
        room = max(0, self.room - _MARK - cells(tail) - 2)
        name = cut(shown(person.name), room)
        role = cut(f" · {shown(person.role)}", room - cells(name)) if person.role else ""
        gap = " " * max(0, room - cells(name) - cells(role) + 2)
        spans: list[Cell] = [self._mark(person, engagement), (name, "bold"), (role, "$muted"), (gap, "")]
        for at, (text, style) in enumerate(self._tail(person, engagement)):
            spans.append((("  " if at else "") + text, style))
        answer, style = self._answer(person)
        return Content.assemble(*spans, "\n" + " " * _MARK, (cut(answer, self.room - _MARK), style))

    def _columns(self, person: Stakeholder, engagement: Engagement) -> Content:
        widths = self._widths()
        picture = person.picture
        texts: list[Cell] = [
            self._answer(person),
            (shown(picture.evidence), ""),
            (shown(picture.beneficiary), ""),
            self._horizon(person),
        ]
        columns = [
            [(shown(person.name), "bold"), *((line, "$muted") for line in _wrapped(person.role, widths[0]))],
            *(
                [(line, style) for line in _wrapped(text, width)]
                for (text, style), width in zip(texts, widths[1:5], strict=True)
            ),
            [cell for cell in self._tail(person, engagement) if cell != self._horizon(person)],
        ]
        lines = [Content.assemble(*spans) for spans in _across(columns, widths)]
        mark = Content.assemble(self._mark(person, engagement))
        indent = Content(" " * _MARK)
        return Content("\n").join(
            [*((indent if at else mark) + line for at, line in enumerate(lines)), Content("")]
        )

    def _mark(self, person: Stakeholder, engagement: Engagement) -> Cell:
        silent = is_silent(person, engagement.session_numbers)
        if not silent and not person.holds():
            return " " * _MARK, ""
        return f" {DISCS[person.holds(), silent]} ", "$amber" if silent else "$primary"

    def _answer(self, person: Stakeholder) -> Cell:
        answer = shown(person.picture.answer)
        return (answer, "") if answer else (self.words("value.not_asked"), "$muted")

    def _horizon(self, person: Stakeholder) -> Cell:
        horizon = person.picture.horizon
        if horizon is None:
            return ("?" if person.picture.answer.strip() else ""), "$amber"
        return telling.value_text(horizon, self.words), ""

    def _tail(self, person: Stakeholder, engagement: Engagement) -> list[Cell]:
        """Return what is told of a picture: a silent voice, how far it looks, whose words it is in."""
        cells_: list[Cell] = []
        if is_silent(person, engagement.session_numbers):
            cells_.append((self.words("table.silent"), "$amber"))
        if not person.picture.answer.strip():
            return cells_
        provenance = person.picture.provenance
        whose = self.words(f"pictures.provenance.{provenance}") if provenance else "?"
        return [*cells_, self._horizon(person), (whose, _STYLES[provenance] if provenance else "$amber")]


def _wrapped(text: str, width: int) -> list[str]:
    """Return people's text in at most so many lines of a column, with an ellipsis where it goes on."""
    lines = wrap(shown(text), width - 2)
    if len(lines) > _MOST_LINES:
        lines = [*lines[: _MOST_LINES - 1], cut(" ".join(lines[_MOST_LINES - 1 :]), width - 2)]
    return lines


def _across(columns: Sequence[Sequence[Cell]], widths: Sequence[int]) -> Iterator[list[Cell]]:
    """Yield the columns' lines side by side, each padded to its column."""
    for row in zip_longest(*columns, fillvalue=("", "")):
        yield [
            (pad(pad(text, width - 2), width), style)
            for (text, style), width in zip(row, widths, strict=True)
        ]

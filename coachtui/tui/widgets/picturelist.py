"""Everybody's picture of good work as a list, two lines each."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual.content import Content

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Provenance, Stakeholder, holders_first
from coachtui.domain.table import is_silent
from coachtui.drawing.seats import DISCS
from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.widgets.roster import Roster, Row

_MARK: Final = 3
_STYLES: Final = {Provenance.OWN: "$own", Provenance.ATTRIBUTED: "$primary", Provenance.ASSUMPTION: "$amber"}

Cell = tuple[str, str]


class PictureList(Roster):
    """The pictures, the focal role's first."""

    TALL = 2

    def rows(self, engagement: Engagement) -> Sequence[Row]:
        """Return two lines a stakeholder."""
        return [
            (person.id, partial(self._lines_of, person, engagement))
            for person in holders_first(engagement.stakeholders)
        ]

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

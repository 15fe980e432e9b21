"""Everybody on the list, a line each: name, role, how they stand to the focal role, where they sit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from textual.content import Content

from coachtui.application.beside import findings_beside
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Finding, Level
from coachtui.domain.people import Relation, SeatKind, Stakeholder
from coachtui.drawing.width import pad, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.roster import Roster, Row
from coachtui.tui.widgets.seatgrid import MARKS

NOT_ASKED = ("?", "$amber")
_WIDE = 80
_MARK = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column is; ``unit`` 0: there is no room for it. The seats take what is left."""

    name: int
    role: int
    unit: int
    relation: int


class PeopleList(Roster):
    """The stakeholders in their order, with a mark for the findings that stand beside them."""

    def rows(self, engagement: Engagement) -> Sequence[Row]:
        """Return a line a stakeholder."""
        beside = findings_beside(engagement)
        return [
            (person.id, partial(self._line, person, engagement, beside.get(person.id, ())))
            for person in engagement.stakeholders
        ]

    def heads(self) -> Content:
        """Return the names of the columns."""
        if self._engagement is None:
            return Content("")
        columns = self._columns(self._engagement)
        words = self.words
        numbers = " ".join(str(number) for number in self._engagement.session_numbers)
        heads = [
            (words("people.head.name"), columns.name),
            (words("people.head.role"), columns.role),
            (words("people.head.unit"), columns.unit),
            (words("people.head.relation"), columns.relation),
        ]
        return Content(" " * _MARK + "".join(pad(text, width) for text, width in heads) + numbers)

    def seat_kinds(self) -> tuple[SeatKind | None, ...]:
        """Return the kinds of seat that occur, in the method's order; None: not asked yet."""
        if self._engagement is None:
            return ()
        numbers = self._engagement.session_numbers
        found = [person.seat_in(number) for person in self._engagement.stakeholders for number in numbers]
        kinds = {seat.kind if seat else None for seat in found}
        return tuple(kind for kind in (*SeatKind, None) if kind in kinds)

    def _columns(self, engagement: Engagement) -> Columns:
        left = self.room - _MARK - 2 * len(engagement.session_numbers)
        if left < _WIDE:
            relation = max(9, left * 28 // 100)
            name = (left - relation) * 47 // 100
            return Columns(name, left - relation - name, 0, relation)
        unit, relation = left * 16 // 100, left * 30 // 100
        name = (left - unit - relation) * 47 // 100
        return Columns(name, left - unit - relation - name, unit, relation)

    def _line(self, person: Stakeholder, engagement: Engagement, beside: Sequence[Finding]) -> Content:
        columns = self._columns(engagement)
        relation = relations_text(person, self.words)
        parts: list[tuple[str, str]] = [
            _finding_mark(beside),
            (_column(person.name, columns.name), "bold"),
            (_column(person.role, columns.role), ""),
            (_column(person.unit, columns.unit), "$muted"),
            (_column(relation or "?", columns.relation), "$muted" if relation else "$amber"),
        ]
        for number in engagement.session_numbers:
            seat = person.seat_in(number)
            mark, style = MARKS[seat.kind] if seat else NOT_ASKED
            parts.append((f"{mark} ", style))
        return Content.assemble(*parts)


def relations_text(person: Stakeholder, words: Words) -> str:
    """Return how somebody stands to the focal role, in few words; empty while it was not asked."""
    related = [relation for relation in Relation if relation in person.relations]
    return ", ".join(words(f"people.relation.{relation}") for relation in related)


def _finding_mark(beside: Sequence[Finding]) -> tuple[str, str]:
    if not beside:
        return " " * _MARK, ""
    red = any(finding.level is Level.RED for finding in beside)
    # That there are findings, and not how many: a count would rank people.
    return pad(f" {'!' if red else '·'}", _MARK), "bold $red" if red else "$amber"


def _column(text: str, width: int) -> str:
    return pad(pad(shown(text), width - 1), width) if width else ""

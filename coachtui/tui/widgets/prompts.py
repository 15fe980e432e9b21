"""Step 4's six questions, a line each: is there anybody else who holds the role, directs it, …?"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from textual.content import Content

from coachtui.application.prompts import listed
from coachtui.domain.engagement import Engagement, Prompt
from coachtui.domain.people import Relation
from coachtui.drawing.width import cells, cut, pad, shown
from coachtui.tui.widgets.roster import Roster, Row

_OPEN: Final = ("·", "$amber")
_DONE: Final = ("✓", "$own")


class PromptList(Roster):
    """For every relation: who is listed, and whether there is anybody else."""

    def rows(self, engagement: Engagement) -> Sequence[Row]:
        """Return a line a relation."""
        kinds = [self.words(f"people.relation.{relation}") for relation in Relation]
        width = max(map(cells, kinds)) + 2
        return [
            (relation, partial(self._line, engagement, relation, pad(kind, width)))
            for relation, kind in zip(Relation, kinds, strict=True)
        ]

    def _line(self, engagement: Engagement, relation: Relation, kind: str) -> Content:
        names = ", ".join(shown(person.name) for person in listed(engagement, relation))
        prompt = engagement.prompts.get(relation, Prompt())
        (mark, style), said = self._answer(prompt, bool(names))
        room = self.room - 3 - cells(kind)
        if names and said:
            # Both are told: a long reason leaves the names some room, long names leave the reason the rest.
            names = cut(names, max(room * 2 // 5, room - cells(said) - 3)) + " – "
        said = cut(said, room - cells(names))
        return Content.assemble(
            (f" {mark} ", style), kind, cut(names, room), (said, "$muted" if mark == _DONE[0] else style)
        )

    def _answer(self, prompt: Prompt, named: bool) -> tuple[tuple[str, str], str]:
        """Return the mark of an answer, and how it reads after the names."""
        words = self.words
        if prompt.anybody is None:
            return _OPEN, words("people.anybody.everybody" if named else "people.anybody.not_answered")
        if prompt.anybody:
            return (_DONE, "") if named else (_OPEN, words("people.anybody.who"))
        reason = shown(prompt.reason)
        if not reason:
            return _OPEN, words("people.anybody.why")
        return _DONE, words("people.anybody.nobody_else" if named else "people.anybody.nobody", reason=reason)

"""The matrix of pictures on the screen: a row a person, one of them chosen, and as many questions as fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message

from coachtui.domain.perspectives import Perspective
from coachtui.drawing.lines import Line
from coachtui.drawing.matrix import Matrix, Question, draw_matrix
from coachtui.i18n import Words
from coachtui.tui.widgets.drawn import Drawn


class PictureMatrix(Drawn):
    """Everybody's picture side by side. Up and down go from person to person, through a long answer too."""

    @dataclass
    class Chosen(Message):
        """Somebody was chosen, by their id."""

        person: str

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._people: Sequence[Perspective] = ()
        self._first = Question.ANSWER
        self._matrix = Matrix((), (), ())
        self._begins: tuple[int, ...] = ()
        self._at = 0

    @property
    def chosen(self) -> str:
        """The id of the chosen person; empty when there is nobody."""
        rows = self._matrix.rows
        return rows[self._at].id if self._at < len(rows) else ""

    @property
    def matrix(self) -> Matrix:
        """What is drawn."""
        return self._matrix

    def show(self, people: Sequence[Perspective], chosen: str, first: Question) -> None:
        """Show the matrix, somebody chosen, and ``first`` among the questions in sight."""
        self._people, self._first = people, first
        self.choose(chosen)
        self.put(self._drawn)

    def choose(self, person: str) -> None:
        """Choose somebody by their id."""
        self._at = next((at for at, one in enumerate(self._people) if one.id == person), 0)
        self.refresh()
        self.call_after_refresh(self._reveal)

    def is_chosen(self, number: int) -> bool:
        """Tell whether a line is one of the chosen person's."""
        return bool(self._begins) and self._begins[self._at] <= number < self._end(self._at) - 1

    def on_resize(self) -> None:
        """Keep the chosen person in sight, also when one looks at this again."""
        super().on_resize()
        self._reveal()

    def action_line(self, by: int) -> None:
        """Go to the person below or above; within one who does not fit, first to the rest of the answer."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        hidden = self._end(self._at) - 1 - top - height if by > 0 else top - self._begin(self._at)
        if hidden > 0:
            self.scroll_relative(y=by * min(hidden, max(1, height // 2)), animate=False)
        elif 0 <= self._at + by < len(self._begins):
            self._go_to(self._at + by)
        else:
            super().action_line(by)

    def action_edge(self, by: int) -> None:
        """Choose the last person (1), or the first (-1)."""
        self._go_to(len(self._begins) - 1 if by > 0 else 0)

    def action_page(self, by: int) -> None:
        """Choose somebody a screen further down or up."""
        wanted = self._begin(self._at) + by * self.scrollable_content_region.height
        there = [at for at, begin in enumerate(self._begins) if begin <= max(0, wanted)]
        self._go_to(max(there[-1], self._at + 1) if by > 0 and there else there[-1] if there else 0)

    def _go_to(self, at: int) -> None:
        self._at = max(0, min(at, len(self._begins) - 1))
        self.refresh()
        self._reveal()
        self.post_message(self.Chosen(self.chosen))

    def _reveal(self) -> None:
        """Scroll so that the chosen person's row is in sight, its first lines above all."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        begin, end = self._begin(self._at), self._end(self._at) - 1
        wanted = begin if begin < top or end - begin > height else max(top, end - height)
        self._scroll(wanted - top)

    def _begin(self, at: int) -> int:
        return self._begins[at] if at < len(self._begins) else 0

    def _end(self, at: int) -> int:
        return self._begin(at + 1) if at + 1 < len(self._begins) else self.count()

    def _drawn(self, width: int) -> Sequence[Line]:
        self._matrix = draw_matrix(self._people, width, words=self._words, first=self._first)
        lines: list[Line] = []
        begins = []
        for row in self._matrix.rows:
            begins.append(len(lines))
            lines += [*row.lines, ()]
        self._begins = tuple(begins)
        return lines

"""The practice's engagements, a line each in columns; the same one stays chosen when the list changes."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application.practice import Summary, Unreadable
from coachtui.application.telling import stage_text
from coachtui.domain.engagement import StageKind
from coachtui.domain.text import name_key
from coachtui.drawing.width import cells, cut, pad
from coachtui.i18n import Words

# What the two figures take, with the margins and the bar at the right.
_FIGURES = 15


class EngagementList(Vertical):
    """Lines with client, project, stage, next session, red findings and open actions.

    Those that are called alike are told apart by the ends of their ids.
    """

    DEFAULT_CSS = """
    EngagementList { height: auto; max-height: 40%; }
    EngagementList #heads { dock: top; height: 1; padding: 0 1; color: $muted; }
    EngagementList OptionList { height: auto; max-height: 100%; padding: 0 1; }
    """

    class Highlighted(Message):
        """Another engagement was chosen, or the same one was drawn again."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._rows: tuple[Summary | Unreadable, ...] = ()
        self._which: dict[str, str] = {}
        # When the chosen one is gone, the one that stands in its place is chosen.
        self.chosen_id = ""
        self._at = 0

    def compose(self) -> ComposeResult:
        """The heads of the columns, and the lines."""
        yield Static(id="heads", markup=False)
        yield OptionList(markup=False)

    def show(self, rows: tuple[Summary | Unreadable, ...]) -> None:
        """Show these lines, the same engagement chosen as before."""
        self._rows = rows
        self._which = dict(_which([row for row in rows if isinstance(row, Summary)]))
        self._draw()
        if rows:
            self.query_one(OptionList).focus()

    def choose(self, engagement_id: str) -> None:
        """Choose an engagement, also one that is not listed yet."""
        self.chosen_id = engagement_id
        at = next((at for at, row in enumerate(self._rows) if row.id == engagement_id), None)
        if at is not None:
            self.query_one(OptionList).highlighted = at

    def on_resize(self) -> None:
        """The columns follow the width."""
        self._draw()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        # The list may have been made anew since.
        if event.option_id in {row.id for row in self._rows}:
            self.chosen_id, self._at = event.option_id or "", event.option_index
            self.post_message(self.Highlighted())

    def _draw(self) -> None:
        ids = [row.id for row in self._rows]
        at = ids.index(self.chosen_id) if self.chosen_id in ids else min(self._at, len(ids) - 1)
        self.chosen_id = ids[at] if ids else ""
        self.query_one("#heads", Static).update(self._heads())
        options = self.query_one(OptionList)
        options.set_options([Option(self._line(row), id=row.id) for row in self._rows])
        options.highlighted = at if ids else None

    def _widths(self) -> tuple[int, int, int, int]:
        """Widths of client, project, stage and next session; the client takes what the others leave."""
        width = self.size.width
        project, stage, ahead = (14, 20, 12) if width < 100 else (30, 26, 18)
        return max(10, width - project - stage - ahead - _FIGURES), project, stage, ahead

    def _heads(self) -> str:
        names = (self._words(f"home.{name}") for name in ("client", "project", "stage", "next"))
        return "".join(map(_fit, names, self._widths())) + self._words("home.figures")

    def _line(self, row: Summary | Unreadable) -> Content:
        client, project, stage, ahead = self._widths()
        if isinstance(row, Unreadable):
            return Content.assemble(_fit(row.id, client), (self._words("home.unreadable"), "$red"))
        closed = row.stage.kind is StageKind.CLOSED
        line = Content.assemble(
            (self._client(row, client), "" if closed else "bold"),
            _fit(row.project, project),
            _fit(stage_text(row.stage, self._words), stage),
            _fit(self._words.short_date(row.next_date) if row.next_date else "–", ahead),
            (f"{row.red:>4}", "bold $red" if row.red and not closed else ""),
            f"{row.open_actions:>8}",
        )
        return line.stylize("$muted") if closed else line

    def _client(self, row: Summary, width: int) -> str:
        """Return whose it is in ``width`` cells, and which it is where another is called alike."""
        which = self._which.get(row.id, "")
        own = f" ({cut(which, width // 2)})" if which else ""
        return pad(cut(row.client, width - 1 - cells(own)) + own, width)


def _which(rows: Sequence[Summary]) -> Iterator[tuple[str, str]]:
    """Yield for each of those that are called alike its id, and what of that the others do not have."""
    for _, group in groupby(sorted(rows, key=_called), key=_called):
        ids = [row.id.split("-") for row in group]
        shared = len(list(takewhile(lambda words: len(set(words)) == 1, zip(*ids, strict=False))))
        for one in ids:
            yield "-".join(one), "-".join(one[shared:])


def _called(row: Summary) -> tuple[str, str]:
    return name_key(row.client), name_key(row.project)


def _fit(text: str, width: int) -> str:
    return pad(cut(text, width - 1), width)

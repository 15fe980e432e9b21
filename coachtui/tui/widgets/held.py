"""A session that was held: when, how long each block took, who was there and what was captured."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.application import pace
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import NoteKind
from coachtui.domain.running import Run
from coachtui.domain.table import table_at
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words


class Held(VerticalScroll, can_focus=True):
    """A held session to look at."""

    DEFAULT_CSS = """
    Held { height: 1fr; padding: 1 2; scrollbar-size-vertical: 1; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._text = Static(markup=False)

    def compose(self) -> ComposeResult:
        """One text."""
        yield self._text

    def show(self, engagement: Engagement, run: Run) -> None:
        """Draw the session of ``run``."""
        words = self._words
        sessions = engagement.plan.sessions if engagement.plan else ()
        title = next((s.title for s in sessions if s.number == run.session), "")
        lines = [
            Content.styled(f"{run.session}  {shown(title)}", "bold $primary"),
            Content.styled(words("run.held", hours=pace.held(run, words)), "$muted"),
            Content(self._present(engagement, run)),
            Content(self._notes(engagement, run)),
            Content(""),
            *self._blocks(run),
        ]
        self._text.update(Content("\n").join(lines))

    def _present(self, engagement: Engagement, run: Run) -> str:
        words = self._words
        table = table_at(engagement, run.session)
        seated = words.listed([shown(place.name) for place in table.seated])
        return words("run.were_here", n=len(table.seated), names=seated or "–")

    def _notes(self, engagement: Engagement, run: Run) -> str:
        words = self._words
        kinds = [note.kind for note in engagement.notes if note.session == run.session]
        counts = [f"{words(f'value.kind.{kind}')} {kinds.count(kind)}" for kind in NoteKind if kind in kinds]
        return words("run.captured", n=len(kinds), kinds=" · ".join(counts) or "–")

    def _blocks(self, run: Run) -> list[Content]:
        words = self._words
        took = {lap.block: lap.seconds for lap in run.laps}
        lines = [Content.styled(f"{words('run.plan'):>4}  {words('run.took'):>7}", "$muted")]
        for block in run.blocks:
            told = pace.length(took[block.id]) if block.id in took else "–"
            over = took.get(block.id, 0) - block.minutes * 60
            lines.append(
                Content.assemble(
                    (f"{block.minutes:>4}  ", "$muted"),
                    (f"{told:>7}   ", "$amber" if over >= pace.ON_TIME else ""),
                    cut(shown(block.title), 60),
                )
            )
        return lines

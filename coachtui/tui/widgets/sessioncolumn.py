"""One session of the plan: what, when and where, its blocks, and whether it is sound."""

from math import ceil

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coachtui.application import pace, planned
from coachtui.domain.engagement import Engagement
from coachtui.domain.plan import Session
from coachtui.drawing.width import cells, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.blocks import BlockList

# Lines that soundness takes at most before it scrolls, and that the rest of the room takes.
_SOUND = 8
_OTHERS = 7


class SessionColumn(Vertical):
    """One session. ``-chosen`` is the one that the keys work on; with ``-beside`` others stand next to it."""

    DEFAULT_CSS = """
    SessionColumn { height: auto; width: 1fr; }
    SessionColumn > Static { padding: 0 1; height: auto; }
    SessionColumn > .title { display: none; height: 1; text-style: bold; color: $muted; }
    SessionColumn > .facts { color: $muted; margin-bottom: 1; }
    SessionColumn > .sound { margin-top: 1; max-height: 8; overflow-y: auto; scrollbar-size-vertical: 1; }
    SessionColumn.-beside > .title { display: block; }
    SessionColumn.-beside > .facts { min-height: 3; }
    SessionColumn.-beside { border-left: solid $panel; }
    SessionColumn.-beside.-chosen { border-left: thick $primary; }
    SessionColumn.-chosen > .title { color: $primary; }
    SessionColumn.-chosen > BlockList > .option-list--option-highlighted { background: $panel; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._title = Static(classes="title", markup=False)
        self._facts = Static(classes="facts", markup=False)
        self._sound = Static(classes="sound", markup=False)
        self.blocks = BlockList(words)
        # The facts above the blocks, and each line that stands under them.
        self._around: tuple[str, ...] = ("",)

    def compose(self) -> ComposeResult:
        """Title, facts, blocks, soundness."""
        yield self._title
        yield self._facts
        yield self.blocks
        yield self._sound

    def show(self, engagement: Engagement, session: Session, block: str) -> None:
        """Draw a session, with this block highlighted."""
        words = self._words
        self._title.update(f"{session.number}  {shown(session.title)}")
        facts = planned.facts(engagement, session, words)
        self._facts.update(Content(("\n" if self.has_class("-beside") else " · ").join(facts)))
        self.blocks.show(session, block, chosen=self.has_class("-chosen"))
        told = planned.soundness(engagement, session, words)
        mark = ("✓ ", "bold $own") if told.sound else ("! ", "bold $amber")
        started = self._started(engagement, session)
        lines = [Content.assemble(mark, line) for line in told.lines]
        lines += [Content.styled(line, "$muted") for line in started]
        self._sound.update(Content("\n").join(lines))
        self._around = (" · ".join(facts), *told.lines, *started)
        self._fit()

    def on_resize(self) -> None:
        """How much room the blocks have follows the width, for texts around them wrap."""
        self._fit()

    def _started(self, engagement: Engagement, session: Session) -> tuple[str, ...]:
        """Return what it means for the plan that the session was started; nothing while it was not."""
        run = engagement.run_of(session.number)
        if run is None:
            return ()
        if run.ended_at is None:
            return (self._words("plan.under_way"),)
        return (self._words("plan.held", hours=pace.held(run, self._words)),)

    def _fit(self) -> None:
        """Leave room under the blocks for what is unsound, and for the block's question; they scroll."""
        width = (self.size.width or 80) - 2
        above, *lines = (ceil((cells(line) + 2) / max(20, width)) for line in self._around)
        below = min(_SOUND, sum(lines))
        self.blocks.styles.max_height = max(4, self.screen.size.height - above - below - _OTHERS)

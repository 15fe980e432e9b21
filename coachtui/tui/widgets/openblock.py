"""A session under way: the open block large, the clock, the round, what comes next, what was captured."""

import datetime as dt

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content

from coachtui.application import noting, pace
from coachtui.domain import clock
from coachtui.domain.engagement import Engagement
from coachtui.domain.outlook import Outlook, expected, outlook, where_by_plan
from coachtui.domain.plan import BlockKind
from coachtui.domain.running import Run
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.clock import BlockClock, Said
from coachtui.tui.widgets.prose import prose
from coachtui.tui.widgets.turns import Turns

# How many of the last notes are shown, with little room and with much.
_CAPTURED = (2, 5)
# No line is longer than this, on the widest screen; what does not fit ends in an ellipsis.
_LONGEST = 300


class OpenBlock(Vertical):
    """What a coach needs at a glance while a session runs; drawn each second, sent where it changed."""

    DEFAULT_CSS = """
    OpenBlock { height: 1fr; }
    OpenBlock > #session { height: 1; padding: 0 1; }
    OpenBlock > #session > #name { width: 1fr; height: 1; color: $muted; }
    OpenBlock #name, OpenBlock > #then, OpenBlock > #captured { text-wrap: nowrap; text-overflow: ellipsis; }
    OpenBlock > #session > #pace { width: auto; height: 1; }
    OpenBlock > VerticalScroll { padding: 0 1; scrollbar-size-vertical: 1; }
    OpenBlock > #ask { height: auto; max-height: 45%; margin: 1 0; }
    OpenBlock > #lead { height: 1fr; margin-bottom: 1; }
    OpenBlock #question, OpenBlock #guidance { height: auto; }
    OpenBlock > #then, OpenBlock > #captured { height: auto; padding: 0 1; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._block = ""

    def compose(self) -> ComposeResult:
        """From the top: session and clock, block, its words, round, what comes, what was captured."""
        with Horizontal(id="session"):
            yield Said("name")
            yield Said("pace")
        yield BlockClock(self._words)
        with VerticalScroll(id="ask", can_focus=False):
            yield Said("question")
        yield Turns(self._words)
        with VerticalScroll(id="lead", can_focus=False):
            yield Said("guidance")
        yield Said("then")
        yield Said("captured")

    def show(self, engagement: Engagement, run: Run, now: dt.datetime) -> None:
        """Draw the session as it stands at ``now``."""
        ahead = outlook(run, now)
        self._say("#name", self._session(engagement, run))
        self._say("#pace", self._pace(run, ahead, now))
        self._show_block(run, now)
        self.query_one(Turns).show(engagement, run, now)
        self._say("#then", self._then(run, ahead, now))
        self._say("#captured", self._captured(engagement, run, now))

    def read_on(self, pages: int) -> None:
        """Scroll the block's question and guidance, as far as there is more of them."""
        for part in self.query(VerticalScroll):
            part.scroll_relative(y=pages * max(1, part.size.height - 1), animate=False)

    def _say(self, where: str, content: Content) -> None:
        self.query_one(where, Said).say(content)

    def _session(self, engagement: Engagement, run: Run) -> Content:
        sessions = engagement.plan.sessions if engagement.plan else ()
        title = next((session.title for session in sessions if session.number == run.session), "")
        return Content(cut(f"{run.session}  {shown(title)}", _LONGEST))

    def _pace(self, run: Run, ahead: Outlook, now: dt.datetime) -> Content:
        words = self._words
        late = ahead.over >= pace.ON_TIME
        style = "bold $red" if pace.short_minutes(ahead) else "bold $amber" if late else "$own"
        return Content.assemble(
            (words.time(now), "bold"),
            (f"   {words('run.ends', time=pace.on_wall(run.ends_at, now, words))}   ", "$muted"),
            (pace.behind(ahead, words), style),
        )

    def _show_block(self, run: Run, now: dt.datetime) -> None:
        words, block = self._words, run.block
        parts = [words("run.where", at=run.at + 1, all=len(run.blocks))]
        if block.kind is not BlockKind.ACTIVITY:
            parts.append(words(f"value.block.{block.kind}"))
        if block.starred:
            parts.append("★")
        self.query_one(BlockClock).show(
            " · ".join(parts),
            block.title,
            left=clock.remaining(run, now),
            minutes=block.minutes,
            paused=run.paused_at is not None,
        )
        self.query_one("#ask").display = bool(block.question.strip())
        self._say("#question", prose(block.question, "bold"))
        self._say("#guidance", prose(block.guidance, "$muted"))
        if block.id != self._block:
            self._block = block.id
            for part in self.query(VerticalScroll):
                part.scroll_home(animate=False)

    def _then(self, run: Run, ahead: Outlook, now: dt.datetime) -> Content:
        words = self._words
        coming = [
            f"{pace.on_wall(one.starts_at, now, words)} {cut(shown(one.block.title), 28)}"
            for one in expected(run, now)[1:3]
        ]
        end = words("run.then_end", time=pace.on_wall(run.ends_at, now, words))
        lines = [Content.assemble((words("run.then") + " ", "$muted"), " · ".join(coming) if coming else end)]
        by_plan = where_by_plan(run, now)
        if by_plan != run.at:
            title = cut(shown(run.blocks[by_plan].title), 48)
            lines.append(Content.styled(words("run.by_plan", title=title), "$muted"))
        if short := pace.short_minutes(ahead):
            lines.append(Content.styled(words("run.short", n=short), "$red"))
        elif ahead.absorbed >= pace.ON_TIME:
            lines.append(Content.styled(words("run.absorbed", n=ahead.absorbed // 60), "$amber"))
        return Content("\n").join(lines)

    def _captured(self, engagement: Engagement, run: Run, now: dt.datetime) -> Content:
        words = self._words
        most = _CAPTURED[self.size.height >= 30]
        lines = []
        for note in pace.captured(engagement, run.session, most):
            kind = words(f"value.kind.{note.kind}")
            who = pace.about(engagement, note.about, words)
            head = f"{kind} · {who} · {words(f'run.readers.{note.visibility}')}"
            if noting.withheld_for_now(engagement, note):
                head = f"{head} · {words('notes.withheld_short')}"
            text = cut(pace.told(engagement, note, words), _LONGEST)
            lines.append(
                Content.assemble(
                    ("✓ ", "$own"), (f"{pace.on_wall(note.at, now, words)} [{head}] ", "$muted"), text
                )
            )
        return Content("\n").join(lines)

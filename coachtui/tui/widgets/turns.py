"""The round: whose turn it is and for how long, how many have spoken, who comes next, who passed."""

import datetime as dt

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content

from coachtui.application import pace
from coachtui.domain.engagement import Engagement
from coachtui.domain.round import upcoming
from coachtui.domain.running import Round, Run
from coachtui.domain.turns import round_of, turn_allotted, turn_elapsed
from coachtui.i18n import Words
from coachtui.tui.widgets.clock import Said


class Turns(Vertical):
    """Two lines on the round of the open block; not there when the block is no round.

    Who speaks and how long stand apart, so that a tick of the clock sends the time alone.
    """

    DEFAULT_CSS = """
    Turns { height: auto; padding: 0 1; margin: 0 1 1 1; border-left: thick $own; }
    Turns > Horizontal { height: auto; }
    Turns #voice { width: auto; max-width: 60; margin-right: 3; }
    Turns #turn { width: 1fr; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Who has the word, and for how long; then how the round stands."""
        with Horizontal():
            yield Said("voice")
            yield Said("turn")
        yield Said("round")

    def show(self, engagement: Engagement, run: Run, now: dt.datetime) -> None:
        """Draw the round as it stands."""
        round_ = round_of(run)
        self.display = round_ is not None
        if round_ is not None:
            self.query_one("#voice", Said).say(self._voice(engagement, run, round_))
            self.query_one("#turn", Said).say(self._turn(run, round_, now))
            self.query_one("#round", Said).say(self._round(engagement, run, round_))

    def _voice(self, engagement: Engagement, run: Run, round_: Round) -> Content:
        words = self._words
        if not round_.order:
            return Content.styled(words("run.turn.nobody"), "$amber")
        if round_.at is None:
            return Content.styled(words("run.turn.finished"), "bold $own")
        return Content.assemble(
            ("▸ ", "bold $own"), (pace.voice(engagement, run.session, round_.at, words), "bold")
        )

    def _turn(self, run: Run, round_: Round, now: dt.datetime) -> Content:
        if round_.at is None:
            return Content("")
        words = self._words
        taken, given = turn_elapsed(run, now), turn_allotted(run)
        time = words("run.turn.time", taken=pace.length(taken), given=pace.length(given))
        over = taken > given
        if over:
            time = f"{time} · {words('run.turn.over', by=pace.length(taken - given))}"
        return Content.assemble(
            (time, "$amber" if over else ""),
            ("   " + words("run.turn.again") if round_.at in round_.waiting else "", "$muted"),
        )

    def _round(self, engagement: Engagement, run: Run, round_: Round) -> Content:
        words = self._words

        def names(voices: tuple[str, ...]) -> str:
            return ", ".join(pace.voice(engagement, run.session, one, words) for one in voices) or "–"

        ahead = upcoming(round_)
        spoken = len({turn.voice for turn in round_.spoken})
        passed = (*round_.waiting, *round_.passed)
        parts = [words("run.turn.spoken", done=spoken, all=len(round_.order))]
        if ahead:
            parts.append(words("run.turn.next", name=names(ahead[:1])))
        parts.append(words("run.turn.passed", names=names(tuple(v for v in passed if v != round_.at))))
        return Content.styled(" · ".join(parts), "$muted")

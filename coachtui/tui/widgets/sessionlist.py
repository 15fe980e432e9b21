"""The sessions to run: number, title, day, and whether each was not started, is under way, or was held."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.application import pace, planned
from coachtui.domain.engagement import Engagement
from coachtui.domain.plan import Session
from coachtui.drawing.width import cut, pad, shown
from coachtui.i18n import Words


class SessionList(OptionList):
    """Two lines a session. ``chosen`` is the number of the highlighted one."""

    DEFAULT_CSS = """
    SessionList { border: none; background: $background; padding: 0; height: auto; max-height: 1fr; }
    SessionList:focus { border: none; background-tint: $background 0%; }
    SessionList > .option-list--option-highlighted { background: $panel; color: $foreground; }
    SessionList:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self._words = words
        self._engagement: Engagement | None = None

    def show(self, engagement: Engagement, number: int) -> None:
        """Draw the sessions, with this one highlighted."""
        self._engagement = engagement
        numbers = [session.number for session in self._sessions]
        with self.prevent(OptionList.OptionHighlighted):
            self.set_options(Option(line) for line in self._drawn(number))
            self.highlighted = numbers.index(number) if number in numbers else 0 if numbers else None

    @property
    def chosen(self) -> int | None:
        """The number of the highlighted session; None while there is none."""
        at = self.highlighted
        return None if at is None or at >= len(self._sessions) else self._sessions[at].number

    def on_resize(self) -> None:
        """The columns follow the width."""
        if self._engagement is not None and self.chosen is not None:
            self.show(self._engagement, self.chosen)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Move the mark; the message goes on to the room."""
        for at, line in enumerate(self._drawn(self.chosen or 0)):
            self.replace_option_prompt_at_index(at, line)

    @property
    def _sessions(self) -> tuple[Session, ...]:
        plan = self._engagement.plan if self._engagement else None
        return plan.sessions if plan else ()

    def _drawn(self, chosen: int) -> list[Content]:
        if self._engagement is None:
            return []
        return [self._entry(self._engagement, s, s.number == chosen) for s in self._sessions]

    def _entry(self, engagement: Engagement, session: Session, chosen: bool) -> Content:
        words = self._words
        state = pace.state(engagement, session, words)
        run = engagement.run_of(session.number)
        style = "$muted" if run is None else "$own" if run.ended_at else "bold $accent"
        width = max(30, self.size.width or 80)
        left = max(10, width - 7 - Content(state).cell_length)
        return Content.assemble(
            (" ▸ " if chosen else "   ", "bold $primary"),
            (f"{session.number}  ", "bold"),
            (pad(cut(shown(session.title), left), left), "bold"),
            (state, style),
            "\n      ",
            (
                cut(
                    f"{planned.when(session, words)} · {planned.seats(engagement, session, words)}", width - 8
                ),
                "$muted",
            ),
        )

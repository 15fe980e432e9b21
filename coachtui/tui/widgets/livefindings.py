"""How the findings stand, and what the last answers made of them; beside whatever is being answered."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from coachtui.application.effects import Effect, effect
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import counts
from coachtui.drawing.width import wrap
from coachtui.i18n import Words
from coachtui.tui.widgets.effecttext import Mark, effect_told

_INDENT = 2
_FIGURES = 3


class LiveFindings(Widget):
    """Follows the engagement from change to change; as many lines as there is room for."""

    DEFAULT_CSS = """
    LiveFindings { height: 1fr; margin-top: 1; padding: 0 1; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._engagement: Engagement | None = None
        self._before: Engagement | None = None
        self._effect = Effect()

    def follow(self, engagement: Engagement) -> None:
        """Show how the findings stand now, and what changed since the engagement that was shown last."""
        if engagement is self._engagement:
            return
        self._before, self._engagement = self._engagement, engagement
        self._effect = effect(self._before, engagement) if self._before is not None else Effect()
        self.refresh()

    def render(self) -> Content:
        """Draw what fits: the figures, then every group of what changed."""
        engagement = self._engagement
        if engagement is None:
            return Content("")
        return Content("\n").join([*self._figures(engagement), *self._changes(engagement)])

    def _figures(self, engagement: Engagement) -> list[Content]:
        words, tally = self._words, counts(engagement)
        return [
            Content.styled(words("findings.red", n=tally.red), "bold $red" if tally.red else "$muted"),
            Content.styled(words("findings.amber", n=tally.amber), "$amber" if tally.amber else "$muted"),
            Content.styled(words("findings.cannot_tell_yet", n=tally.cannot_tell), "$muted"),
        ]

    def _changes(self, engagement: Engagement) -> list[Content]:
        if self._before is None:
            return []
        told: list[list[Content]] = []
        for name, findings in effect_told(self._effect, self._before, engagement, self._words):
            heading = Content.styled(self._words(f"findings.change.{name}"), "$muted")
            first, *rest = [self._told(*one) for one in findings]
            told += [[heading, *first], *rest]
        return self._fitting(told, self.content_size.height - _FIGURES)

    def _fitting(self, told: Sequence[list[Content]], room: int) -> list[Content]:
        """Return as many of the findings as there is room for, the first one cut if need be."""
        lines: list[Content] = []
        for number, one in enumerate(told):
            left = len(told) - number
            if len(lines) + len(one) + (left > 1) <= room:
                lines += one
            elif not lines:
                lines = [*one[: max(1, room - 1 - (left > 1))], Content("  …")]
            else:
                return [*lines, Content.styled(self._words("findings.more_changed", n=left), "$muted")]
        return lines

    def _told(self, mark: Mark, text: str) -> list[Content]:
        first, *rest = wrap(text, max(4, self.content_size.width - _INDENT))
        return [Content.assemble(mark, first), *(Content(" " * _INDENT + line) for line in rest)]

"""How the findings stand, and what the last answers made of them; beside whatever is being answered."""

from itertools import chain

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
        groups = [
            (name, [self._told(*one) for one in findings])
            for name, findings in effect_told(self._effect, self._before, engagement, self._words)
        ]
        room = self.content_size.height - _FIGURES
        whole = [line for name, told in groups for line in (*self._heading(name), *chain.from_iterable(told))]
        return whole if len(whole) <= room else self._as_fits(groups, room)

    def _as_fits(self, groups: list[tuple[str, list[list[Content]]]], room: int) -> list[Content]:
        """Return every group's name with how many there are, and the first findings as far as they fit."""
        headings = [self._heading(name, f" {len(told)}" if len(told) > 1 else "") for name, told in groups]
        left = room - sum(map(len, headings))
        lines: list[Content] = []
        for heading, (_, told) in zip(headings, groups, strict=True):
            lines += heading
            for one in told:
                if len(one) > left:
                    cut = [*one[: left - 1], Content("  …")] if left > 1 else []
                    lines, left = lines + cut, 0
                    break
                lines, left = lines + one, left - len(one)
        return lines[: max(0, room)]

    def _heading(self, name: str, count: str = "") -> list[Content]:
        text = self._words(f"findings.change.{name}") + count
        return [Content.styled(line, "$muted") for line in wrap(text, max(4, self.content_size.width))]

    def _told(self, mark: Mark, text: str) -> list[Content]:
        first, *rest = wrap(text, max(4, self.content_size.width - _INDENT))
        return [Content.assemble(mark, first), *(Content(" " * _INDENT + line) for line in rest)]

"""The findings: open ones by level, what cannot be told yet, and what was settled; one line or two each."""

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Entry, Level, entries_of
from coachtui.drawing.width import shown
from coachtui.i18n import Words


class FindingList(OptionList):
    """Every finding of an engagement. ``chosen`` is the one under the cursor."""

    DEFAULT_CSS = """
    FindingList { border: none; background: $background; padding: 0; height: 1fr; min-height: 4; }
    FindingList:focus { border: none; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self._words = words
        self._entries: tuple[Entry, ...] = ()

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        at = self.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def show(self, engagement: Engagement) -> None:
        """Show the engagement's findings; the cursor stays with the finding that it was on."""
        before, row = self.chosen, self.highlighted or 0
        self._entries = entries_of(engagement)
        self.clear_options()
        self.add_options([Option(self._line(entry, engagement)) for entry in self._entries])
        if self._entries:
            # Where the finding went; but once it is settled, the cursor goes on to the next one.
            same = (
                at for at, entry in enumerate(self._entries) if before is not None and _same(entry, before)
            )
            self.highlighted = next(same, min(row, len(self._entries) - 1))

    def _line(self, entry: Entry, engagement: Engagement) -> Content:
        words = self._words
        if entry.finding is None and entry.settlement is not None:
            one = entry.settlement
            about = telling.subject_text(one.check, one.subject, engagement.called, words)
            return Content.assemble(("✓ ", "$own"), (shown(words("findings.gone", about=about)), "$muted"))
        if entry.finding is None:
            title = telling.title_text(entry.verdict.check, words)
            return Content.assemble(("? ", "$muted"), (words("findings.cannot_tell", title=title), "$muted"))
        text = shown(telling.finding_text(entry.finding, engagement.called, words))
        if entry.settlement is not None:
            return Content.assemble(("✓ ", "$own"), (text, "$muted"))
        if entry.finding.level is Level.RED:
            return Content.assemble(("● ", "bold $red"), text)
        return Content.assemble(("○ ", "bold $amber"), text)


def _same(one: Entry, other: Entry) -> bool:
    if (one.settlement is None) != (other.settlement is None):
        return False
    subjects = [entry.finding.subject if entry.finding else None for entry in (one, other)]
    return one.verdict.check == other.verdict.check and subjects[0] == subjects[1]

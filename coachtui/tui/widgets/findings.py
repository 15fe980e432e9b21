"""The findings, grouped: red, amber, what cannot be told yet, and what was settled; one line or two each."""

from itertools import groupby

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.application import telling
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Entry, Level, entries_of
from coachtui.drawing.width import shown
from coachtui.i18n import Words


class FindingList(OptionList):
    """Every finding of an engagement, each group under its name. ``chosen`` is the one under the cursor."""

    DEFAULT_CSS = """
    FindingList { border: none; background: $background; padding: 0; height: 1fr; min-height: 4; }
    FindingList:focus { border: none; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__(markup=False)
        self._words = words
        # A line each; None is the name of a group.
        self._entries: tuple[Entry | None, ...] = ()

    def on_resize(self) -> None:
        """Keep the chosen finding in sight: the more there is to say of it, the less room there is here."""
        self.call_after_refresh(self.scroll_to_highlight)

    @property
    def chosen(self) -> Entry | None:
        """The entry under the cursor."""
        at = self.highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def show(self, engagement: Engagement) -> None:
        """Show the engagement's findings; the cursor stays with the finding that it was on."""
        before, row = self.chosen, self.highlighted or 0
        lines: list[tuple[Entry | None, Option]] = []
        for group, there in groupby(entries_of(engagement), _group):
            name = Content.styled(self._words(f"findings.group.{group}"), "$muted")
            lines.append((None, Option(name, disabled=True)))
            lines += ((entry, Option(self._line(entry, engagement))) for entry in there)
        self._entries = tuple(entry for entry, _ in lines)
        self.set_options(option for _, option in lines)
        places = [at for at, entry in enumerate(self._entries) if entry is not None]
        if places:
            # Where the finding went; but once it is settled, the cursor goes on to the next one.
            same = (at for at in places if before is not None and _same(self._entries[at], before))
            near = next((at for at in places if at >= row), places[-1])
            self.highlighted = next(same, near)

    def _line(self, entry: Entry, engagement: Engagement) -> Content:
        text = entry_text(entry, engagement, self._words)
        if entry.settlement is not None:
            given = f" {self._words('findings.given')}" if entry.settlement.for_sponsor else ""
            return Content.assemble(("✓ ", "$own"), (text, "$muted"), (given, "$amber"))
        if entry.finding is None:
            return Content.assemble(("? ", "$muted"), (text, "$muted"))
        if entry.finding.level is Level.RED:
            return Content.assemble(("● ", "bold $red"), text)
        return Content.assemble(("○ ", "bold $amber"), text)


def entry_text(entry: Entry, engagement: Engagement, words: Words) -> str:
    """Return what a finding says, or said if it is gone; the check's title while that cannot be told yet."""
    if entry.finding is not None:
        return shown(telling.finding_text(entry.finding, engagement.called, words))
    if entry.settlement is not None:
        one = entry.settlement
        was = telling.was_text(one.check, one.subject, engagement.called, words)
        return shown(words("findings.gone", finding=was))
    return words("findings.cannot_tell", title=telling.title_text(entry.verdict.check, words))


def _group(entry: Entry) -> str:
    """Return the name of the group in which an entry stands."""
    if entry.settlement is not None:
        return "settled"
    return entry.finding.level.value if entry.finding is not None else "cannot_tell"


def _same(one: Entry | None, other: Entry) -> bool:
    if one is None or (one.settlement is None) != (other.settlement is None):
        return False
    subjects = [entry.finding.subject if entry.finding else None for entry in (one, other)]
    return one.verdict.check == other.verdict.check and subjects[0] == subjects[1]

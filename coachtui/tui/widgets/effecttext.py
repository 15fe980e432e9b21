"""What a change made of the findings, told in words: each group with a mark and a sentence a finding."""

from coachtui.application import evidence, telling
from coachtui.application.effects import Effect
from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Finding, to_ask
from coachtui.drawing.width import shown
from coachtui.i18n import Words
from coachtui.tui.widgets.beside import MARKS

Mark = tuple[str, str]

_DONE: Mark = ("✓ ", "bold $own")
_UNKNOWN: Mark = ("? ", "bold $muted")


def effect_told(
    effect: Effect, before: Engagement, after: Engagement, words: Words
) -> tuple[tuple[str, tuple[tuple[Mark, str], ...]], ...]:
    """Return the name of every group of ``effect`` that has findings, with a mark and a sentence for each."""
    return tuple(
        (name, tuple(_told(name, one, before, after, words) for one in findings))
        for name, findings in effect._asdict().items()
        if findings
    )


def _told(
    name: str, finding: Finding, before: Engagement, after: Engagement, words: Words
) -> tuple[Mark, str]:
    if name in ("came", "reopened"):
        return MARKS[finding.level], shown(telling.finding_text(finding, after.called, words))
    text = telling.finding_text(finding, before.called, words)
    if name != "cannot_tell":
        return _DONE, shown(text)
    whom = evidence.whom(to_ask(finding, after), after.called, words)
    return _UNKNOWN, shown(words("findings.to_ask", finding=text, whom=whom))

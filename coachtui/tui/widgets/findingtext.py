"""A finding explained: why the method asks, who settled it and when, and what it rests on."""

from textual.content import Content

from coachtui.application import evidence, telling
from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing import Entry, Fact
from coachtui.drawing.width import shown
from coachtui.i18n import Words


def explained(entry: Entry, engagement: Engagement, words: Words, *, apart: bool = False) -> Content:
    """Return everything that is known of an entry; ``apart``: each thing it rests on on a line of its own."""
    parts: list[Content] = [Content.styled(telling.why_text(entry.verdict.check, words), "italic")]
    if entry.settlement is not None:
        parts.append(Content.styled(shown(telling.settled_text(entry.settlement, words)), "$own"))
        if entry.settlement.for_sponsor:
            parts.append(Content.styled(words("findings.for_sponsor"), "$amber"))
    elif (before := _settled_before(entry, engagement)) is not None:
        parts.append(Content.styled(shown(telling.reopened_text(before, words)), "$amber"))
    facts = facts_of(entry)
    if facts:
        told = evidence.told(facts, engagement.called, words, unasked=entry.finding is None)
        heading = Content.styled(words("findings.rests_on" if entry.finding else "findings.ask"), "$muted")
        if apart:
            parts += [Content(""), heading, *(Content(f"  {shown(one)}") for one in told)]
        else:
            parts.append(Content.assemble(heading, " ", shown("; ".join(told))))
    return Content("\n").join(parts)


def facts_of(entry: Entry) -> tuple[Fact, ...]:
    """Return what an entry rests on, or what is to be asked for it; nothing for a finding that is gone."""
    if entry.finding is not None:
        return entry.finding.evidence
    return () if entry.settlement is not None else entry.verdict.unasked


def _settled_before(entry: Entry, engagement: Engagement) -> Settlement | None:
    """Return what once settled a finding that is open again."""
    if entry.finding is None:
        return None
    about = (entry.finding.check, entry.finding.subject)
    return next((one for one in reversed(engagement.settlements) if (one.check, one.subject) == about), None)

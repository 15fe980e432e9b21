"""Who is missing from the table, told without a screen."""

from collections.abc import Callable, Sequence
from typing import Any

import click
from msgspec import to_builtins

from coachtui.application import evidence
from coachtui.application.telling import (
    Called,
    fact_text,
    finding_text,
    settled_text,
    title_text,
    unasked_text,
    value_text,
    was_text,
)
from coachtui.cli import output
from coachtui.cli.call import Call
from coachtui.cli.speaking import argument, command, option
from coachtui.domain.engagement import Engagement, Settlement
from coachtui.domain.missing import Fact, Finding, Verdict, assess, counts, entries_of, settled
from coachtui.drawing.width import shown
from coachtui.i18n import Words


@command("missing", "cli.missing.help")
@argument("engagement_id", "cli.name.id")
@option("--json", "as_json", is_flag=True, help_key="cli.json")
@click.pass_obj
def missing(call: Call, engagement_id: str, as_json: bool) -> None:
    """Tell every finding with its evidence, and what was not asked. What it finds is no failure."""
    engagement = call.practice.read(engagement_id)
    verdicts = assess(engagement)
    if as_json:
        output.say_json(_in_json(engagement, verdicts, call.words))
        return
    output.say(call.words("cli.missing.counts", **to_builtins(counts(engagement))))
    for lines in (_findings(engagement, call.words), _unasked(engagement, verdicts, call.words)):
        if lines:
            output.say("\n" + "\n".join(lines))


def _findings(engagement: Engagement, words: Words) -> list[str]:
    lines = []
    for entry in sorted(entries_of(engagement), key=lambda entry: entry.verdict.check):
        finding, settlement = entry.finding, entry.settlement
        if finding is not None:
            level = words("cli.missing.settled") if settlement else value_text(finding.level, words)
            said = shown(finding_text(finding, engagement.called, words))
            lines.append(f"{finding.check:>2}  {level.upper()}  {said}")
            told = evidence.told(finding.evidence, engagement.called, words)
            lines += [f"    · {shown(text)}" for text in told]
        elif settlement is not None:
            said = was_text(settlement.check, settlement.subject, engagement.called, words)
            gone = shown(words("findings.gone", finding=said))
            lines.append(f"{settlement.check:>2}  {words('cli.missing.settled').upper()}  {gone}")
        if settlement is not None:
            lines.append(f"    {shown(settled_text(settlement, words))}")
            lines += [f"    {words('findings.for_sponsor')}"] if settlement.for_sponsor else []
    return lines


def _unasked(engagement: Engagement, verdicts: Sequence[Verdict], words: Words) -> list[str]:
    lines = []
    for verdict in verdicts:
        if verdict.unasked:
            lines.append(f"{verdict.check:>2}  {title_text(verdict.check, words)}")
            told = evidence.told(verdict.unasked, engagement.called, words, unasked=True)
            lines += [f"    · {shown(text)}" for text in told]
    return [words("cli.missing.unasked"), *lines] if lines else []


def _in_json(engagement: Engagement, verdicts: Sequence[Verdict], words: Words) -> dict[str, Any]:
    found = (finding for verdict in verdicts for finding in verdict.findings)
    return {
        "id": engagement.id,
        **to_builtins(counts(engagement)),
        "findings": [_finding(finding, engagement, words) for finding in found],
        "gone": [
            _gone(entry.settlement, engagement, words)
            for entry in entries_of(engagement)
            if entry.finding is None and entry.settlement is not None
        ],
        "checks": [_verdict(verdict, engagement, words) for verdict in verdicts],
    }


def _finding(finding: Finding, engagement: Engagement, words: Words) -> dict[str, Any]:
    settlement = settled(finding, engagement)
    return {
        "check": finding.check,
        "level": finding.level.value,
        "subject": finding.subject,
        "text": finding_text(finding, engagement.called, words),
        "evidence": [_fact(fact, engagement, words, fact_text) for fact in finding.evidence],
        "settled": to_builtins(settlement) if settlement else None,
    }


def _gone(settlement: Settlement, engagement: Engagement, words: Words) -> dict[str, Any]:
    return {
        "check": settlement.check,
        "subject": settlement.subject,
        "text": was_text(settlement.check, settlement.subject, engagement.called, words),
        "settled": to_builtins(settlement),
    }


def _verdict(verdict: Verdict, engagement: Engagement, words: Words) -> dict[str, Any]:
    return {
        "check": verdict.check,
        "title": title_text(verdict.check, words),
        "outcome": verdict.outcome.value,
        "unasked": [_fact(fact, engagement, words, unasked_text) for fact in verdict.unasked],
    }


def _fact(
    fact: Fact, engagement: Engagement, words: Words, told: Callable[[Fact, Called, Words], str]
) -> dict[str, str]:
    return {
        "person": fact.person,
        "name": engagement.called(fact.person) if fact.person else "",
        "field": fact.field,
        "value": fact.value,
        "text": told(fact, engagement.called, words),
    }

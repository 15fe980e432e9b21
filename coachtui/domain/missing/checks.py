"""The seventeen checks of METHOD.md, in their order, and what they say of an engagement."""

import operator
from collections.abc import Callable
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import asked, balance, each_person, pictures, role, table, voices
from coachtui.domain.missing.finding import Finding, Verdict
from coachtui.domain.remembering import remembered

Check = Callable[[Engagement], Verdict]

# A check's number is its place here; its rule and level stand with the function.
CHECKS: Final[tuple[Check, ...]] = (
    role.holder_seated,
    role.holder_in_own_words,
    table.letters_brought,
    each_person.affected_heard,
    table.decider_seated_last,
    table.changed_seated,
    voices.well_represented,
    voices.receivers_heard,
    pictures.poles_voiced,
    pictures.priority_set,
    table.critic_seated,
    each_person.named_seated,
    each_person.interested_seated,
    balance.balanced,
    each_person.first_and_last,
    asked.prompts_answered,
    asked.problem_shared,
)


class _Last:
    """What the checks looked at last, and what they said of it."""

    said: tuple[tuple[object, ...], tuple[Verdict, ...]] = (), ()


@remembered
def assess(engagement: Engagement) -> tuple[Verdict, ...]:
    """Return the verdict of every check, in their order (METHOD.md, checks).

    A note, or an answer of the contract, makes another engagement; but nothing that the checks look at.
    """
    looked_at = _looked_at(engagement)
    before, said = _Last.said
    if len(before) == len(looked_at) and all(map(operator.is_, before, looked_at)):
        return said
    verdicts = tuple(check(engagement) for check in CHECKS)
    _Last.said = (looked_at, verdicts)
    return verdicts


def _looked_at(engagement: Engagement) -> tuple[object, ...]:
    one = engagement
    return (one.stakeholders, one.prompts, one.priority, one.project, one.plan)


def findings(engagement: Engagement) -> tuple[Finding, ...]:
    """Return every finding, settled or not, in the order of the checks."""
    return tuple(finding for verdict in assess(engagement) for finding in verdict.findings)

"""The seventeen checks of METHOD.md, in their order, and what they say of an engagement."""

from collections.abc import Callable
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import asked, balance, each_person, pictures, role, table, voices
from coachtui.domain.missing.finding import Finding, Verdict

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
    """The verdicts on the engagement that was looked at last.

    Whoever draws a screen asks for them several times, of one and the same value. An engagement is frozen,
    so what the checks said of it stays true; holding on to it keeps another from taking its place in memory.
    """

    said: tuple[Engagement, tuple[Verdict, ...]] | None = None


def assess(engagement: Engagement) -> tuple[Verdict, ...]:
    """Return the verdict of every check, in their order (METHOD.md, checks)."""
    last = _Last.said
    if last is not None and last[0] is engagement:
        return last[1]
    verdicts = tuple(check(engagement) for check in CHECKS)
    _Last.said = (engagement, verdicts)
    return verdicts


def findings(engagement: Engagement) -> tuple[Finding, ...]:
    """Return every finding, settled or not, in the order of the checks."""
    return tuple(finding for verdict in assess(engagement) for finding in verdict.findings)

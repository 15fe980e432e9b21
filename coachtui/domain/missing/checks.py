"""The seventeen checks of METHOD.md, in their order, and what they say of an engagement."""

from collections.abc import Callable
from typing import Final
from weakref import ref

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


_LOOKED_AT: Final = ("stakeholders", "prompts", "priority", "project", "plan")


class _Last:
    """The engagement that the checks looked at last, as long as it is held elsewhere.

    Nothing of what people said in confidence stays behind when an engagement is closed.
    """

    seen: Callable[[], Engagement | None] = staticmethod(lambda: None)


@remembered
def assess(engagement: Engagement) -> tuple[Verdict, ...]:
    """Return the verdict of every check, in their order (METHOD.md, checks).

    A note, or an answer of the contract, makes another engagement; but nothing that the checks look at.
    """
    before = _Last.seen()
    if before is not None and before is not engagement and _look_alike(before, engagement):
        verdicts = assess(before)
    else:
        verdicts = tuple(check(engagement) for check in CHECKS)
    _Last.seen = ref(engagement)
    return verdicts


def _look_alike(one: Engagement, other: Engagement) -> bool:
    """Tell whether nothing differs that a check looks at."""
    return all(getattr(one, name) is getattr(other, name) for name in _LOOKED_AT)


def findings(engagement: Engagement) -> tuple[Finding, ...]:
    """Return every finding, settled or not, in the order of the checks."""
    return tuple(finding for verdict in assess(engagement) for finding in verdict.findings)

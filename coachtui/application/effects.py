"""What a change made of the findings: which went and came, and of which it can no longer be told."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Finding, Level, findings, settled, to_ask, unsettled

_Findings = tuple[Finding, ...]
_Identity = tuple[int, str, Level]


class Effect(NamedTuple):
    """The findings that a change did something to, each group red before amber. A new level counts as both.

    ``went``, ``settled`` (by a remedy, or as before) and ``cannot_tell`` (something has to be asked first)
    were open until then; ``came`` and ``reopened`` (they had been settled) are since.
    """

    went: _Findings = ()
    settled: _Findings = ()
    cannot_tell: _Findings = ()
    came: _Findings = ()
    reopened: _Findings = ()


def effect(before: Engagement, after: Engagement) -> Effect:
    """Compare the open findings before a change with those after it.

    What a finding rests on may change, or how many it counts: as long as it is about the same, it stayed.
    """
    was, is_ = ({_identity(one): one for one in unsettled(it)} for it in (before, after))
    gone = _by_level(one for key, one in was.items() if key not in is_)
    new = _by_level(one for key, one in is_.items() if key not in was)
    now_settled = _settled_since(before, after)
    once_settled = {(one.check, one.subject) for one in before.settlements}
    groups: dict[str, list[Finding]] = {name: [] for name in Effect._fields}
    for one in gone:
        if (one.check, one.subject) in now_settled:
            groups["settled"].append(one)
        else:
            groups["cannot_tell" if to_ask(one, after) else "went"].append(one)
    for one in new:
        groups["reopened" if (one.check, one.subject) in once_settled else "came"].append(one)
    return Effect(**{name: tuple(found) for name, found in groups.items()})


def _settled_since(before: Engagement, after: Engagement) -> set[tuple[int, str]]:
    """Return which are settled now: by a remedy since, or because they are again as one left them."""
    done = {(one.check, one.subject) for one in set(after.settlements) - set(before.settlements)}
    return done | {(one.check, one.subject) for one in findings(after) if settled(one, after) is not None}


def _identity(finding: Finding) -> _Identity:
    return finding.check, finding.subject, finding.level


def _by_level(found: Iterable[Finding]) -> _Findings:
    return tuple(sorted(found, key=lambda one: one.level is not Level.RED))

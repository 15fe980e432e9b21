"""What a change made of the findings: which went, and which came."""

from collections.abc import Iterable
from typing import NamedTuple

from coachtui.domain.missing import Finding, Level


class Effect(NamedTuple):
    """The open findings that went and that came, red before amber. A new level counts as both."""

    went: tuple[Finding, ...] = ()
    came: tuple[Finding, ...] = ()


def effect(before: Iterable[Finding], after: Iterable[Finding]) -> Effect:
    """Compare the open findings before a change with those after it.

    What a finding rests on may change, or how many it counts: as long as it is about the same, it stayed.
    """
    was, is_ = ({_identity(one): one for one in findings} for findings in (before, after))
    return Effect(
        went=_by_level(one for key, one in was.items() if key not in is_),
        came=_by_level(one for key, one in is_.items() if key not in was),
    )


def _identity(finding: Finding) -> tuple[int, str, Level]:
    return finding.check, finding.subject, finding.level


def _by_level(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: one.level is not Level.RED))

"""The checks look at one engagement once, however often they are asked."""

import pytest
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import assess, checks, counts, findings
from coachtui.domain.missing.finding import Verdict
from coachtui.domain.steps import lacking_by_step
from tests.domain.building import engaged, known


def test_one_engagement_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Engagement] = []

    def check(engagement: Engagement) -> Verdict:
        looked.append(engagement)
        return Verdict(check=1)

    monkeypatch.setattr(checks, "CHECKS", (check,))
    engagement = engaged(known("Anna"))
    for ask in (assess, findings, counts, lacking_by_step):
        ask(engagement)
    assert len(looked) == 1


def test_another_value_is_another_engagement() -> None:
    """Also an equal one: what it is, and not what it looks like, is what was looked at."""
    engagement = engaged(known("Anna"))
    before = assess(engagement)
    assert assess(replace(engagement)) is not before
    assert assess(replace(engagement, stakeholders=())) != before
    assert assess(engagement) == before

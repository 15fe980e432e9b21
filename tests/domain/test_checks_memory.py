"""The checks look at one engagement once, however often they are asked."""

import gc

import pytest
from hypothesis import given
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import assess, checks, counts, findings
from coachtui.domain.missing.finding import Verdict
from coachtui.domain.people import Stakeholder
from coachtui.domain.steps import lacking_by_step
from tests.domain.building import engaged, known
from tests.domain.strategies import engagements


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
    engagement = engaged(known("Anna"))
    before = assess(engagement)
    assert assess(replace(engagement, stakeholders=())) != before
    assert assess(engagement) == before


def test_nothing_of_an_engagement_stays_once_nobody_holds_it() -> None:
    """What people said in confidence is not kept after the engagement is closed."""
    engagement = engaged(known("Anna", problem="in confidence"))
    assess(engagement)
    assert [one.name for one in everybody_in_memory() if one.problem == "in confidence"] == ["Anna"]
    del engagement
    assert not [one for one in everybody_in_memory() if one.problem == "in confidence"]


def everybody_in_memory() -> list[Stakeholder]:
    """Everybody whom something still holds."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Stakeholder)]


@given(engagements(), engagements())
def test_what_the_checks_said_stands_until_something_changes_that_they_look_at(
    one: Engagement, other: Engagement
) -> None:
    looked_at = {"stakeholders", "prompts", "priority", "project", "plan"}
    rest = {name: getattr(other, name) for name in one.__struct_fields__ if name not in looked_at}
    before, changed = assess(one), replace(one, **rest)
    assert assess(changed) is before
    assert tuple(check(changed) for check in checks.CHECKS) == before

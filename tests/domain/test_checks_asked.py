"""Checks 9, 10, 16 and 17: the pictures, the priority, the prompts and the problem."""

import pytest

from coachtui.domain.engagement import Choice, Engagement, Priority, Project, Prompt
from coachtui.domain.missing.finding import Level, Outcome
from coachtui.domain.people import Horizon, Provenance, Relation, Stakeholder
from tests.domain.building import (
    but,
    engaged,
    found,
    holds,
    known,
    named,
    person,
    picture,
    subjects,
    unasked,
    verdict,
)

DAYS, WEEKS, MONTHS, YEAR, YEARS = Horizon


def looking(*horizons: Horizon | None) -> list[Stakeholder]:
    """Somebody for each of these horizons, their pictures known."""
    return [person(f"P{at}", picture=picture(horizon)) for at, horizon in enumerate(horizons)]


# 9: a pole with at most one voice


@pytest.mark.parametrize(
    ("horizons", "variant"),
    [
        ((DAYS, YEARS), "both"),
        ((MONTHS, MONTHS), "both"),
        ((DAYS, WEEKS), "long"),
        ((DAYS, WEEKS, YEAR), "long"),
        ((YEAR, YEARS, DAYS, MONTHS), "short"),
        ((DAYS, WEEKS, YEAR, YEARS), ""),
    ],
)
def test_9_each_pole_needs_two_voices(horizons: tuple[Horizon, ...], variant: str) -> None:
    engagement = engaged(*looking(*horizons))
    if not variant:
        assert holds(9, engagement)
        return
    finding = found(9, engagement)
    assert (finding.level, finding.key) == (Level.AMBER, f"missing.check.9.{variant}")


def test_9_weighs_the_pictures_that_are_known() -> None:
    engagement = engaged(*looking(DAYS, YEARS), person("Anna"), person("Bo"))
    assert found(9, engagement).params == {"short": 1, "long": 1, "pictures": 2}


def test_9_counts_a_picture_whoever_worded_it() -> None:
    assumed = [
        person(f"A{at}", picture=picture(horizon, Provenance.ASSUMPTION))
        for at, horizon in enumerate((DAYS, WEEKS, YEAR, YEARS))
    ]
    assert holds(9, engaged(*assumed))


def test_9_asks_for_pictures_while_fewer_than_two_are_known() -> None:
    assert unasked(9, engaged(*looking(DAYS), person("Anna"))) == {"anna:picture.answer"}
    assert holds(9, engaged(*looking(DAYS)))


def test_9_asks_for_the_horizon_of_a_known_picture_that_could_tip_it() -> None:
    assert unasked(9, engaged(*looking(DAYS, WEEKS, YEAR, None))) == {"p3:picture.horizon"}
    assert unasked(9, engaged(*looking(DAYS, YEAR, YEARS, None))) == {"p3:picture.horizon"}
    found(9, engaged(*looking(DAYS, WEEKS, MONTHS, None)))
    assert holds(9, engaged(*looking(DAYS, WEEKS, YEAR, YEARS, None)))


# 10: both poles, no priority


def test_10_both_poles_need_a_choice() -> None:
    engagement = engaged(*looking(WEEKS, YEAR, MONTHS))
    finding = found(10, engagement)
    assert finding.level is Level.AMBER
    assert named(finding.evidence) == {":priority.choice", "p0:picture.horizon", "p1:picture.horizon"}
    chosen = engaged(*looking(WEEKS, YEAR), priority=Priority(choice=Choice.LONG))
    assert holds(10, chosen)


def test_10_one_pole_needs_none() -> None:
    assert holds(10, engaged(*looking(DAYS, WEEKS, MONTHS)))


def test_10_asks_for_the_horizons_that_could_bring_the_other_pole() -> None:
    assert unasked(10, engaged(*looking(DAYS), person("Anna"))) == {"anna:picture.horizon"}
    assert holds(10, engaged(person("Anna"))), "one picture has one horizon"
    assert holds(10, engaged(*looking(MONTHS), person("Anna")))


# 16: the prompts of step 4


def prompted(**prompts: Prompt) -> Engagement:
    """Every prompt answered with no and a reason, but for these."""
    answered = {relation: Prompt(anybody=False, reason="asked everybody") for relation in Relation}
    given = {Relation(name): prompt for name, prompt in prompts.items()}
    return engaged(known("Anna", Relation.HOLDS), prompts={**answered, **given})


def test_16_finds_every_prompt_that_was_not_answered() -> None:
    assert subjects(16, engaged()) == [relation.value for relation in Relation]
    assert {finding.level for finding in verdict(16, engaged()).findings} == {Level.AMBER}
    assert holds(16, prompted())


@pytest.mark.parametrize(
    ("prompt", "variant"),
    [
        (Prompt(), "unanswered"),
        (Prompt(anybody=False, reason="  "), "no_reason"),
        (Prompt(anybody=True), "no_name"),
    ],
)
def test_16_says_what_the_answer_lacks(prompt: Prompt, variant: str) -> None:
    assert found(16, prompted(pays=prompt)).key == f"missing.check.16.{variant}"


def test_16_a_name_is_an_answer_once_it_is_listed() -> None:
    assert holds(16, prompted(holds=Prompt(anybody=True)))
    engagement = prompted(pays=Prompt(anybody=True))
    assert unasked(16, but(engagement, "anna", relations=())) == {"anna:relations"}


# 17: wordings of the problem

NONE_YET = Project(no_shared_problem=True)


def worded(*wordings: str, project: Project = NONE_YET) -> Engagement:
    """Somebody for each wording of the problem."""
    return engaged(*(person(f"P{at}", problem=text) for at, text in enumerate(wordings)), project=project)


def test_17_two_wordings_and_no_shared_one() -> None:
    finding = found(17, worded("slow", "dear", "slow"))
    assert (finding.level, finding.params) == (Level.AMBER, {"n": 2})
    assert "slow" not in "".join(finding.fingerprint), "what people said does not stay in a settlement"


def test_17_one_wording_however_written_is_no_finding() -> None:
    assert holds(17, worded("Too slow", " too  SLOW"))
    assert holds(17, worded("slow"))


def test_17_a_shared_wording_ends_it() -> None:
    assert holds(17, worded("slow", "dear", project=Project(shared_problem="late")))
    assert holds(17, engaged(project=Project(shared_problem="late")))


def test_17_that_there_is_no_shared_one_has_to_be_said() -> None:
    assert unasked(17, worded("slow", "dear", project=Project())) == {":project.shared_problem"}


def test_17_asks_for_the_wordings_that_could_differ() -> None:
    assert unasked(17, worded("slow", "")) == {"p1:problem"}
    assert unasked(17, engaged()) == {":stakeholders", ":project.shared_problem"}


def test_17_evidence_changes_with_a_wording() -> None:
    one, other = found(17, worded("slow", "dear")), found(17, worded("slow", "far"))
    assert one.fingerprint != other.fingerprint
    assert verdict(17, worded("slow", "dear")).outcome is Outcome.FINDING

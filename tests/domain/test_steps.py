"""What each step of the intake lacks."""

import datetime as dt

import pytest
from msgspec.structs import replace

from coachtui.domain.engagement import Contract, FocalRole, Priority, Project, Prompt, Remedy
from coachtui.domain.missing import settle, unsettled
from coachtui.domain.people import Horizon, Relation, Seat, SeatKind
from coachtui.domain.plan import Plan, Session
from coachtui.domain.steps import Step, lacking, lacking_by_step, step_of
from tests.domain.building import NOW, absent, but, engaged, found, known, named, person, picture, seated

CONTRACT = Contract(client="c", sponsor="s", readers="r", machine_owner="m", keep_months=12)
PLAN = Plan(
    sessions=tuple(
        Session(number=n, title="s", date=dt.date(2026, 12, n), starts=dt.time(9)) for n in (1, 2, 3)
    )
)
DONE = engaged(
    known("Anna"),
    known("Bo", picture=picture(Horizon.DAYS)),
    contract=CONTRACT,
    project=Project(name="p", solution="s"),
    focal_role=FocalRole(singular="account manager"),
    prompts={relation: Prompt(anybody=False, reason="asked") for relation in Relation},
    plan=PLAN,
)


def test_a_new_engagement_lacks_something_in_every_step() -> None:
    assert all(lacking_by_step(engaged()).values())
    assert list(lacking_by_step(engaged())) == list(Step)


def test_a_step_is_done_when_nothing_is_lacking() -> None:
    assert {step for step in Step if lacking(DONE, step)} == {Step.MISSING}, "check 9 is open"
    settled = settle(DONE, found(9, DONE), Remedy.ACCEPT, reason="so be it", by="Coach", at=NOW)
    assert not any(lacking_by_step(settled).values())


@pytest.mark.parametrize("field", ["client", "sponsor", "readers", "machine_owner"])
def test_the_contract_names_what_is_empty(field: str) -> None:
    changed = replace(DONE, contract=replace(CONTRACT, **{field: "  "}))
    assert named(lacking(changed, Step.CONTRACT)) == {f":contract.{field}"}


def test_the_contract_says_how_long_notes_are_kept() -> None:
    changed = replace(DONE, contract=replace(CONTRACT, keep_months=None))
    assert named(lacking(changed, Step.CONTRACT)) == {":contract.keep_months"}


def test_the_problem_is_asked_for_once_the_wordings_differ() -> None:
    assert lacking(DONE, Step.PROJECT) == ()
    assert named(lacking(but(DONE, "bo", problem="another"), Step.PROJECT)) == {":project.shared_problem"}


@pytest.mark.parametrize(
    ("answers", "step", "lacks"),
    [
        ({"impact": None, "seats": absent()}, Step.STAKEHOLDERS, {"bo:impact"}),
        ({"problem": ""}, Step.STAKEHOLDERS, {"bo:problem"}),
        ({"relations": (), "seats": absent()}, Step.STAKEHOLDERS, {"bo:relations"}),
        ({"seats": seated(1) | {3: Seat(kind=SeatKind.EMPTY_CHAIR)}}, Step.SEATS, {"bo:seat.3.by"}),
        ({"seats": {1: Seat(kind=SeatKind.SEATED)}}, Step.SEATS, {"bo:seat.2", "bo:seat.3"}),
    ],
)
def test_what_the_checks_miss_is_asked_in_its_step(
    answers: dict[str, object], step: Step, lacks: set[str]
) -> None:
    assert lacks <= named(lacking(but(DONE, "bo", **answers), step))


def test_a_horizon_is_asked_while_it_could_be_the_other_pole() -> None:
    engagement = but(but(DONE, "anna", picture=picture(Horizon.YEARS)), "bo", picture=picture(None))
    assert named(lacking(engagement, Step.PICTURES)) == {"bo:picture.horizon"}


def test_a_prompt_is_asked_for_until_it_is_answered_or_accepted() -> None:
    changed = replace(DONE, prompts={**DONE.prompts, Relation.PAYS: Prompt()})
    assert named(lacking(changed, Step.STAKEHOLDERS)) == {":prompt.pays"}
    accepted = settle(changed, found(16, changed), Remedy.ACCEPT, reason="nobody pays", by="Coach", at=NOW)
    assert lacking(accepted, Step.STAKEHOLDERS) == ()


def test_the_priority_lacks_a_choice_while_both_poles_occur_or_may() -> None:
    both = but(DONE, "anna", picture=picture(Horizon.YEARS))
    assert named(lacking(both, Step.PRIORITY)) == {":priority.choice"}
    accepted = settle(both, found(10, both), Remedy.ACCEPT, reason="next year", by="Coach", at=NOW)
    assert lacking(accepted, Step.PRIORITY) == ()
    assert lacking(replace(both, priority=Priority(choice="long")), Step.PRIORITY) == ()  # type: ignore[arg-type]
    assert named(lacking(engaged(), Step.PRIORITY)) == {":priority.choice"}


def test_step_7_lists_open_findings_and_what_cannot_be_told() -> None:
    engagement = but(
        DONE, "bo", interest=5, influence=1, seats=seated(1), impact=None, stance=DONE.stakeholders[0].stance
    )
    facts = {(fact.person, fact.field): fact.value for fact in lacking(engagement, Step.MISSING)}
    assert facts[("bo", "check.15")] == "amber"
    assert len([value for value in facts.values() if value != "cannot_tell"]) == len(unsettled(engagement))
    assert set(facts.values()) <= {"red", "amber", "cannot_tell"}


def test_step_8_lacks_the_plan_then_its_days_and_times() -> None:
    assert ":plan" in named(lacking(replace(DONE, plan=None), Step.SEATS))
    bare = Plan(sessions=(Session(number=1, title="s"),))
    assert named(lacking(replace(DONE, plan=bare), Step.SEATS)) == {":session.1.date", ":session.1.starts"}


def test_every_fact_is_asked_in_the_step_that_lacks_it() -> None:
    engagement = engaged(person("Anna"), person("Bo", Relation.DIRECTS, problem="x"))
    for step, facts in lacking_by_step(engagement).items():
        assert {step_of(fact) for fact in facts} == {step}

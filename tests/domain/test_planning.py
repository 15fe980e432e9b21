"""Changing a plan."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.domain import planning
from coachtui.domain.errors import Refused
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from tests.domain.halfdays import PLAN

NEW = Block(id="new", title="a walk", minutes=5)


def ids(plan: Plan, session: int = 1) -> list[str]:
    return [block.id for block in planning.session_of(plan, session).blocks]


def block(plan: Plan, block_id: str) -> Block:
    return next(one for session in plan.sessions for one in session.blocks if one.id == block_id)


def test_a_block_gets_other_minutes_and_another_name() -> None:
    plan = planning.rename(planning.set_minutes(PLAN, "2.1", 25), "2.1", "  two\nlines ")
    assert (block(plan, "2.1").minutes, block(plan, "2.1").title) == (25, "two lines")
    assert plan.sessions[0] is PLAN.sessions[0]
    assert ids(plan, 2) == ids(PLAN, 2)


@pytest.mark.parametrize("minutes", [-1, 601])
def test_a_length_that_no_block_has_is_refused(minutes: int) -> None:
    with pytest.raises(Refused, match=r"error\.minutes_range"):
        planning.set_minutes(PLAN, "1.0", minutes)


def test_a_block_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match=r"error\.block_title_empty"):
        planning.rename(PLAN, "1.0", " ")


@pytest.mark.parametrize(
    ("places", "expected"), [(-1, ["1.1", "1.0"]), (-9, ["1.1", "1.0"]), (0, ["1.0", "1.1"])]
)
def test_a_block_moves_up_to_the_first_place(places: int, expected: list[str]) -> None:
    assert ids(planning.move(PLAN, "1.1", places))[:2] == expected


def test_a_block_moves_down_to_the_last_place() -> None:
    assert ids(planning.move(PLAN, "1.0", 1))[:3] == ["1.1", "1.0", "1.2"]
    assert ids(planning.move(PLAN, "1.0", 99))[-1] == "1.0"


def test_a_block_is_added_after_another_or_first() -> None:
    assert ids(planning.add_after(PLAN, NEW, after="1.0"))[:3] == ["1.0", "new", "1.1"]
    assert ids(planning.add_after(PLAN, NEW, session=2), 2)[0] == "new"
    with pytest.raises(Refused, match=r"error\.block_id_taken"):
        planning.add_after(planning.add_after(PLAN, NEW, session=3), NEW, after="1.0")


def test_a_block_is_removed() -> None:
    assert "3.4" not in ids(planning.remove(PLAN, "3.4"), 3)


def test_only_what_is_given_changes() -> None:
    plan = planning.change_block(PLAN, "1.1", kind=BlockKind.ROUND, question=" Why? ")
    before, after = block(PLAN, "1.1"), block(plan, "1.1")
    assert (after.kind, after.question) == (BlockKind.ROUND, "Why?")
    assert (after.title, after.minutes, after.starred, after.guidance) == (
        before.title,
        before.minutes,
        before.starred,
        before.guidance,
    )
    assert block(planning.change_block(plan, "1.1", starred=True), "1.1").kind is BlockKind.ROUND


def test_a_session_changes_and_its_day_can_be_taken_back() -> None:
    plan = planning.change_session(
        PLAN, 2, title="Why", date=dt.date(2026, 12, 7), starts=dt.time(9), place="hall"
    )
    assert plan.sessions[1].planned_start == dt.datetime(2026, 12, 7, 9)
    assert plan.sessions[1].blocks == PLAN.sessions[1].blocks
    back = planning.change_session(plan, 2, date=None)
    assert (back.sessions[1].date, back.sessions[1].starts, back.sessions[1].title) == (
        None,
        dt.time(9),
        "Why",
    )
    with pytest.raises(Refused, match=r"error\.minutes_range"):
        planning.change_session(plan, 2, minutes=0)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("block_unknown", lambda: planning.set_minutes(PLAN, "?", 5)),
        ("block_unknown", lambda: planning.move(PLAN, "?", 1)),
        ("block_unknown", lambda: planning.remove(PLAN, "?")),
        ("block_unknown", lambda: planning.add_after(PLAN, NEW, after="?")),
        ("session_unknown", lambda: planning.add_after(PLAN, NEW, session=4)),
        ("session_unknown", lambda: planning.add_after(PLAN, NEW)),
        ("session_unknown", lambda: planning.change_session(Plan(), 1, title="x")),
    ],
)
def test_what_is_not_there_cannot_be_changed(key: str, change: object) -> None:
    with pytest.raises(Refused, match=rf"error\.{key}"):
        change()  # type: ignore[operator]


@given(st.sampled_from(ids(PLAN)), st.integers(-12, 12))
def test_moving_loses_nothing(block_id: str, places: int) -> None:
    moved = planning.move(PLAN, block_id, places)
    assert sorted(ids(moved)) == sorted(ids(PLAN))
    assert isinstance(moved.sessions[0], Session)

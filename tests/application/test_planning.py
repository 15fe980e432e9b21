"""Planning: a plan from a template, and every change of it as it is typed."""

import datetime as dt
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application import planned as told
from coachtui.application import planning, running
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Seat, SeatKind
from coachtui.domain.plan import BlockKind, Session
from coachtui.i18n import Words
from coachtui.templates.find import default_template
from coachtui.templates.template import Template, TemplateBlock, TemplateSession
from tests.application.planned_engagements import ANOUK, ELS, HARM, planned
from tests.fakes import START

SHORT = Template(
    title="One",
    name="one",
    language="en",
    sessions=(
        TemplateSession(
            title="Only {roles}",
            minutes=30,
            blocks=(TemplateBlock(title="Ask", minutes=30, question="{question}"),),
        ),
    ),
)


def first(engagement: Engagement) -> Session:
    return planning.session_of(engagement, 1)


def titles(engagement: Engagement) -> list[str]:
    return [block.title for block in first(engagement).blocks]


def key_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.key


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_default_template_gives_three_sound_sessions_with_the_role_filled_in(language: str) -> None:
    number = count(1)
    template = default_template(language, Path("nowhere"))  # type: ignore[arg-type]
    made = planning.make_plan(replace(planned(), plan=None), template, lambda: f"b{next(number)}")
    plan = planning.plan_of(made)
    assert [session.minutes for session in plan.sessions] == [210, 210, 210]
    blocks = [block for session in plan.sessions for block in session.blocks]
    assert len({block.id for block in blocks}) == len(blocks)
    assert any("When has a nurse done good work?" in block.question for block in blocks)
    assert not any("{" in block.question for block in blocks)
    words = Words(language)  # type: ignore[arg-type]
    assert all(told.soundness(made, session, words).sound for session in plan.sessions)


def test_a_plan_made_anew_keeps_days_places_and_sessions_that_were_started() -> None:
    before = planning.change_session(planned(), 2, "date", "9-1-2027")
    once = planning.make_plan(before, SHORT, lambda: "new")
    (only,) = planning.plan_of(once).sessions
    assert (only.title, only.blocks[0].question) == ("Only nurses", "When has a nurse done good work?")
    assert (only.date, only.starts, only.place) == (START.date(), dt.time(10), "Room 4")

    started = running.start(before, 1, START)
    kept = planning.plan_of(planning.make_plan(started, SHORT, lambda: "new")).sessions
    assert [session.title for session in kept] == ["Pictures"]

    ended = running.start(running.finish(started, 1, START), 2, START)
    both = planning.plan_of(planning.make_plan(ended, SHORT, lambda: "new")).sessions
    assert [session.title for session in both] == ["Pictures", "Why"]


def test_minutes_change_by_steps_and_as_typed() -> None:
    longer = planning.lengthen(planned(), "looking", 5)
    assert planning.block_of(longer, "looking").minutes == 25
    assert planning.block_of(planning.lengthen(planned(), "buffer", -30), "buffer").minutes == 0
    typed = planning.change_block(planned(), "looking", "minutes", " 45 ")
    assert planning.block_of(typed, "looking").minutes == 45


@pytest.mark.parametrize("typed", ["", "ten", "-5", "5.5", "٣", "99999999999"])
def test_minutes_that_are_no_number_are_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        planning.change_block(planned(), "looking", "minutes", typed)
    assert key_of(refused) == "error.not_a_number"


def test_limits_are_kept() -> None:
    with pytest.raises(Refused) as refused:
        planning.change_block(planned(), "looking", "minutes", "601")
    assert key_of(refused) == "error.minutes_range"
    with pytest.raises(Refused) as refused:
        planning.change_block(planned(), "looking", "title", "  ")
    assert key_of(refused) == "error.block_title_empty"
    with pytest.raises(Refused) as refused:
        planning.change_session(planned(), 1, "minutes", "0")
    assert key_of(refused) == "error.minutes_range"


def test_every_field_of_a_block_is_set_and_made_safe() -> None:
    plan = planned()
    for name, typed in (
        ("title", "Look\n\x1bagain"),
        ("kind", "harvest"),
        ("starred", True),
        ("question", "One?\nTwo?"),
        ("guidance", "- slow\n"),
    ):
        plan = planning.change_block(plan, "looking", name, typed)
    block = planning.block_of(plan, "looking")
    assert block.title == "Look \N{REPLACEMENT CHARACTER}again"
    assert (block.kind, block.starred) == (BlockKind.HARVEST, True)
    assert (block.question, block.guidance) == ("One?\nTwo?", "- slow")


@pytest.mark.parametrize("typed", ["2027-02-01", "1-2-2027", "1/2/2027"])
def test_a_day_is_read_as_coaches_write_it(typed: str) -> None:
    assert first(planning.change_session(planned(), 1, "date", typed)).date == dt.date(2027, 2, 1)


@pytest.mark.parametrize("typed", ["9:30", "9.30", "9u30", "09h30"])
def test_a_time_is_read_as_coaches_write_it(typed: str) -> None:
    assert first(planning.change_session(planned(), 1, "starts", typed)).starts == dt.time(9, 30)


def test_a_day_or_time_can_be_taken_back_and_nonsense_is_refused() -> None:
    plan = planning.change_session(planning.change_session(planned(), 1, "date", ""), 1, "starts", None)
    assert (first(plan).date, first(plan).starts) == (None, None)
    for name, typed, key in (("date", "31-2-2027", "error.date"), ("starts", "25:00", "error.time")):
        with pytest.raises(Refused) as refused:
            planning.change_session(planned(), 1, name, typed)
        assert key_of(refused) == key


def test_blocks_move_come_and_go() -> None:
    plan = planning.move(planned(), "looking", -1)
    assert titles(plan)[1:3] == ["Looking", "Round"]
    plan = planning.add(plan, 1, "new", " A \n walk ", after="looking")
    assert titles(plan)[1:4] == ["Looking", "A walk", "Round"]
    assert planning.block_of(plan, "new").minutes == planning.NEW_BLOCK
    plan = planning.remove(plan, "looking")
    assert titles(plan)[:3] == ["Welcome", "A walk", "Round"]
    assert titles(planning.add(plan, 1, "top", "Top"))[0] == "Top"


def test_a_change_is_taken_back_and_a_block_after_one_that_is_gone_comes_last() -> None:
    before = planned()
    gone = planning.remove(before, "round")
    assert planning.restore(gone, planning.plan_of(before)) == before
    assert titles(planning.add(gone, 1, "new", "New", after="round"))[-1] == "New"


def test_without_a_plan_nothing_of_it_can_be_changed() -> None:
    with pytest.raises(Refused) as refused:
        planning.lengthen(replace(planned(), plan=None), "looking", 5)
    assert key_of(refused) == "plan.error.none"


def test_a_session_is_told_in_words_and_figures() -> None:
    words = Words("en")
    engagement = planned()
    assert told.facts(engagement, first(engagement), words) == (
        "Monday 7 December 2026, 10:00–11:30",
        "Room 4",
        "2 at the table, 1 empty chair",
    )
    unsound = told.soundness(engagement, first(engagement), words)
    assert (unsound.sound, len(unsound.lines)) == (False, 1)
    short = planning.change_session(engagement, 2, "minutes", "65")
    (line,) = told.soundness(short, planning.session_of(short, 2), words).lines
    assert "5 minutes" in line
    assert told.facts(short, planning.session_of(short, 2), words)[0] == "no date yet"


def test_soundness_says_how_long_every_voice_has_and_when_nobody_is_seated() -> None:
    plan = planning.change_block(planned(HARM, ELS, ANOUK), "talking", "kind", "break")
    words = Words("en")
    fits = told.soundness(plan, first(plan), words)
    assert fits.sound is False  # the break starts after 60 minutes
    moved = planning.change_block(plan, "looking", "minutes", "35")
    moved = planning.change_session(moved, 1, "minutes", "105")
    (line,) = told.soundness(moved, first(moved), words).lines
    assert line == "Sound: 105 of 105 minutes, break after 75, 10:00 for each of 3 voices."
    absent = replace(HARM, seats={1: Seat(kind=SeatKind.ABSENT)})
    nobody = replace(moved, stakeholders=(absent,))
    assert "Nobody has a seat" in told.soundness(nobody, first(nobody), words).lines[-1]


def test_the_next_session_is_the_first_that_has_not_ended() -> None:
    assert planning.next_session(planned()) == 1
    done = running.finish(running.start(planned(), 1, START), 1, START)
    assert planning.next_session(done) == 2

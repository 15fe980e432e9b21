"""The clock of a running session, and what lies ahead of it."""

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.domain import clock, turns
from coachtui.domain.errors import Refused
from coachtui.domain.outlook import expected, outlook, where_by_plan
from coachtui.domain.plan import Block, BlockKind, Session
from coachtui.domain.running import Run
from tests.domain import halfdays

BRUSSELS = ZoneInfo("Europe/Brussels")
START = dt.datetime(2026, 12, 7, 9, 0, tzinfo=BRUSSELS)
PLANNED = replace(halfdays.session(1), date=START.date(), starts=START.time())
VOICES = ("anna", "bo", "cy")


def at(minutes: float = 0) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


def run(session: Session = PLANNED, now: dt.datetime = START) -> Run:
    return clock.start(session, VOICES, now)


def run_to(index: int, minutes: float) -> Run:
    """The run in one of its blocks, the ones before gone through at ``minutes``."""
    one = run()
    for _ in range(index):
        one = clock.next_block(one, VOICES, at(minutes))
    return one


# When it ends


@pytest.mark.parametrize("late", [-60, -5, 0, 20, 209])
def test_it_ends_as_planned_when_it_starts_about_then(late: int) -> None:
    assert run(now=at(late)).ends_at == at(210)


@pytest.mark.parametrize("late", [-61, 210, 24 * 60])
def test_started_at_another_time_it_gets_its_full_length(late: int) -> None:
    assert run(now=at(late)).ends_at == at(late + 210)


def test_without_a_day_or_a_time_it_gets_its_full_length() -> None:
    assert run(halfdays.session(1)).ends_at == at(210)
    assert run(replace(PLANNED, starts=None), at(5)).ends_at == at(215)


def test_the_plan_is_in_the_zone_of_now() -> None:
    now = dt.datetime(2026, 12, 7, 9, 10, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert run(now=now).ends_at == dt.datetime(2026, 12, 7, 12, 30, tzinfo=now.tzinfo)


def test_an_hour_that_the_clocks_skip_is_no_hour_of_the_session() -> None:
    night = dt.datetime(2026, 3, 29, 1, 0, tzinfo=BRUSSELS)
    one = clock.start(replace(halfdays.session(1), date=night.date(), starts=night.time()), (), night)
    assert one.ends_at == dt.datetime(2026, 3, 29, 5, 30, tzinfo=BRUSSELS)
    assert clock.elapsed(one, dt.datetime(2026, 3, 29, 3, 10, tzinfo=BRUSSELS)) == 70 * 60


def test_a_session_without_blocks_cannot_run() -> None:
    with pytest.raises(Refused, match=r"error\.no_blocks"):
        run(Session(number=1, title="empty"))


# One block


def test_a_block_counts_from_when_it_was_opened() -> None:
    assert (clock.elapsed(run(), at(4)), clock.remaining(run(), at(4))) == (240, 660)
    assert clock.remaining(run(), at(17)) == -120


def test_a_clock_that_is_set_back_shows_nothing_rather_than_less() -> None:
    assert clock.elapsed(run(), at(-90)) == 0
    assert clock.remaining(run(), at(-90)) == 900
    assert outlook(run(), at(-90)).over == 0
    assert where_by_plan(run(), at(-90)) == 0
    assert clock.finish(run(), at(-90)).ended_at == START


def test_next_keeps_how_long_a_block_took() -> None:
    one = clock.next_block(run(), VOICES, at(12))
    assert one.block.id == "1.1"
    assert [(lap.block, lap.seconds) for lap in one.laps] == [("1.0", 720)]
    assert clock.elapsed(one, at(13)) == 60


def test_back_reopens_a_block_where_it_stood() -> None:
    one = clock.back(clock.next_block(run(), VOICES, at(12)), VOICES, at(13))
    assert one.block.id == "1.0"
    assert clock.elapsed(one, at(15)) == 14 * 60
    assert [lap.block for lap in one.laps] == ["1.1"]
    again = clock.next_block(one, VOICES, at(15))
    assert clock.elapsed(again, at(16)) == 120
    assert [(lap.block, lap.seconds) for lap in again.laps] == [("1.0", 840)]


def test_there_is_nothing_before_the_first_or_after_the_last() -> None:
    with pytest.raises(Refused, match=r"error\.first_block"):
        clock.back(run(), VOICES, at(1))
    with pytest.raises(Refused, match=r"error\.last_block"):
        clock.next_block(run_to(10, 100), VOICES, at(101))


def test_a_pause_stops_the_block_and_not_the_end() -> None:
    one = clock.pause(run(), at(5))
    assert clock.elapsed(one, at(60)) == 300
    assert clock.pause(one, at(7)) is one
    one = clock.resume(one, at(15))
    assert clock.elapsed(one, at(16)) == 360
    assert clock.resume(one, at(17)) is one
    twice = clock.resume(clock.pause(one, at(16)), at(20))
    assert clock.elapsed(twice, at(21)) == 420
    assert twice.ends_at == at(210)


def test_moving_on_ends_a_pause() -> None:
    one = clock.next_block(clock.pause(run(), at(5)), VOICES, at(15))
    assert one.paused_at is None
    assert one.laps[0].seconds == 300
    assert clock.elapsed(one, at(16)) == 60


def test_minutes_are_added_to_the_open_block() -> None:
    assert clock.remaining(clock.add_minutes(run(), 5), at(10)) == 600
    with pytest.raises(Refused, match=r"error\.minutes_range"):
        clock.add_minutes(run(), -16)


def test_an_ended_run_stays_as_it_was() -> None:
    one = clock.finish(run(), at(10))
    assert (one.ended_at, one.laps[0].seconds) == (at(10), 600)
    assert clock.elapsed(one, at(99)) == 600
    assert outlook(one, at(99)).short == 0
    assert expected(one, at(99)) == ()
    changes: tuple[Callable[[], Run], ...] = (
        lambda: clock.next_block(one, VOICES, at(11)),
        lambda: clock.back(one, VOICES, at(11)),
        lambda: clock.pause(one, at(11)),
        lambda: clock.resume(one, at(11)),
        lambda: clock.add_minutes(one, 1),
        lambda: clock.cut(one, "1.6", 1),
        lambda: clock.finish(one, at(11)),
        lambda: turns.turn_done(one, at(11)),
    )
    for change in changes:
        with pytest.raises(Refused, match=r"error\.run_ended"):
            change()


# What lies ahead


def test_on_time_nothing_is_over() -> None:
    ahead = outlook(run(), at(7))
    assert (ahead.over, ahead.absorbed, ahead.short) == (0, 0, 0)
    assert [block.id for block in ahead.candidates] == ["1.1", "1.2", "1.6", "1.7", "1.8"]


def test_overrun_eats_the_buffer_first() -> None:
    ahead = outlook(run(), at(22))
    assert (ahead.over, ahead.absorbed, ahead.short) == (420, 420, 0)
    ahead = outlook(run(), at(30))
    assert (ahead.over, ahead.absorbed, ahead.short) == (900, 600, 300)


def test_what_is_ahead_only_can_still_give() -> None:
    late = run_to(8, 170)
    ahead = outlook(late, at(180))
    assert ahead.candidates == ()
    assert ahead.over == -600, "twenty minutes for the buffer and the check-out, and thirty left"
    beyond = run_to(9, 205)
    assert outlook(beyond, at(205)).absorbed == 600, "the buffer that is open can still give"
    assert outlook(beyond, at(205)).short == 300


def test_to_spare_is_less_than_nothing_over() -> None:
    assert outlook(clock.next_block(run(), VOICES, at(10)), at(10)).over == -300


def test_a_pause_makes_it_late() -> None:
    one = clock.pause(run(), at(5))
    assert outlook(one, at(8)).over == 180


def test_a_cut_makes_up_for_it() -> None:
    one = clock.cut(run(), "1.6", 5)
    assert outlook(one, at(30)).short == 0
    assert one.ends_at == at(210)
    assert run().blocks[6].minutes - one.blocks[6].minutes == 5


@pytest.mark.parametrize(
    ("block", "minutes", "key"),
    [
        ("1.4", 5, "block_protected"),
        ("1.5", 5, "block_protected"),
        ("1.0", 5, "block_not_ahead"),
        ("?", 5, "block_not_ahead"),
        ("1.6", 31, "minutes_range"),
        ("1.6", 0, "minutes_range"),
    ],
)
def test_what_may_not_be_cut(block: str, minutes: int, key: str) -> None:
    with pytest.raises(Refused, match=rf"error\.{key}"):
        clock.cut(run(), block, minutes)


def test_the_buffer_has_what_the_session_can_spare() -> None:
    assert clock.remaining(run_to(9, 190), at(190)) == 600
    assert clock.remaining(run_to(9, 196), at(196)) == 240
    assert clock.remaining(run_to(9, 203), at(203)) == -180
    assert clock.remaining(run_to(9, 150), at(150)) == 600


def test_blocks_are_expected_when_the_buffer_gave_way() -> None:
    told = expected(run(), at(20))
    assert (told[0].starts_at, told[0].ends_at) == (START, at(20))
    assert [one.ends_at for one in told if one.block.kind is BlockKind.BUFFER] == [at(200)]
    assert told[-1].ends_at == at(210)
    assert [one.block.id for one in told] == [block.id for block in PLANNED.blocks]


def test_without_overrun_blocks_are_expected_as_planned() -> None:
    told = expected(run_to(4, 60), at(70))
    assert (told[0].starts_at, told[0].ends_at, told[-1].ends_at) == (at(60), at(100), at(210))


@pytest.mark.parametrize(
    ("minutes", "index"), [(0, 0), (14.9, 0), (15, 1), (99, 4), (100, 5), (209, 10), (210, 10), (999, 10)]
)
def test_where_the_plan_would_be(minutes: float, index: int) -> None:
    assert where_by_plan(run(), at(minutes)) == index
    assert where_by_plan(run(now=at(10)), at(max(10, minutes))) == (index if minutes >= 10 else 0)


BLOCKS = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(BlockKind), st.booleans()), min_size=1, max_size=6
).map(
    lambda parts: tuple(
        Block(id=f"b{i}", title="b", minutes=m, kind=kind, starred=star)
        for i, (m, kind, star) in enumerate(parts)
    )
)
VERBS: dict[str, Callable[[Run, dt.datetime], Run]] = {
    "next": lambda run, now: clock.next_block(run, VOICES, now),
    "back": lambda run, now: clock.back(run, VOICES, now),
    "pause": clock.pause,
    "resume": clock.resume,
    "add": lambda run, now: clock.add_minutes(run, 5),
    "done": turns.turn_done,
    "pass": turns.turn_passed,
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(VERBS)), st.integers(-5, 90)),
    max_size=14,
)


@given(BLOCKS, STEPS, st.integers(1, 300))
def test_whatever_happens_the_figures_stay_figures(
    blocks: tuple[Block, ...], steps: list[tuple[str, int]], minutes: int
) -> None:
    """Also when the clock is set back now and then: the end never moves, no time is less than none."""
    one = clock.start(Session(number=1, title="s", minutes=minutes, blocks=blocks), VOICES, START)
    now, ends = START, one.ends_at
    for verb, later in steps:
        now += dt.timedelta(minutes=later)
        try:
            one = VERBS[verb](one, now)
        except Refused:
            continue
        ahead = outlook(one, now)
        assert one.ends_at == ends
        assert clock.elapsed(one, now) >= 0
        assert turns.turn_elapsed(one, now) >= 0
        assert all(lap.seconds >= 0 for lap in one.laps)
        assert len({lap.block for lap in one.laps}) == len(one.laps)
        assert ahead.short >= 0
        assert ahead.absorbed >= 0
        assert ahead.short + ahead.absorbed == max(0, ahead.over)
        assert 0 <= where_by_plan(one, now) < len(blocks)
        if ahead.short == 0 and ahead.over >= 0:
            assert expected(one, now)[-1].ends_at == ends

"""The round: whose turn it is, who spoke, who passed."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.domain import clock, turns
from coachtui.domain import round as rounds
from coachtui.domain.errors import Refused
from coachtui.domain.plan import Block, BlockKind, Session
from coachtui.domain.running import Run

START = dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.UTC)
VOICES = ("anna", "bo", "cy")
SESSION = Session(
    number=1,
    title="s",
    blocks=(
        Block(id="in", title="in", minutes=10),
        Block(id="round", title="round", minutes=10, kind=BlockKind.ROUND),
        Block(id="out", title="out", minutes=10),
    ),
)


def at(seconds: int) -> dt.datetime:
    return START + dt.timedelta(seconds=seconds)


def open_round() -> Run:
    return clock.next_block(clock.start(SESSION, VOICES, START), VOICES, START)


def test_a_block_of_that_kind_begins_its_round_by_itself() -> None:
    one = turns.round_of(open_round())
    assert one is not None
    assert (one.at, one.order, rounds.upcoming(one)) == ("anna", VOICES, ("bo", "cy"))
    assert turns.round_of(clock.start(SESSION, VOICES, START)) is None


def test_a_session_may_start_with_a_round() -> None:
    one = clock.start(replace(SESSION, blocks=SESSION.blocks[1:]), VOICES, START)
    assert one.rounds["round"].at == "anna"


def test_a_turn_that_is_done_is_recorded_with_its_seconds() -> None:
    one = turns.turn_done(open_round(), at(75))
    round_ = one.rounds["round"]
    assert [(turn.voice, turn.seconds) for turn in round_.spoken] == [("anna", 75)]
    assert (round_.at, turns.turn_elapsed(one, at(80))) == ("bo", 5)


def test_every_voice_has_an_equal_share() -> None:
    assert turns.turn_allotted(open_round()) == 200
    assert turns.turn_allotted(clock.start(SESSION, VOICES, START)) == 0


def test_it_is_done_when_everybody_spoke() -> None:
    one = open_round()
    for seconds in (10, 20, 30):
        one = turns.turn_done(one, at(seconds))
    round_ = one.rounds["round"]
    assert round_.finished
    assert (round_.at, round_.turn_started_at) == (None, None)
    assert turns.turn_elapsed(one, at(99)) == 0
    with pytest.raises(Refused, match=r"error\.round_finished"):
        turns.turn_done(one, at(40))


def test_who_passes_is_asked_once_more_at_the_end() -> None:
    one = turns.turn_passed(open_round(), at(5))
    assert one.rounds["round"].waiting == ("anna",)
    one = turns.turn_done(turns.turn_done(one, at(10)), at(20))
    round_ = one.rounds["round"]
    assert (round_.at, round_.finished) == ("anna", False)
    spoke = turns.turn_done(one, at(50)).rounds["round"]
    assert (spoke.waiting, spoke.passed, spoke.spoken[-1].seconds) == ((), (), 30)
    silent = turns.turn_passed(one, at(50)).rounds["round"]
    assert (silent.passed, silent.waiting, silent.finished) == (("anna",), (), True)


def test_those_who_wait_are_asked_in_the_order_in_which_they_passed() -> None:
    one = turns.turn_passed(turns.turn_passed(open_round(), at(1)), at(2))
    assert rounds.upcoming(one.rounds["round"]) == ("anna", "bo")


def test_the_word_can_go_to_anybody_and_the_others_still_get_theirs() -> None:
    one = turns.turn_to(open_round(), "cy", at(5))
    round_ = one.rounds["round"]
    assert (round_.at, rounds.upcoming(round_), round_.spoken) == ("cy", ("anna", "bo"), ())
    assert turns.turn_done(one, at(10)).rounds["round"].at == "anna"
    with pytest.raises(Refused, match=r"error\.voice_unknown"):
        turns.turn_to(one, "zoë", at(6))


def test_who_spoke_may_speak_again_and_passing_then_is_no_pass() -> None:
    one = turns.turn_to(turns.turn_done(open_round(), at(5)), "anna", at(6))
    assert turns.turn_passed(one, at(7)).rounds["round"].waiting == ()
    twice = turns.turn_done(one, at(16)).rounds["round"]
    assert [turn.voice for turn in twice.spoken] == ["anna", "anna"]


def test_a_finished_round_can_be_opened_for_one_more_voice() -> None:
    one = open_round()
    for _ in range(6):
        one = turns.turn_passed(one, at(1))
    assert one.rounds["round"].finished
    again = turns.turn_to(one, "bo", at(2)).rounds["round"]
    assert (again.finished, again.at, again.passed) == (False, "bo", ("anna", "cy"))


def test_a_pause_stops_the_turn_too() -> None:
    one = clock.pause(open_round(), at(20))
    assert turns.turn_elapsed(one, at(500)) == 20
    one = clock.resume(one, at(500))
    assert turns.turn_elapsed(one, at(510)) == 30


def test_a_turn_given_during_a_pause_starts_with_the_clock() -> None:
    one = turns.turn_done(clock.pause(open_round(), at(20)), at(300))
    assert one.rounds["round"].spoken[0].seconds == 20
    assert turns.turn_elapsed(one, at(400)) == 0
    one = clock.resume(one, at(500))
    assert turns.turn_elapsed(one, at(507)) == 7


def test_coming_back_to_a_round_goes_on_with_it() -> None:
    one = turns.turn_done(open_round(), at(10))
    one = clock.back(clock.next_block(one, VOICES, at(30)), ("somebody else",), at(60))
    round_ = one.rounds["round"]
    assert (round_.order, round_.at, len(round_.spoken)) == (VOICES, "bo", 1)
    assert turns.turn_elapsed(one, at(65)) == 5


def test_without_voices_a_round_is_done_at_once() -> None:
    assert rounds.begin((), START).finished


def test_outside_a_round_there_is_no_turn() -> None:
    with pytest.raises(Refused, match=r"error\.no_round"):
        turns.turn_done(clock.start(SESSION, VOICES, START), at(1))


@given(
    st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6),
    st.lists(st.sampled_from(("done", "pass", "a", "c")), max_size=30),
)
def test_everybody_is_asked_and_nobody_more_than_twice(order: list[str], acts: list[str]) -> None:
    one = rounds.begin(order, START)
    for act in acts:
        if one.finished:
            break
        if act in ("done", "pass"):
            one = (rounds.done if act == "done" else rounds.passed)(one, START)
        elif act in order:
            one = rounds.jump(one, act, START)
        assert (one.at is None) == one.finished
    for _ in range(2 * len(order)):
        if not one.finished:
            one = rounds.passed(one, START)
    assert one.finished
    assert {turn.voice for turn in one.spoken} | set(one.passed) == set(order)
    assert one.waiting == ()

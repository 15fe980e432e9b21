"""Running a session: started once, moved by the wall's clock, its words captured where they belong."""

import datetime as dt

import pytest
from msgspec.structs import replace

from coachtui.application import pace, planning, running
from coachtui.domain import clock
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.outlook import outlook
from coachtui.domain.people import SeatKind
from coachtui.domain.running import Round, Run
from coachtui.domain.turns import round_of
from coachtui.i18n import Words
from tests.application.planned_engagements import ANOUK, ELS, HARM, planned
from tests.fakes import START

WORDS = Words("en")


def after(minutes: float) -> dt.datetime:
    """The moment so many minutes after the start."""
    return START + dt.timedelta(minutes=minutes)


def started(engagement: Engagement | None = None) -> Engagement:
    return running.start(engagement or planned(), 1, START)


def in_round(minutes: float = 10) -> Engagement:
    return running.next_block(started(), 1, after(minutes))


def run_in(engagement: Engagement) -> Run:
    return running.run_of(engagement, 1)


def round_in(engagement: Engagement) -> Round:
    round_ = round_of(run_in(engagement))
    assert round_ is not None
    return round_


def key_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.key


def test_a_session_starts_once_and_only_one_at_a_time() -> None:
    going = started()
    assert running.under_way(going) == run_in(going)
    assert run_in(going).ends_at == after(90)
    with pytest.raises(Refused) as refused:
        running.start(going, 2, START)
    assert key_of(refused) == "run.error.under_way"
    with pytest.raises(Refused) as refused:
        running.start(running.finish(going, 1, after(90)), 1, after(95))
    assert key_of(refused) == "run.error.held"


def test_what_was_not_started_cannot_go_on() -> None:
    with pytest.raises(Refused) as refused:
        running.next_block(planned(), 1, START)
    assert key_of(refused) == "run.error.not_started"


def test_changing_the_plan_leaves_the_running_session_as_it_is() -> None:
    going = planning.change_block(started(), "looking", "minutes", "50")
    assert [block.minutes for block in run_in(going).blocks] == [10, 30, 20, 15, 5, 10]


def test_blocks_go_on_and_back_by_the_wall() -> None:
    going = in_round(12)
    assert (run_in(going).block.id, clock.remaining(run_in(going), after(20))) == ("round", 22 * 60)
    back = running.back(going, 1, after(13))
    assert clock.elapsed(run_in(back), after(13)) == 12 * 60


def test_a_pause_stops_the_block_and_not_the_end() -> None:
    paused = running.pause_or_resume(started(), 1, after(4))
    assert clock.elapsed(run_in(paused), after(9)) == 4 * 60
    going = running.pause_or_resume(paused, 1, after(9))
    assert clock.elapsed(run_in(going), after(10)) == 5 * 60
    assert run_in(going).ends_at == after(90)


def test_minutes_are_added_and_taken_but_never_below_none() -> None:
    assert run_in(running.add_minutes(started(), 1, 5)).block.minutes == 15
    assert run_in(running.add_minutes(started(), 1, -30)).block.minutes == 0
    assert running.add_minutes(running.add_minutes(started(), 1, -10), 1, -5) == running.add_minutes(
        started(), 1, -10
    )


def test_the_buffer_gives_first_and_then_the_coach_is_asked() -> None:
    late = run_in(in_round(18))
    ahead = outlook(late, after(18))
    assert (ahead.over, ahead.absorbed, pace.short_minutes(ahead)) == (8 * 60, 5 * 60, 3)
    assert [block.id for block in ahead.candidates] == ["looking", "talking"]
    cut = run_in(running.cut(in_round(18), 1, "looking", 3))
    assert pace.short_minutes(outlook(cut, after(18))) == 0
    assert cut.ends_at == after(90)


def test_pace_is_told_in_words() -> None:
    def told(minutes: float) -> str:
        return pace.behind(outlook(run_in(in_round(minutes)), after(minutes)), WORDS)

    assert (told(10), told(10.9), told(14), told(6)) == ("on time", "on time", "4 min behind", "4 min ahead")


def test_an_ended_session_is_opened_again_where_it_stood() -> None:
    ended = running.finish(in_round(10), 1, after(25))
    assert (run_in(ended).ended_at, running.under_way(ended)) == (after(25), None)
    again = running.reopen(ended, 1, after(60))
    assert run_in(again).ended_at is None
    assert clock.elapsed(run_in(again), after(62)) == 17 * 60
    assert run_in(again).ends_at == after(90)


def test_a_session_is_not_reopened_while_another_goes_on() -> None:
    both = running.start(running.finish(started(), 1, after(1)), 2, after(2))
    with pytest.raises(Refused) as refused:
        running.reopen(both, 1, after(3))
    assert key_of(refused) == "run.error.under_way"


def test_the_round_gives_the_focal_role_first_and_asks_who_passed_once_more() -> None:
    going = in_round()
    assert round_in(going).order == ("a", "h", "e")
    assert pace.voice(going, 1, "a", WORDS) == "Anouk (voice minded by Els {x})"
    going = running.turn_passed(going, 1, after(11))
    going = running.turn_done(going, 1, after(14))
    going = running.turn_done(going, 1, after(16))
    assert (round_in(going).at, round_in(going).waiting) == ("a", ("a",))
    going = running.turn_passed(going, 1, after(17))
    assert (round_in(going).finished, round_in(going).passed) == (True, ("a",))
    going = running.turn_to(going, 1, "a", after(18))
    assert (round_in(going).at, round_in(going).finished) == ("a", False)


def test_who_comes_in_or_leaves_comes_into_the_round_or_leaves_it() -> None:
    going = running.turn_done(in_round(), 1, after(12))  # Anouk's voice spoke; Harm has the word
    going = running.attend(going, 1, "g", SeatKind.SEATED, after(13))
    assert round_in(going).order == ("a", "h", "e", "g")
    going = running.attend(going, 1, "h", SeatKind.ABSENT, after(14))
    assert (round_in(going).order, round_in(going).at) == (("a", "e", "g"), "e")
    going = running.attend(going, 1, "a", SeatKind.ABSENT, after(15))
    assert round_in(going).order == ("e", "g", "a"), "who spoke stays in the round"


def test_somebody_new_gets_the_word_in_a_round_that_was_done() -> None:
    going = in_round()
    for _ in range(3):
        going = running.turn_done(going, 1, after(12))
    assert round_in(going).finished
    going = running.attend(going, 1, "g", SeatKind.SEATED, after(13))
    assert (round_in(going).at, round_in(going).finished) == ("g", False)


def test_attendance_is_beside_the_plan_and_can_be_taken_back() -> None:
    here = running.attend(planned(), 1, "g", SeatKind.EMPTY_CHAIR, START, by="Els {x}")
    gerda = here.person("g")
    assert gerda is not None
    assert (gerda.attendance[1].kind, gerda.attendance[1].by) == (SeatKind.EMPTY_CHAIR, "e")
    assert gerda.seats[1].kind is SeatKind.INFORMED
    assert running.attend(here, 1, "g", None, START) == planned()
    with pytest.raises(Refused) as refused:
        running.attend(planned(), 1, "g", SeatKind.REPRESENTED, START, by="gerda")
    assert key_of(refused) == "error.seat_by_self"


def test_what_is_captured_knows_its_session_and_its_block() -> None:
    captured = running.capture(
        in_round(),
        1,
        "n1",
        "Call the clients\nall of them",
        now=after(12),
        kind=NoteKind.ACTION,
        about="h",
        who=" els {X} ",
        due="1 March",
    )
    (note,) = captured.notes
    assert (note.session, note.block, note.at) == (1, "Round", after(12))
    assert (note.text, note.about, note.who, note.due) == (
        "Call the clients\nall of them",
        "h",
        "e",
        "1 March",
    )
    assert note.visibility is Visibility.COACH
    assert pace.told(captured, note, WORDS) == "Call the clients all of them → Els {x}, by 1 March"
    with pytest.raises(Refused) as refused:
        running.capture(captured, 1, "n2", " \n ", now=after(13))
    assert key_of(refused) == "error.note_empty"


def test_the_last_that_was_captured_comes_first() -> None:
    going = in_round()
    for number in range(4):
        going = running.capture(going, 1, f"n{number}", f"text {number}", now=after(11 + number))
    elsewhere = replace(going.notes[0], id="x", session=2)
    going = replace(going, notes=(*going.notes, elsewhere))
    assert [note.id for note in pace.captured(going, 1, 2)] == ["n3", "n2"]


def test_a_voice_without_a_person_is_still_told() -> None:
    gone = replace(in_round(), stakeholders=(HARM, ELS))
    assert pace.voice(gone, 1, ANOUK.id, WORDS) == "somebody who was removed"


@pytest.mark.parametrize(
    ("seconds", "told"), [(-5, "0:00"), (0, "0:00"), (61, "1:01"), (5999, "99:59"), (6000, "1h40")]
)
def test_lengths_of_time(seconds: int, told: str) -> None:
    assert pace.length(seconds) == told

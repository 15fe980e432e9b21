"""The Run room by keyboard and by the clock: what is kept, and what the coach reads."""

import datetime as dt

import pytest
from msgspec.structs import replace
from textual.widgets import OptionList

from coachtui.application import running
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import SeatKind
from coachtui.domain.running import Round, Run
from coachtui.domain.turns import round_of
from coachtui.drawing.width import cells
from coachtui.tui.screens.attendance import Attendance
from coachtui.tui.screens.cutting import Cutting
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.screens.run import RunScreen
from coachtui.tui.widgets.captureline import CaptureLine, OneLine
from tests.application.planned_engagements import HARM, planned
from tests.fakes import START
from tests.tui.conftest import Coach, Opening


def going(blocks: int = 0, minutes: float = 0) -> Engagement:
    """The engagement with its first session so many blocks on; it started ``minutes`` before START."""
    # Without a day it has its full length from when it really starts.
    engagement = running.start(planned(date=None), 1, START - dt.timedelta(minutes=minutes))
    for _ in range(blocks):
        engagement = running.next_block(engagement, 1, START)
    return engagement


def in_round() -> Engagement:
    """The engagement in its round, which started now, ten minutes after the session."""
    return going(1, 10)


def run_in(someone: Coach) -> Run:
    return running.run_of(someone.engagement, 1)


def round_in(someone: Coach) -> Round:
    round_ = round_of(run_in(someone))
    assert round_ is not None
    return round_


def told(someone: Coach) -> str:
    """All that the screen says, without line breaks and borders."""
    return " ".join(someone.screen_text().replace("│", " ").split())


async def ready(someone: Coach) -> None:
    """Wait until the Run room stands."""
    await someone.until(
        lambda: isinstance(someone.app.screen, RunScreen) and someone.app.screen.engagement is not None
    )
    await someone.pilot.pause()


async def tick(someone: Coach, **time: float) -> None:
    """Let time pass, and the room look at the clock."""
    someone.clock.advance(**time)
    screen = someone.app.screen
    assert isinstance(screen, RunScreen)
    screen._tick()
    await someone.pilot.pause()


async def capture(someone: Coach, key: str, text: str) -> Note:
    """Press a key, write a line, Enter; return the note that came of it."""
    count = len(someone.engagement.notes)
    await someone.press(key)
    await someone.type(text)
    await someone.press("ctrl+s")
    await someone.until(lambda: len(someone.engagement.notes) == count + 1)
    return someone.engagement.notes[-1]


async def test_without_a_plan_the_room_says_where_to_make_one(coach: Opening) -> None:
    async with coach(replace(planned(), plan=None), room="run") as someone:
        await someone.until(lambda: "Press 2 to make one" in told(someone))
        await someone.press("s", "enter", "n", "e", "Q")
        assert someone.engagement.runs == ()
        await someone.press("2")
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))


async def test_a_session_starts_at_once_on_its_day(coach: Opening) -> None:
    async with coach(planned(), room="run") as someone:
        await someone.until(lambda: "not started" in told(someone))
        assert "1 Pictures" in told(someone)
        assert "voice: Els {x}" in told(someone), "the table stands under the sessions"
        await someone.press("s")
        await someone.until(lambda: bool(someone.engagement.runs))
        assert (run_in(someone).started_at, run_in(someone).ends_at) == (
            START,
            START + dt.timedelta(minutes=90),
        )
        await someone.until(lambda: "left of 10 minutes" in told(someone))
        assert "Welcome" in told(someone)
        assert "What did you leave lying?" in told(someone)
        assert "10:00 ends 11:30 on time" in told(someone)
        assert "Then: 10:10 Round · 10:40 Looking" in told(someone)


@pytest.mark.parametrize("date", [None, START.date() + dt.timedelta(days=1)])
async def test_on_another_day_the_clock_starts_only_after_a_yes(coach: Opening, date: dt.date | None) -> None:
    async with coach(planned(date=date), room="run") as someone:
        await ready(someone)
        await someone.press("s")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        why = "Today is Monday 7 December 2026" if date else "“Pictures” has no date yet. Start it now?"
        assert why in told(someone)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))
        assert someone.engagement.runs == ()
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: bool(someone.engagement.runs))


async def test_the_time_left_follows_the_wall(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        await tick(someone, minutes=4)
        assert "10:04" in told(someone)
        await tick(someone, minutes=10)
        assert "over, planned 10 min" in told(someone)
        assert "4 min behind" in told(someone)
        assert "The buffer makes up for 4 minutes" in told(someone)
        await tick(someone, minutes=4)
        assert "3 minutes short" in told(someone)
        await tick(someone, days=2)
        assert "behind" in told(someone)


async def test_a_program_that_comes_back_is_where_the_clock_is(coach: Opening) -> None:
    late = going(1, 37)  # ten minutes of welcome, planned; the round began at START
    async with coach(late, room="run") as someone:
        await ready(someone)
        await someone.until(lambda: "Block 2 of 6 · round · ★" in told(someone))
        assert "27 min behind" in told(someone)
        assert "By the plan it would be: Round" not in told(someone)
        someone.clock.advance(minutes=20)
        await someone.until(lambda: "By the plan it would be: Looking" in told(someone))


async def test_nothing_is_drawn_while_nothing_changes(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await tick(someone, seconds=0)
        drawn: list[object] = []
        for widget in someone.app.screen.query("Said, Digits"):
            widget.update = lambda *content, who=widget: drawn.append(who.id or type(who))  # type: ignore[attr-defined]
        await tick(someone, seconds=0)
        assert drawn == []
        await tick(someone, seconds=1)
        assert len(drawn) == 2, "the block's time and the turn's, no more"


async def test_blocks_go_on_and_back_and_take_more_or_less_time(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        await someone.press("enter", "right", "b", "f8", "left", "f7")
        assert run_in(someone).at == 0
        await someone.press("plus", "plus", "minus")
        assert run_in(someone).block.minutes == 15
        await someone.press("space")
        assert run_in(someone).paused_at == START
        await someone.until(lambda: "paused" in told(someone))
        await someone.press("space")
        assert run_in(someone).paused_at is None


async def test_the_last_block_ends_the_session_only_after_a_yes(coach: Opening) -> None:
    async with coach(going(5, 90), room="run") as someone:
        await ready(someone)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))
        assert run_in(someone).ended_at is None
        await someone.press("e", "tab", "enter")
        await someone.until(lambda: run_in(someone).ended_at == START)
        await someone.until(lambda: "Held 7 December 2026, 08:30–10:00" in told(someone))
        await someone.press("r", "tab", "enter")
        await someone.until(lambda: run_in(someone).ended_at is None)
        assert run_in(someone).at == 5


async def test_all_sessions_can_be_seen_while_one_goes_on(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        await someone.press("g")
        await someone.until(lambda: "under way since 10:00" in told(someone))
        await someone.press("down", "s")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))
        assert [run.session for run in someone.engagement.runs] == [1]
        await someone.press("up", "enter")
        await someone.until(lambda: "Block 1 of 6" in told(someone))


async def test_time_is_cut_where_the_coach_says(coach: Opening) -> None:
    async with coach(going(1, 18), room="run") as someone:
        await ready(someone)
        await someone.until(lambda: "3 minutes short" in told(someone))
        await someone.press("c")
        await someone.until(lambda: isinstance(someone.app.screen, Cutting))
        assert "Take 3 minutes from" in told(someone)
        assert "Looking 20 → 17 minutes" in told(someone)
        assert "Buffer" not in told(someone)
        await someone.press("left", "down", "enter")
        await someone.until(lambda: run_in(someone).blocks[3].minutes == 13)
        await someone.until(lambda: "Take 1 minute from" in told(someone))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))
        assert [block.minutes for block in run_in(someone).blocks] == [10, 30, 19, 13, 5, 10]
        assert run_in(someone).ends_at == START + dt.timedelta(minutes=72)


async def test_nothing_can_be_cut_when_all_that_is_left_is_kept(coach: Opening) -> None:
    async with coach(going(4, 85), room="run") as someone:
        await ready(someone)
        await someone.press("c")
        await someone.until(lambda: isinstance(someone.app.screen, Cutting))
        await someone.until(lambda: "nothing may be shortened" in told(someone))
        await someone.press("enter", "right", "c")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))


async def test_a_round_goes_from_voice_to_voice(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await tick(someone, minutes=3, seconds=12)
        assert "▸ Anouk (voice minded by Els {x}) 3:12 of 10:00" in told(someone)
        assert "spoken 0 of 3 · next: Harm [/x] · passed: –" in told(someone)
        await someone.press("p")
        assert round_in(someone).waiting == ("a",)
        await someone.until(lambda: "passed: Anouk" in told(someone))
        await tick(someone, minutes=11)
        assert "11:00 of 10:00 · 1:00 over" in told(someone)
        await someone.press("n", "n")
        await someone.until(lambda: "asked once more" in told(someone))
        await someone.press("p")
        assert round_in(someone).finished
        await someone.until(lambda: "Everybody has had a turn." in told(someone))
        await someone.press("n")
        assert round_in(someone).finished
        await someone.press("o")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        assert "Harm [/x], spoke 11:00" in told(someone)
        await someone.press("down", "enter")
        await someone.until(lambda: round_in(someone).at == "h")


@pytest.mark.parametrize(
    ("key", "kind"),
    list(zip("NQTDWARL", NoteKind, strict=True)),
)
async def test_one_key_and_one_line_capture_what_is_said(coach: Opening, key: str, kind: NoteKind) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("n")
        note = await capture(someone, key, "Within 1 hour [/x], n p c")
        assert (note.kind, note.text) == (kind, "Within 1 hour [/x], n p c")
        assert (note.about, note.visibility) == ("h", Visibility.COACH)
        assert (note.session, note.block, note.at) == (1, "Round", START)
        await someone.until(lambda: "Harm [/x] · coach only] Within 1 hour [/x]" in told(someone))
        assert round_in(someone).at == "h"
        await someone.press("n")
        assert round_in(someone).at == "e", "the keys are the room's again"


async def test_outside_a_round_it_lands_on_the_group(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        assert (await capture(someone, "L", "Parking")).about is None


async def test_person_and_readers_are_changed_in_the_line(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("Q")
        await someone.until(lambda: "[quote · Anouk · coach only]" in told(someone))
        await someone.press("tab", "ctrl+r", "ctrl+r")
        await someone.until(lambda: "[quote · Gerda · group]" in told(someone))
        await someone.press("tab", "ctrl+r", "ctrl+r", "shift+tab", "ctrl+r")
        await someone.until(lambda: "[quote · Gerda · this person and coach]" in told(someone))
        await someone.press("tab")
        await someone.until(lambda: "[quote · the group · coach only]" in told(someone))
        await someone.press("ctrl+o")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.press("down", "down", "enter")
        await someone.until(lambda: "[quote · Els {x} · coach only]" in told(someone))
        await someone.type("Hm")
        await someone.press("ctrl+s")
        await someone.until(lambda: bool(someone.engagement.notes))
        (note,) = someone.engagement.notes
        assert (note.about, note.visibility, note.text) == ("e", Visibility.COACH, "Hm")


async def test_an_action_has_who_and_by_when(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        await someone.press("A")
        await someone.type("Call\nels {x}\n")
        assert not someone.engagement.notes, "who and by when are asked first"
        await someone.type("1 March\n")
        await someone.until(lambda: bool(someone.engagement.notes))
        (note,) = someone.engagement.notes
        assert (note.text, note.who, note.due) == ("Call", "e", "1 March")
        await someone.until(lambda: "Call → Els {x}, by 1 March" in told(someone))


async def test_an_action_can_do_without_who_and_by_when(coach: Opening) -> None:
    async with coach(going(), room="run") as someone:
        await ready(someone)
        line = someone.app.screen.query_one(CaptureLine)
        await someone.press("A", "enter")
        assert not line.is_open
        await someone.press("A")
        await someone.type("Call\n\n\n")
        await someone.until(lambda: not line.is_open)
        (note,) = someone.engagement.notes
        assert (note.text, note.who, note.due) == ("Call", "", "")


async def test_a_line_shows_its_own_keys_and_can_become_another_kind(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("R")
        await someone.until(lambda: "⏎ keep Tab whom ^o about ^r who reads ^t kind ^g leave" in told(someone))
        assert "next turn" not in told(someone)
        await someone.type("Wait")
        await someone.press("ctrl+t", "ctrl+t", *["ctrl+t"] * 4)
        await someone.until(lambda: "[agreement · Anouk · coach only]" in told(someone))
        await someone.press("ctrl+t")
        await someone.until(lambda: "⏎ next ^s keep" in told(someone))
        await someone.type("!\nels {x}\n\n")
        await someone.until(lambda: "next turn" in told(someone))
        (note,) = someone.engagement.notes
        assert (note.kind, note.text, note.who) == (NoteKind.ACTION, "Wait!", "e")


async def test_lines_that_are_pasted_are_all_kept(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("Q")
        line = someone.app.screen.query_one("#text", OneLine)
        await someone.until(lambda: someone.app.focused is line)
        line.insert("one\ntwo\r\nthree")
        await someone.press("enter")
        await someone.until(lambda: bool(someone.engagement.notes))
        assert someone.engagement.notes[0].text == "one\ntwo\nthree"


async def test_words_are_thrown_away_only_after_a_yes(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        line = someone.app.screen.query_one(CaptureLine)
        await someone.press("Q", "enter")
        assert (line.is_open, someone.engagement.notes) == (False, ())
        await someone.press("Q", "ctrl+g")
        assert not line.is_open
        await someone.press("Q")
        await someone.type("Hm")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))
        assert (line.is_open, line.captured.text) == (True, "Hm")
        await someone.press("ctrl+g", "tab", "enter")
        await someone.until(lambda: not line.is_open)
        assert someone.engagement.notes == ()


@pytest.mark.parametrize("key", ["f3", "f9", "ctrl+q"])
async def test_leaving_keeps_the_line_that_was_being_written(coach: Opening, key: str) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("T")
        await someone.type("Listens")
        await someone.press(key)
        await someone.until(lambda: bool(someone.engagement.notes))
        (note,) = someone.engagement.notes
        assert (note.kind, note.text, note.about) == (NoteKind.TRAIT, "Listens", "a")


async def test_who_is_here_is_marked_and_the_round_follows(coach: Opening) -> None:
    async with coach(in_round(), room="run") as someone:
        await ready(someone)
        await someone.press("w")
        await someone.until(lambda: isinstance(someone.app.screen, Attendance))
        assert "Harm [/x] seated as planned" in told(someone)
        assert "Anouk empty chair (Els {x}) as planned" in told(someone)
        await someone.press("space")
        harm = someone.engagement.person("h")
        assert harm is not None
        assert harm.attendance[1].kind is SeatKind.ABSENT
        assert harm.seats[1].kind is SeatKind.SEATED
        assert "h" not in round_in(someone).order
        await someone.press("right")
        assert someone.engagement.stakeholders[0] == HARM
        await someone.press("end", "right", "right", "b")
        await someone.type("Els {x}")
        await someone.press("enter")
        await someone.until(lambda: bool(someone.engagement.stakeholders[-1].attendance[1].by))
        gerda = someone.engagement.stakeholders[-1].attendance[1]
        assert (gerda.kind, gerda.by) == (SeatKind.REPRESENTED, "e")
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, RunScreen))


HOSTILE = ("[/x] {x}", "\x1b[31mred", "👩‍👩‍👧‍👦 漢字 e\u0301 שלום " * 12, "W" * 200, "one\ntwo")


def odd() -> Engagement:
    """A session in its round with texts that hurt wherever a text can be, and a hundred notes."""
    people = tuple(
        replace(HARM, id=f"p{number}", name=f"{number}{text}") for number, text in enumerate(HOSTILE)
    )
    engagement = replace(planned(*people))
    plan = engagement.plan
    assert plan is not None
    blocks = tuple(
        replace(block, title=text, question=text * 5, guidance=text * 9)
        for block, text in zip(plan.sessions[0].blocks, (*HOSTILE, "x"), strict=True)
    )
    first = replace(plan.sessions[0], title=HOSTILE[2], place=HOSTILE[3], blocks=blocks)
    engagement = replace(engagement, plan=replace(plan, sessions=(first, *plan.sessions[1:])))
    engagement = running.next_block(running.start(engagement, 1, START), 1, START)
    for number, text in enumerate(HOSTILE):
        engagement = running.capture(engagement, 1, f"n{number}", text, now=START, who=text, due=text)
    return engagement


@pytest.mark.parametrize("size", [(80, 23), (120, 40), (40, 10)])
async def test_no_text_breaks_the_room(coach: Opening, size: tuple[int, int]) -> None:
    async with coach(odd(), room="run", size=size) as someone:
        await ready(someone)
        for keys in (["n", "p", "A", "ctrl+g"], ["w", "down", "ctrl+g"], ["c", "ctrl+g"], ["o", "ctrl+g"]):
            await someone.press(*keys)
            await ready(someone)
        for _ in HOSTILE:
            await someone.press("enter")
        await someone.press("pagedown", "e", "tab", "enter")
        await someone.until(lambda: run_in(someone).ended_at is not None)
        await someone.press("g")
        await someone.until(lambda: someone.app.screen.query_one(OptionList).display)
        rows = someone.screen_text().splitlines()
        assert all(cells(row) <= size[0] for row in rows)
        assert "\x1b" not in someone.screen_text()

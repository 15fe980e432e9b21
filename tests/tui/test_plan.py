"""The Plan room by keyboard: what is kept, and what is said about it."""

import datetime as dt
from itertools import cycle

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from coachtui.application import running
from coachtui.domain.engagement import Engagement
from coachtui.domain.plan import Block, BlockKind, Session
from coachtui.drawing.width import cells
from coachtui.i18n import LANGUAGES, Language
from coachtui.tui.screens.dialogs import Ask, Choose, Confirm
from coachtui.tui.screens.fieldsdialog import FieldsDialog
from coachtui.tui.screens.plan import PlanScreen
from coachtui.tui.widgets.prose import prose
from coachtui.tui.widgets.sessions import Sessions
from tests.application.planned_engagements import planned
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

HOSTILE = (
    "[/x] [bold]{x}[/bold]",
    "\x1b[31mred",
    "👩‍👩‍👧‍👦 漢字 e\u0301 שלום " * 12,
    "W" * 200,
    "one\ntwo\n\nthree",
)


def session(someone: Coach, number: int = 1) -> Session:
    """A session as it is kept."""
    plan = someone.engagement.plan
    assert plan is not None
    return next(one for one in plan.sessions if one.number == number)


def titles(someone: Coach) -> list[str]:
    return [block.title for block in session(someone).blocks]


def minutes(someone: Coach, block_id: str) -> int:
    return next(block.minutes for block in session(someone).blocks if block.id == block_id)


def told(someone: Coach) -> str:
    """All that the screen says, without line breaks."""
    return " ".join(someone.screen_text().split())


def highlighted(someone: Coach) -> str:
    screen = someone.app.screen
    assert isinstance(screen, PlanScreen)
    return screen.block.id if screen.block else ""


async def ready(someone: Coach) -> None:
    """Wait until the chosen session's blocks have the keys."""
    column = someone.app.screen.query_one(Sessions).column
    await someone.until(lambda: column is not None and someone.app.focused is column.blocks)


async def test_without_a_plan_enter_makes_one_from_the_language_s_own_template(coach: Opening) -> None:
    empty = replace(planned(), plan=None, contract=replace(planned().contract, language="nl"))
    async with coach(empty, room="plan") as someone:
        await someone.until(lambda: "There is no plan yet" in told(someone))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        assert "Drie dagdelen: 3 sessions of 210 minutes" in told(someone)
        assert "Three half-days: 3 sessions of 210 minutes (English)" in told(someone)
        await someone.press("enter")
        await someone.until(lambda: someone.engagement.plan is not None)
        assert session(someone).title == "Beelden van goed werk"
        assert any("When has a nurse done good work?" in block.question for block in session(someone).blocks)


async def test_a_plan_is_replaced_only_after_a_yes(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        for answer in ("enter", "tab"):
            await someone.press("m", "enter")
            await someone.until(lambda: isinstance(someone.app.screen, Confirm))
            assert titles(someone)[0] == "Welcome"
            await someone.press(answer)
        await someone.press("enter")
        await someone.until(lambda: titles(someone)[0] == "Check-in")
        assert (session(someone).date, session(someone).place) == (START.date(), "Room 4")


async def test_plus_and_minus_change_the_minutes_and_equals_types_them(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("down", "down", "plus", "plus", "minus")
        assert minutes(someone, "looking") == 25
        assert "5 minutes more than the session has" in told(someone)
        await someone.press("equals_sign")
        await someone.until(lambda: isinstance(someone.app.screen, Ask))
        await someone.type("40\n")
        await someone.until(lambda: minutes(someone, "looking") == 40)
        assert highlighted(someone) == "looking"


async def test_u_takes_back_every_change_of_the_plan_one_by_one(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        before = someone.engagement.plan
        assert "undo" not in told(someone)
        await someone.press("down", "down", "plus")
        await someone.until(lambda: "u undo" in told(someone))
        await someone.press("equals_sign", "9", "0", "0", "0", "0", "enter")
        await ready(someone)
        await someone.press("J", "up", "d")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        await someone.press("delete", "ctrl+s")
        await ready(someone)
        assert session(someone).date is None
        await someone.press("right", "u")
        assert (session(someone).date, titles(someone)[3]) == (START.date(), "Looking")
        assert highlighted(someone) != "looking"
        await someone.press("u")
        assert (titles(someone)[2], highlighted(someone)) == ("Looking", "looking")
        assert minutes(someone, "looking") == 25
        await someone.press("u")
        assert someone.engagement.plan == before
        assert "undo" not in told(someone)
        await someone.press("m", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: titles(someone)[0] == "Check-in")
        await someone.press("u")
        assert someone.engagement.plan == before


async def test_a_block_moves_with_the_mark_on_it(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("J")
        assert (titles(someone)[:2], highlighted(someone)) == (["Round", "Welcome"], "welcome")
        await someone.press("up", "J", "J", "K")
        assert titles(someone)[:3] == ["Welcome", "Round", "Looking"]
        assert highlighted(someone) == "round"


async def test_a_new_block_comes_after_the_highlighted_one(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("down", "n")
        await someone.type("Walk [/x]")
        await someone.press("enter")
        await someone.until(lambda: "Walk [/x]" in titles(someone))
        assert titles(someone)[1:4] == ["Round", "Walk [/x]", "Looking"]
        screen = someone.app.screen
        assert isinstance(screen, PlanScreen)
        assert screen.block is not None
        assert screen.block.title == "Walk [/x]"


async def test_a_removed_block_is_put_back_by_one_key(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        before = someone.engagement
        await someone.press("u")
        assert someone.engagement == before
        await someone.press("down", "down", "x", "x")
        assert titles(someone) == ["Welcome", "Round", "Buffer", "Goodbye"]
        assert highlighted(someone) == "buffer"
        await someone.press("u", "u")
        assert someone.engagement == before
        await someone.press("u")
        assert someone.engagement == before


async def test_every_block_can_go_and_one_can_come_again(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press(*"xxxxxxxx")
        assert titles(someone) == []
        assert "90 minutes of the session empty" in told(someone)
        await someone.press("e", "plus", "n", "A", "enter")
        await someone.until(lambda: titles(someone) == ["A"])


async def test_the_form_of_a_block_keeps_each_answer_as_its_field_is_left(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("down", "down", "e")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        inputs = someone.app.screen.query(Input)
        inputs[0].value = "Look well"
        await someone.press("tab")
        await someone.until(lambda: "Look well" in titles(someone))
        inputs[1].value = "many"
        await someone.press("tab")
        await someone.until(lambda: bool(someone.app.screen.query(".-wrong")))
        inputs[1].value = "35"
        await someone.press("h", "down", "right", "left")
        someone.app.screen.query(TextArea)[0].load_text("What?\nWhy?")
        await someone.press("ctrl+s")
        await someone.until(lambda: not isinstance(someone.app.screen, FieldsDialog))
        block = session(someone).blocks[2]
        assert (block.minutes, block.kind, block.starred) == (35, BlockKind.HARVEST, True)
        assert block.question == "What?\nWhy?"


async def test_a_wrong_answer_in_a_form_is_not_lost_without_a_yes(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("e")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        inputs = someone.app.screen.query(Input)
        inputs[0].value, inputs[1].value = " ", "many"
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        assert "2 answers were not taken: Title and Minutes." in told(someone)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        assert titles(someone)[0] == "Welcome"
        await someone.until(lambda: someone.app.focused is inputs[0])
        await someone.type("Well")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        assert "One answer was not taken: Minutes." in told(someone)
        await someone.press("tab", "enter")
        await ready(someone)
        assert titles(someone)[0] == "Well"


@pytest.mark.parametrize(
    ("day", "time"), [("2027-02-01", "9:30"), ("1-2-2027", "9.30"), ("1/2", "9u30"), ("1 feb", "930")]
)
async def test_d_sets_day_and_start_as_coaches_write_them(coach: Opening, day: str, time: str) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("right", "d")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        await someone.type(day)
        await someone.press("enter")
        await someone.type(time)
        await someone.press("ctrl+s")
        await someone.until(lambda: session(someone, 2).starts == dt.time(9, 30))
        assert session(someone, 2).date == dt.date(2027, 2, 1)
        await someone.until(lambda: "Monday 1 February 2027, 09:30–10:30" in told(someone))
        # What is typed takes the place of what stands there.
        await someone.press("d")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        assert "2027-02-01" in told(someone)
        await someone.type("24-12\n9u45")
        await someone.press("ctrl+s")
        await someone.until(lambda: session(someone, 2).starts == dt.time(9, 45))
        assert session(someone, 2).date == dt.date(2026, 12, 24)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_footer_has_room_for_what_is_done_most(coach: Opening, language: Language) -> None:
    async with coach(planned(), room="plan", language=language) as someone:
        await ready(someone)
        assert all(key in told(someone) for key in ("K ↑ J ↓ d d", " → "))
        await someone.press("plus")
        assert all(key in told(someone) for key in ("u ", "K ↑ J ↓ d d"))


async def test_a_dutch_screen_shows_a_day_as_the_dutch_write_it(coach: Opening) -> None:
    async with coach(planned(), room="plan", language="nl") as someone:
        await ready(someone)
        await someone.press("d")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        assert someone.app.screen.query(Input)[1].value == "7-12-2026"
        await someone.press("tab", "tab", "ctrl+s")
        await ready(someone)
        assert session(someone).date == START.date()


async def test_leaving_the_program_keeps_what_was_typed_in_a_form(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.press("t")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        someone.app.screen.query(Input)[0].value = "Our pictures"
        await someone.press("ctrl+q")
        await someone.until(lambda: session(someone).title == "Our pictures")


async def test_tabs_choose_a_session_and_coming_back_is_coming_back_there(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        await someone.until(lambda: "[1 Pictures]" in told(someone))
        await someone.press("f8")
        await someone.until(lambda: "[2 Why]" in told(someone))
        assert "+0 – +60 60 Again" in told(someone)
        await someone.press("f3")
        await someone.until(lambda: "[2 Why]" in told(someone))
        await ready(someone)
        await someone.press("left_square_bracket", "left")
        await someone.until(lambda: "[1 Pictures]" in told(someone))


async def test_with_room_enough_the_sessions_stand_side_by_side(coach: Opening) -> None:
    async with coach(planned(), room="plan", size=(120, 40)) as someone:
        await ready(someone)
        assert "Monday 7 December 2026" in told(someone)
        assert "Why" in told(someone)
        assert "[1 Pictures]" not in told(someone)
        await someone.press("right", "plus")
        await someone.until(lambda: session(someone, 2).blocks[0].minutes == 65)


async def test_a_plan_says_when_it_no_longer_reaches_the_room(coach: Opening) -> None:
    going = running.start(planned(), 1, START)
    async with coach(going, room="plan") as someone:
        await ready(someone)
        assert "Welcome" in told(someone)
        assert "Goodbye" in told(someone)
        assert "Under way. What you change here does not reach the room" in told(someone)
    async with coach(running.finish(going, 1, START), room="plan") as someone:
        await ready(someone)
        assert "Why" in told(someone)
        await someone.press("left")
        await someone.until(lambda: "Held 7 December 2026, 10:00–10:00." in told(someone))


async def test_question_and_guidance_of_the_highlighted_block_are_shown(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        assert "What did you leave lying?" in told(someone)
        await someone.press("down", "down")
        await someone.until(lambda: "· Read every card." in told(someone))
        screen = someone.app.screen
        about = screen.query_one("#about", Static).content
        assert isinstance(about, Content)
        assert [
            about.plain[span.start : span.end] for span in about.spans if "italic" in str(span.style)
        ] == ["every"]


def odd() -> Engagement:
    """The engagement with texts that hurt wherever a text can be."""
    plan = planned().plan
    assert plan is not None
    texts = cycle(HOSTILE)

    def worded(block: Block) -> Block:
        text = next(texts)
        return replace(block, title=text, question=text, guidance=text)

    sessions = tuple(
        replace(one, title=text, place=text, guidance=text, blocks=tuple(map(worded, one.blocks)))
        for one, text in zip(plan.sessions, HOSTILE, strict=False)
    )
    return replace(planned(), plan=replace(plan, sessions=sessions))


@pytest.mark.parametrize("size", [(80, 23), (120, 40), (40, 10)])
async def test_no_text_breaks_the_plan(coach: Opening, size: tuple[int, int]) -> None:
    async with coach(odd(), room="plan", size=size) as someone:
        await ready(someone)
        await someone.press("down", "down", "down", "down", "x", "u", "J", "plus", "pagedown", "e")
        await someone.until(lambda: isinstance(someone.app.screen, FieldsDialog))
        await someone.press("ctrl+g", "right", "d", "ctrl+g", "m", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))
        rows = someone.screen_text().splitlines()
        assert all(cells(row) <= size[0] for row in rows)
        assert "\x1b" not in someone.screen_text()
        if size[0] > 40:
            assert "[/x] [bold]{x}[/bold]" in someone.screen_text()


def test_guidance_is_drawn_with_its_bullets_and_emphasis_and_nothing_else() -> None:
    drawn = prose("- **stop** and *look*\n2 * 3 * 4 [b]x[/b]\n  * so")
    assert drawn.plain == "· stop and look\n2 * 3 * 4 [b]x[/b]\n  · so"
    looks = {drawn.plain[span.start : span.end]: str(span.style).strip() for span in drawn.spans}
    assert (looks["stop"], looks["look"]) == ("bold", "italic")

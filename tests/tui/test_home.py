"""Home by keyboard: what is listed, what is kept, and what a coach finds again."""

import datetime as dt
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from textual.content import Content
from textual.widgets import Input, OptionList

from coachtui import example
from coachtui.application.drafts import Typed
from coachtui.application.practice import Summary, Unreadable, summary
from coachtui.domain.engagement import Contract, Engagement, Project
from coachtui.domain.errors import Refused
from coachtui.drawing.width import cells
from coachtui.i18n import LANGUAGES, Language
from coachtui.tui.screens import new
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.new import NewEngagement
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.engagementlist import EngagementList
from tests.application.planned_engagements import planned
from tests.fakes import START
from tests.tui.conftest import Coach, Opening


def made(number: int, *, closed: bool = False) -> Engagement:
    """The nth engagement: the higher, the older."""
    return replace(
        planned(),
        id=f"client-{number}",
        created_at=START - dt.timedelta(days=number),
        contract=Contract(client=f"Client {number}"),
        project=Project(name=f"Project {number}"),
        closed_at=START if closed else None,
    )


def told(someone: Coach) -> str:
    """All that the screen says, without line breaks."""
    return " ".join(someone.screen_text().split())


def notified(someone: Coach) -> str:
    return "\n".join(one.message for one in someone.app._notifications)


def chosen(someone: Coach) -> str:
    screen = someone.app.screen
    return screen.query_one(EngagementList).chosen_id if isinstance(screen, HomeScreen) else ""


def listed(someone: Coach) -> list[str | None]:
    return [option.id for option in someone.app.screen.query_one(OptionList).options]


def offered(someone: Coach) -> Sequence[str]:
    return [command.id for command in someone.app.screen.query_one(CommandLine).commands]


async def home(someone: Coach, *, with_list: bool = True) -> None:
    """Wait until Home has the keys."""
    await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))
    if with_list:
        await someone.until(lambda: isinstance(someone.app.focused, OptionList) and chosen(someone) != "")


async def in_a_room(someone: Coach) -> str:
    """Wait until an engagement is open, and return its id."""
    await someone.until(lambda: isinstance(someone.app.screen, Room))
    return someone.app.desk.open.engagement.id


@pytest.mark.parametrize(
    ("language", "first"), [("en", "Press n to start"), ("nl", "Druk op n om je eerste traject te beginnen")]
)
async def test_an_empty_practice_says_what_to_do_first(
    coach: Opening, language: Language, first: str
) -> None:
    async with coach(language=language) as someone:
        await home(someone, with_list=False)
        assert first in told(someone)
        assert list(offered(someone)) == ["home.new", "home.example", "home.quit"]
        await someone.press("enter", "d", "c")
        assert isinstance(someone.app.screen, HomeScreen)


async def test_a_new_engagement_is_made_opened_and_chosen_afterwards(coach: Opening) -> None:
    async with coach(made(0), made(1)) as someone:
        await home(someone)
        someone.clock.advance(days=-5)  # it is not the first of the list
        await someone.press("n")
        await someone.until(lambda: isinstance(someone.app.screen, NewEngagement))
        await someone.type("Zorg\nRooster\n[/x]")
        await someone.press("ctrl+s")
        assert await in_a_room(someone) == "zorg-rooster"
        assert someone.store.kept["zorg-rooster"].focal_role.singular == "[/x]"
        await someone.press("f9")
        await home(someone)
        await someone.until(lambda: chosen(someone) == "zorg-rooster")
        assert listed(someone)[-1] == "zorg-rooster"


async def test_enter_opens_the_chosen_one_and_coming_back_is_coming_back_there(coach: Opening) -> None:
    async with coach(*map(made, range(5))) as someone:
        await home(someone)
        await someone.press("down", "down", "enter")
        assert await in_a_room(someone) == "client-2"
        # While it was open, another session of the coach's added and closed some.
        someone.store.kept["client--1"] = made(-1)
        someone.store.kept["client-0"] = made(0, closed=True)
        someone.store.kept["client-1"] = made(1, closed=True)
        await someone.press("f9")
        await home(someone)
        assert chosen(someone) == "client-2"
        await someone.press("down")
        assert chosen(someone) == "client-3"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_e_opens_the_example_in_the_language_of_the_screen(coach: Opening, language: Language) -> None:
    async with coach(language=language) as someone:
        await home(someone, with_list=False)
        await someone.press("e")
        assert await in_a_room(someone) == example.IDS[language]
        assert someone.engagement.language == language
        await someone.press("f9")
        await home(someone)
        question = "When has an account manager" if language == "en" else "Wanneer heeft een accountmanager"
        await someone.until(lambda: question in told(someone))
        # The table is drawn whole, an empty chair at its edge.
        assert "╌╌┐" in told(someone)
        assert "╌╌┘" in told(someone)
        await someone.press("e")
        assert await in_a_room(someone) == example.IDS[language]


async def test_two_that_are_called_alike_are_told_apart(coach: Opening) -> None:
    both = [example.load(language, START) for language in LANGUAGES]
    async with coach(*both, made(1)) as someone:
        await home(someone)
        await someone.until(lambda: "Nordlys (nl)" in told(someone))
        assert told(someone).count("Nordlys") == 2
        assert "(crm)" not in told(someone)


async def test_an_engagement_goes_only_when_its_name_was_typed(coach: Opening) -> None:
    async with coach(*map(made, range(3))) as someone:
        await home(someone)
        for typed in ("", "client", "client-2"):
            await someone.press("home", "down", "d")
            await someone.until(lambda: isinstance(someone.app.screen, Confirm))
            await someone.type(typed)
            await someone.press("enter", "tab", "tab", "enter")
            if not isinstance(someone.app.screen, HomeScreen):
                await someone.press("ctrl+g")
            await home(someone)
            assert len(someone.store.kept) == 3
        await someone.press("home", "down", "d")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        someone.app.screen.query_one(Input).value = "client-1"
        await someone.press("enter")
        await someone.until(lambda: "client-1" not in someone.store.kept)
        await home(someone)
        # Its neighbour takes its place.
        assert listed(someone) == ["client-0", "client-2"]
        await someone.until(lambda: chosen(someone) == "client-2")


async def test_the_last_one_deleted_leaves_the_empty_practice(coach: Opening) -> None:
    async with coach(made(0)) as someone:
        await home(someone)
        await someone.press("d")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.type("client-0")
        await someone.press("enter")
        await someone.until(lambda: "Nothing here yet" in told(someone))
        assert someone.store.kept == {}
        assert "home.open" not in offered(someone)


async def test_c_closes_after_a_yes_and_opens_again(coach: Opening) -> None:
    async with coach(*map(made, range(3))) as someone:
        await home(someone)
        await someone.press("c")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        assert "Client 0 · Project 0" in told(someone)
        await someone.press("enter")
        await home(someone)
        assert someone.store.saves == 0
        await someone.press("c")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: someone.store.kept["client-0"].closed_at == START)
        await home(someone)
        assert listed(someone) == ["client-1", "client-2", "client-0"]
        assert chosen(someone) == "client-0"
        await someone.until(lambda: "home.reopen" in offered(someone))
        assert "home.close" not in offered(someone)
        await someone.until(lambda: "closed" in told(someone))
        await someone.press("c")
        await someone.until(lambda: someone.store.kept["client-0"].closed_at is None)
        await someone.until(lambda: listed(someone)[0] == "client-0")
        # Nobody holds it any more.
        someone.app.desk.practice.open("client-0").close()


async def test_what_is_open_elsewhere_is_not_closed(coach: Opening) -> None:
    async with coach(made(0)) as someone:
        await home(someone)
        with someone.store.open("client-0"):
            await someone.press("c")
            await someone.until(lambda: isinstance(someone.app.screen, Confirm))
            await someone.press("tab", "enter")
            await someone.until(lambda: "coach on here has had" in notified(someone))
        assert someone.store.kept["client-0"].closed_at is None


async def test_one_that_cannot_be_read_is_shown_and_hides_nothing(coach: Opening) -> None:
    async with coach(made(0), made(1, closed=True)) as someone:
        await home(someone)
        someone.store.broken["damaged"] = Refused("storage.damaged.empty", file="/x/damaged.json")
        await someone.press("enter")
        await in_a_room(someone)
        await someone.press("f9")
        await home(someone)
        assert listed(someone) == ["client-0", "damaged", "client-1"]
        await someone.press("down")
        await someone.until(lambda: "/x/damaged.json is empty" in told(someone))
        assert "cannot be read" in told(someone)
        await someone.until(lambda: "home.close" not in offered(someone))
        await someone.press("c", "enter")
        await someone.until(lambda: "There is no copy of it that is whole" in someone.screen_text())
        await someone.press("ctrl+g", "up")
        await someone.until(lambda: "When has a nurse done good work?" in told(someone))
        await someone.press("enter")
        assert await in_a_room(someone) == "client-0"


async def test_a_practice_that_cannot_be_read_says_so(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(made(0)) as someone:
        await home(someone)

        def refuse() -> list[str]:
            raise Refused("storage.not_opened.permission", where="/x/engagements", why="EACCES")

        monkeypatch.setattr(someone.store, "ids", refuse)
        await someone.press("n", "ctrl+g")
        await someone.until(lambda: "/x/engagements" in told(someone))
        assert "Nothing here yet" not in told(someone)


async def test_two_hundred_engagements_scroll(coach: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[str] = []
    drawn: list[str] = []
    line = EngagementList._line

    def counting(engagement: Engagement) -> Summary:
        counted.append(engagement.id)
        return summary(engagement)

    def drawing(widget: EngagementList, row: Summary | Unreadable) -> Content:
        drawn.append(row.id)
        return line(widget, row)

    monkeypatch.setattr("coachtui.tui.screens.homereading.summary", counting)
    monkeypatch.setattr(EngagementList, "_line", drawing)
    async with coach(*map(made, range(200))) as someone:
        await home(someone)
        counted.clear()
        drawn.clear()
        await someone.press(*["down"] * 30)
        await someone.until(lambda: chosen(someone) == "client-30")
        assert "Client 30" in told(someone)
        await someone.press("end")
        await someone.until(lambda: chosen(someone) == "client-199")
        assert "Client 199" in told(someone)
        await someone.press("pageup", "home")
        await someone.until(lambda: chosen(someone) == "client-0")
        assert drawn == []
        await someone.press("end", "enter")
        await in_a_room(someone)
        await someone.press("f9")
        await home(someone)
        assert chosen(someone) == "client-199"
        assert "Client 199" in told(someone)
        assert counted == []
        await someone.press("c")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: "home.reopen" in offered(someone))
        assert set(counted) == {"client-199"}


HOSTILE = ("[/x] [b]{x}[/b]", "\x1b[31mred", "👩‍👩‍👧‍👦 漢字 שלום " * 12, "W" * 200, "one\ntwo")


@pytest.mark.parametrize("size", [(80, 23), (120, 40), (40, 10)])
async def test_no_name_breaks_home(coach: Opening, size: tuple[int, int]) -> None:
    odd = [
        replace(
            made(number),
            contract=Contract(client=text),
            project=Project(name=text, solution=text),
            focal_role=replace(made(0).focal_role, question=text),
        )
        for number, text in enumerate(HOSTILE)
    ]
    async with coach(*odd, size=size, language="nl") as someone:
        await home(someone)
        for _ in odd:
            await someone.press("down", "c")
            await someone.until(lambda: isinstance(someone.app.screen, Confirm))
            await someone.press("ctrl+g")
            await home(someone)
        assert all(cells(row) <= size[0] for row in someone.screen_text().splitlines())
        assert "\x1b" not in someone.screen_text()


async def test_what_was_typed_for_a_new_engagement_is_there_again(coach: Opening) -> None:
    async with coach() as someone:
        await someone.press("n")
        await someone.until(lambda: isinstance(someone.app.screen, NewEngagement))
        await someone.type("Fjord")
        await someone.until(lambda: someone.store.new is not None)  # and no key has left the form
        await someone.type(" and sons")
        await someone.press("ctrl+g", "n")
        await someone.until(lambda: isinstance(someone.app.screen, NewEngagement))
        await someone.until(lambda: "Fjord and sons" in someone.screen_text())
        assert "You typed this on 2026-12-07 at" in someone.screen_text()
        await someone.press("tab")
        await someone.type("CRM")
        await someone.press("ctrl+s")
        await someone.until(lambda: bool(someone.store.kept))
        assert someone.engagement.contract.client == "Fjord and sons"
        assert someone.store.new is None


async def test_a_form_that_was_not_touched_leaves_what_another_terminal_typed(coach: Opening) -> None:
    typed = Typed(place="new:", texts={"contract.client": "Fjord"}, at=START)
    async with coach() as someone:
        await new_form(someone)
        someone.store.new = typed
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))
        assert someone.store.new is typed


async def test_what_cannot_be_written_of_a_new_engagement_is_told_in_its_form(coach: Opening) -> None:
    async with coach() as someone:
        await new_form(someone)
        someone.store.trouble = Refused("storage.not_saved.full", why="ENOSPC", where="/x")
        await someone.type("Fjord")
        await someone.until(lambda: "the disk is full (/x)" in someone.screen_text())
        someone.store.trouble = None
        await someone.type(" and sons")
        await someone.until(lambda: "the disk is full" not in someone.screen_text())
        assert someone.store.new is not None
        assert someone.store.new.texts["contract.client"] == "Fjord and sons"


async def test_who_leaves_what_cannot_be_written_is_told_first(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new, "_GATHERED", 600)
    async with coach() as someone:
        await new_form(someone)
        someone.store.trouble = Refused("storage.not_saved.full", why="ENOSPC", where="/x")
        await someone.type("Fjord")
        await someone.press("ctrl+g")
        await someone.until(lambda: "the disk is full (/x)" in someone.screen_text())
        assert isinstance(someone.app.screen, NewEngagement)
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, HomeScreen))


async def test_what_was_typed_for_a_new_engagement_and_cannot_be_read_is_told(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged() -> None:
        raise Refused("storage.damaged.drafts", file="/x/_new")

    async with coach() as someone:
        monkeypatch.setattr(someone.store, "unfinished", damaged)
        await new_form(someone)
        await someone.until(lambda: "set aside as /x/_new" in " ".join(someone.screen_text().split()))


async def new_form(someone: Coach) -> None:
    await someone.press("n")
    await someone.until(lambda: isinstance(someone.app.screen, NewEngagement))

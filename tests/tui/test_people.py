"""Steps 4 and 5 and the person form by keyboard: who is listed, how they stand, and what they see."""

from typing import Literal

import msgspec
import pytest
from textual.widgets import Input, TextArea

from coachtui.application import intake, noting
from coachtui.domain.engagement import Contract, Engagement, FocalRole, Prompt
from coachtui.domain.people import Horizon, Picture, Provenance, Relation, Seat, SeatKind, Stakeholder, Stance
from coachtui.tui.screens.dialogs import Ask, Confirm
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.several import SeveralScreen
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.screens.steps.pictures import PicturesPane
from coachtui.tui.screens.steps.stakeholders import StakeholdersPane
from coachtui.tui.widgets.fields import Field, TextField
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.people import PeopleList
from coachtui.tui.widgets.picturelist import PictureList
from coachtui.tui.widgets.prompts import PromptList
from coachtui.tui.widgets.roster import Roster
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

SEATED = Seat(kind=SeatKind.SEATED)
EVERY = {1: SEATED, 2: SEATED, 3: SEATED}
ADA = Stakeholder(id="a", name="Ada", role="lead", relations=(Relation.DIRECTS,), seats=EVERY)
BO = Stakeholder(id="b", name="Bo [/x] {y}", role="account manager", relations=(Relation.HOLDS,))
CY = Stakeholder(
    id="c",
    name="Cy",
    seats=EVERY,
    picture=Picture(answer="A quiet day.", horizon=Horizon.DAYS, provenance=Provenance.OWN),
)
HOSTILE = (
    "[/x] {x} \x1b[31mred\x1b[0m",
    "\u202eturned round\u202c and \u05e9\u05dc\u05d5\u05dd",
    "👩‍👩‍👧‍👦 漢字 e\u0301" * 9,
    "W" * 300,
    "one\n\n\n# two\r\nthree | four",
)


def engagement(*people: Stakeholder, **fields: object) -> Engagement:
    """Return a small engagement with these people."""
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        focal_role=FocalRole(singular="account manager", question="When is it good?"),
        stakeholders=people,
        **fields,  # type: ignore[arg-type]
    )


async def go_to(someone: Coach, pane: type[Pane]) -> None:
    """Go to a step, the cursor in it."""
    screen = someone.app.screen
    assert isinstance(screen, IntakeScreen)
    await someone.until(lambda: screen.pane is not None)
    await screen.go_to_step(pane.STEP)
    await someone.until(lambda: isinstance(screen.pane, pane) and screen.pane.has_focus_within)


async def open_form(someone: Coach, person_id: str, path: str = "") -> PersonScreen:
    """Open somebody's form at an answer."""
    form = PersonScreen(someone.app.desk, person_id, path=path)
    await someone.app.push_screen(form)
    await someone.until(lambda: someone.app.screen is form and here(someone) != "")
    return form


def here(someone: Coach) -> str:
    """Return the path of the field in which the cursor is; empty when it is in none."""
    focused = someone.app.focused
    if focused is None:
        return ""
    return next((node.path for node in focused.ancestors if isinstance(node, Field)), "")


def field(someone: Coach, path: str) -> Field:
    """Return the field with this path."""
    return next(one for one in someone.app.screen.query(Field) if one.path == path)


def person(someone: Coach, name: str = "Ada") -> Stakeholder:
    """Return somebody as the store holds them."""
    found = someone.engagement.find(name)
    assert found is not None
    return found


def names(someone: Coach) -> list[str]:
    """Return everybody's name, in the order in which they are kept."""
    return [one.name for one in someone.engagement.stakeholders]


def chosen(someone: Coach, roster: type[Roster] = PeopleList) -> str:
    """Return the id of the chosen line."""
    return someone.app.screen.query_one(roster).chosen


# Step 4: the list


async def test_a_whole_stakeholder_takes_a_handful_of_keys(coach: Opening) -> None:
    """Name, role, relation and seat: beside the two texts it is eight keys."""
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("n")
        await someone.type("Dee Ash")
        await someone.press("enter")
        await someone.until(lambda: here(someone) == "role")
        await someone.type("sponsor's aide")
        await someone.press("enter", "p", "tab", "s", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        dee = person(someone, "Dee Ash")
        assert (dee.role, dee.relations, dee.seats) == ("sponsor's aide", (Relation.PAYS,), EVERY)
        assert isinstance(someone.app.focused, PeopleList)
        assert chosen(someone) == dee.id


async def test_a_refused_name_is_asked_again_with_what_was_typed(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("n")
        first = someone.app.screen
        await someone.type("ADA")
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, Ask) and someone.app.screen is not first)
        await someone.until(lambda: isinstance(someone.app.focused, Input))
        assert someone.app.screen.query_one(Input).value == "ADA"
        await someone.type("m")
        await someone.press("enter")
        await someone.until(lambda: names(someone) == ["Ada", "ADAm"])


async def test_people_are_moved_and_the_cursor_moves_along(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("J", "J", "J")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}", "Cy", "Ada"])
        await someone.press("K")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}", "Ada", "Cy"])
        assert chosen(someone) == "a"


async def test_somebody_is_removed_only_once_that_is_confirmed(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert len(names(someone)) == 2, "a careless Enter does nothing"
        await someone.press("x")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: names(someone) == ["Bo [/x] {y}"])


async def test_somebody_with_notes_stays_and_the_reason_is_told(coach: Opening) -> None:
    noted = noting.write(engagement(ADA), "n", "She said.", now=START, about="a")
    async with coach(noted, room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("x")
        await someone.until(lambda: len(someone.app._notifications) == 1)
        (told,) = someone.app._notifications
        assert "There is a note about Ada." in told.message
        assert isinstance(someone.app.screen, IntakeScreen), "there is no question to answer"
        assert names(someone) == ["Ada"]


async def test_a_line_tells_role_relation_seats_and_findings(coach: Opening) -> None:
    seats = {1: SEATED, 2: Seat(kind=SeatKind.EMPTY_CHAIR)}
    hit = msgspec.structs.replace(BO, impact=5, seats=dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.ABSENT)))
    people = (msgspec.structs.replace(ADA, seats=seats), hit)
    async with coach(engagement(*people), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.until(lambda: "Bo [/x] {y}" in someone.screen_text())
        lines = someone.screen_text().splitlines()
        ada, bo = (next(line for line in lines if name in line) for name in ("Ada ", "Bo ["))
        assert ada.split()[-5:] == ["lead", "directs", "■", "□", "?"]
        assert "!2" in bo
        assert "□ empty chair" in someone.screen_text()


@pytest.mark.parametrize("size", [(80, 23), (80, 24), (120, 40)])
async def test_a_list_that_goes_on_says_so(coach: Opening, size: tuple[int, int]) -> None:
    people = [Stakeholder(id=f"p{n}", name=f"Person {n}") for n in range(40)]
    async with coach(engagement(*people), room="intake", size=size) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.until(lambda: "more below" in someone.screen_text())
        assert "receives" in someone.screen_text(), "the prompts keep their place"
        await someone.press("end")
        await someone.until(lambda: "more above" in someone.screen_text())
        assert "Person 39" in someone.screen_text()
        assert "more below" not in someone.screen_text()


# Step 4: is there anybody else?


async def to_prompts(someone: Coach, relation: Relation) -> None:
    """Put the cursor on a prompt, from the list on."""
    await go_to(someone, StakeholdersPane)
    prompts = someone.app.screen.query_one(PromptList)
    while not prompts.has_focus:
        await someone.press("down")
    while prompts.chosen != relation:
        await someone.press("down")
    await someone.press("enter")
    await someone.until(lambda: not isinstance(someone.app.screen, IntakeScreen))


async def test_there_is_nobody_else_for_a_reason(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        await someone.press("enter")
        await someone.type("It is free [/x].")
        await someone.press("enter")
        kept = Prompt(anybody=False, reason="It is free [/x].")
        await someone.until(lambda: someone.engagement.prompts == {Relation.PAYS: kept})
        await someone.until(lambda: "no: It is free [/x]." in someone.screen_text())


async def test_there_is_somebody_else_and_they_are_listed(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        await someone.type("Dee, ada")
        await someone.press("enter")
        await someone.until(lambda: names(someone) == ["Ada", "Dee"])
        assert person(someone).relations == (Relation.DIRECTS, Relation.PAYS)
        assert person(someone, "Dee").relations == (Relation.PAYS,)
        assert someone.engagement.prompts == {Relation.PAYS: Prompt(anybody=True)}


async def test_those_who_are_listed_are_everybody(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.DIRECTS)
        await someone.press("enter", "enter")
        await someone.until(lambda: someone.engagement.prompts == {Relation.DIRECTS: Prompt(anybody=True)})


async def test_a_name_that_is_refused_in_a_prompt_is_not_lost(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await to_prompts(someone, Relation.PAYS)
        asked = someone.app.screen
        await someone.type("group")
        await someone.press("enter")
        await someone.until(lambda: someone.app.screen not in (asked, someone.app.screen_stack[-2]))
        await someone.until(lambda: bool(someone.app.screen.query("#yes")))
        assert someone.app.screen.query_one("#yes", Input).value == "group"
        assert someone.engagement.prompts == {}


# Step 4: several at once


async def test_several_are_added_and_bad_lines_are_told_with_nothing_lost(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        await someone.type("Dee,desk,rec\nEd,aide,boss")
        await someone.press("ctrl+s")
        await someone.until(lambda: "✗ “boss”" in someone.screen_text())
        assert names(someone) == ["Ada"]
        editor = someone.app.screen.query_one(TextArea)
        assert editor.text == "Dee,desk,rec\nEd,aide,boss"
        await someone.press(*["backspace"] * 4)
        await someone.type("sup+pays")
        await someone.press("ctrl+s")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert names(someone) == ["Ada", "Dee", "Ed"]
        assert person(someone, "Ed").relations == (Relation.SUPPORTS, Relation.PAYS)
        assert chosen(someone) == person(someone, "Dee").id


@pytest.mark.parametrize("language", ["en", "nl"])
async def test_relations_are_understood_in_the_language_of_the_screen(
    coach: Opening, language: Literal["en", "nl"]
) -> None:
    async with coach(engagement(), room="intake", language=language) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        word = {"en": "directs the role", "nl": "stuurt aan"}[language]
        await someone.type(f"Dee,lead,{word}+holds")
        await someone.press("f2")  # going to a room takes what was typed
        await someone.until(lambda: names(someone) == ["Dee"])
        assert person(someone, "Dee").relations == (Relation.HOLDS, Relation.DIRECTS)


async def test_going_back_from_several_asks_before_a_text_is_lost(coach: Opening) -> None:
    async with coach(engagement(), room="intake") as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("N")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        await someone.type("Dee")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, SeveralScreen))
        assert someone.app.screen.query_one(TextArea).text == "Dee"
        assert names(someone) == []


# The form


def answers_of(struct: type[msgspec.Struct], before: str = "") -> set[str]:
    """Return the path of every answer that a stakeholder has."""
    paths: set[str] = set()
    for one in msgspec.structs.fields(struct):
        if isinstance(one.type, type) and issubclass(one.type, Picture | Stance):
            paths |= answers_of(one.type, f"{one.name}.")
        else:
            paths.add(before + one.name)
    return paths


async def test_every_answer_of_a_stakeholder_has_its_field(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        form = await open_form(someone, "a")
        paths = {one.path for one in form.query_one(Form).fields}
    seats = {
        f"{table}.{n}.{part}"
        for table in ("seats", "attendance")
        for n in (1, 2, 3)
        for part in ("kind", "by")
    }
    assert answers_of(Stakeholder) - {"id", "seats", "attendance"} == paths - seats - {
        "seats.all",
        "seats.all_by",
    }
    assert seats <= paths


async def test_answers_of_every_kind_are_kept_as_they_are_left(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await open_form(someone, "a", "unit")
        await someone.type("Sales [/x]")
        await someone.press("enter", "a", "tab", "tab")
        await someone.type("bo [/x] {y}, Mr Else")
        await someone.press(
            "tab", "r", "e", "e", "tab", "y", "tab", "4", "tab", "right", "tab", "5", "tab", "d"
        )
        await someone.press("pagedown", "right", "tab")
        await someone.type("No.\nNever.")
        await someone.press("pagedown")
        await someone.until(lambda: here(someone) == "problem")
        await someone.type("Nobody asks.")
        await someone.press("pagedown", "pagedown", "pagedown", "y", "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        ada = person(someone)
        assert (ada.unit, ada.kind, ada.named_by) == ("Sales [/x]", "group", ("b", "Mr Else"))
        assert ada.brings == {"resources": True, "expertise": False}
        assert (ada.work_changes, ada.influence, ada.interest, ada.impact) == (True, 4, 1, 5)
        assert (ada.mandate, ada.stance.value, ada.stance.quote) == ("decides", -2, "No.\nNever.")
        assert (ada.problem, ada.may_show, ada.may_log) == ("Nobody asks.", True, None)


async def test_a_picture_is_asked_in_full(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await open_form(someone, "a", "picture.answer")
        await someone.until(lambda: "When is it good?" in someone.screen_text())
        await someone.type("Calls back")
        await someone.press("tab")
        await someone.type("No complaints")
        await someone.press("tab")
        await someone.type("Clients")
        await someone.press("tab", "w", "tab", "a", "tab")
        await someone.until(lambda: here(someone) == "picture.by")
        await someone.type("Bo's boss")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert person(someone).picture == Picture(
            answer="Calls back",
            evidence="No complaints",
            beneficiary="Clients",
            horizon=Horizon.WEEKS,
            provenance=Provenance.ATTRIBUTED,
            by="Bo's boss",
        )


async def test_by_whom_is_asked_only_of_who_is_represented(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await open_form(someone, "b", "seats.2.kind")
        assert not field(someone, "seats.2.by").display
        await someone.press("r")
        await someone.until(lambda: field(someone, "seats.2.by").display)
        await someone.press("tab")
        await someone.type("ada")
        await someone.press("tab")
        await someone.until(
            lambda: person(someone, BO.name).seats == {2: Seat(kind=SeatKind.REPRESENTED, by="a")}
        )
        assert field(someone, "seats.all").display is False, "the sessions differ"
        await someone.press("e")
        kept = {2: Seat(kind=SeatKind.EMPTY_CHAIR)}
        await someone.until(lambda: person(someone, BO.name).attendance == kept)


async def test_one_seat_for_every_session_and_who_minds_the_voice(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await open_form(someone, "b", "seats.all")
        await someone.press("e", "tab")
        await someone.until(lambda: here(someone) == "seats.all_by")
        await someone.type("Ada")
        await someone.press("tab")
        chair = Seat(kind=SeatKind.EMPTY_CHAIR, by="a")
        await someone.until(lambda: person(someone, BO.name).seats == {1: chair, 2: chair, 3: chair})
        await someone.press("shift+tab")
        await someone.press(*["backspace"] * 3)
        await someone.type(BO.name)
        await someone.press("tab")
        await someone.until(lambda: "cannot do this for themselves" in someone.screen_text())
        one = field(someone, "seats.all_by")
        assert isinstance(one, TextField)
        assert one.text == BO.name
        assert person(someone, BO.name).seats[1].by == "a"


async def test_a_name_is_completed_from_the_list(coach: Opening) -> None:
    async with coach(
        engagement(ADA, CY, Stakeholder(id="r", name="Ruben Claassen")), room="intake"
    ) as someone:
        await open_form(someone, "a", "named_by")
        await someone.type("Cy, rub")
        editor = field(someone, "named_by").query_one(Input)
        await someone.until(lambda: editor._suggestion != "")
        await someone.press("right", "tab")
        await someone.until(lambda: person(someone).named_by == ("c", "r"))


async def test_a_wrong_answer_stays_says_why_and_goes_once_mended(coach: Opening) -> None:
    async with coach(engagement(ADA, CY), room="intake") as someone:
        await open_form(someone, "a", "name")
        await someone.press(*["backspace"] * 3)
        await someone.type("cy")
        await someone.press("tab")
        await someone.until(lambda: "✗ There is already somebody called “cy”." in someone.screen_text())
        await someone.press("f8")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        await someone.press("shift+tab")
        await someone.type("d")
        await someone.press("tab")
        await someone.until(lambda: names(someone) == ["cyd", "Cy"])
        await someone.until(lambda: "✗" not in someone.screen_text())


async def test_f8_goes_to_the_same_answer_of_the_next_person(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        form = await open_form(someone, "a", "picture.answer")
        await someone.type("Ada's own")
        await someone.press("f8")
        await someone.until(lambda: form.person_id == "b")
        assert person(someone).picture.answer == "Ada's own"
        assert here(someone) == "picture.answer"
        one = field(someone, "picture.answer")
        assert isinstance(one, TextField)
        assert one.text == ""
        await someone.press("ctrl+z")
        assert one.text == "", "nothing of another's can be brought back"
        await someone.press("f8", "f8", "f8")
        await someone.until(lambda: one.text == "A quiet day.")
        await someone.press("f7")
        await someone.until(lambda: form.person_id == "b")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert person(someone, BO.name).picture.answer == ""


async def test_what_was_given_up_does_not_move_to_the_next_person(coach: Opening) -> None:
    async with coach(engagement(ADA, CY), room="intake") as someone:
        form = await open_form(someone, "a", "alias")
        await someone.type("cy")
        await someone.press("f8")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: form.person_id == "c")
        one = field(someone, "alias")
        assert isinstance(one, TextField)
        assert (one.text, one.has_class("-wrong")) == ("", False)
        assert person(someone).alias == ""


@pytest.mark.parametrize("keys", [("f5",), ("f9",), ("ctrl+q",), ("escape",)])
async def test_what_is_typed_is_kept_whichever_way_one_leaves(coach: Opening, keys: tuple[str, ...]) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        form = await open_form(someone, "a", "problem")
        await someone.type("Half a sen")
        await someone.press(*keys)
        await someone.until(lambda: form not in someone.app.screen_stack or someone.app.return_code == 0)
        assert person(someone).problem == "Half a sen"


@pytest.mark.parametrize(
    ("path", "lands"),
    [
        ("brings.need", "brings"),
        ("relations", "relations"),
        ("stance.value", "stance.value"),
        ("seats.2.kind", "seats.2.kind"),
        ("seats.2.by", "seats.2.kind"),
        ("picture.horizon", "picture.horizon"),
        ("nonsense", "name"),
        ("", "name"),
    ],
)
async def test_the_form_opens_at_the_answer_that_is_sought(coach: Opening, path: str, lands: str) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await open_form(someone, "a", path)
        assert here(someone) == lands


@pytest.mark.parametrize("size", [(80, 23), (120, 40)])
async def test_findings_about_the_person_are_told_with_the_form(
    coach: Opening, size: tuple[int, int]
) -> None:
    seats = dict.fromkeys((1, 2, 3), Seat(kind=SeatKind.ABSENT))
    hit = msgspec.structs.replace(BO, seats=seats)
    async with coach(engagement(hit), room="intake", size=size) as someone:
        await open_form(someone, "b", "impact")
        await someone.until(lambda: "Nobody who holds the role is" in someone.screen_text())
        assert "touched hard" not in someone.screen_text()
        await someone.press("5")
        await someone.until(lambda: "touched hard" in someone.screen_text())


async def test_the_sections_tell_what_was_not_asked_and_lead_there(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await open_form(someone, "a")
        assert "Problem       2" in someone.screen_text()
        await someone.press("up", "down", "down", "down", "enter")
        await someone.until(lambda: here(someone) == "problem")
        await someone.type("It is slow.")
        await someone.press("tab")
        await someone.until(lambda: "Problem       1" in someone.screen_text())


# Step 5


async def test_pictures_have_the_holders_first_and_mark_silent_voices(coach: Opening) -> None:
    async with coach(engagement(ADA, BO, CY), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.until(lambda: "A quiet day." in someone.screen_text())
        text = someone.screen_text()
        assert (
            text.index("When is it good?") < text.index("Bo [/x] {y}") < text.index("Ada") < text.index("Cy")
        )
        lines = text.splitlines()
        ada, cy = (next(line for line in lines if name in line) for name in ("Ada ", "Cy "))
        assert "○ Ada · lead" in ada
        assert ada.endswith("silent voice")
        assert cy.split()[-3:] == ["days", "own", "words"]


async def test_enter_opens_the_picture_and_comes_back(coach: Opening) -> None:
    async with coach(engagement(ADA, BO), room="intake") as someone:
        await go_to(someone, PicturesPane)
        await someone.press("down", "enter")
        await someone.until(lambda: here(someone) == "picture.answer")
        await someone.type("Peace")
        await someone.press("ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        assert person(someone).picture.answer == "Peace"
        assert chosen(someone, PictureList) == "a"
        await someone.until(lambda: "Peace" in someone.screen_text())


async def test_pictures_stand_side_by_side_where_there_is_room(coach: Opening) -> None:
    evidence = Picture(answer="Calls back", evidence="No complaints", beneficiary="The client's client")
    people = msgspec.structs.replace(ADA, picture=evidence)
    async with coach(engagement(people), room="intake", size=(120, 40)) as someone:
        await go_to(someone, PicturesPane)
        for text in ("Calls back", "No complaints", "The client's", "notice it by", "Nobody who holds"):
            await someone.until(lambda text=text: text in someone.screen_text())  # type: ignore[misc]


# Whatever people are called and say


@pytest.mark.parametrize(("language", "size"), [("en", (80, 23)), ("nl", (120, 40)), ("nl", (41, 11))])
async def test_any_text_is_safe(coach: Opening, language: Literal["en", "nl"], size: tuple[int, int]) -> None:
    held = engagement()
    for number, text in enumerate(HOSTILE):
        held = intake.add_stakeholder(held, f"p{number}", text)
        for path in (
            "role",
            "unit",
            "problem",
            "picture.answer",
            "picture.evidence",
            "stance.quote",
            "named_by",
        ):
            held = intake.answer(held, f"stakeholders.p{number}.{path}", text)
        held = intake.answer(held, f"stakeholders.p{number}.relations", {"holds": True, "pays": number > 2})
        held = intake.answer(held, f"stakeholders.p{number}.seats.1.kind", "represented")
        held = intake.answer(held, f"stakeholders.p{number}.seats.1.by", text * 2)
    held = intake.answer(held, "focal_role.question", HOSTILE[0])
    held = intake.answer(held, "prompts.holds.anybody", False)
    held = intake.answer(held, "prompts.holds.reason", HOSTILE[0])
    async with coach(held, room="intake", language=language, size=size) as someone:
        await go_to(someone, StakeholdersPane)
        await someone.press("down", "end", "enter")
        await someone.until(lambda: isinstance(someone.app.screen, PersonScreen))
        await someone.press(*["pagedown"] * 7, *["f7"] * 5, *["pageup"] * 7, "ctrl+g")
        await someone.until(lambda: isinstance(someone.app.screen, IntakeScreen))
        for pane in (StakeholdersPane, PicturesPane):
            await go_to(someone, pane)
            await someone.press("end", "home")
            width = max(len(line) for line in someone.screen_text().splitlines())
            assert width <= size[0] + 40, "no line runs on"
        assert someone.store.kept["fjord-crm"] == held, "looking changes nothing"

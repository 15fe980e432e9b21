"""The person form by keyboard: every answer has its field, and is kept as the field is left."""

import msgspec
import pytest
from textual.widgets import Input

from coachtui.domain.people import Horizon, Picture, Provenance, Seat, SeatKind, Stakeholder, Stance
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.fields import TextField
from coachtui.tui.widgets.form import Form
from tests.tui.conftest import Opening
from tests.tui.peopling import (
    ADA,
    BO,
    CY,
    engagement,
    field,
    here,
    names,
    open_form,
    person,
)


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
        paths = {one.path.removeprefix("stakeholders.a.") for one in form.query_one(Form).fields}
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
        await someone.press("enter")
        await someone.type("bo [/x] {y}, Mr Else")
        await someone.press(
            "tab",
            "a",
            "tab",
            "tab",
            "r",
            "e",
            "e",
            "tab",
            "y",
            "tab",
            "4",
            "tab",
            "right",
            "tab",
            "5",
            "tab",
            "d",
        )
        await someone.press("pagedown", "right", "tab")
        await someone.type("No.")
        await someone.press("ctrl+o")
        await someone.type("Never.")
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
        assert here(someone) == "name", "the cursor is where something is to be mended"
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


async def test_an_answer_never_lands_on_the_person_whose_form_comes_next(coach: Opening) -> None:
    async with coach(engagement(ADA, CY), room="intake") as someone:
        form = await open_form(someone, "a", "work_changes")
        one = field(someone, "work_changes")
        assert isinstance(one, ChoiceField)
        one.action_move(1)
        form._change_person("c")  # before the answer has arrived
        await someone.until(lambda: person(someone).work_changes is True)
        assert person(someone, "Cy").work_changes is None


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
        assert "strongly" not in someone.screen_text()
        await someone.press("5")
        await someone.until(lambda: "strongly" in someone.screen_text())


async def test_the_sections_tell_what_was_not_asked_and_lead_there(coach: Opening) -> None:
    async with coach(engagement(ADA), room="intake") as someone:
        await open_form(someone, "a")
        assert "Problem       2" in someone.screen_text()
        await someone.press("up", "down", "down", "down", "enter")
        await someone.until(lambda: here(someone) == "problem")
        await someone.type("It is slow.")
        await someone.press("tab")
        await someone.until(lambda: "Problem       1" in someone.screen_text())

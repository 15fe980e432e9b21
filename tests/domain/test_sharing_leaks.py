"""Warning the coach of a real name in a text that is about to be shown."""

import datetime as dt
import importlib
from typing import Any

import pytest

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.domain.sharing import Coach, Group, Participant, name_leaks

NOW = dt.datetime(2026, 12, 7, 9, 30, tzinfo=dt.UTC)
SEAT = {1: Seat(kind=SeatKind.SEATED)}
ENGAGEMENT = Engagement(
    id="e",
    created_at=NOW,
    stakeholders=(
        Stakeholder(id="anna", name="Anna van Wit", alias="the planner", seats=SEAT),
        Stakeholder(id="bo", name="Bo Lin", alias="B. Lin", seats=SEAT),
        Stakeholder(id="cas", name="Cas Smit", seats=SEAT),
        Stakeholder(id="dee", name="Ümit (IT)", alias="D.", seats=SEAT),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ask Anna van Wit.", ["Anna van Wit"]),
        ("ask ANNA  VAN\nWIT!", ["ANNA  VAN\nWIT"]),
        ("Anna said so", ["Anna"]),
        ("mrs. Wit", ["Wit"]),
        ("a white wall, wit en zwart", []),
        ("Annabel, Hanna, anna, JoAnna", []),
        ("de planner", []),
        ("the planner", []),
        ("Bo came", []),
        ("Bo Lin came", ["Bo Lin"]),
        ("Lin came", []),
        ("van wie is dat", []),
        ("Cas Smit has no alias", []),
        ("Ümit knows", ["Ümit"]),
        ("ümit (it)", ["ümit (it)"]),
        ("Anna and Ümit", ["Anna", "Ümit"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert [leak.found for leak in name_leaks(ENGAGEMENT, Group(), ["nothing", text, text])] == found


def test_a_leak_says_whose_name_it_is() -> None:
    (leak,) = name_leaks(ENGAGEMENT, Group(), ["Anna said so"])
    assert (leak.name, leak.alias, leak.found) == ("Anna van Wit", "the planner", "Anna")


def test_nobody_leaks_to_the_coach_or_to_themselves() -> None:
    texts = ["Anna van Wit and Bo Lin"]
    assert name_leaks(ENGAGEMENT, Coach(), texts) == ()
    assert [leak.name for leak in name_leaks(ENGAGEMENT, Participant("anna"), texts)] == ["Bo Lin"]


def test_a_name_is_made_ready_to_look_for_once_however_much_there_is_to_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python keeps five hundred patterns; with more names than that, each text took them all anew."""
    compiler, made = importlib.import_module("re._compiler"), list[str]()
    compile_one = compiler.compile

    def counted(pattern: str, flags: int) -> Any:
        made.append(pattern)
        return compile_one(pattern, flags)

    people = tuple(
        Stakeholder(id=f"p-{n}", name=f"Given{n} Family{n}", alias=f"A. {n}", seats=SEAT) for n in range(200)
    )
    many = Engagement(id="e", created_at=NOW, stakeholders=people)
    monkeypatch.setattr(compiler, "compile", counted)
    for reader in (Group(), Participant("p-1")):
        (leak,) = name_leaks(many, reader, ["nobody", "Family7, Given7", "and nobody"])
        assert leak.found == "Given7"
    assert len(made) == 3 * len(people)

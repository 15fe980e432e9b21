"""Warning the coach of a real name in a text that is about to be shown."""

import datetime as dt

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

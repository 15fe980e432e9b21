"""Who sits at the table, whose chair stands empty, and who is elsewhere."""

import datetime as dt
from typing import Any

import pytest

from coachtui.domain.engagement import Engagement, FocalRole
from coachtui.domain.people import Picture, Provenance, Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.table import Away, Place, Table, table_at

OWN = Picture(answer="Answers within the hour", provenance=Provenance.OWN)
HOLDS = (Relation.HOLDS,)


def person(name: str, *seats: SeatKind | Seat | None, **more: Any) -> Stakeholder:
    """Return a stakeholder with these planned seats, from session 1 on."""
    planned = {
        number: seat if isinstance(seat, Seat) else Seat(kind=seat)
        for number, seat in enumerate(seats, 1)
        if seat is not None
    }
    return Stakeholder(id=name.lower(), name=name, seats=planned, **more)


def table(*people: Stakeholder, role: str = "", session: int | None = None) -> Table:
    engagement = Engagement(
        id="e",
        created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        focal_role=FocalRole(singular=role),
        stakeholders=people,
    )
    return table_at(engagement, session)


def names(people: tuple[Place, ...] | tuple[Away, ...]) -> list[str]:
    return [one.name for one in people]


def test_seated_in_listed_order_with_name_and_role() -> None:
    found = table(person("Bo", SeatKind.SEATED, alias="B.", role="IT"), person("Ada", SeatKind.SEATED)).seated
    assert [(one.id, one.name, one.role) for one in found] == [("bo", "Bo", "IT"), ("ada", "Ada", "")]


@pytest.mark.parametrize(
    ("picture", "silent"),
    [
        (OWN, False),
        (Picture(), True),
        (Picture(answer="  ", provenance=Provenance.OWN), True),
        (Picture(answer="Sells", provenance=Provenance.ATTRIBUTED), True),
        (Picture(answer="Sells"), True),
    ],
)
def test_silent_without_a_picture_in_own_words(picture: Picture, silent: bool) -> None:
    (place,) = table(person("Bo", SeatKind.SEATED, picture=picture)).seated
    assert place.silent is silent


def test_one_seat_in_any_session_is_enough_over_all_of_them() -> None:
    bo = person("Bo", SeatKind.ABSENT, None, SeatKind.SEATED)
    assert names(table(bo).seated) == ["Bo"]
    assert names(table(bo, session=1).away_as(SeatKind.ABSENT)) == ["Bo"]
    assert names(table(bo, session=2).away_as(None)) == ["Bo"]
    assert names(table(bo, session=3).seated) == ["Bo"]


def test_as_it_was_goes_before_the_plan() -> None:
    bo = person("Bo", SeatKind.SEATED, attendance={1: Seat(kind=SeatKind.INTERVIEWED)})
    assert names(table(bo, session=1).away_as(SeatKind.INTERVIEWED)) == ["Bo"]


def test_over_sessions_the_way_nearest_to_the_table_is_told() -> None:
    bo = person("Bo", SeatKind.INFORMED, SeatKind.INTERVIEWED, SeatKind.ABSENT)
    assert names(table(bo).away_as(SeatKind.INTERVIEWED)) == ["Bo"]


def test_represented_by_somebody_listed_or_not() -> None:
    ada = person("Ada", SeatKind.SEATED, alias="A.")
    bo = person("Bo", Seat(kind=SeatKind.REPRESENTED), Seat(kind=SeatKind.REPRESENTED, by="ada"))
    cas = person("Cas", Seat(kind=SeatKind.REPRESENTED, by="A union"))
    by = [one.by for one in table(ada, bo, cas).away]
    assert by == ["Ada", "A union"]
    assert table(ada, bo, session=1).away[0].by == ""


def test_empty_chair_of_a_stakeholder_with_who_minds_the_voice() -> None:
    ada = person("Ada", SeatKind.SEATED)
    bo = person("Bo", Seat(kind=SeatKind.EMPTY_CHAIR, by="ada"), alias="B.", role="client")
    (chair,) = table(ada, bo).empty
    assert (chair.id, chair.people, chair.role) == ("bo", ("Bo",), "client")
    assert chair.minded_by == "Ada"
    assert not table(ada, bo).away


def test_focal_role_without_a_listed_holder_has_a_nameless_chair() -> None:
    (chair,) = table(person("Ada", SeatKind.SEATED), role="account manager").empty
    assert (chair.id, chair.people, chair.role, chair.holds) == ("", (), "account manager", True)


def test_focal_role_has_one_chair_for_all_its_holders() -> None:
    found = table(
        person("Ada", SeatKind.SEATED),
        person("Bo", SeatKind.INTERVIEWED, relations=HOLDS),
        person("Cas", relations=HOLDS),
        role="account manager",
    )
    (chair,) = found.empty
    assert list(chair.people) == ["Bo", "Cas"]
    # How they take part is told all the same.
    assert names(found.away) == ["Bo", "Cas"]


def test_a_listed_holder_is_enough_for_a_chair() -> None:
    (chair,) = table(person("Bo", relations=HOLDS)).empty
    assert (list(chair.people), chair.role) == (["Bo"], "")


def test_no_chair_for_a_role_that_nobody_named() -> None:
    assert table(person("Ada", SeatKind.SEATED), role="  ").empty == ()


def test_no_chair_for_the_role_while_a_holder_is_seated() -> None:
    bo = person("Bo", None, SeatKind.SEATED, relations=HOLDS)
    assert table(bo, role="account manager").empty == ()
    assert table(bo, role="account manager").seated[0].holds
    assert len(table(bo, role="account manager", session=1).empty) == 1


def test_a_holder_on_an_empty_chair_stands_for_the_role() -> None:
    bo = person("Bo", SeatKind.EMPTY_CHAIR, relations=HOLDS)
    cas = person("Cas", relations=HOLDS)
    (chair,) = table(bo, cas, role="account manager").empty
    assert (chair.id, chair.holds) == ("bo", True)


def test_the_role_stands_before_other_empty_chairs() -> None:
    chairs = table(person("Ada", SeatKind.EMPTY_CHAIR), role="account manager").empty
    assert [chair.id for chair in chairs] == ["", "ada"]


def test_whoever_was_expected_and_missed_it_still_takes_part() -> None:
    seated, absent = Seat(kind=SeatKind.SEATED), Seat(kind=SeatKind.ABSENT)
    missed = Stakeholder(id="p1", name="Ada", seats={1: seated}, attendance={1: absent})
    came = Stakeholder(id="p2", name="Bo", seats={1: absent}, attendance={1: seated})
    never = Stakeholder(id="p3", name="Cy", seats={1: absent})
    engagement = Engagement(
        id="x", created_at=dt.datetime(2026, 12, 7, tzinfo=dt.UTC), stakeholders=(missed, came, never)
    )
    assert [person.name for person in engagement.participants()] == ["Ada", "Bo"]

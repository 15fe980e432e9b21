"""What the name of a fact says: what was asked, and of which session, letter, relation or check."""

import pytest

from coachtui.domain.missing import Fact, entries_of
from coachtui.domain.people import Horizon, Relation, SeatKind, holders_first
from coachtui.domain.steps import Step, fact_to_start, where_to_start
from coachtui.domain.table import is_silent
from tests.domain.building import absent, engaged, known, person, picture, seats


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("impact", ("impact", "impact", "")),
        ("picture.horizon", ("picture", "picture.horizon", "")),
        ("seat.2", ("seat", "seat", "2")),
        ("seat.2.by", ("seat", "seat_by", "2")),
        ("session.3.starts", ("session", "starts", "3")),
        ("brings.need", ("brings", "brings", "need")),
        ("relation.depends_on", ("relation", "relation", "depends_on")),
        ("count.receives", ("count", "count.receives", "")),
        ("count.brings.need", ("count", "count.brings", "need")),
        ("check.3.authority", ("check", "check", "3.authority")),
    ],
)
def test_a_field_is_read(field: str, told: tuple[str, str, str]) -> None:
    fact = Fact(person="", field=field)
    assert (fact.area, fact.topic, fact.which) == told


def test_the_number_of_a_session_or_check() -> None:
    assert [Fact(person="", field=it).number for it in ("seat.2.by", "session.3.date", "check.16.pays")] == [
        2,
        3,
        16,
    ]
    with pytest.raises(ValueError, match="invalid"):
        _ = Fact(person="", field="impact").number


def test_where_to_go_first() -> None:
    """What was not asked of somebody; then what was not asked; an answer before a count."""
    count = Fact(person="", field="count.receives", value="2")
    asked, unasked = Fact(person="a", field="impact", value="5"), Fact(person="a", field="impact")
    prompt = Fact(person="", field="prompt.pays")
    order = [unasked, prompt, asked, count]
    for at in range(len(order)):
        assert fact_to_start([*order[:at:-1], order[at]]) == order[at]


def test_a_red_finding_is_where_the_intake_starts() -> None:
    red = engaged(known("Anna", seats=absent()), known("Bo", Relation.DIRECTS))
    assert where_to_start(red) is Step.MISSING
    assert where_to_start(engaged()) is Step.CONTRACT


def test_what_weighs_most_comes_first() -> None:
    entries = entries_of(engaged(known("Anna", impact=5, seats=absent()), person("Bo")))
    told = [entry.finding.level.value if entry.finding else "?" for entry in entries]
    assert told == sorted(told, key=["red", "amber", "?"].index)
    assert set(told) == {"red", "amber", "?"}


def test_holders_come_first_and_the_rest_stays_in_order() -> None:
    people = (
        person("B", Relation.DIRECTS),
        person("H", Relation.HOLDS),
        person("A"),
        person("I", Relation.HOLDS),
    )
    assert [one.name for one in holders_first(people)] == ["H", "I", "B", "A"]


def test_only_who_is_seated_can_be_a_silent_voice() -> None:
    silent = person("A", seats=seats(SeatKind.SEATED, (2,)))
    assert is_silent(silent, (1, 2))
    assert not is_silent(silent, (1,))
    assert not is_silent(person("B", seats=silent.seats, picture=picture(Horizon.DAYS)), (1, 2))

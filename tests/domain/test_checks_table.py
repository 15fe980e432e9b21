"""Checks 1 to 6, 11 and 14: who and what is at the table."""

import pytest

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.finding import Level
from coachtui.domain.people import Brings, Mandate, Provenance, Relation, Seat, SeatKind, Stance
from coachtui.domain.plan import Plan, Session
from tests.domain.building import (
    absent,
    but,
    engaged,
    found,
    holds,
    known,
    named,
    person,
    picture,
    seated,
    seats,
    subjects,
    unasked,
    verdict,
)

HOLDS, DIRECTS = Relation.HOLDS, Relation.DIRECTS


def test_of_somebody_of_whom_all_is_known_only_the_pictures_and_prompts_are_open() -> None:
    engagement = engaged(known("Anna"), known("Bo"))
    assert [check for check in range(1, 18) if not holds(check, engagement)] == [8, 9, 16]


@pytest.mark.parametrize("check", [number for number in range(1, 16) if number not in (8, 16)])
def test_nobody_listed_is_nobody_asked(check: int) -> None:
    assert unasked(check, engaged()) == {":stakeholders"}


# 1: no holder of the focal role is seated


def test_1_a_holder_seated_once_is_enough() -> None:
    assert holds(1, engaged(person("Anna", HOLDS, seats={2: Seat(kind=SeatKind.SEATED)})))


def test_1_finds_holders_who_are_not_seated_and_names_their_seats() -> None:
    finding = found(1, engaged(person("Anna", HOLDS, seats=absent()), person("Bo", DIRECTS)))
    assert (finding.level, finding.subject, finding.key) == (Level.RED, "", "missing.check.1")
    assert named(finding.evidence) == {
        ":count.holds",
        "anna:relation.holds",
        "anna:seat.1",
        "anna:seat.2",
        "anna:seat.3",
    }


@pytest.mark.parametrize("kind", [kind for kind in SeatKind if kind is not SeatKind.SEATED])
def test_1_only_a_seat_at_the_table_is_a_seat(kind: SeatKind) -> None:
    found(1, engaged(person("Anna", HOLDS, seats=seats(kind, by="Bo"))))


def test_1_finds_that_no_holder_is_listed_at_all() -> None:
    finding = found(1, engaged(person("Bo", DIRECTS, seats=seated())))
    assert [(fact.field, fact.value) for fact in finding.evidence] == [("count.holds", "0")]


def test_1_asks_for_the_relation_of_those_seated_and_the_seats_of_those_who_hold() -> None:
    engagement = engaged(
        person("Anna", HOLDS, seats=seats(SeatKind.ABSENT, (1, 2))),
        person("Bo", seats=seated()),
        person("Cy", seats=absent()),
        person("Di", DIRECTS),
    )
    assert unasked(1, engagement) == {"anna:seat.3", "bo:relations"}


def test_1_what_happened_goes_before_what_was_planned() -> None:
    anna = person("Anna", HOLDS, seats=seated(), attendance=absent())
    found(1, engaged(anna))


def test_1_a_seat_in_a_session_that_is_not_planned_counts_for_nothing() -> None:
    plan = Plan(sessions=(Session(number=1, title="one"),))
    anna = person("Anna", HOLDS, seats={1: Seat(kind=SeatKind.ABSENT), 2: Seat(kind=SeatKind.SEATED)})
    found(1, engaged(anna, plan=plan))


# 2: no picture in a holder's own words


def test_2_one_holder_in_own_words_is_enough() -> None:
    bo = person("Bo", HOLDS, picture=picture(provenance=Provenance.OWN))
    assert holds(2, engaged(person("Anna", HOLDS), bo))


@pytest.mark.parametrize("provenance", [Provenance.ATTRIBUTED, Provenance.ASSUMPTION])
def test_2_finds_holders_whose_words_are_not_their_own(provenance: Provenance) -> None:
    director = person("Bo", DIRECTS, picture=picture())
    finding = found(2, engaged(person("Anna", HOLDS, picture=picture(provenance=provenance)), director))
    assert finding.level is Level.RED
    assert {fact.person for fact in finding.evidence if fact.person} == {"anna"}


def test_2_asks_for_the_answer_and_whose_words_it_is() -> None:
    assert unasked(2, engaged(person("Anna", HOLDS))) == {"anna:picture.answer", "anna:picture.provenance"}
    anna = person("Anna", HOLDS, picture=picture(provenance=None))
    assert unasked(2, engaged(anna)) == {"anna:picture.provenance"}


def test_2_asks_nothing_of_those_who_are_known_not_to_hold() -> None:
    found(2, engaged(person("Bo", DIRECTS)))


# 3: a letter of ARE IN that nobody seated brings


def test_3_finds_each_letter_by_itself_and_a_and_n_are_red() -> None:
    engagement = engaged(known("Anna", brings=dict.fromkeys(Brings, False)))
    levels = {finding.subject: finding.level for finding in verdict(3, engagement).findings}
    assert levels == {
        "authority": Level.RED,
        "resources": Level.AMBER,
        "expertise": Level.AMBER,
        "information": Level.AMBER,
        "need": Level.RED,
    }


def test_3_what_somebody_absent_brings_does_not_count_and_is_told() -> None:
    anna = known("Anna", brings=dict.fromkeys(Brings, True) | {Brings.NEED: False})
    finding = found(3, engaged(anna, known("Bo", seats=absent())))
    assert finding.subject == "need"
    assert {"anna:brings.need", "bo:brings.need", "bo:seat.1"} <= named(finding.evidence)


def test_3_finds_one_letter_and_asks_for_another() -> None:
    brings = dict.fromkeys(Brings, True) | {Brings.NEED: False}
    del brings[Brings.AUTHORITY]
    said = verdict(3, engaged(known("Anna", brings=brings)))
    assert [finding.subject for finding in said.findings] == ["need"]
    assert named(said.unasked) == {"anna:brings.authority"}


# 4: impact 4 or more, and at best informed or absent


def test_4_finds_each_person() -> None:
    engagement = engaged(
        known("Anna", impact=4, seats=seats(SeatKind.INFORMED)), known("Bo", impact=5, seats=absent())
    )
    assert subjects(4, engagement) == ["anna", "bo"]
    assert {finding.level for finding in verdict(4, engagement).findings} == {Level.RED}


@pytest.mark.parametrize(
    "kind", [SeatKind.SEATED, SeatKind.REPRESENTED, SeatKind.INTERVIEWED, SeatKind.EMPTY_CHAIR]
)
def test_4_being_heard_once_is_enough(kind: SeatKind) -> None:
    mixed = {**absent(), 2: Seat(kind=kind)}
    assert holds(4, engaged(known("Anna", impact=5, seats=mixed)))


def test_4_an_impact_of_three_is_none() -> None:
    assert holds(4, engaged(known("Anna", impact=3, seats=absent())))


def test_4_finds_one_person_and_asks_of_another() -> None:
    said = verdict(
        4, engaged(known("Anna", impact=4, seats=absent()), known("Bo", impact=None, seats=absent()))
    )
    assert [finding.subject for finding in said.findings] == ["anna"]
    assert named(said.unasked) == {"bo:impact"}


def test_4_asks_for_the_seats_of_those_it_touches_only() -> None:
    engagement = engaged(
        person("Anna", impact=4, seats={1: Seat(kind=SeatKind.ABSENT)}), person("Bo", impact=2)
    )
    assert unasked(4, engagement) == {"anna:seat.2", "anna:seat.3"}


# 5: nobody with the mandate to decide is seated in the last session


def test_5_a_decider_has_to_be_there_in_the_last_session() -> None:
    engagement = engaged(known("Anna", seats=seated(1, 2)), known("Bo", mandate=Mandate.ADVISES))
    finding = found(5, engagement)
    assert (finding.level, finding.params) == (Level.RED, {"session": 3})
    assert holds(5, but(engagement, "anna", seats=seated(3)))


def test_5_the_last_session_is_the_plans() -> None:
    plan = Plan(sessions=tuple(Session(number=n, title="s") for n in (1, 2)))
    assert holds(5, engaged(known("Anna", seats=seated(2)), plan=plan))


def test_5_a_plan_without_sessions_is_three_sessions() -> None:
    found(5, engaged(known("Anna", seats=seated(1, 2)), plan=Plan()))


def test_5_asks_for_the_mandate_of_those_in_the_last_session() -> None:
    engagement = engaged(known("Anna", mandate=None), known("Bo", mandate=None, seats=seated(1)))
    assert unasked(5, engagement) == {"anna:mandate"}


# 6: nobody seated whose own daily work changes


def test_6_needs_one_seated_whose_work_changes() -> None:
    engagement = engaged(known("Anna", work_changes=False), known("Bo", seats=absent()))
    assert found(6, engagement).level is Level.RED
    assert holds(6, but(engagement, "anna", work_changes=True))
    assert unasked(6, but(engagement, "anna", work_changes=None)) == {"anna:work_changes"}


# 11: nobody seated has a stance below 0


@pytest.mark.parametrize("value", [0, 1, 2])
def test_11_indifference_is_no_objection(value: int) -> None:
    finding = found(11, engaged(known("Anna", stance=Stance(value=value))))
    assert finding.level is Level.AMBER
    assert "anna:stance" in named(finding.evidence)


def test_11_one_critic_is_enough_if_seated() -> None:
    assert holds(11, engaged(known("Anna", stance=Stance(value=-1))))
    found(11, engaged(known("Anna", seats=absent())))


def test_11_asks_for_the_stance_of_those_seated() -> None:
    engagement = engaged(known("Anna", stance=Stance()), known("Bo", stance=Stance(), seats=absent()))
    assert unasked(11, engagement) == {"anna:stance"}


# 14: the table leans


def directing(count: int, holding: int, **answers: object) -> Engagement:
    """A table of so many who direct and so many who hold, every one of another unit."""
    return engaged(
        *(known(f"D{at}", DIRECTS, **answers) for at in range(count)),
        *(known(f"H{at}", HOLDS, **answers) for at in range(holding)),
    )


@pytest.mark.parametrize(
    ("directs", "holding", "leans"),
    [(1, 0, False), (2, 0, True), (2, 1, True), (2, 2, False), (3, 2, False), (4, 2, True)],
)
def test_14_two_who_direct_and_twice_those_who_hold(directs: int, holding: int, leans: bool) -> None:
    engagement = directing(directs, holding)
    assert bool(subjects(14, engagement)) is leans
    if leans:
        assert found(14, engagement).params == {"directing": directs, "holding": holding}


def test_14_only_the_seated_are_counted() -> None:
    engagement = directing(2, 2)
    found(14, but(engagement, "h0", seats=absent()))
    assert holds(14, but(but(engagement, "h0", seats=absent()), "d0", seats=absent()))


def test_14_who_directs_and_holds_counts_for_both() -> None:
    both = [known(name, DIRECTS, HOLDS) for name in ("Anna", "Bo")]
    assert holds(14, engaged(*both))


@pytest.mark.parametrize(
    ("units", "leans"),
    [
        (["a", "a", "a"], False),
        (["a", "a", "b", "c"], False),
        (["a", "a", "a", "b"], True),
        (["a", " A ", "a", "b"], True),
        (["a", "a", "a", "b", "c"], True),
        (["a", "a", "a", "b", "c", "d"], False),
    ],
)
def test_14_from_four_seats_on_a_unit_has_half_at_most(units: list[str], leans: bool) -> None:
    engagement = engaged(*(known(f"H{at}", unit=unit) for at, unit in enumerate(units)))
    assert bool(subjects(14, engagement)) is leans


def test_14_a_unit_that_was_not_asked_could_tip_it() -> None:
    engagement = engaged(*(known(f"H{at}", unit=unit) for at, unit in enumerate(["a", "a", "b", ""])))
    assert unasked(14, engagement) == {"h3:unit"}
    engagement = engaged(*(known(f"H{at}", unit=unit) for at, unit in enumerate(["a", "a", "a", ""])))
    finding = found(14, engagement)
    assert finding.params == {"unit": "a", "count": 3, "seats": 4}


def test_14_tells_both_in_one_finding() -> None:
    engagement = engaged(*(known(f"D{at}", DIRECTS, unit="a") for at in range(4)))
    assert found(14, engagement).key == "missing.check.14.both"


def test_14_asks_for_the_relations_of_those_who_could_tip_it() -> None:
    assert unasked(14, engaged(known("Anna", DIRECTS), person("Bo", unit="b", seats=seated()))) == {
        "bo:relations"
    }


def test_14_those_who_may_come_can_only_make_four_of_other_units() -> None:
    perhaps = [known(name, unit=name, seats={}) for name in ("b", "c")]
    assert holds(14, engaged(known("H0", unit="a"), known("H1", unit="a"), *perhaps))
    third = known("d", unit="a", seats={})
    assert "d:seat.1" in unasked(14, engaged(known("H0", unit="a"), known("H1", unit="a"), third, *perhaps))


def test_14_a_table_that_leans_either_way_does_not_tell_yet_which() -> None:
    """Whoever Cy is, it leans: as a holder from elsewhere he makes three of one unit of four."""
    director = {"unit": "a", "seats": seated()}
    engagement = engaged(
        person("Anna", DIRECTS, **director),
        person("Bo", DIRECTS, **director),
        person("Di", HOLDS, **director),
        person("Cy", HOLDS, unit="b"),
    )
    assert unasked(14, engagement) == {"cy:seat.1", "cy:seat.2", "cy:seat.3"}
    assert found(14, but(engagement, "cy", seats=seated())).key == "missing.check.14.unit"
    assert found(14, but(engagement, "cy", seats=absent())).key == "missing.check.14.directs"

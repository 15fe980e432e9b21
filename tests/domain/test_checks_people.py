"""Checks 7, 8, 12, 13 and 15: those who are not there, and those who are not there to the end."""

import pytest

from coachtui.domain.engagement import Prompt
from coachtui.domain.missing.finding import Level
from coachtui.domain.people import Relation, Seat, SeatKind, Stance
from tests.domain.building import (
    absent,
    but,
    engaged,
    found,
    holds,
    known,
    named,
    person,
    seated,
    seats,
    subjects,
    unasked,
    verdict,
)

HOLDS, DIRECTS, RECEIVES = Relation.HOLDS, Relation.DIRECTS, Relation.RECEIVES
FINE = Stance(value=1)
REPRESENTED = seats(SeatKind.REPRESENTED, by="bo")


# 7: badly represented


def test_7_a_colleague_who_is_seated_and_agrees_represents_well() -> None:
    assert holds(7, engaged(known("Anna", seats=REPRESENTED, stance=FINE), known("Bo", stance=FINE)))


def test_7_who_directs_the_role_cannot_represent_who_holds_it() -> None:
    engagement = engaged(known("Anna", seats=REPRESENTED, stance=FINE), known("Bo", DIRECTS, stance=FINE))
    finding = found(7, engagement)
    assert (finding.key, finding.level) == ("missing.check.7.directs", Level.AMBER)
    assert finding.params == {"person": "anna", "by": "bo"}
    assert named(finding.evidence) == {
        *(f"anna:seat.{n}" for n in (1, 2, 3)),
        *(f"anna:seat.{n}.by" for n in (1, 2, 3)),
        "anna:relation.holds",
        "bo:relation.directs",
    }


def test_7_who_directs_the_role_may_represent_others() -> None:
    customer = known("Anna", RECEIVES, seats=REPRESENTED, stance=FINE)
    assert holds(7, engaged(customer, known("Bo", DIRECTS, stance=FINE)))


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [(1, -1, True), (-2, 1, True), (0, -2, False), (2, 1, False), (-1, -2, False)],
)
def test_7_opposite_is_a_product_below_zero(one: int, other: int, opposite: bool) -> None:
    engagement = engaged(
        known("Anna", seats=REPRESENTED, stance=Stance(value=one)), known("Bo", stance=Stance(value=other))
    )
    assert bool(subjects(7, engagement)) is opposite
    if opposite:
        assert found(7, engagement).key == "missing.check.7.opposite"


def test_7_the_representative_is_seated_in_any_session() -> None:
    anna = known("Anna", stance=FINE, seats={**seated(1, 3), 2: Seat(kind=SeatKind.REPRESENTED, by="bo")})
    bo = known("Bo", stance=FINE, seats=absent())
    assert found(7, engaged(anna, bo)).key == "missing.check.7.not_seated"
    assert holds(7, engaged(anna, known("Bo", stance=FINE, seats=seated(1))))
    bo = known("Bo", stance=FINE, seats={1: Seat(kind=SeatKind.ABSENT)})
    assert unasked(7, engaged(anna, bo)) == {"bo:seat.2", "bo:seat.3"}


def test_7_somebody_not_listed_has_no_seat() -> None:
    engagement = engaged(known("Anna", seats=seats(SeatKind.REPRESENTED, by="Zoë")), known("Bo"))
    finding = found(7, engagement)
    assert finding.key == "missing.check.7.not_listed"
    assert finding.params["by"] == "Zoë"


def test_7_a_name_that_was_listed_since_is_who_has_it() -> None:
    anna = known("Anna", seats=seats(SeatKind.REPRESENTED, by=" bo "), stance=FINE)
    assert holds(7, engaged(anna, known("Bo", stance=FINE)))


def test_7_is_one_finding_for_all_and_then_names_no_reason() -> None:
    engagement = engaged(
        known("Anna", seats=REPRESENTED, stance=FINE),
        known("Cy", seats=seats(SeatKind.REPRESENTED, by="Zoë"), stance=FINE),
        known("Bo", DIRECTS, stance=FINE),
    )
    finding = found(7, engagement)
    assert (finding.key, finding.params) == ("missing.check.7.several", {"n": 2})
    assert {fact.person for fact in finding.evidence if fact.person} == {"anna", "bo", "cy"}


def test_7_asks_who_represents_and_whatever_could_be_wrong_with_it() -> None:
    assert unasked(7, engaged(known("Anna", seats={**seated(), 1: Seat(kind=SeatKind.REPRESENTED)}))) == {
        "anna:seat.1.by"
    }
    engagement = engaged(person("Anna", seats=REPRESENTED), person("Bo", DIRECTS, seats=seated()))
    assert unasked(7, engagement) == {"anna:relations", "anna:stance", "bo:stance"}


def test_7_any_seat_could_still_be_a_representation() -> None:
    assert unasked(7, engaged(person("Anna"))) == {f"anna:seat.{n}" for n in (1, 2, 3)}


# 8: receivers are listed and not heard


def test_8_finds_receivers_of_whom_nobody_is_heard() -> None:
    engagement = engaged(
        known("Anna", RECEIVES, seats=seats(SeatKind.INFORMED)), known("Bo", RECEIVES, seats=absent())
    )
    finding = found(8, engagement)
    assert (finding.level, finding.params) == (Level.AMBER, {"n": 2})


@pytest.mark.parametrize(
    "kind", [SeatKind.SEATED, SeatKind.REPRESENTED, SeatKind.INTERVIEWED, SeatKind.EMPTY_CHAIR]
)
def test_8_one_of_them_heard_once_is_enough(kind: SeatKind) -> None:
    engagement = engaged(
        known("Anna", RECEIVES, seats=absent()),
        known("Bo", RECEIVES, seats={**absent(), 3: Seat(kind=kind)}),
    )
    assert holds(8, engagement)


def test_8_with_none_listed_the_prompt_tells() -> None:
    engagement = engaged(known("Anna"))
    assert unasked(8, engagement) == {":prompt.receives"}
    assert unasked(8, engaged(known("Anna"), prompts={RECEIVES: Prompt(anybody=True)})) == {
        ":prompt.receives"
    }
    assert holds(8, engaged(known("Anna"), prompts={RECEIVES: Prompt(anybody=False)}))


def test_8_asks_the_relation_of_who_could_be_a_receiver() -> None:
    no = {RECEIVES: Prompt(anybody=False)}
    assert unasked(8, engaged(known("Anna"), person("Bo", seats=absent()), prompts=no)) == {"bo:relations"}
    # Somebody heard may be the receiver who makes it hold; somebody not heard changes nothing any more.
    receiver = known("Anna", RECEIVES, seats=absent())
    engagement = engaged(receiver, person("Bo", seats=seated()), person("Cy", seats=absent()))
    assert unasked(8, engagement) == {"bo:relations"}
    found(8, engaged(receiver, person("Cy", seats=absent())))


# 12: named by others but without a seat


def test_12_finds_each_name_and_two_namers_make_it_red() -> None:
    engagement = engaged(
        known("Anna", seats=absent(), named_by=("Zoë",)),
        known("Bo", seats=absent(), named_by=("Zoë", "anna")),
        known("Cy", seats=absent(), named_by=()),
    )
    levels = {finding.subject: finding.level for finding in verdict(12, engagement).findings}
    assert levels == {"anna": Level.AMBER, "bo": Level.RED}


@pytest.mark.parametrize("kind", [SeatKind.REPRESENTED, SeatKind.INTERVIEWED, SeatKind.EMPTY_CHAIR])
def test_12_a_seat_is_a_seat_at_the_table(kind: SeatKind) -> None:
    assert subjects(12, engaged(known("Anna", seats=seats(kind, by="Bo"), named_by=("Zoë",)))) == ["anna"]


def test_12_to_name_oneself_or_twice_does_not_count() -> None:
    assert holds(12, engaged(known("Anna", seats=absent(), named_by=("anna", "ANNA"))))
    twice = known("Anna", seats=absent(), named_by=("bo", "Bo", " bo", "BO "))
    finding = found(12, engaged(twice, known("Bo")))
    assert (finding.level, finding.params["n"]) == (Level.AMBER, 1)


def test_12_asks_who_named_those_without_a_seat() -> None:
    engagement = engaged(known("Anna", named_by=None), known("Bo", named_by=None, seats=absent()))
    assert unasked(12, engagement) == {"bo:named_by"}


# 13: interest without influence, not seated


@pytest.mark.parametrize(
    ("interest", "influence", "finds"), [(4, 2, True), (5, 1, True), (3, 2, False), (4, 3, False)]
)
def test_13_much_interest_and_little_influence(interest: int, influence: int, finds: bool) -> None:
    anna = known("Anna", interest=interest, influence=influence, seats=absent())
    assert bool(subjects(13, engaged(anna))) is finds


def test_13_holds_for_the_seated_and_asks_of_the_others() -> None:
    engagement = engaged(person("Anna", interest=5, influence=1, seats=absent()))
    assert found(13, engagement).level is Level.AMBER
    assert holds(13, but(engagement, "anna", seats=seated(2)))
    assert unasked(13, but(engagement, "anna", interest=None)) == {"anna:interest"}
    assert holds(13, but(engagement, "anna", interest=None, influence=3))


# 15: in the first session, not in the last


def test_15_finds_who_is_gone_in_the_end() -> None:
    engagement = engaged(known("Anna", seats=seated(1, 2)), known("Bo", seats=seated(1, 3)))
    assert subjects(15, engagement) == ["anna"]
    assert found(15, engagement).level is Level.AMBER


def test_15_only_first_and_last_matter() -> None:
    first = {1: Seat(kind=SeatKind.SEATED)}
    assert holds(15, engaged(person("Anna", seats={1: Seat(kind=SeatKind.ABSENT)})))
    assert unasked(15, engaged(person("Anna", seats=first))) == {"anna:seat.3"}
    last = {3: Seat(kind=SeatKind.REPRESENTED, by="Bo")}
    assert subjects(15, engaged(person("Anna", seats={**first, **last}))) == ["anna"]


def test_15_says_nothing_of_a_single_session() -> None:
    from coachtui.domain.plan import Plan, Session

    plan = Plan(sessions=(Session(number=1, title="only"),))
    assert holds(15, engaged(person("Anna"), plan=plan))

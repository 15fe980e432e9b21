"""Remedies: which fit, what they change, how a finding is settled and when it reopens."""

import datetime as dt

import pytest
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Project, Remedy
from coachtui.domain.errors import Refused
from coachtui.domain.missing import (
    Counts,
    Finding,
    apply_remedy,
    candidates,
    counts,
    remedies_for,
    sessions_for,
    settle,
    settled,
    unsettled,
)
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stance,
)
from tests.domain.building import (
    NOW,
    absent,
    but,
    engaged,
    found,
    holds,
    known,
    person,
    picture,
    seated,
    seats,
    verdict,
)

HOLDS, DIRECTS = Relation.HOLDS, Relation.DIRECTS
ABSENT_HOLDER = engaged(known("Anna", seats=absent()), known("Bo", DIRECTS))


def accept(engagement: Engagement, finding: Finding, at: dt.datetime = NOW) -> Engagement:
    return settle(engagement, finding, Remedy.ACCEPT, reason="agreed with the sponsor", by="Coach", at=at)


def refused(key: str, engagement: Engagement, finding: Finding, remedy: Remedy, **how: str) -> None:
    with pytest.raises(Refused) as no:
        apply_remedy(engagement, finding, remedy, **how)
    assert no.value.key == key


# Settled, and reopened


def test_a_finding_is_settled_while_its_evidence_stays_what_it_was() -> None:
    engagement = accept(ABSENT_HOLDER, found(1, ABSENT_HOLDER))
    settlement = settled(found(1, engagement), engagement)
    assert settlement is not None
    assert (settlement.remedy, settlement.by, settlement.at) == (Remedy.ACCEPT, "Coach", NOW)
    assert settlement.reason == "agreed with the sponsor"


def test_it_reopens_when_the_evidence_changes_and_closes_when_it_changes_back() -> None:
    engagement = accept(ABSENT_HOLDER, found(1, ABSENT_HOLDER))
    moved = but(engagement, "anna", seats={**absent(), 2: Seat(kind=SeatKind.INFORMED)})
    assert settled(found(1, moved), moved) is None
    back = but(moved, "anna", seats=absent())
    assert settled(found(1, back), back) is not None


def test_it_reopens_when_another_holder_is_left_out() -> None:
    engagement = accept(ABSENT_HOLDER, found(1, ABSENT_HOLDER))
    more = replace(engagement, stakeholders=(*engagement.stakeholders, known("Cy", seats=absent())))
    assert settled(found(1, more), more) is None


def test_what_it_does_not_rest_on_leaves_it_settled() -> None:
    engagement = accept(ABSENT_HOLDER, found(1, ABSENT_HOLDER))
    other = but(engagement, "bo", stance=Stance(value=2), seats=absent())
    assert settled(found(1, other), other) is not None


def test_the_order_of_the_people_is_no_evidence() -> None:
    two = engaged(known("Anna", seats=absent()), known("Bo", seats=absent()))
    engagement = accept(two, found(1, two))
    turned = replace(engagement, stakeholders=tuple(reversed(engagement.stakeholders)))
    assert settled(found(1, turned), turned) is not None


def test_only_the_last_settlement_counts() -> None:
    engagement = accept(ABSENT_HOLDER, found(1, ABSENT_HOLDER))
    moved = but(engagement, "anna", seats=seats(SeatKind.INFORMED))
    moved = accept(moved, found(1, moved), NOW + dt.timedelta(days=1))
    assert settled(found(1, moved), moved) is not None
    back = but(moved, "anna", seats=absent())
    assert settled(found(1, back), back) is None


def test_one_finding_of_a_check_settles_no_other() -> None:
    nothing = engaged(known("Anna", brings=dict.fromkeys(Brings, False)))
    findings = verdict(3, nothing).findings
    engagement = accept(nothing, findings[0])
    assert [settled(finding, engagement) is not None for finding in findings] == [True, *[False] * 4]


def test_settling_records_the_evidence_as_it_is_right_after_the_remedy() -> None:
    finding = found(1, ABSENT_HOLDER)
    after = apply_remedy(ABSENT_HOLDER, finding, Remedy.INTERVIEW, person="anna")
    after = settle(after, finding, Remedy.INTERVIEW, by="Coach", at=NOW)
    assert settled(found(1, after), after) is not None
    assert "anna:seat.1=interviewed" in after.settlements[0].evidence


def test_a_remedy_that_ends_the_finding_leaves_it_open_if_it_comes_back() -> None:
    finding = found(1, ABSENT_HOLDER)
    after = apply_remedy(ABSENT_HOLDER, finding, Remedy.INVITE, person="anna")
    after = settle(after, finding, Remedy.INVITE, by="Coach", at=NOW)
    assert holds(1, after)
    assert after.settlements[0].evidence == ()
    back = but(after, "anna", seats=absent())
    assert settled(found(1, back), back) is None


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_accepting_takes_a_reason(reason: str) -> None:
    with pytest.raises(Refused) as no:
        settle(ABSENT_HOLDER, found(1, ABSENT_HOLDER), Remedy.ACCEPT, reason=reason, by="Coach", at=NOW)
    assert no.value.key == "error.reason_needed"
    assert settle(ABSENT_HOLDER, found(1, ABSENT_HOLDER), Remedy.ANSWER, by="Coach", at=NOW).settlements


def test_counts_keep_the_settled_and_what_cannot_be_told_apart() -> None:
    engagement = engaged(known("Anna", seats=absent()), project=Project())
    before = counts(engagement)
    after = counts(accept(engagement, found(1, engagement)))
    assert before.red - after.red == after.settled == 1
    assert (before.amber, before.cannot_tell) == (after.amber, after.cannot_tell)
    assert counts(engaged()) == Counts(red=0, amber=6, settled=0, cannot_tell=16)
    assert len(unsettled(engagement)) == before.red + before.amber


# Which remedies


def test_a_remedy_with_a_seat_is_offered_while_somebody_could_take_it() -> None:
    assert remedies_for(found(1, ABSENT_HOLDER), ABSENT_HOLDER) == (
        Remedy.INVITE,
        Remedy.INTERVIEW,
        Remedy.EMPTY_CHAIR,
        Remedy.REPRESENT,
        Remedy.ACCEPT,
    )
    nobody = engaged(known("Bo", DIRECTS))
    assert remedies_for(found(1, nobody), nobody) == (Remedy.ANSWER, Remedy.ACCEPT)
    refused("error.remedy_unfit", nobody, found(1, nobody), Remedy.EMPTY_CHAIR, person="bo", by="Zoë")


CASES = [
    (1, ABSENT_HOLDER, ["anna"]),
    (
        2,
        engaged(known("Anna", picture=picture(provenance=Provenance.ATTRIBUTED)), known("Bo", DIRECTS)),
        ["anna"],
    ),
    (4, engaged(known("Anna", impact=5, seats=absent()), known("Bo")), ["anna"]),
    (5, engaged(known("Anna", seats=seated(1)), known("Bo", mandate=Mandate.NONE)), ["anna"]),
    (6, engaged(known("Anna", seats=absent()), known("Bo", work_changes=False)), ["anna"]),
    (7, engaged(known("Anna", seats=seats(SeatKind.REPRESENTED, by="Zoë")), known("Bo")), ["anna"]),
    (8, engaged(known("Anna", Relation.RECEIVES, seats=absent()), known("Bo")), ["anna"]),
    (9, engaged(known("Anna"), known("Bo"), known("Cy", picture=Picture(), seats=absent())), ["cy"]),
    (11, engaged(known("Anna", seats=absent()), known("Bo", stance=Stance(value=1))), ["anna"]),
    (12, engaged(known("Anna", seats=absent(), named_by=("Zoë",)), known("Bo")), ["anna"]),
    (13, engaged(known("Anna", seats=absent(), interest=5, influence=1), known("Bo")), ["anna"]),
    (
        14,
        engaged(known("Anna", seats=absent()), known("Bo", DIRECTS), known("Cy", DIRECTS)),
        ["anna"],
    ),
    (15, engaged(known("Anna", seats=seated(1)), known("Bo")), ["anna"]),
]


@pytest.mark.parametrize(("check", "engagement", "who"), CASES, ids=[str(case[0]) for case in CASES])
def test_who_could_fill_the_gap(check: int, engagement: Engagement, who: list[str]) -> None:
    finding = found(check, engagement)
    assert [one.id for one in candidates(finding, engagement)] == who
    for remedy in remedies_for(finding, engagement):
        after = apply_remedy(engagement, finding, remedy, person=who[0], by="bo")
        changed = [one.id for one in after.stakeholders if one not in engagement.stakeholders]
        assert changed == ([] if remedy in (Remedy.ANSWER, Remedy.ACCEPT) else who) or check == 2


def test_inviting_a_candidate_ends_what_can_be_ended_by_a_seat() -> None:
    for check, engagement, who in CASES:
        if check not in (2, 9, 14):
            finding = found(check, engagement)
            assert holds(check, apply_remedy(engagement, finding, Remedy.INVITE, person=who[0])), check


@pytest.mark.parametrize("check", [10, 16, 17])
def test_what_has_to_be_set_is_answered_or_accepted(check: int) -> None:
    engagement = {
        10: engaged(
            *(
                person(name, picture=picture(it))
                for name, it in zip("ab", (Horizon.DAYS, Horizon.YEARS), strict=True)
            )
        ),
        16: engaged(),
        17: engaged(
            person("a", problem="x"), person("b", problem="y"), project=Project(no_shared_problem=True)
        ),
    }[check]
    assert remedies_for(verdict(check, engagement).findings[0], engagement) == (Remedy.ANSWER, Remedy.ACCEPT)


# What they change


@pytest.mark.parametrize(
    ("remedy", "kind", "by"),
    [
        (Remedy.INVITE, SeatKind.SEATED, ""),
        (Remedy.INTERVIEW, SeatKind.INTERVIEWED, ""),
        (Remedy.EMPTY_CHAIR, SeatKind.EMPTY_CHAIR, "bo"),
        (Remedy.REPRESENT, SeatKind.REPRESENTED, "bo"),
    ],
)
def test_a_remedy_changes_the_planned_seats(remedy: Remedy, kind: SeatKind, by: str) -> None:
    after = apply_remedy(ABSENT_HOLDER, found(1, ABSENT_HOLDER), remedy, person="anna", by="bo")
    assert after.stakeholders[0].seats == seats(kind, by=by)
    assert after.stakeholders[1] is ABSENT_HOLDER.stakeholders[1]


def test_informing_is_for_those_without_a_say_in_it() -> None:
    engagement = engaged(known("Anna", seats=absent(), named_by=("Zoë",)))
    after = apply_remedy(engagement, found(12, engagement), Remedy.INFORM, person="anna")
    assert after.stakeholders[0].seats == seats(SeatKind.INFORMED)


def test_only_the_last_session_for_who_is_missed_there() -> None:
    engagement = engaged(known("Anna", seats=seated(1)), known("Bo"))
    after = apply_remedy(engagement, found(15, engagement), Remedy.INVITE, person="anna")
    assert after.stakeholders[0].seats == seated(1, 3)


def test_what_was_held_stays_as_it_was_and_a_seat_stays_a_seat() -> None:
    assumed = known("Anna", picture=picture(provenance=Provenance.ASSUMPTION), seats=seated(1))
    engagement = engaged(assumed)
    assert sessions_for(found(2, engagement), assumed, engagement) == (2, 3)
    held = but(ABSENT_HOLDER, "anna", attendance={1: Seat(kind=SeatKind.ABSENT)})
    assert sessions_for(found(1, held), held.stakeholders[0], held) == (2, 3)


def test_who_speaks_for_somebody_has_to_be_named_and_somebody_else() -> None:
    finding = found(1, ABSENT_HOLDER)
    refused("error.seat_by_needed", ABSENT_HOLDER, finding, Remedy.REPRESENT, person="anna", by=" ")
    refused("error.seat_by_needed", ABSENT_HOLDER, finding, Remedy.EMPTY_CHAIR, person="anna")
    refused("error.seat_by_self", ABSENT_HOLDER, finding, Remedy.REPRESENT, person="anna", by="anna")
    refused("error.seat_by_self", ABSENT_HOLDER, finding, Remedy.REPRESENT, person="anna", by="ANNA")


def test_a_remedy_is_about_somebody_it_helps() -> None:
    finding = found(1, ABSENT_HOLDER)
    refused("error.remedy_person", ABSENT_HOLDER, finding, Remedy.INVITE, person="bo")
    refused("error.remedy_person", ABSENT_HOLDER, finding, Remedy.INVITE)
    refused("error.remedy_unfit", ABSENT_HOLDER, finding, Remedy.INFORM, person="anna")

"""What if: seats are tried on a copy, and it is told which findings would go and which would come."""

import pytest
from msgspec import structs

from coachtui.application import effects, settling, whatif
from coachtui.application.whatif import Trial
from coachtui.domain.engagement import Engagement, Remedy
from coachtui.domain.errors import Refused
from coachtui.domain.missing import Fact, Finding, Level, counts, findings, to_ask, unsettled
from coachtui.domain.people import Brings, Relation, Seat, SeatKind, Stakeholder
from tests.fakes import START

SEATED = Seat(kind=SeatKind.SEATED)
ABSENT = Seat(kind=SeatKind.ABSENT)
LEAD = Stakeholder(
    id="a",
    name="Ada",
    relations=(Relation.DIRECTS,),
    seats=dict.fromkeys((1, 2, 3), SEATED),
    work_changes=False,
)
HOLDER = Stakeholder(
    id="b",
    name="Bo",
    relations=(Relation.HOLDS,),
    seats=dict.fromkeys((1, 2, 3), ABSENT),
    impact=5,
    work_changes=False,
)
ENGAGEMENT = Engagement(id="x", created_at=START, stakeholders=(LEAD, HOLDER))


def checks(found: tuple[Finding, ...]) -> list[int]:
    return [one.check for one in found]


def told(found: tuple[Finding, ...]) -> set[tuple[int, str, Level]]:
    return {(one.check, one.subject, one.level) for one in found}


def test_a_seat_for_a_holder_takes_away_what_it_answers() -> None:
    made = whatif.what_if(ENGAGEMENT, [Trial(person="b", kind=SeatKind.SEATED)])
    assert checks(made.effect.went) == [1, 4]
    assert made.effect.came == ()
    assert made.engagement.stakeholders[1].seats == dict.fromkeys((1, 2, 3), SEATED)
    assert ENGAGEMENT.stakeholders[1].seats == dict.fromkeys((1, 2, 3), ABSENT)


def test_a_seat_in_the_first_session_alone_brings_a_finding() -> None:
    made = whatif.what_if(ENGAGEMENT, [Trial(person="b", kind=SeatKind.SEATED, session=1)])
    assert checks(made.effect.went) == [1, 4]
    assert checks(made.effect.came) == [15]


def test_several_seats_are_tried_together() -> None:
    trials = [
        Trial(person="b", kind=SeatKind.SEATED),
        Trial(person="a", kind=SeatKind.REPRESENTED, by="Bo"),
    ]
    made = whatif.what_if(ENGAGEMENT, trials)
    assert 1 in checks(made.effect.went)
    assert made.engagement.stakeholders[0].seats[2] == Seat(kind=SeatKind.REPRESENTED, by="b")


def test_what_is_said_to_come_and_go_is_what_comes_and_goes() -> None:
    trials = [Trial(person="b", kind=SeatKind.SEATED, session=1)]
    made = whatif.what_if(ENGAGEMENT, trials)
    done = whatif.seat_all(ENGAGEMENT, trials)
    assert made.engagement == done
    before, after = told(unsettled(ENGAGEMENT)), told(unsettled(done))
    assert told(made.effect.went) == before - after
    assert told(made.effect.came) == after - before


def test_nothing_tried_changes_nothing() -> None:
    made = whatif.what_if(ENGAGEMENT, [])
    assert made == (ENGAGEMENT, effects.Effect())


def test_a_session_that_was_held_stays_as_it_was() -> None:
    held = structs.replace(HOLDER, attendance={1: ABSENT})
    engagement = structs.replace(ENGAGEMENT, stakeholders=(LEAD, held))
    made = whatif.what_if(engagement, [Trial(person="b", kind=SeatKind.SEATED)])
    assert made.engagement.stakeholders[1].seats == {1: ABSENT, 2: SEATED, 3: SEATED}


@pytest.mark.parametrize("by", ["", "Bo"])
def test_somebody_else_is_needed_to_stand_for_somebody(by: str) -> None:
    with pytest.raises(Refused):
        whatif.what_if(ENGAGEMENT, [Trial(person="b", kind=SeatKind.EMPTY_CHAIR, by=by)])


def test_what_a_seat_makes_untellable_is_not_gone() -> None:
    # Whether Bo brings authority was not asked, and Ada brings none.
    lead = structs.replace(LEAD, brings=dict.fromkeys(Brings, False))
    holder = structs.replace(HOLDER, brings={Brings.NEED: True})
    engagement = structs.replace(ENGAGEMENT, stakeholders=(lead, holder))
    away = whatif.seat_all(engagement, [Trial(person="b", kind=SeatKind.ABSENT)])
    made = whatif.what_if(away, [Trial(person="b", kind=SeatKind.SEATED)])
    assert {one.subject for one in made.effect.went if one.check == 3} == {"need"}
    unknown = {one.subject: one for one in made.effect.cannot_tell}
    assert set(unknown) == {"authority", "resources", "expertise", "information"}
    authority = unknown["authority"]
    assert to_ask(authority, made.engagement) == (Fact(person="b", field="brings.authority"),)
    assert to_ask(authority, away) == ()


def test_what_was_not_asked_of_one_leaves_the_finding_about_another_gone() -> None:
    cy = Stakeholder(id="c", name="Cy", impact=5)
    engagement = structs.replace(ENGAGEMENT, stakeholders=(LEAD, HOLDER, cy))
    made = whatif.what_if(engagement, [Trial(person="b", kind=SeatKind.SEATED)])
    assert (4, "b", Level.RED) in told(made.effect.went)


def test_a_settled_finding_that_would_open_again_is_said_to() -> None:
    (first, *_) = findings(ENGAGEMENT)
    settled = settling.remedy(ENGAGEMENT, first, Remedy.ACCEPT, reason="For now.", coach="Reg", now=START)
    made = whatif.what_if(settled, [Trial(person="b", kind=SeatKind.INTERVIEWED)])
    assert first.check == 1
    assert (checks(made.effect.reopened), made.effect.came) == ([1], ())
    assert effects.effect(ENGAGEMENT, settled) == effects.Effect(settled=(first,))
    # With the seat as it was, it is settled as it was.
    assert checks(effects.effect(made.engagement, settled).settled) == [1]
    assert 4 in checks(made.effect.went)


def test_a_new_trial_takes_the_place_of_another_of_the_same_seat() -> None:
    one, two = (Trial(person="b", kind=SeatKind.SEATED, session=number) for number in (1, 2))
    other = Trial(person="a", kind=SeatKind.ABSENT, session=1)
    anew = Trial(person="b", kind=SeatKind.INFORMED, session=1)
    everywhere = Trial(person="b", kind=SeatKind.SEATED)
    assert whatif.tried((one, two, other), anew) == (two, other, anew)
    assert whatif.tried((one, two, other), everywhere) == (other, everywhere)
    assert whatif.tried((everywhere,), one) == (everywhere, one)


def test_an_effect_counts_a_new_level_as_both_and_red_comes_first() -> None:
    def named(*names: str, interest: int = 5) -> Engagement:
        bo = structs.replace(HOLDER, named_by=names, interest=interest, influence=1)
        return structs.replace(ENGAGEMENT, stakeholders=(LEAD, bo))

    once, twice = named("Cy", interest=1), named("Cy", "Di")
    made = effects.effect(once, twice)
    assert told(made.went) == {(12, "b", Level.AMBER)}
    assert [(one.check, one.level) for one in made.came] == [(12, Level.RED), (13, Level.AMBER)]
    assert effects.effect(twice, named("Cy", "Di", "Eef")) == effects.Effect()
    assert counts(ENGAGEMENT).red

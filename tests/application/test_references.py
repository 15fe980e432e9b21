"""Somebody who is removed leaves no id behind: where others referred to them, a name stands."""

from msgspec import structs, to_builtins

from coachtui.application import intake, noting
from coachtui.application.publishing import publication
from coachtui.documents.registry import DocumentName
from coachtui.domain.clock import start
from coachtui.domain.engagement import Engagement, Remedy, Settlement
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import Picture, Seat, SeatKind, Stance
from coachtui.domain.plan import Block, BlockKind, Session
from coachtui.domain.sharing import Coach, Group, Sponsor
from coachtui.domain.turns import turn_done
from tests.domain.building import NOW, engaged, known, seats

ROUND = Session(
    number=1, title="One", blocks=(Block(id="b-round", title="Round", minutes=210, kind=BlockKind.ROUND),)
)


def anna(alias: str = "") -> Engagement:
    """Anna is referred to wherever somebody can be; her id occurs in no other text."""
    person = structs.replace(known("Anna", alias=alias), id="x-id-x")
    by = seats(SeatKind.REPRESENTED, by="x-id-x")
    bo = known("Bo", seats=by, attendance=by, named_by=("x-id-x", "Zoë"), picture=Picture(by="x-id-x"))
    bo = structs.replace(bo, stance=Stance(by="x-id-x"))
    spoken = turn_done(start(ROUND, ("x-id-x", "bo", "cas"), NOW), NOW)
    passed = structs.replace(spoken.rounds["b-round"], waiting=("x-id-x",), passed=("x-id-x",), at="x-id-x")
    gone = Settlement(check=13, subject="x-id-x", remedy=Remedy.INVITE, reason="", by="coach", at=NOW)
    engagement = engaged(
        person,
        bo,
        known("Cas"),
        settlements=(structs.replace(gone, for_sponsor=True),),
        runs=(structs.replace(spoken, rounds={"b-round": passed}),),
    )
    return noting.write(
        engagement,
        "n",
        "Call them.",
        now=NOW,
        kind=NoteKind.ACTION,
        visibility=Visibility.GROUP,
        who="x-id-x",
    )


def test_no_id_is_left() -> None:
    engagement = intake.remove_stakeholder(anna(), "x-id-x")
    assert "x-id-x" not in str(to_builtins(engagement))
    bo, _ = engagement.stakeholders
    assert (bo.seats[1], bo.named_by) == (Seat(kind=SeatKind.REPRESENTED, by="Anna"), ("Anna", "Zoë"))
    assert (bo.picture.by, bo.stance.by, engagement.notes[0].who) == ("Anna", "Anna", "Anna")
    round_ = engagement.runs[0].rounds["b-round"]
    assert (round_.order, round_.at) == (("Anna", "bo", "cas"), "Anna")
    assert (round_.spoken[0].voice, round_.waiting, round_.passed) == ("Anna", ("Anna",), ("Anna",))


def test_a_settled_finding_about_them_is_told_by_name_to_the_coach_alone() -> None:
    engagement = intake.remove_stakeholder(anna(), "x-id-x")
    told = {
        type(reader): publication(engagement, reader, DocumentName.INTAKE, now=NOW).markdown
        for reader in (Coach(), Sponsor())
    }
    assert not any("x-id-x" in text for text in told.values())
    assert "Anna had a strong interest in this and little influence, and was not at the table." in told[Coach]
    assert (
        "Somebody with a strong interest in this and little influence was not at the table. *("
        in told[Sponsor]
    )


def test_with_somebody_who_asked_for_an_alias_no_real_name_comes_out() -> None:
    engagement = intake.remove_stakeholder(anna(alias="K."), "x-id-x")
    for reader in (Group(), Sponsor()):
        text = publication(engagement, reader, DocumentName.INTAKE, now=NOW).markdown
        assert "Anna" not in text
    assert engagement.notes[0].who == engagement.stakeholders[0].seats[1].by == "K."


def test_other_rounds_stay_the_value_they_were() -> None:
    engagement = anna()
    other = engaged(known("Dee"), runs=engagement.runs)
    assert intake.remove_stakeholder(other, "dee").runs[0] is other.runs[0]

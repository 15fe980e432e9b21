"""Who may read what, rule by rule (METHOD.md, the stakeholder's table and visibility)."""

import datetime as dt
from dataclasses import replace as dataclass_replace
from typing import Any

import pytest
from msgspec import structs

from coachtui.domain.engagement import Contract, Engagement, FocalRole, Priority, Project, Prompt, Remedy
from coachtui.domain.errors import Refused
from coachtui.domain.missing import Fact, entries_of, findings, settle
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Horizon, Picture, Provenance, Relation, Seat, SeatKind, Stakeholder, Stance
from coachtui.domain.plan import Block, Plan, Session
from coachtui.domain.sharing import (
    Coach,
    Group,
    Matter,
    Participant,
    Reader,
    Reason,
    ShareView,
    ShownFinding,
    Sponsor,
    Withheld,
    counted,
    share,
)
from coachtui.domain.sharing.view import Seal
from coachtui.domain.steps import Step, lacking_by_step

NOW = dt.datetime(2026, 12, 7, 9, 30, tzinfo=dt.UTC)
SEAT = {1: Seat(kind=SeatKind.SEATED)}
ANNA, BO, GROUP, SPONSOR = Participant("anna"), Participant("bo"), Group(), Sponsor()
EVERYBODY: tuple[Reader, ...] = (Coach(), ANNA, BO, GROUP, SPONSOR)


def engaged(*notes: Note, anna: dict[str, Any] | None = None, **answers: Any) -> Engagement:
    """Anna Berg, who asked to be called A., and Bo are at the table; Cas is not."""
    people = (
        Stakeholder(**{"id": "anna", "name": "Anna Berg", "alias": "A.", "seats": SEAT, **(anna or {})}),
        Stakeholder(id="bo", name="Bo", seats=SEAT, role="planner", unit="Sales"),
        Stakeholder(id="cas", name="Cas"),
    )
    return Engagement(id="e", created_at=NOW, notes=notes, **{"stakeholders": people, **answers})


def note(visibility: str, kind: str = "note", about: str | None = "anna", **answers: Any) -> Note:
    return Note(
        **{
            "id": "n",
            "text": "text",
            "at": NOW,
            "kind": NoteKind(kind),
            "about": about,
            "visibility": Visibility(visibility),
            **answers,
        }
    )


def readers_of(one: Note, **answers: Any) -> set[Reader]:
    """Who of everybody gets this note."""
    engagement = engaged(one, **answers)
    return {reader for reader in EVERYBODY if share(engagement, reader).notes}


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if kind != "quote"])
def test_who_reads_a_note(kind: NoteKind) -> None:
    assert readers_of(note("coach", kind)) == {Coach()}
    assert readers_of(note("participant", kind)) == {Coach(), ANNA}
    assert readers_of(note("group", kind)) == {Coach(), ANNA, BO, GROUP}
    assert readers_of(note("sponsor", kind)) == set(EVERYBODY)


@pytest.mark.parametrize("may_show", [None, False])
def test_a_quote_without_permission_stays_with_whose_it_is(may_show: bool | None) -> None:
    anna = {"may_show": may_show}
    assert readers_of(note("coach", "quote"), anna=anna) == {Coach()}
    for visibility in ("participant", "group", "sponsor"):
        assert readers_of(note(visibility, "quote"), anna=anna) == {Coach(), ANNA}


def test_a_quote_with_permission_goes_as_far_as_its_visibility() -> None:
    anna = {"may_show": True}
    assert readers_of(note("participant", "quote"), anna=anna) == {Coach(), ANNA}
    assert readers_of(note("group", "quote"), anna=anna) == {Coach(), ANNA, BO, GROUP}
    assert readers_of(note("sponsor", "quote"), anna=anna) == set(EVERYBODY)


def test_a_quote_of_the_group_is_nobodys_own_words() -> None:
    assert readers_of(note("group", "quote", about=None)) == {Coach(), ANNA, BO, GROUP}


def test_a_quote_of_somebody_who_is_not_listed_any_more_has_no_permission() -> None:
    assert readers_of(note("group", "quote", about="gone")) == {Coach()}


def test_what_is_withheld_is_counted_with_the_reason() -> None:
    notes = (
        note("coach", "trait", session=1),
        note("coach", "trait", session=1),
        note("participant", "reservation", session=2),
        note("group", "quote", session=2),
        note("group", "note", session=2),
    )
    engagement = engaged(*notes)

    def told(reader: Reader) -> set[tuple[str, str, int, int | None]]:
        return {
            (one.matter, one.reason, one.count, one.session) for one in share(engagement, reader).withheld
        }

    findings_alone = ("finding", "coach_only", len(share(engagement, Coach()).findings), None)
    traits = ("trait", "coach_only", 2, 1)
    assert told(Coach()) == set()
    assert told(ANNA) == {traits, findings_alone}
    assert told(GROUP) == {
        traits,
        ("reservation", "other_participant", 1, 2),
        ("quote", "no_permission", 1, 2),
        findings_alone,
    }
    assert told(SPONSOR) == {
        traits,
        ("reservation", "other_participant", 1, 2),
        ("quote", "group_only", 1, 2),
        ("note", "group_only", 1, 2),
        findings_alone,
    }
    assert counted(share(engagement, GROUP).withheld) == {
        Matter.QUOTE: 1,
        Matter.RESERVATION: 1,
        Matter.TRAIT: 2,
    }


OWN: dict[str, Any] = {
    "picture": Picture(answer="a", evidence="e", horizon=Horizon.DAYS, provenance=Provenance.OWN, by="x"),
    "stance": Stance(value=-2, quote="q", gains="g", loses="l", provenance=Provenance.OWN, by="x"),
    "problem": "p",
    "sees_role_as": "r",
}


def words_for(reader: Reader, **anna: Any) -> list[Any]:
    """What this reader gets of Anna's words: picture, stance, problem, view of the own role."""
    person = share(engaged(anna={**OWN, **anna}), reader).person("anna")
    return [person.picture, person.stance, person.problem, person.sees_role_as] if person else []


@pytest.mark.parametrize("may_show", [None, False])
def test_own_words_without_permission(may_show: bool | None) -> None:
    shown = [
        structs.replace(OWN["picture"], by=""),
        structs.replace(OWN["stance"], by="", value=None),
        "p",
        "r",
    ]
    assert words_for(ANNA, may_show=may_show) == shown
    for reader in (BO, GROUP, SPONSOR):
        assert words_for(reader, may_show=may_show) == [None, None, "", ""]


def test_own_words_with_permission_go_to_the_group_and_no_further() -> None:
    for reader in (ANNA, BO, GROUP):
        assert words_for(reader, may_show=True) == words_for(ANNA)
    assert words_for(SPONSOR, may_show=True) == [None, None, "", ""]


@pytest.mark.parametrize("provenance", [None, Provenance.ATTRIBUTED, Provenance.ASSUMPTION])
def test_attributed_words_and_assumptions_are_the_coachs_alone(provenance: Provenance | None) -> None:
    theirs = {
        "picture": structs.replace(OWN["picture"], provenance=provenance),
        "stance": structs.replace(OWN["stance"], provenance=provenance),
        "may_show": True,
    }
    for reader in (ANNA, BO, GROUP, SPONSOR):
        assert words_for(reader, **theirs)[:2] == [None, None]
    assert words_for(Coach(), **theirs)[:2] == [theirs["picture"], theirs["stance"]]


def test_withheld_words_are_counted_with_the_reason() -> None:
    engagement = engaged(anna={**OWN, "stance": structs.replace(OWN["stance"], provenance=None)})

    def told(reader: Reader) -> dict[str, str]:
        return {
            one.matter: one.reason for one in share(engagement, reader).withheld if one.matter != "finding"
        }

    own = ("picture", "problem", "sees_role_as")
    assert told(Coach()) == {}
    assert told(ANNA) == {"stance": "coach_only"}
    assert told(GROUP) == {"stance": "coach_only", **dict.fromkeys(own, "no_permission")}
    assert told(SPONSOR) == {"stance": "coach_only", **dict.fromkeys(own, "group_only")}


def test_names() -> None:
    engagement = engaged(
        note("sponsor", "action", who="anna berg"),
        note("sponsor", "action", who="anna"),
        note("sponsor", "action", who="Somebody else"),
        project=Project(whose_idea="Anna  Berg"),
        priority=Priority(decided_by="anna"),
    )
    for reader, name in (
        (Coach(), "Anna Berg"),
        (ANNA, "Anna Berg"),
        (BO, "A."),
        (GROUP, "A."),
        (SPONSOR, "A."),
    ):
        view = share(engagement, reader)
        person = view.person("anna")
        assert person is not None
        assert person.name == view.called("anna") == view.priority.decided_by == name
        typed = {"A.": "A.", "Anna Berg": "Anna  Berg"}[name]
        assert view.project.whose_idea == typed
        assert {shown.about_name for shown in view.notes} == {name}
        assert [shown.who for shown in view.notes][1:] == [name, "Somebody else"]
        assert ("nna" in repr(view).replace("'anna'", "")) == (name != "A.")


def test_who_knows_whom() -> None:
    """Role and unit are the group's; the sponsor knows of people by their seats."""
    people = {reader: share(engaged(), reader).people for reader in EVERYBODY}
    for reader in (Coach(), ANNA, GROUP):
        assert [(one.id, one.role, one.unit) for one in people[reader]] == [
            ("anna", "", ""),
            ("bo", "planner", "Sales"),
            ("cas", "", ""),
        ]
    assert [(one.id, one.role, one.unit) for one in people[SPONSOR]] == [("anna", "", ""), ("bo", "", "")]
    assert share(engaged(), SPONSOR).person("cas") is None


def test_the_table_for_others_shows_seats_and_nothing_that_is_the_coachs() -> None:
    holder = {"relations": (Relation.HOLDS,), "seats": {1: Seat(kind=SeatKind.REPRESENTED, by="bo")}}
    engagement = engaged(anna={**holder, "role": "account manager"})
    coach, group, sponsor = (share(engagement, reader).table for reader in (Coach(), GROUP, SPONSOR))
    assert coach.seated[0].silent
    assert coach.empty[0].people
    (place,), (chair,) = group.seated, group.empty
    assert (place.name, place.role, place.silent, place.holds) == ("Bo", "planner", False, False)
    # That the chair is empty is for everybody to see; that it is Anna's is told by her relation.
    assert chair.people == ()
    assert [(one.name, one.by) for one in group.away] == [("A.", "Bo"), ("Cas", "")]
    assert [(one.name, one.role) for one in sponsor.away] == [("A.", "")]
    assert sponsor.seated[0].role == ""


def test_whose_voice_is_silent_and_who_holds_the_role_is_drawn_for_the_coach_alone() -> None:
    engagement = engaged(anna={"relations": (Relation.HOLDS,)})
    for reader in EVERYBODY:
        place = share(engagement, reader).table.seated[0]
        assert (place.holds, place.silent) == (reader == Coach(), reader == Coach())


def test_who_represents_somebody_goes_by_their_alias() -> None:
    people = (
        *engaged().stakeholders[:2],
        Stakeholder(id="cas", name="Cas", seats={1: Seat(kind=SeatKind.REPRESENTED, by="anna")}),
    )
    for reader, name in ((GROUP, "A."), (SPONSOR, "A."), (ANNA, "Anna Berg"), (Coach(), "Anna Berg")):
        view = share(engaged(stakeholders=people), reader)
        person = view.person("cas")
        assert person is not None
        assert person.seats[1].by == name
        (away,) = view.table.away
        assert away.by == name
        assert ("Anna" in repr(view.table)) == (name != "A.")


def test_a_chair_of_their_own_has_their_name() -> None:
    chair = {1: Seat(kind=SeatKind.EMPTY_CHAIR, by="anna")}
    people = (*engaged().stakeholders[:2], Stakeholder(id="cas", name="Cas", alias="C.", seats=chair))
    view = share(engaged(stakeholders=people), GROUP)
    (one,) = view.table.empty
    assert one.people == ("C.",)
    assert one.minded_by == "A."
    assert share(engaged(stakeholders=people), ANNA).table.empty[0].minded_by != one.minded_by


def test_the_plan_is_everybodys_and_its_guidance_the_coachs() -> None:
    block = Block(id="b", title="Round", minutes=20, question="When?", guidance="secret")
    plan = Plan(
        template="t", sessions=(Session(number=1, title="One", guidance="secret", blocks=(block, block)),)
    )
    for reader in EVERYBODY:
        view = share(engaged(plan=plan), reader)
        (session,) = view.sessions
        assert [(one.title, one.question, one.start, one.end) for one in session.blocks] == [
            ("Round", "When?", 0, 20),
            ("Round", "When?", 20, 40),
        ]
        assert ("secret" in repr(view)) == view.for_coach


def test_tags_holders_and_what_was_not_asked_are_the_coachs() -> None:
    engagement = engaged(note("sponsor", tags=("difficult",)), focal_role=FocalRole(holders=4))
    for reader in EVERYBODY:
        view = share(engagement, reader)
        assert (view.notes[0].tags != ()) == view.for_coach
        assert (view.focal_role.holders is not None) == view.for_coach
        assert (view.unasked != ()) == view.for_coach


def test_the_open_questions_are_what_every_step_lacks_and_whoever_has_no_picture() -> None:
    engagement = engaged(anna={"picture": Picture(answer="A quiet day.")})
    open_ = share(engagement, Coach()).unasked
    lacks = lacking_by_step(engagement)
    wanted = {fact for step, facts in lacks.items() if step is not Step.MISSING for fact in facts}
    pictures = {Fact(person=one, field="picture.answer") for one in ("bo", "cas")}
    assert set(open_) == wanted | pictures
    assert {"plan", "contract.sponsor", "prompt.pays", "seat.2"} <= {fact.field for fact in open_}
    assert len(open_) == len(set(open_))


def test_who_and_by_when_belong_to_an_action() -> None:
    """What is left of an action that became a note is not shown."""
    engagement = engaged(
        note("sponsor", who="bo", due="Friday"), note("sponsor", "action", who="bo", due="Friday")
    )
    for reader in EVERYBODY:
        assert [(one.who, one.due) for one in share(engagement, reader).notes] == [("", ""), ("Bo", "Friday")]


def test_the_contract_is_the_coachs() -> None:
    engagement = engaged(contract=Contract(client="Nordlys"))
    assert {reader for reader in EVERYBODY if "Nordlys" in repr(share(engagement, reader))} == {Coach()}


def test_only_the_sponsor_gets_a_finding_that_was_given_and_is_settled_still() -> None:
    engagement = engaged()
    first, second, *others = findings(engagement)
    for one in (first, second):
        engagement = settle(engagement, one, Remedy.ACCEPT, reason="why", by="anna", at=NOW)
    given = structs.replace(engagement.settlements[0], for_sponsor=True)
    engagement = structs.replace(engagement, settlements=(given, engagement.settlements[1]))
    (shown,) = share(engagement, SPONSOR).findings
    assert shown == ShownFinding(
        check=first.check, subject="", level=first.level, remedy=Remedy.ACCEPT, at=NOW
    )
    assert [share(engagement, reader).findings for reader in (ANNA, GROUP)] == [(), ()]
    held = {one.count for one in share(engagement, SPONSOR).withheld if one.matter is Matter.FINDING}
    assert held == {len(others) + 1}
    reopened = structs.replace(engagement, settlements=(structs.replace(given, evidence=("another",)),))
    assert share(reopened, SPONSOR).findings == ()
    assert share(reopened, Coach()).findings[0].remedy is None


def test_a_settled_finding_that_is_gone_stays_with_who_reads_it() -> None:
    """Whatever took it away, and as the screen has it: its remedy, or an answer long after that."""
    asked = engaged()
    first = next(one for one in findings(asked) if one.check == 16)
    settled = settle(asked, first, Remedy.ACCEPT, reason="why", by="coach", at=NOW).settlements[0]
    assert settled.evidence
    answered = {Relation(first.subject): Prompt(anybody=False, reason="none")}
    for evidence in (settled.evidence, ()):
        one = structs.replace(settled, evidence=evidence, for_sponsor=True)
        gone = engaged(settlements=(one,), prompts=answered)
        assert (None, one) in [(entry.finding, entry.settlement) for entry in entries_of(gone)]
        for reader in (Coach(), SPONSOR):
            told = [shown for shown in share(gone, reader).findings if shown.remedy]
            assert [(shown.check, shown.finding, shown.at) for shown in told] == [(16, None, NOW)]
        kept = structs.replace(gone, settlements=(settled,))
        assert share(kept, SPONSOR).findings == ()


def test_notes_are_in_time() -> None:
    later, sooner = (
        note("group", text=text, at=NOW + dt.timedelta(hours=h)) for text, h in (("2", 2), ("1", 1))
    )
    assert [shown.text for shown in share(engaged(later, sooner), GROUP).notes] == ["1", "2"]


@pytest.mark.parametrize(
    ("reader", "key"),
    [(Participant("cas"), "not_a_participant"), (Participant("nobody"), "nobody")],
)
def test_only_participants_are_readers(reader: Reader, key: str) -> None:
    with pytest.raises(Refused) as caught:
        share(engaged(), reader)
    assert caught.value.key == f"sharing.error.{key}"


def test_nobody_else_makes_a_view() -> None:
    view = share(engaged(), GROUP)
    fields = {name: getattr(view, name) for name in view.__dataclass_fields__ if name != "seal"}
    with pytest.raises(TypeError):
        ShareView(**fields, seal=Seal())
    changed: dict[str, Any] = {"reader": Coach()}
    with pytest.raises((TypeError, ValueError)):
        dataclass_replace(view, **changed)


def test_reasons_are_told_apart() -> None:
    one = Withheld(matter=Matter.QUOTE, reason=Reason.COACH_ONLY, count=1)
    assert counted([one, one, Withheld(matter=Matter.NOTE, reason=Reason.COACH_ONLY, count=9)]) == {
        Matter.QUOTE: 2
    }
    assert counted([]) == {}

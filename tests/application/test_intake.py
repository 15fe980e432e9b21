"""The intake's verbs: what a coach answers comes out as meant, and nothing is lost on the way."""

import datetime as dt
import itertools
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.application import intake, noting, several, typed
from coachtui.application.beside import findings_beside
from coachtui.application.prompts import answer_prompt, listed
from coachtui.domain.engagement import Engagement, Prompt
from coachtui.domain.errors import Refused
from coachtui.domain.people import Provenance, Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.text import name_key
from tests.application import anybody
from tests.application.anybody import people

NOW = dt.datetime(2026, 12, 7, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def engagement() -> Engagement:
    """Ada and Bo are listed; Ada holds the role."""
    empty = Engagement(id="e", created_at=NOW)
    two = intake.add_stakeholder(intake.add_stakeholder(empty, "a", "Ada"), "b", "Bo")
    return intake.answer(two, "stakeholders.a.relations", {"holds": True})


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"n{next(numbers)}"


def names(engagement: Engagement) -> list[str]:
    return [person.name for person in engagement.stakeholders]


def refusal(verb: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        verb()
    return caught.value.key


# Names


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ada", "name_taken"),
        ("  ", "name_empty"),
        ("Sponsor", "name_reserved"),
        ("Groep", "name_reserved"),
        ("ＡＤＡ", "name_taken"),
    ],
)
def test_a_name_that_cannot_be_one_is_refused(engagement: Engagement, name: str, why: str) -> None:
    assert refusal(lambda: intake.add_stakeholder(engagement, "c", name)) == f"error.{why}"
    assert refusal(lambda: intake.answer(engagement, "stakeholders.b.name", name)) == f"error.{why}"


def test_an_alias_is_a_name_too_and_may_be_empty(engagement: Engagement) -> None:
    aliased = intake.answer(engagement, "stakeholders.a.alias", "The heron")
    assert refusal(lambda: intake.answer(aliased, "stakeholders.b.alias", "the  heron")) == "error.name_taken"
    assert intake.answer(aliased, "stakeholders.a.alias", "").stakeholders[0].alias == ""
    assert intake.answer(aliased, "stakeholders.a.name", "ADA").stakeholders[0].name == "ADA"


@given(people)
@example((Stakeholder(id="p1", name="Bos, Ada", named_by=("p1", "Bo; Cy", "–")),))
def test_who_named_somebody_reads_back_from_a_form_as_it_was(some: tuple[Stakeholder, ...]) -> None:
    listed = anybody.engagement(some)
    for person in some:
        path = f"stakeholders.{person.id}.named_by"
        assert intake.answer(listed, path, typed.show(listed, path)) == listed


# Removing and moving


def test_who_is_removed_stays_by_name_where_others_refer_to_them(engagement: Engagement) -> None:
    for path, value in (
        ("seats.1.kind", "represented"),
        ("seats.1.by", "Bo"),
        ("named_by", "Bo, Somebody Else"),
        ("picture.provenance", "attributed"),
        ("picture.by", "bo"),
    ):
        engagement = intake.answer(engagement, f"stakeholders.a.{path}", value)
    assert engagement.stakeholders[0].seats[1].by == "b"
    (ada,) = intake.remove_stakeholder(engagement, "b").stakeholders
    assert (ada.seats[1].by, ada.named_by, ada.picture.by) == ("Bo", ("Bo", "Somebody Else"), "Bo")


def test_somebody_with_notes_is_not_removed(engagement: Engagement) -> None:
    noted = noting.write(engagement, "note", "What Bo said.", now=NOW, about="b")
    assert refusal(lambda: intake.remove_stakeholder(noted, "b")) == "error.has_notes"
    assert names(intake.remove_stakeholder(noted, "a")) == ["Bo"]


@pytest.mark.parametrize(("places", "order"), [(1, "ba"), (9, "ba"), (0, "ab"), (-1, "ab")])
def test_moving_stops_at_the_ends(engagement: Engagement, places: int, order: str) -> None:
    moved = intake.move_stakeholder(engagement, "a", places)
    assert "".join(person.id for person in moved.stakeholders) == order


# Who stands for somebody else


def test_nobody_represents_themselves(engagement: Engagement) -> None:
    seated = intake.answer(engagement, "stakeholders.a.seats.2.kind", SeatKind.EMPTY_CHAIR)
    assert refusal(lambda: intake.answer(seated, "stakeholders.a.seats.2.by", "ADA")) == "error.seat_by_self"
    minded = intake.answer(seated, "stakeholders.a.seats.2.by", "bo")
    assert minded.stakeholders[0].seats == {2: Seat(kind=SeatKind.EMPTY_CHAIR, by="b")}


def test_who_stood_for_somebody_goes_with_the_answer_that_asked_for_them(engagement: Engagement) -> None:
    seat, picture = "stakeholders.a.attendance.1", "stakeholders.a.picture"
    for path, value in (
        (f"{seat}.kind", SeatKind.REPRESENTED),
        (f"{seat}.by", "Bo"),
        (f"{picture}.provenance", Provenance.ATTRIBUTED),
        (f"{picture}.by", "Bo"),
        ("stakeholders.a.kind", "group"),
    ):
        engagement = intake.answer(engagement, path, value)
    ada = engagement.stakeholders[0]
    assert (ada.attendance[1].by, ada.picture.by) == ("b", "b")
    engagement = intake.answer(engagement, f"{seat}.kind", SeatKind.EMPTY_CHAIR)
    assert engagement.stakeholders[0].attendance[1].by == "b", "an empty chair has a voice to be minded"
    for path, value in ((f"{seat}.kind", SeatKind.SEATED), (f"{picture}.provenance", Provenance.OWN)):
        engagement = intake.answer(engagement, path, value)
    ada = engagement.stakeholders[0]
    assert (ada.attendance[1], ada.picture.by) == (Seat(kind=SeatKind.SEATED), "")


# Is there anybody else?


def test_a_prompt_is_answered_with_names(engagement: Engagement) -> None:
    """Somebody new is added, somebody listed gets the relation besides."""
    asked = answer_prompt(engagement, Relation.PAYS, names="Cy, ada ,, Bo", new_id=ids())
    assert names(asked) == ["Ada", "Bo", "Cy"]
    assert [person.name for person in listed(asked, Relation.PAYS)] == ["Ada", "Bo", "Cy"]
    assert asked.stakeholders[0].relations == (Relation.HOLDS, Relation.PAYS)
    assert asked.prompts == {Relation.PAYS: Prompt(anybody=True)}
    quoted = answer_prompt(engagement, Relation.PAYS, names='"Bos, Cy"; Dee', new_id=ids())
    assert names(quoted) == ["Ada", "Bo", "Bos, Cy", "Dee"]


def test_a_prompt_is_answered_with_no_and_a_reason(engagement: Engagement) -> None:
    asked = answer_prompt(engagement, Relation.PAYS, reason=" It costs nothing. ", new_id=ids())
    assert asked.prompts == {Relation.PAYS: Prompt(anybody=False, reason="It costs nothing.")}
    also = answer_prompt(asked, Relation.PAYS, names="Cy", reason="Only Cy.", new_id=ids())
    assert names(also)[-1] == "Cy"
    assert also.prompts == {Relation.PAYS: Prompt(anybody=False, reason="Only Cy.")}


def test_a_prompt_without_names_or_reason_means_those_who_are_listed(engagement: Engagement) -> None:
    assert answer_prompt(engagement, Relation.HOLDS, new_id=ids()).prompts == {
        Relation.HOLDS: Prompt(anybody=True)
    }
    no = answer_prompt(engagement, Relation.PAYS, reason="Nobody.", new_id=ids())
    assert answer_prompt(no, Relation.PAYS, new_id=ids()).prompts == {}, "nobody is listed: not answered"


def test_a_prompt_refuses_a_name_that_cannot_be_one(engagement: Engagement) -> None:
    verb = lambda: answer_prompt(engagement, Relation.PAYS, names="Cy, group", new_id=ids())  # noqa: E731
    assert refusal(verb) == "error.name_reserved"


# Several at once

CALLED = {"vervult": Relation.HOLDS, "stuurt aan": Relation.DIRECTS, "steunt": Relation.SUPPORTS}


def test_several_are_added_one_a_line(engagement: Engagement) -> None:
    text = "Cy, team lead, stuurt aan\n\n  Di ;the role, a new one; holds + pays\nEd\tdesk\tDEPENDS_ON\nFi"
    added = several.add(engagement, text, CALLED, ids())
    assert [(p.name, p.role, p.relations) for p in added.stakeholders[2:]] == [
        ("Cy", "team lead", (Relation.DIRECTS,)),
        ("Di", "the role, a new one", (Relation.HOLDS, Relation.PAYS)),
        ("Ed", "desk", (Relation.DEPENDS_ON,)),
        ("Fi", "", ()),
    ]
    assert len({person.id for person in added.stakeholders}) == 6


@pytest.mark.parametrize(
    ("word", "relation"),
    [
        ("stuurt", Relation.DIRECTS),
        ("rec", Relation.RECEIVES),
        ("Vervult", Relation.HOLDS),
        ("be", Relation.PAYS),  # Dutch, of which CALLED has only a part
        ("hangt af", Relation.DEPENDS_ON),
    ],
)
def test_the_beginning_of_a_relation_is_enough(engagement: Engagement, word: str, relation: Relation) -> None:
    (line,) = several.read(engagement, f"Cy, , {word}", CALLED)
    assert line.relations == (relation,)


def test_the_beginning_of_more_than_one_relation_is_told_as_that(engagement: Engagement) -> None:
    (line,) = several.read(engagement, "Cy, , rec+st+vervult", CALLED)
    assert line.problem
    assert line.problem.key == "people.vague_relation"
    assert dict(line.problem.params) == {"word": "st", "which": "stuurt aan, steunt"}
    # Of two relations in a language that the coach does not see.
    (line,) = several.read(engagement, "Cy, , d", CALLED)
    assert line.problem
    assert line.problem.key == "people.unknown_relation"


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ('"Kees, jr.", lead, pays', "Kees, jr.", "lead"),
        ('Kees ;"lead; interim"; pays', "Kees", "lead; interim"),
        ('"Kees ""the boss"" Bos"\tlead\tpays', 'Kees "the boss" Bos', "lead"),
        ('"Kees" Bos, "lead, pays', '"Kees" Bos', '"lead'),  # these are no quotation marks around all of it
    ],
)
def test_what_has_the_separator_in_it_is_quoted(
    engagement: Engagement, text: str, name: str, role: str
) -> None:
    (line,) = several.read(engagement, text, CALLED)
    assert (line.name, line.role, line.relations) == (name, role, (Relation.PAYS,))


def test_bad_lines_are_told_with_their_numbers_and_nobody_is_added(engagement: Engagement) -> None:
    text = "Cy, lead, directs\nBO\n\n, no name\nDi, desk, st\ncy"
    read = several.read(engagement, text, CALLED)
    assert [(line.number, line.problem and line.problem.key) for line in read] == [
        (1, None),
        (2, "error.name_taken"),
        (4, "error.name_empty"),
        (5, "people.vague_relation"),  # "steunt" or "stuurt aan"?
        (6, "error.name_taken"),
    ]
    with pytest.raises(Refused) as caught:
        several.add(engagement, text, CALLED, ids())
    assert caught.value.params == {"n": 4, "lines": "2, 4, 5, 6"}


def test_a_file_pasted_by_mistake_is_not_read_to_its_end(engagement: Engagement) -> None:
    lines = several.read(engagement, "\n".join(f"Name {n}" for n in range(10_000)), CALLED)
    assert len(lines) == several.MOST + 1
    assert lines[-1].problem
    assert lines[-1].problem.key == "people.too_many"
    assert not lines[-2].problem


@given(st.text())
def test_any_text_is_read_as_lines(text: str) -> None:
    empty = Engagement(id="e", created_at=NOW)
    lines = several.read(empty, text, CALLED)
    good = [line.name for line in lines if line.problem is None]
    assert len({name_key(name) for name in good}) == len(good)
    if len(good) == len(lines):
        assert names(several.add(empty, text, CALLED, ids())) == good


# Findings beside people


def test_a_finding_stands_beside_whom_it_is_about(engagement: Engagement) -> None:
    """Impact 5 and absent is about Ada alone; that no holder is seated is hers too. Bo has no finding."""
    for number in engagement.session_numbers:
        engagement = intake.answer(engagement, f"stakeholders.a.seats.{number}.kind", "absent")
        engagement = intake.answer(engagement, f"stakeholders.b.seats.{number}.kind", "seated")
    engagement = intake.answer(engagement, "stakeholders.b.relations", {"supports": True})
    engagement = intake.answer(engagement, "stakeholders.a.impact", 5)
    beside = findings_beside(engagement)
    assert [finding.check for finding in beside["a"]] == [1, 4]
    assert "b" not in beside

"""Writing notes from the shell."""

import pytest

from coachtui.application import intake
from coachtui.application.practice import Practice
from coachtui.domain.notes import Note, NoteKind, Visibility
from tests.cli.conftest import Call


@pytest.fixture
def crm(practice: Practice) -> str:
    """An engagement with two people: one gave permission to show own words, one has an alias."""
    name = practice.start("Nordlys", "CRM", "account manager", "en").id
    with practice.opened(name) as desk:
        for person in ("Harm Veenstra", "Daan Hoekstra"):
            desk.do(intake.add_stakeholder, person.split()[0].lower(), person)
        desk.do(intake.answer, "stakeholders.harm.may_show", True)
        desk.do(intake.answer, "stakeholders.daan.alias", "D.")
    return name


def notes(practice: Practice, crm: str) -> tuple[Note, ...]:
    return practice.read(crm).notes


def test_a_note_is_for_the_coach_unless_said_otherwise(coachtui: Call, practice: Practice, crm: str) -> None:
    assert coachtui("note", crm, "--about", "group", "Two pictures, one role.") == (0, "", "")
    (note,) = notes(practice, crm)
    assert (note.text, note.about, note.kind) == ("Two pictures, one role.", None, NoteKind.NOTE)
    assert note.visibility is Visibility.COACH


@pytest.mark.parametrize("name", ["Daan Hoekstra", "daan  HOEKSTRA", "d."])
def test_about_somebody_by_name_or_alias(coachtui: Call, practice: Practice, crm: str, name: str) -> None:
    told = coachtui(
        "note", crm, "--about", name, "--kind", "trait", "--visibility", "participant", "Picks up."
    )
    assert told == (0, "", "")
    (note,) = notes(practice, crm)
    assert (note.about, note.kind, note.visibility) == ("daan", NoteKind.TRAIT, Visibility.PARTICIPANT)


def test_as_many_lines_as_there_are(coachtui: Call, practice: Practice, crm: str) -> None:
    text = "\ufeff# Not a heading\r\n\n- 1\u2028- \x1b[31m2\n\n"
    assert coachtui("note", crm, "--about", "group", "-", stdin=text.encode()).code == 0
    assert notes(practice, crm)[0].text == "# Not a heading\n\n- 1\n- �[31m2"


def test_bytes_that_are_no_text(coachtui: Call, practice: Practice, crm: str) -> None:
    assert coachtui("note", crm, "--about", "group", "-", stdin=b"caf\xe9").code == 0
    assert notes(practice, crm)[0].text == "caf�"


def test_a_text_that_looks_like_an_option(coachtui: Call, practice: Practice, crm: str) -> None:
    assert coachtui("note", crm, "--about", "group", "--", "--json").code == 0
    assert notes(practice, crm)[0].text == "--json"


@pytest.mark.parametrize("text", ["", " \n ", "-"])
def test_a_note_without_a_word_is_refused(coachtui: Call, practice: Practice, crm: str, text: str) -> None:
    told = coachtui("note", crm, "--about", "group", text)
    assert (told.code, told.out) == (1, "")
    assert notes(practice, crm) == ()


def test_about_nobody_tells_who_there_are(coachtui: Call, practice: Practice, crm: str) -> None:
    told = coachtui("note", crm, "--about", "Jan", "hello", "--lang", "nl")
    assert told == (1, "", "Niemand in dit traject heet ‘Jan’. Wel: Harm Veenstra, Daan Hoekstra, group.\n")
    assert notes(practice, crm) == ()


def test_the_group_is_no_participant(coachtui: Call, practice: Practice, crm: str) -> None:
    told = coachtui("note", crm, "--about", "group", "--visibility", "participant", "hello")
    assert (told.code, told.out) == (1, "")
    assert told.err.strip()
    assert notes(practice, crm) == ()


@pytest.mark.parametrize(
    ("name", "kind", "visibility", "warned"),
    [
        ("Daan Hoekstra", "quote", "group", True),
        ("Daan Hoekstra", "quote", "sponsor", True),
        ("Daan Hoekstra", "quote", "coach", False),
        ("Daan Hoekstra", "quote", "participant", False),
        ("Daan Hoekstra", "note", "group", False),
        ("Harm Veenstra", "quote", "group", False),
        ("group", "quote", "group", False),
    ],
)
def test_a_quote_without_permission_is_kept_with_a_warning(
    coachtui: Call, practice: Practice, crm: str, *, name: str, kind: str, visibility: str, warned: bool
) -> None:
    told = coachtui("note", crm, "--about", name, "--kind", kind, "--visibility", visibility, "Ask Daan.")
    assert (told.code, told.out) == (0, "")
    kept = "Kept. Others will not read this quote until Daan Hoekstra gives permission"
    assert told.err == (f"{kept} to show their own words.\n" if warned else "")
    assert len(notes(practice, crm)) == 1


def test_an_engagement_that_is_open_elsewhere(coachtui: Call, practice: Practice, crm: str) -> None:
    with practice.opened(crm):
        told = coachtui("note", crm, "--about", "group", "hello", "--lang", "nl")
    assert (told.code, told.out) == (1, "")
    assert told.err.count("\n") == 1
    assert notes(practice, crm) == ()

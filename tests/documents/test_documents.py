"""Every document, for every reader, in both languages, as files to be read.

``python -m tests.documents.test_documents`` writes them anew; read what changed before keeping it.
"""

import datetime as dt
from pathlib import Path
from typing import Any, Final

import pytest
from msgspec import structs

from coachtui.documents.registry import KINDS, DocumentName, Needs, documents_for, file_name, make
from coachtui.domain.engagement import Choice, Contract, Engagement, LanguageCode, Priority, Project
from coachtui.domain.errors import Refused
from coachtui.domain.people import Brings, Seat, SeatKind, Stakeholder, StakeholderKind, Stance
from coachtui.domain.plan import Plan
from coachtui.domain.sharing import Coach, Group, Participant, Reader, Sponsor, share
from coachtui.i18n import LANGUAGES, Words
from coachtui.markdown.document import Document
from tests.documents.case import SESSIONS, START, case
from tests.documents.making import document, every_document, request

EXPECTED = Path(__file__).parent / "expected"
READERS: Final[dict[str, Reader]] = {
    "coach": Coach(),
    "group": Group(),
    "sponsor": Sponsor(),
    "p-1": Participant("p-1"),
    "p-2": Participant("p-2"),
}


def kept(language: LanguageCode, reader: str) -> dict[str, str]:
    folder = EXPECTED / language / reader
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_documents_are_those_that_were_read(language: LanguageCode, reader: str) -> None:
    made = dict(every_document(case(language), READERS[reader]))
    assert made.keys() == kept(language, reader).keys()
    for name, text in made.items():
        assert text == kept(language, reader)[name], name


def test_who_may_have_which() -> None:
    everybody = ["intake", "agenda", "report"]
    group = ["intake", "pictures", "agenda", "report"]
    told = {name: [kind.name.value for kind in documents_for(reader)] for name, reader in READERS.items()}
    assert told == {
        "coach": [*group, "notes", "file"],
        "group": group,
        "sponsor": everybody,
        "p-1": [*group, "notes"],
        "p-2": [*group, "notes"],
    }


@pytest.mark.parametrize("name", DocumentName)
@pytest.mark.parametrize("reader", READERS)
def test_a_document_for_another_reader_is_refused(name: DocumentName, reader: str) -> None:
    if isinstance(READERS[reader], KINDS[name].readers):
        return
    with pytest.raises(Refused) as caught:
        document(case("en"), READERS[reader], name, session=1, person="p-1")
    assert caught.value.key == "documents.error.not_for_reader"


@pytest.mark.parametrize(
    ("name", "reader", "session", "person", "key"),
    [
        ("agenda", "group", None, None, "needs_session"),
        ("agenda", "group", 9, None, "no_such_session"),
        ("report", "coach", 0, None, "no_such_session"),
        ("notes", "coach", None, None, "needs_person"),
        ("notes", "coach", None, "p-9", "nobody"),
        ("notes", "p-1", None, "p-2", "not_about_others"),
    ],
)
def test_what_cannot_be_made(
    name: str, reader: str, session: int | None, person: str | None, key: str
) -> None:
    with pytest.raises(Refused) as caught:
        document(case("en"), READERS[reader], DocumentName(name), session, person)
    assert caught.value.key == f"documents.error.{key}"
    for language in LANGUAGES:
        assert Words(language)(caught.value.key, **caught.value.params)


def test_no_agenda_without_blocks() -> None:
    empty = Engagement(id="e", created_at=START)
    with pytest.raises(Refused) as caught:
        document(empty, Group(), DocumentName.AGENDA, session=1)
    assert caught.value.key == "documents.error.no_agenda"


@pytest.mark.parametrize("name", DocumentName)
@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_begun(name: DocumentName, language: LanguageCode) -> None:
    """What was not asked yet makes short documents, and no mistakes."""
    begun = Engagement(
        id="e",
        created_at=START,
        contract=Contract(language=language),
        stakeholders=(Stakeholder(id="p-1", name="Ada"),),
    )
    if KINDS[name].needs is Needs.SESSION and name is DocumentName.AGENDA:
        return
    text = document(begun, Coach(), name, session=1, person="p-1")
    assert text.startswith("# ")
    assert "None" not in text


def test_a_session_without_a_date_was_held_on_the_day_it_was_started() -> None:
    undated = tuple(structs.replace(session, date=None) for session in SESSIONS)
    engagement = structs.replace(case("en"), plan=Plan(sessions=undated))
    for name in (DocumentName.AGENDA, DocumentName.REPORT):
        assert "**Day**: Monday 7 December 2026\n" in document(engagement, Group(), name, session=1)


def when(engagement: Engagement, name: DocumentName = DocumentName.REPORT) -> list[str]:
    """The day and the time of the first session, as a document for the group tells them."""
    lines = document(engagement, Group(), name, session=1).splitlines()
    return [line for line in lines if line.startswith(("- **Day**", "- **Time**"))]


def held(began: dt.datetime, ended: dt.datetime | None) -> Engagement:
    """The engagement of the case, with its first session held then."""
    (run,) = case("en").runs
    return structs.replace(case("en"), runs=(structs.replace(run, started_at=began, ended_at=ended),))


def test_a_report_tells_when_a_session_was_and_beside_it_when_it_was_planned() -> None:
    began = START - dt.timedelta(days=14) + dt.timedelta(minutes=5)
    ended = (began + dt.timedelta(minutes=57)).astimezone(dt.UTC)
    day = "- **Day**: Monday 23 November 2026 (planned: Monday 7 December 2026)"
    assert when(held(began, ended)) == [day, "- **Time**: 09:05 to 10:02 (planned: 09:00 to 10:00)"]
    assert when(held(began, None)) == [
        day,
        "- **Time**: from 09:05, still under way (planned: 09:00 to 10:00)",
    ]
    planned = ["- **Day**: Monday 7 December 2026", "- **Time**: 09:00 to 10:00"]
    assert when(held(began, ended), DocumentName.AGENDA) == planned
    assert when(held(START, START + dt.timedelta(hours=1))) == planned
    night = held(START, START + dt.timedelta(hours=16))
    assert "09:00 to Tuesday 8 December 2026, 01:00 (planned" in when(night)[1]


def test_a_report_of_a_session_that_was_not_started_has_only_what_was_planned() -> None:
    unstarted = structs.replace(case("en"), runs=())
    assert when(unstarted) == [
        "- **Day**: Monday 7 December 2026 (planned)",
        "- **Time**: 09:00 to 10:00 (planned)",
    ]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"stance": Stance(value=-1)}, "- **Stance (−2 to +2)**: −1"),
        ({"brings": {Brings.NEED: False}}, "- **Does not bring**: need"),
        ({"named_by": ()}, "- **Named by**: nobody"),
        ({"kind": StakeholderKind.GROUP}, "- **Who speaks**: a group"),
        ({"may_log": False}, "- **May be in the coaching log**: no"),
    ],
)
def test_the_whole_file_tells_an_answer_that_is_no_words(answer: dict[str, Any], told: str) -> None:
    ada = Stakeholder(id="p-1", name="Ada", **answer)
    text = document(Engagement(id="e", created_at=START, stakeholders=(ada,)), Coach(), DocumentName.FILE)
    assert f"{told}\n" in text
    assert "Whose words these are" not in text, "there are none"


def names(engagement: Engagement, reader: Reader, **asked: str | int | None) -> dict[str, str]:
    view = share(engagement, reader)
    session, person = asked.get("session"), asked.get("person")
    made = request(session if isinstance(session, int) else None, person if isinstance(person, str) else None)
    return {name.value: file_name(name, view, Words(view.language), made) for name in DocumentName}


def test_file_names() -> None:
    assert names(case("en"), Group())["intake"] == "roster-intake-for-group.md"
    assert names(case("nl"), Sponsor(), session=2)["agenda"] == "roster-agenda-2-voor-opdrachtgever.md"
    assert names(case("en"), Coach(), person="p-2")["notes"] == "zorg-co-roster-notes-bram-for-coach.md"
    # The alias, also for herself: others see the folder.
    assert (
        names(case("en"), Participant("p-1"), person="p-1")["notes"] == "roster-notes-for-the-night-shift.md"
    )


@pytest.mark.parametrize(
    ("project", "expected"),
    [
        ("", "engagement-intake-for-group.md"),
        ("../../etc/passwd", "etc-passwd-intake-for-group.md"),
        ('CON: a\\b?*|<>"\n\x00 \u202e', "con-a-b-intake-for-group.md"),
        ("Één dag, R&D – ½", "een-dag-r-d-1-2-intake-for-group.md"),
        ("Öster Straße", "oster-strasse-intake-for-group.md"),
        ("Проект", "проект-intake-for-group.md"),
        ("🪑", "engagement-intake-for-group.md"),
        ("-rf .hidden.", "rf-hidden-intake-for-group.md"),
        ("x" * 500, "x" * 60 + "-intake-for-group.md"),
    ],
)
def test_file_names_are_safe(project: str, expected: str) -> None:
    engagement = Engagement(id="e", created_at=START, project=Project(name=project))
    assert names(engagement, Group())["intake"] == expected


def test_two_people_never_share_a_file_name() -> None:
    seats = {1: Seat(kind=SeatKind.SEATED)}
    typed = ["Jörg", "Jorg", "Group", "Jorg 2", "🪑", "☕", "Coach"]
    people = tuple(Stakeholder(id=f"p-{n}", name=name, seats=seats) for n, name in enumerate(typed))
    engagement = Engagement(id="e", created_at=START, project=Project(name="P"), stakeholders=people)
    readers: list[Reader] = [Group(), Coach(), Sponsor(), *(Participant(one.id) for one in people)]
    made = [names(engagement, reader)["intake"] for reader in readers]
    assert len(set(made)) == len(made)


def test_a_document_tells_its_texts_for_the_search_for_names() -> None:
    view = share(case("en"), Group())
    made = make(DocumentName.REPORT, view, Words("en"), request(session=1))
    assert isinstance(made, Document)
    assert "We began late." in made.texts()


@pytest.mark.parametrize("name", [DocumentName.PICTURES, DocumentName.INTAKE])
def test_what_a_drawing_breaks_over_lines_is_told_whole_for_that_search(name: DocumentName) -> None:
    """A name in the middle of an answer stands on two lines of its cell, with other cells between."""
    made = make(name, share(case("en"), Group()), Words("en"), request())
    assert "When nobody calls me at night." in made.texts()
    assert "calls me at night." not in document(case("en"), Group(), name)


def without_leave() -> Engagement:
    """The engagement of the case, with nobody's leave to show their own words."""
    silent = tuple(structs.replace(person, may_show=None) for person in case("en").stakeholders)
    return structs.replace(case("en"), stakeholders=silent)


def test_an_intake_says_how_much_of_each_kind_is_withheld() -> None:
    text = document(without_leave(), Group(), DocumentName.INTAKE)
    for what in ("1 picture", "2 wordings of the problem", "how 1 person sees their own role"):
        assert f"*Withheld: {what}.*" in text
    assert "*Withheld" not in document(without_leave(), Sponsor(), DocumentName.INTAKE), "not even how many"


def test_without_anything_to_show_the_pictures_say_so() -> None:
    held = without_leave()
    text = document(held, Group(), DocumentName.PICTURES)
    assert "*Withheld: 1 picture.*" in text
    assert "```" not in text
    nobody = structs.replace(held, stakeholders=())
    assert "There is no picture here to show yet." in document(nobody, Group(), DocumentName.PICTURES)


@pytest.mark.parametrize("reader", ["coach", "group", "sponsor"])
def test_a_report_tells_the_choice_or_that_nobody_made_it(reader: str) -> None:
    held = structs.replace(case("en"), priority=Priority())
    sentence = "**No choice made: the short term wins by default.**"
    assert sentence in document(held, READERS[reader], DocumentName.REPORT, session=2)
    chosen = structs.replace(case("en"), priority=Priority(choice=Choice.SHORT))
    text = document(chosen, READERS[reader], DocumentName.REPORT, session=2)
    assert "When both cannot, the short term wins." in text
    assert "- **Decided by**: not asked yet\n- **Decided on**: not asked yet" in text


def write() -> None:
    """Write the files that the tests compare with."""
    for language in LANGUAGES:
        for name, reader in READERS.items():
            folder = EXPECTED / language / name
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.glob("*.md"):
                old.unlink()
            for file, text in every_document(case(language), reader):
                (folder / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()

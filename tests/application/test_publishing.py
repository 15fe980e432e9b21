"""Which documents a reader may have, what each withholds, and that nothing private is in any of them."""

import datetime as dt

import pytest
from msgspec import structs

from coachtui import example
from coachtui.application import intake, noting
from coachtui.application.publishing import choices, publication, publications, reader_called
from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import Provenance
from coachtui.domain.sharing import Coach, Group, Matter, Participant, Reader, Reason, Sponsor
from coachtui.i18n import LANGUAGES, Words
from tests.fakes import START

HARM, DAAN = Participant("p-harm"), Participant("p-daan")
OTHERS: tuple[Reader, ...] = (Group(), Sponsor(), HARM)


@pytest.fixture
def crm() -> Engagement:
    return example.load("en", START)


def wrote(
    engagement: Engagement,
    text: str,
    *,
    session: int | None = None,
    about: str | None = None,
    kind: NoteKind = NoteKind.NOTE,
    visibility: Visibility = Visibility.GROUP,
) -> Engagement:
    """Return the engagement with one more note."""
    return noting.write(
        engagement, "new", text, now=START, session=session, about=about, kind=kind, visibility=visibility
    )


def refusal(
    engagement: Engagement, reader: Reader, document: DocumentName | None, session: int | None
) -> str:
    """Return the key of the reason why there is nothing to publish, which has words in both languages."""
    with pytest.raises(Refused) as caught:
        publications(engagement, reader, document=document, session=session, now=START)
    for language in LANGUAGES:
        assert Words(language)(caught.value.key, **caught.value.params)
    return caught.value.key


def listed(engagement: Engagement, reader: Reader) -> list[str]:
    """Return the choices as short words."""
    return [
        " ".join(str(part) for part in (one.document, one.session, one.person) if part)
        for one in choices(engagement, reader)
    ]


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("coach", Coach()),
        ("Group", Group()),
        (" SPONSOR ", Sponsor()),
        ("Harm Veenstra", HARM),
        ("harm  veenstra", HARM),
        ("the critic", HARM),
    ],
)
def test_readers_by_name(crm: Engagement, name: str, reader: Reader) -> None:
    crm = intake.answer(crm, "stakeholders.p-harm.alias", "The Critic")
    assert reader_called(crm, name) == reader


@pytest.mark.parametrize("name", ["", "Harm", "p-harm", "groep"])
def test_a_reader_whom_nobody_knows(crm: Engagement, name: str) -> None:
    with pytest.raises(Refused, match=r"publishing\.nobody"):
        reader_called(crm, name)


def test_what_each_reader_may_have(crm: Engagement) -> None:
    agendas = ["agenda 1", "agenda 2", "agenda 3"]
    group = ["intake", "pictures", *agendas]
    notes = ["notes p-esther", "notes p-harm", "notes p-ruben", "notes p-ingrid"]
    assert listed(crm, Coach()) == [*group, *notes, "file"]
    assert listed(crm, Group()) == group
    assert listed(crm, Sponsor()) == ["intake", *agendas]
    assert listed(crm, HARM) == [*group, "notes p-harm"]


def test_a_report_once_there_is_something_in_it(crm: Engagement) -> None:
    assert "report 2" in listed(wrote(crm, "Ask Daan.", session=2), Group())


def test_no_agenda_before_there_is_a_plan(crm: Engagement) -> None:
    assert listed(structs.replace(crm, plan=None), Sponsor()) == ["intake"]


def test_a_document_is_in_the_engagements_language() -> None:
    (dutch,) = publications(
        example.load("nl", START), Group(), document=DocumentName.AGENDA, session=1, now=START
    )
    assert dutch.file_name == "crm-agenda-1-voor-groep.md"
    assert "Beelden van goed werk" in dutch.markdown


def test_it_tells_when_it_was_made(crm: Engagement) -> None:
    late = dt.datetime(2027, 3, 1, 23, 59, tzinfo=dt.UTC)
    assert "1 March 2027" in publication(crm, Group(), DocumentName.INTAKE, now=late).markdown


def test_one_kind_of_document(crm: Engagement) -> None:
    made = publications(crm, Group(), document=DocumentName.AGENDA, now=START)
    assert [(one.choice.document, one.choice.session) for one in made] == [("agenda", n) for n in (1, 2, 3)]
    assert len({one.file_name for one in made}) == 3


def test_one_session(crm: Engagement) -> None:
    crm = wrote(crm, "Ask Daan.", session=2)
    made = publications(crm, Group(), session=2, now=START)
    assert [one.choice.document for one in made] == ["agenda", "report"]


def test_a_report_that_was_asked_for_is_made_before_its_session(crm: Engagement) -> None:
    (made,) = publications(crm, Group(), document=DocumentName.REPORT, session=3, now=START)
    assert made.choice.session == 3


@pytest.mark.parametrize(
    ("reader", "document", "session", "key"),
    [
        (Group(), DocumentName.FILE, None, "documents.error.not_for_reader"),
        (Group(), DocumentName.NOTES, None, "publishing.no_notes"),
        (Group(), DocumentName.REPORT, None, "documents.error.needs_session"),
        (Group(), DocumentName.REPORT, 9, "documents.error.no_such_session"),
        (Group(), DocumentName.INTAKE, 1, "publishing.not_of_a_session"),
        (Group(), None, 9, "publishing.nothing_of_session"),
        (DAAN, None, None, "sharing.error.not_a_participant"),
    ],
)
def test_refused(
    crm: Engagement, *, reader: Reader, document: DocumentName | None, session: int | None, key: str
) -> None:
    assert refusal(crm, reader, document, session) == key


def test_notes_for_the_coach_of_nobody(crm: Engagement) -> None:
    assert refusal(structs.replace(crm, notes=()), Coach(), DocumentName.NOTES, None) == "publishing.no_notes"


@pytest.mark.parametrize("reader", OTHERS, ids=lambda reader: type(reader).__name__)
def test_what_is_the_coachs_alone_is_in_no_document_of_others(crm: Engagement, reader: Reader) -> None:
    for session in (1, 2, 3):
        crm = wrote(crm, f"Private{session} about all", session=session, visibility=Visibility.COACH)
        crm = wrote(crm, f"Private{session} of Daan", session=session, about="p-daan", kind=NoteKind.QUOTE)
    private = {note.text for note in crm.notes if note.visibility is Visibility.COACH}
    for person in crm.stakeholders:
        if person.picture.provenance is not Provenance.OWN or person.may_show is not True:
            private |= {person.picture.answer, person.stance.quote, person.problem} - {""}
    assert len(private) > 10
    texts = [one.markdown for one in publications(crm, reader, now=START)]
    assert len(texts) >= 7
    words = [" ".join(text.replace("\\", "").replace("\n> ", " ").split()) for text in texts]
    for text in private | {"Private1", "Private2", "Private3", "Nordlys"}:
        assert not any(text in written for written in words)


def test_the_coach_gets_it_all(crm: Engagement) -> None:
    made = publications(crm, Coach(), now=START)
    (file,) = (one for one in made if one.choice.document is DocumentName.FILE)
    written = file.markdown.replace("\\", "")
    assert all(note.text in written for note in crm.notes)
    assert all(one.withheld == () and one.leaks == () for one in made)


def test_each_document_tells_what_it_withholds_itself(crm: Engagement) -> None:
    crm = wrote(crm, "Later.", session=1, about="p-harm", visibility=Visibility.COACH, kind=NoteKind.TRAIT)
    made = {one.choice.document: one for one in publications(crm, HARM, now=START) if one.choice.session != 2}
    assert {entry.matter for entry in made[DocumentName.INTAKE].withheld} <= {
        Matter.PICTURE, Matter.STANCE, Matter.PROBLEM, Matter.SEES_ROLE_AS, Matter.FINDING,
    }  # fmt: skip
    assert made[DocumentName.AGENDA].withheld_count == 0
    (trait,) = made[DocumentName.REPORT].withheld
    assert (trait.matter, trait.reason, trait.count) == (Matter.TRAIT, Reason.COACH_ONLY, 1)
    # The first is Esther's warning, the second his reservation, the third the trait above.
    assert made[DocumentName.NOTES].withheld_count == 3


def test_a_real_name_behind_an_alias_is_warned_of(crm: Engagement) -> None:
    crm = intake.answer(crm, "stakeholders.p-daan.alias", "D.")
    crm = wrote(crm, "Daan drives most.", session=1)
    by_document = {one.choice.document: one for one in publications(crm, Group(), session=1, now=START)}
    (leak,) = by_document[DocumentName.REPORT].leaks
    assert (leak.found, leak.name, leak.alias) == ("Daan", "Daan Hoekstra", "D.")
    assert by_document[DocumentName.AGENDA].leaks == ()

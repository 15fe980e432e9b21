"""Private text is never in any document, nor in its file's name, nor anywhere in what it is made from."""

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Contract, Engagement
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import SHORT, Horizon, Picture, Provenance, Stakeholder
from coachtui.domain.sharing import Coach, Group, Participant, Reader, Sponsor, share
from tests.documents.making import document, every_document, everything
from tests.documents.secrets import PARTICIPANTS, Secrets, secrets

# Every example is a whole engagement, read in all its documents.
few = settings(max_examples=40)

OTHERS: tuple[Reader, ...] = (Group(), Sponsor(), *PARTICIPANTS)


@given(secrets(), st.sampled_from((Coach(), *OTHERS)))
@few
def test_nobody_reads_what_they_may_not(made: Secrets, reader: Reader) -> None:
    told = list(every_document(made.engagement, reader))
    assert told
    for word, readers in made.may_read.items():
        if reader not in readers:
            for name, text in told:
                assert word not in text, name
                assert word.lower() not in name.lower()


@given(secrets(), st.sampled_from(OTHERS))
@few
def test_the_view_itself_holds_no_secret(made: Secrets, reader: Reader) -> None:
    """Not even by mistake can a new document show what was never handed over."""
    held = everything(share(made.engagement, reader))
    for word, readers in made.may_read.items():
        if reader not in readers:
            assert word not in held


@given(secrets(), st.sampled_from((Coach(), *OTHERS)))
@few
def test_the_past_is_in_no_view_at_all(made: Secrets, reader: Reader) -> None:
    """What was changed or deleted is handed to no document, not even to the coach's whole file."""
    held = everything(share(made.engagement, reader))
    for past in made.engagement.past:
        assert not any(word in held for word in (past.note.text, past.note.block, *past.note.tags))


@given(secrets(), st.sampled_from((Coach(), *OTHERS)))
@few
def test_everybody_reads_what_they_may(made: Secrets, reader: Reader) -> None:
    """Nothing is withheld by mistake: what may be read is in the view, and what documents list is listed."""
    view = share(made.engagement, reader)
    told = " ".join(text for _, text in every_document(made.engagement, reader))
    for note in made.engagement.notes:
        if reader in made.may_read[note.text]:
            assert note.text in {shown.text for shown in view.notes}
            if note.session is not None:
                assert note.text in told
    for person in made.engagement.stakeholders:
        for word in (
            person.picture.answer,
            person.stance.quote,
            person.problem,
            person.sees_role_as,
            person.role,
        ):
            if reader in made.may_read[word]:
                assert word in told
    for word in (made.engagement.project.solution, made.engagement.priority.rule, person.public_name):
        assert word in told


def scrambled(engagement: Engagement) -> Engagement:
    """The same engagement with other answers wherever only the coach may read them."""
    return structs.replace(
        engagement,
        contract=Contract(client="other", sponsor="other", paid=False, language=engagement.language),
        prompts={},
        settlements=(),
        focal_role=structs.replace(engagement.focal_role, holders=9),
        stakeholders=tuple(_scrambled(person) for person in engagement.stakeholders),
        notes=tuple(
            structs.replace(note, text="other", block="other", who="other", due="other", tags=())
            if note.visibility is Visibility.COACH
            else structs.replace(note, tags=("other",))
            for note in engagement.notes
        ),
    )


def _scrambled(person: Stakeholder) -> Stakeholder:
    picture, stance = person.picture, person.stance
    if picture.provenance is not Provenance.OWN:
        picture = Picture()
    if stance.provenance is not Provenance.OWN:
        stance = structs.replace(stance, quote="other", gains="", loses="")
    return structs.replace(
        person,
        brings={},
        work_changes=True,
        influence=1,
        interest=2,
        impact=1,
        stance=structs.replace(stance, value=2, by="other"),
        picture=picture,
        mandate=None,
        named_by=None,
        may_log=True,
    )


@given(secrets(), st.sampled_from((Group(), *PARTICIPANTS)))
@few
def test_answers_for_the_coach_change_no_document(made: Secrets, reader: Reader) -> None:
    """Not only the words: nothing can be told from a document about an answer that is the coach's alone."""
    one = list(every_document(made.engagement, reader))
    other = list(every_document(scrambled(made.engagement), reader))
    assert one == other


def _moved(person: Stakeholder, number: int) -> Stakeholder:
    """The same person, somewhere else on the stakeholder map."""
    stance = structs.replace(person.stance, value=(number % 5) - 2)
    return structs.replace(person, influence=number % 5 + 1, interest=5 - number % 5, stance=stance)


@given(secrets(), st.sampled_from(OTHERS), st.integers(0, 4))
@few
def test_the_stakeholder_map_is_the_coachs_alone(made: Secrets, reader: Reader, by: int) -> None:
    """Wherever people stand on it, no document of anybody else is another; the coach's shows everybody."""
    people = tuple(_moved(person, number + by) for number, person in enumerate(made.engagement.stakeholders))
    # What was settled and given tells when it opens again, as evidence changes: that is another matter.
    one = structs.replace(made.engagement, settlements=())
    other = structs.replace(one, stakeholders=people)
    assert list(every_document(one, reader)) == list(every_document(other, reader))
    drawn = document(other, Coach(), DocumentName.INTAKE).partition("▲ ")[2].partition("```")[0]
    assert all(" ".join(person.name.split()) in " ".join(drawn.split()) for person in people)
    assert "▲ " not in document(other, reader, DocumentName.INTAKE)


def _elsewhere(person: Stakeholder, reader: Reader) -> Stakeholder:
    """The same person; what they may keep to themselves looks to the other end of the horizon."""
    if person.may_show is True or reader == Participant(person.id):
        return person
    horizon = Horizon.YEARS if person.picture.horizon in SHORT else Horizon.DAYS
    picture = structs.replace(
        person.picture, answer="other", evidence="other", beneficiary="other", horizon=horizon
    )
    stance = structs.replace(person.stance, quote="other", gains="other", loses="other")
    return structs.replace(person, picture=picture, stance=stance, problem="other", sees_role_as="other")


@given(secrets(), st.sampled_from(OTHERS))
@few
def test_what_somebody_gave_no_leave_for_stands_nowhere(made: Secrets, reader: Reader) -> None:
    """Neither in words nor as a place on the horizon line, nor by what is drawn around it."""
    people = tuple(_elsewhere(person, reader) for person in made.engagement.stakeholders)
    other = structs.replace(made.engagement, stakeholders=people)
    assert list(every_document(made.engagement, reader)) == list(every_document(other, reader))


@given(secrets(), st.sampled_from((Group(), *PARTICIPANTS)))
@few
def test_pictures_say_how_many_gave_no_leave(made: Secrets, reader: Reader) -> None:
    """Of words that are nobody's own not even how many: those are the coach's alone."""
    hidden = [
        person
        for person in made.engagement.stakeholders
        if person.picture.provenance is Provenance.OWN and reader not in made.may_read[person.picture.answer]
    ]
    text = document(made.engagement, reader, DocumentName.PICTURES)
    told = any(f": {len(hidden)} {word}" in text for word in ("picture", "beeld"))
    assert told == bool(hidden)
    assert ("Withheld" in text or "Achtergehouden" in text) == bool(hidden)


@given(secrets())
@few
def test_the_sponsor_reads_no_finding_that_was_not_given(made: Secrets) -> None:
    given_away = {(one.check, one.subject) for one in made.engagement.settlements if one.for_sponsor}
    view = share(made.engagement, Sponsor())
    assert {(one.check, one.subject) for one in view.findings} <= given_away
    assert all(one.remedy is not None for one in view.findings)
    assert all((one.finding, one.reason, one.by) == (None, "", "") for one in view.findings)
    assert share(made.engagement, Group()).findings == ()
    assert share(made.engagement, Participant("p-1")).findings == ()


@given(secrets(), st.sampled_from(OTHERS))
@few
def test_a_report_says_how_many_are_withheld(made: Secrets, reader: Reader) -> None:
    words = {"quote": ("quote", "citaat", "citaten"), "reservation": ("reservation", "voorbehoud")}
    for session in (1, 2):
        text = document(made.engagement, reader, DocumentName.REPORT, session=session)
        last = text.split("---")[-2]
        for kind, told in words.items():
            hidden = [
                note
                for note in made.engagement.notes
                if note.session == session
                and note.kind is NoteKind(kind)
                and reader not in made.may_read[note.text]
            ]
            assert any(f"{len(hidden)} {word}" in last for word in told) == bool(hidden)


@given(secrets())
@few
def test_only_the_coach_holds_the_whole(made: Secrets) -> None:
    assert share(made.engagement, Coach()).whole == structs.replace(made.engagement, past=())
    for reader in OTHERS:
        assert share(made.engagement, reader).whole is None

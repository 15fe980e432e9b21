"""Whatever was typed and whatever was not asked, every document can be made, and reads back."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Provenance
from coachtui.domain.sharing import Coach, Group, Participant, Reader, Sponsor
from tests.documents.making import every_document
from tests.domain.strategies import IDS, NOW, engagements, references
from tests.markdown.hostile import texts


def noted(**answers: Any) -> Note:
    """A note; about the group it cannot be for one participant."""
    if answers["about"] is None and answers["visibility"] is Visibility.PARTICIPANT:
        answers["visibility"] = Visibility.GROUP
    return Note(id="n", at=NOW, **answers)


notes = st.builds(
    noted,
    text=texts,
    kind=st.sampled_from(NoteKind),
    about=st.none() | st.sampled_from(IDS),
    visibility=st.sampled_from(Visibility),
    tags=st.lists(texts, max_size=2).map(tuple),
    session=st.none() | st.integers(0, 4),
    block=texts,
    who=texts | references,
    due=texts,
    done=st.booleans(),
)


def outspoken(engagement: Engagement, text: str) -> Engagement:
    """The engagement with the same wild text in everybody's mouth, and leave to show it."""
    people = tuple(
        structs.replace(
            person,
            may_show=True,
            problem=text,
            picture=structs.replace(person.picture, answer=text, provenance=Provenance.OWN),
            role=text,
        )
        for person in engagement.stakeholders
    )
    return structs.replace(engagement, stakeholders=people)


@given(engagements(notes=st.lists(notes, max_size=4).map(tuple)), texts, st.data())
@settings(max_examples=60)
def test_every_document_can_be_made(engagement: Engagement, text: str, data: st.DataObject) -> None:
    engagement = outspoken(engagement, text)
    participants = [Participant(person.id) for person in engagement.participants()]
    readers: list[Reader] = [Coach(), Group(), Sponsor(), *participants]
    for name, told in every_document(engagement, data.draw(st.sampled_from(readers))):
        assert told.startswith("#")
        assert 0 < len(name.encode()) < 256
        assert not set(name) & set("/\\\0: \n")

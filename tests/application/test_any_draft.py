"""Whatever stands in a drafts file, of another version or by another hand: its words can be had back."""

from hypothesis import given
from hypothesis import strategies as st

from coachtui import example
from coachtui.application import places
from coachtui.application.draft import Draft
from coachtui.application.drafts import Typed
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.i18n import LANGUAGES, Words
from tests.fakes import START

ENGAGEMENT = example.load("en", START)
PERSON = ENGAGEMENT.stakeholders[0].id
BLOCK = ENGAGEMENT.plan.sessions[0].blocks[0].id if ENGAGEMENT.plan else ""
odd = st.text(st.characters(), max_size=8)
kinds = st.sampled_from("answer note capture block session several anybody ask".split()) | odd
names = [*"stakeholders name picture answer contract client session 1 date prompts pays".split(), PERSON]
names += [*"priority short wording seats kind title".split(), BLOCK]
paths = st.lists(st.sampled_from(names) | odd, max_size=4)
places_ = st.builds(
    lambda kind, path, dot: f"{kind}:{dot.join(path)}", kinds, paths, st.sampled_from([".", ":"])
)
texts = st.dictionaries(
    st.sampled_from([*Draft().texts, "names", "reason"]) | odd,
    st.sampled_from([*NoteKind, *Visibility, "1", "", "²", PERSON]) | odd,
    max_size=12,
) | st.builds(lambda text: {**Draft().texts, "text": text}, odd)
typed = st.builds(lambda place, texts: Typed(place=place, texts=texts, at=START), places_, texts)


@given(typed)
def test_it_is_told_and_can_be_taken(draft: Typed) -> None:
    for language in LANGUAGES:
        assert places.where(ENGAGEMENT, draft, Words(language)) is not None
        places.stands_there(ENGAGEMENT, draft, Words(language))
    places.in_engagement(ENGAGEMENT, draft)
    kind, _ = places.kind_and_rest(draft)
    if not places.is_there(ENGAGEMENT, draft):
        note = places.note_of(ENGAGEMENT, places.as_note(draft))
        assert note.text == "\n".join(places.words_of(draft))
    elif kind == "note":
        assert places.note_of(ENGAGEMENT, draft).text == draft.texts["text"]

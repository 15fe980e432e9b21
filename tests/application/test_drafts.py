"""What is being typed: taken down, found again, taken, dropped, brought back."""

import datetime as dt

from msgspec.structs import replace

from coachtui.application import drafts, places
from coachtui.application.draft import Draft
from coachtui.application.drafts import Drafts, Typed
from coachtui.application.workspace import State, Workspace
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.i18n import LANGUAGES, Words
from tests.application.planned_engagements import HARM, planned
from tests.fakes import START, FixedClock, MemoryStore

LATER = START + dt.timedelta(seconds=5)
FULL = Refused("storage.not_saved.full", why="ENOSPC", where="/somewhere")


def left(text: str, place: str = "answer:contract.client") -> Typed:
    return Typed(place=place, texts={"text": text}, at=START)


def opened(store: MemoryStore) -> Workspace:
    return Workspace(store.open("fjord-crm"), FixedClock())


def replace_tags(draft: Draft, tags: str) -> dict[str, str]:
    return {**draft.texts, "tags": tags}


def state(workspace: Workspace) -> State:
    """The state as it is now: a type checker takes it for the one that was asked before."""
    return workspace.state


def rename(engagement: Engagement, name: str) -> Engagement:
    return replace(engagement, contract=replace(engagement.contract, client=name))


def test_a_place_has_one_draft_the_newest() -> None:
    now = drafts.typed(Drafts(), "a:", {"text": "one"}, START)
    now = drafts.typed(now, "b:", {"text": "two"}, START)
    now = drafts.typed(now, "a:", {"text": "three"}, LATER)
    assert [(one.place, one.texts["text"], one.at) for one in now.typing] == [
        ("b:", "two", START),
        ("a:", "three", LATER),
    ]


def test_a_place_without_a_word_is_no_draft() -> None:
    now = drafts.typed(Drafts(), "a:", {"text": "one"}, START)
    assert drafts.typed(now, "a:", {"text": "  \n"}, LATER) == Drafts()
    assert drafts.typed(now, "a:", {}, LATER) == Drafts()


def test_what_was_being_typed_is_found_by_the_next_session() -> None:
    before = Drafts(typing=(left("new"),), found=(left("old", "b:"),))
    assert drafts.reopened(before) == Drafts(found=(left("old", "b:"), left("new")))


def test_taking_dropping_and_bringing_back() -> None:
    one = left("one")
    found = Drafts(found=(one,))
    assert drafts.dropped(found, one) == Drafts(dropped=(one,))
    assert drafts.brought_back(drafts.dropped(found, one), one) == found
    assert drafts.taken(found, one, one) == Drafts(typing=(one,))
    assert drafts.taken(Drafts(dropped=(one,)), one, one) == Drafts(typing=(one,))


def test_taking_loses_nothing_that_stood_in_the_place() -> None:
    stood, one = left("stood there"), left("one")
    assert drafts.taken(Drafts(typing=(stood,), found=(one,)), one, one) == Drafts(
        typing=(one,), dropped=(stood,)
    )


def test_only_the_last_ones_dropped_are_kept() -> None:
    now = Drafts()
    for number in range(drafts.MOST_DROPPED + 3):
        now = drafts.given_up(drafts.typed(now, "a:", {"text": str(number)}, START), "a:")
    assert [one.texts["text"] for one in now.dropped] == [str(n) for n in range(3, drafts.MOST_DROPPED + 3)]


def test_what_is_typed_is_kept_beside_the_engagement_and_gone_once_it_is_part_of_it() -> None:
    store = MemoryStore(planned())
    workspace = opened(store)
    workspace.draft("answer:contract.client", {"text": "Fjo"})
    assert store.drafts["fjord-crm"].typing[0].texts == {"text": "Fjo"}
    workspace.do(rename, "Fjo")
    workspace.draft_kept("answer:contract.client")
    assert store.drafts["fjord-crm"] == Drafts()


def test_while_the_engagement_cannot_be_saved_its_words_stay_among_the_drafts() -> None:
    store = MemoryStore(planned())
    workspace = opened(store)
    workspace.draft("answer:contract.client", {"text": "Fjo"})
    store.trouble_saving = FULL
    workspace.do(rename, "Fjo")
    workspace.draft_kept("answer:contract.client")
    workspace.draft("answer:contract.sponsor", {"text": "Els"})
    workspace.draft_given_up("answer:contract.sponsor")
    assert store.drafts["fjord-crm"].typing[0].texts == {"text": "Fjo"}
    assert state(workspace) is State.NOT_SAVED
    store.trouble_saving = None
    workspace.settle()
    assert state(workspace) is State.SAVED
    assert not store.drafts["fjord-crm"].typing


def test_what_was_kept_long_ago_does_not_come_back_among_the_drafts() -> None:
    store = MemoryStore(planned())
    workspace = opened(store)
    workspace.do(rename, "Fjo")
    workspace.draft("several:", {"text": "Ann"})
    workspace.draft_kept("several:")  # after it was saved, as when the saver was quick
    store.trouble_saving = FULL
    workspace.do(rename, "Fjor")
    workspace.draft("note:", {"text": "x"})
    assert [one.place for one in store.drafts["fjord-crm"].typing] == ["note:"]


def test_another_note_with_the_same_words_hides_no_draft() -> None:
    note = Note(id="n1", text="Agreed.", at=START, about=HARM.id)
    store = MemoryStore(replace(planned(), notes=(note,)))
    store.drafts["fjord-crm"] = Drafts(
        typing=(
            Typed(place="note:", texts=Draft(text="Agreed.").texts, at=START),
            Typed(place="note:n1", texts=replace_tags(Draft.of(planned(), note), "urgent"), at=START),
        )
    )
    assert [one.place for one in opened(store).drafts.found] == ["note:", "note:n1"]


def test_a_draft_that_cannot_be_written_is_told_as_not_saved() -> None:
    store = MemoryStore(planned())
    workspace = opened(store)
    store.trouble = FULL
    workspace.draft("answer:contract.client", {"text": "Fjo"})
    assert state(workspace) is State.NOT_SAVED
    assert workspace.problem is FULL
    store.trouble = None
    workspace.draft("answer:contract.client", {"text": "Fjor"})
    assert state(workspace) is State.SAVED
    assert store.drafts["fjord-crm"].typing[0].texts == {"text": "Fjor"}


def test_words_that_were_kept_after_all_are_not_offered_again() -> None:
    note = Note(id="n1", text="He said so.", at=START)

    store = MemoryStore(replace(planned(), notes=(note,)))
    store.drafts["fjord-crm"] = Drafts(
        typing=(
            Typed(place="note:", texts=Draft(text="He said so.").texts, at=START),
            Typed(place="note:n1", texts=Draft(note_id="n1", text="He said so. Twice.").texts, at=START),
            left("Fjord"),
            left("Fjord and sons", "answer:contract.sponsor"),
        )
    )
    assert [one.place for one in opened(store).drafts.found] == ["note:n1", "answer:contract.sponsor"]


def test_a_note_is_the_same_note_as_texts_and_back() -> None:
    note = Draft(
        note_id="n1",
        text="a\nb",
        kind=NoteKind.ACTION,
        about=HARM.id,
        visibility=Visibility.PARTICIPANT,
        session=2,
        tags="x y",
        who="Els",
        due="soon",
        done=True,
    )
    assert Draft.from_texts(note.texts) == note
    assert Draft.from_texts(Draft().texts) == Draft()


def test_a_draft_about_somebody_who_is_gone_still_has_a_place() -> None:
    gone = Draft(note_id="gone", text="words", about="nobody", visibility=Visibility.PARTICIPANT, session=9)
    kept = places.note_of(planned(), Typed(place="note:gone", texts=gone.texts, at=START))
    assert kept == Draft(text="words")


def test_what_has_no_place_any_more_becomes_a_note_with_all_its_words() -> None:
    for draft in (
        Typed(place="anybody:pays", texts={"names": "Kees", "reason": "the rest do not"}, at=START),
        Typed(
            place="capture:", texts={"text": "Kees", "kind": "action", "who": "Els", "due": "soon"}, at=START
        ),
        left("Kees", "answer:stakeholders.gone.role"),
        left("Kees", "ask:Why?"),
    ):
        note = Draft.from_texts(places.as_note(draft).texts)
        assert "Kees" in note.text
        assert note.visibility is Visibility.COACH
        assert all(text in note.text for text in places.words_of(draft))


def test_every_place_has_words_in_both_languages() -> None:
    block = planned().plan.sessions[0].blocks[0].id  # type: ignore[union-attr]
    at = [
        "answer:contract.client",
        "answer:priority.short.gains",
        "answer:session.1.date",
        "answer:focal_role.question",
        f"answer:stakeholders.{HARM.id}.picture.answer",
        f"answer:stakeholders.{HARM.id}.seats.1.by",
        f"answer:stakeholders.{HARM.id}.named_by",
        "answer:stakeholders.gone.role",
        "note:",
        "note:gone",
        "capture:",
        "several:",
        "anybody:pays",
        f"block:{block}:question",
        "block:gone:title",
        "session:1:minutes",
        "ask:Why?",
    ]
    for language in LANGUAGES:
        told = [places.where(planned(), left("x", place), Words(language)) for place in at]
        assert len(set(told)) == len(at), told
        assert all("." not in line.strip(".?…") or "?" in line for line in told), told

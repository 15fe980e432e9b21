"""Undo across time: what notes were comes back, whatever was changed, deleted or brought back since."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs, to_builtins

from coachtui.application import draft, history, intake, noting
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.history import MOST, PastNote
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Stakeholder

NOW = dt.datetime(2026, 12, 7, 10, 0, tzinfo=dt.UTC)

HARM = Stakeholder(id="x-harm-x", name="Harm Veenstra", alias="H.")
EMPTY = Engagement(id="x", created_at=NOW, stakeholders=(HARM,))


def at(minutes: int) -> dt.datetime:
    return NOW + dt.timedelta(minutes=minutes)


def written(text: str = "first", note_id: str = "1", **fields: object) -> Engagement:
    return noting.write(EMPTY, note_id, text, now=NOW, **fields)  # type: ignore[arg-type]


def texts(past: tuple[PastNote, ...]) -> list[str]:
    return [one.note.text for one in past]


def test_every_change_leaves_what_the_note_was_and_until_when() -> None:
    engagement = written(kind=NoteKind.ACTION)
    engagement = noting.change(engagement, "1", now=at(1), text="second")
    engagement = noting.turn_done(engagement, "1", now=at(2))
    states = history.states(engagement, "1")
    assert [(one.note.text, one.note.done, one.until, one.deleted) for one in states] == [
        ("second", False, at(2), False),
        ("first", False, at(1), False),
    ]
    assert history.deleted(engagement) == ()
    assert history.states(engagement, "2") == ()


def test_what_changes_nothing_leaves_no_trace() -> None:
    engagement = written(tags="a b")
    assert noting.change(engagement, "1", now=at(1), text="first\n", tags="#a b") is engagement
    assert noting.restore(engagement, engagement.notes[0], now=at(1)) is engagement
    assert history.purge(engagement) is engagement
    typed = draft.Draft.of(engagement, engagement.notes[0])
    assert draft.keep(engagement, typed, "unused", now=at(1)) is engagement


def test_a_note_is_brought_back_to_any_state_and_from_there_to_what_it_was() -> None:
    engagement = written()
    for number, text in enumerate(("second", "third"), 1):
        engagement = noting.change(engagement, "1", now=at(number), text=text)
    third = engagement.notes[0]
    first = history.states(engagement, "1")[-1]
    back = history.bring_back(engagement, first, now=at(9))
    assert back.notes == (first.note,)
    latest = history.states(back, "1")[0]
    assert (latest.note, latest.until) == (third, at(9))
    assert history.bring_back(back, latest, now=at(10)).notes == (third,)
    assert texts(history.states(back, "1")) == ["third", "second", "first"]


def test_a_deleted_note_comes_back_at_its_place_and_is_deleted_no_more() -> None:
    engagement = noting.write(written(), "2", "another", now=at(1))
    engagement = noting.delete(engagement, "1", now=at(2))
    engagement = noting.delete(engagement, "2", now=at(3))
    assert [(one.note.id, one.until, one.deleted) for one in history.deleted(engagement)] == [
        ("2", at(3), True),
        ("1", at(2), True),
    ]
    for past in history.deleted(engagement):
        engagement = history.bring_back(engagement, past, now=at(4))
    assert [note.id for note in engagement.notes] == ["1", "2"]
    assert history.deleted(engagement) == engagement.past == ()
    again = noting.delete(engagement, "1", now=at(5))
    assert [(one.note.id, one.until) for one in history.deleted(again)] == [("1", at(5))]


def test_an_earlier_state_of_a_deleted_note_leaves_the_last_one_to_be_found() -> None:
    engagement = noting.change(written(), "1", now=at(1), text="second")
    engagement = noting.delete(engagement, "1", now=at(2))
    second, first = history.states(engagement, "1")
    back = history.bring_back(engagement, first, now=at(3))
    assert [note.text for note in back.notes] == ["first"]
    assert history.states(back, "1") == (second, first)
    assert history.deleted(back) == ()
    gone = noting.delete(back, "1", now=at(4))
    assert texts(history.deleted(gone)) == ["first"]


def test_fifty_states_of_each_note_are_kept_and_the_oldest_give_way() -> None:
    engagement = noting.write(written("0"), "2", "other", now=NOW)
    engagement = noting.change(engagement, "2", now=at(1), text="changed")
    for number in range(1, MOST + 12):
        engagement = noting.change(engagement, "1", now=at(number), text=str(number))
    assert texts(history.states(engagement, "1")) == [str(n) for n in range(MOST + 10, 10, -1)]
    assert texts(history.states(engagement, "2")) == ["other"]
    gone = noting.delete(engagement, "1", now=at(99))
    assert len(history.states(gone, "1")) == MOST
    assert texts(history.deleted(gone)) == [str(MOST + 11)]


def test_purging_takes_all_of_it_and_counts_what_goes() -> None:
    engagement = noting.change(written(), "1", now=at(1), text="second")
    engagement = noting.delete(engagement, "1", now=at(2))
    engagement = noting.write(engagement, "2", "another", now=at(3))
    engagement = noting.change(engagement, "2", now=at(4), text="and more")
    assert history.to_purge(engagement) == history.Purged(states=2, deleted=1)
    purged = history.purge(engagement)
    assert (purged.past, purged.notes) == ((), engagement.notes)
    assert history.to_purge(purged) == history.Purged(states=0, deleted=0)


def test_the_past_keeps_no_id_of_somebody_who_was_let_go_and_finds_them_again_by_name() -> None:
    engagement = written(about=HARM.id, visibility=Visibility.PARTICIPANT)
    engagement = noting.write(engagement, "2", "Call", now=NOW, kind=NoteKind.ACTION, who=HARM.id)
    engagement = noting.delete(noting.delete(engagement, "1", now=at(1)), "2", now=at(1))
    gone = intake.remove_stakeholder(engagement, HARM.id)
    assert HARM.id not in str(to_builtins(gone))
    call, about = history.deleted(gone)
    assert (call.note.who, about.note.about) == ("H.", "Harm Veenstra")
    assert history.bring_back(gone, call, now=at(2)).notes[0].who == "H."
    with pytest.raises(Refused) as refused:
        history.bring_back(gone, about, now=at(2))
    assert (refused.value.key, refused.value.params) == ("error.note_about_gone", {"name": "Harm Veenstra"})
    listed = intake.add_stakeholder(gone, "new", "harm veenstra")
    (note,) = history.bring_back(listed, about, now=at(3)).notes
    assert (note.about, note.text, note.visibility) == ("new", "first", Visibility.PARTICIPANT)


def test_letting_somebody_go_leaves_the_past_of_others_the_value_it_was() -> None:
    engagement = noting.delete(written(), "1", now=at(1))
    gone = intake.remove_stakeholder(engagement, HARM.id)
    assert gone.past[0] is engagement.past[0]


CHANGES = st.lists(
    st.tuples(st.sampled_from(["write", "change", "delete", "back"]), st.integers(0, 9), st.text(min_size=1)),
    max_size=40,
)


@settings(max_examples=100)
@given(CHANGES)
def test_whatever_is_done_every_word_that_was_ever_kept_can_be_found(
    changes: list[tuple[str, int, str]],
) -> None:
    engagement, ever, at_most = EMPTY, dict[tuple[str, str], Note](), 0
    for minute, (what, number, text) in enumerate(changes):
        note_id = str(number % 3)
        there = [note.id for note in engagement.notes]
        found = history.deleted(engagement)
        try:
            if what == "write" and note_id not in {*there, *(one.note.id for one in engagement.past)}:
                engagement = noting.write(engagement, note_id, text, now=at(minute))
            elif what == "change" and note_id in there:
                engagement = noting.change(engagement, note_id, now=at(minute), text=text)
            elif what == "delete" and note_id in there:
                engagement = noting.delete(engagement, note_id, now=at(minute))
            elif what == "back" and found:
                engagement = history.bring_back(engagement, found[number % len(found)], now=at(minute))
        except Refused:  # a text without a word
            continue
        ever |= {(note.id, note.text): note for note in engagement.notes}
        at_most = max(at_most, len(engagement.past))
    kept = {(note.id, note.text) for note in engagement.notes}
    kept |= {(one.note.id, one.note.text) for one in engagement.past}
    assert ever.keys() == kept
    untils = [one.until for one in engagement.past]
    assert untils == sorted(untils)
    deleted = {one.note.id for one in history.deleted(engagement)}
    assert deleted == {note_id for note_id, _ in ever} - {note.id for note in engagement.notes}


def test_two_notes_with_one_text_are_two() -> None:
    engagement = noting.write(written("same"), "2", "same", now=NOW)
    engagement = noting.delete(noting.delete(engagement, "1", now=at(1)), "2", now=at(2))
    assert [one.note.id for one in history.deleted(engagement)] == ["2", "1"]
    twin = structs.replace(history.deleted(engagement)[0].note, id="1")
    assert noting.restore(engagement, twin, now=at(3)).past == engagement.past[1:]

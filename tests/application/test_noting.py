"""Notes: writing, changing, deleting and taking back, and what becomes of a draft."""

import datetime as dt
from dataclasses import replace

import pytest
from msgspec import structs

from coachtui.application import noting
from coachtui.application.draft import Draft, keep
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Stakeholder

NOW = dt.datetime(2026, 12, 7, 10, 0, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)

HARM = Stakeholder(id="h", name="Harm Veenstra", alias="H.")
SANNE = Stakeholder(id="s", name="Sanne Wiersma", may_show=True)
EMPTY = Engagement(id="x", created_at=NOW, stakeholders=(HARM, SANNE))


def written(text: str = "Said so", **fields: object) -> Engagement:
    """Return the engagement with one note, of id 1."""
    return noting.write(EMPTY, "1", text, now=NOW, **fields)  # type: ignore[arg-type]


def test_a_note_is_for_the_coach_and_about_the_group_unless_told_otherwise() -> None:
    (note,) = written().notes
    assert (note.kind, note.visibility, note.about, note.session) == (
        NoteKind.NOTE,
        Visibility.COACH,
        None,
        None,
    )


def test_a_note_keeps_its_lines_and_its_first_indent_but_not_what_surrounds_it() -> None:
    (note,) = written("\n\n  one\n\ttwo \x1b[31m \n\n").notes
    assert note.text == "  one\n\ttwo �[31m"


@pytest.mark.parametrize("text", ["", "  \n\t ", "\u2028"])
def test_a_note_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="note_empty"):
        written(text)


def test_a_note_about_nobody_who_is_listed_is_refused() -> None:
    with pytest.raises(Refused, match="no_such_person"):
        written(about="nobody")


def test_a_note_about_the_group_is_for_no_participant_alone() -> None:
    with pytest.raises(Refused, match="group_note_for_participant"):
        written(visibility=Visibility.PARTICIPANT)


def test_tags_are_words_with_or_without_a_hash_each_once() -> None:
    assert noting.tags_in("#crm trust, crm\n#") == ("crm", "trust")


def test_a_change_that_changes_nothing_leaves_the_note_and_its_time() -> None:
    engagement = written(tags="a b")
    assert noting.change(engagement, "1", now=LATER, text="Said so\n", tags="#a b") is engagement


def test_a_change_says_when_it_was_made() -> None:
    (note,) = noting.change(written(), "1", now=LATER, kind=NoteKind.QUOTE).notes
    assert (note.kind, note.at, note.edited_at) == (NoteKind.QUOTE, NOW, LATER)


def test_a_deleted_note_comes_back_at_its_place_in_time() -> None:
    engagement = noting.write(written("first"), "2", "second", now=LATER)
    first = noting.find(engagement, "1")
    gone = noting.delete(engagement, "1", now=LATER)
    assert [note.id for note in gone.notes] == ["2"]
    assert noting.restore(gone, first, now=LATER) == engagement


def test_a_changed_note_is_taken_back_to_what_it_was() -> None:
    engagement = written()
    changed = noting.change(engagement, "1", now=LATER, visibility=Visibility.SPONSOR)
    back = noting.restore(changed, engagement.notes[0], now=LATER)
    assert back.notes == engagement.notes
    assert [one.note for one in back.past] == [*engagement.notes, *changed.notes]


def test_only_an_action_can_be_done_and_it_can_be_open_again() -> None:
    action = written(kind=NoteKind.ACTION)
    done = noting.turn_done(action, "1", now=LATER)
    assert done.notes[0].done
    assert not noting.turn_done(done, "1", now=LATER).notes[0].done
    with pytest.raises(Refused, match="not_an_action"):
        noting.turn_done(written(), "1", now=LATER)


@pytest.mark.parametrize(
    ("about", "kind", "visibility", "withheld"),
    [
        ("h", NoteKind.QUOTE, Visibility.GROUP, True),
        ("h", NoteKind.QUOTE, Visibility.SPONSOR, True),
        ("h", NoteKind.QUOTE, Visibility.COACH, False),
        ("h", NoteKind.QUOTE, Visibility.PARTICIPANT, False),
        ("h", NoteKind.NOTE, Visibility.GROUP, False),
        ("s", NoteKind.QUOTE, Visibility.GROUP, False),
        (None, NoteKind.QUOTE, Visibility.GROUP, False),
    ],
)
def test_a_quote_for_others_waits_for_permission(
    about: str | None, kind: NoteKind, visibility: Visibility, *, withheld: bool
) -> None:
    engagement = written(about=about, kind=kind, visibility=visibility)
    assert noting.withheld_for_now(engagement, engagement.notes[0]) is withheld
    assert Draft.of(engagement, engagement.notes[0]).withheld_for_now(engagement) is withheld


def test_a_draft_becomes_a_note_and_who_does_it_is_known_by_name_or_alias() -> None:
    draft = Draft(text="Call them", kind=NoteKind.ACTION, who="h.", due="Friday", done=True, tags="a")
    (note,) = keep(EMPTY, draft, "1", now=NOW).notes
    assert note == Note(
        id="1", text="Call them", at=NOW, kind=NoteKind.ACTION, who="h", due="Friday", done=True, tags=("a",)
    )
    somebody = structs.replace(note, who="Somebody else")
    assert keep(EMPTY, Draft(text="x", who="Somebody  else"), "1", now=NOW).notes[0].who == somebody.who


def test_an_opened_note_that_is_kept_as_it_was_is_the_same_note() -> None:
    engagement = written(about="h", kind=NoteKind.ACTION, tags="a b", who="s", due="soon", session=2)
    draft = Draft.of(engagement, engagement.notes[0])
    assert draft.who == "Sanne Wiersma"
    assert keep(engagement, draft, "unused", now=LATER) is engagement


def test_a_draft_of_another_note_changes_that_one() -> None:
    engagement = written()
    draft = replace(Draft.of(engagement, engagement.notes[0]), text="Said more", about="s")
    (note,) = keep(engagement, draft, "unused", now=LATER).notes
    assert (note.id, note.text, note.about, note.edited_at) == ("1", "Said more", "s", LATER)


def test_only_what_would_be_lost_counts_as_unsaved() -> None:
    new = Draft(about="h")
    assert not new.says_more_than(new)
    assert not Draft(about="s", kind=NoteKind.QUOTE, text=" \n").says_more_than(new)
    assert Draft(about="h", text="x").says_more_than(new)
    assert Draft(about="h", tags="x").says_more_than(new)
    old = Draft(note_id="1", text="x")
    assert not Draft(note_id="1", text="x\n").says_more_than(old)
    assert Draft(note_id="1", text="").says_more_than(old)
    assert Draft(note_id="1", text="x", visibility=Visibility.GROUP).says_more_than(old)

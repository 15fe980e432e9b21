"""Where notes stand in a long list: what can be seen is measured first, and stays where it is afterwards."""

import datetime as dt
import threading
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.application import searching
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Stakeholder
from coachtui.i18n import Words
from coachtui.tui.widgets import noteplaces
from coachtui.tui.widgets.noteentry import Drawn, Entries, Entry, draw
from coachtui.tui.widgets.notelist import NoteList
from coachtui.tui.widgets.noteplaces import NotePlaces, measured
from tests.fakes import START
from tests.tui.conftest import Coach, Opening

WORDS = Words("en")
ANNE = Stakeholder(id="a", name="Anne")
TEXTS = st.text("ab \n漢é", min_size=1, max_size=300).filter(str.strip)


@st.composite
def notes(draw_: st.DrawFn) -> tuple[Note, ...]:
    """Return notes of all sorts, some hours apart."""
    return tuple(
        Note(
            id=f"n{number}",
            text=text,
            at=START + dt.timedelta(hours=7 * number),
            kind=draw_(st.sampled_from(NoteKind)),
            about=draw_(st.sampled_from([None, "a"])),
            visibility=draw_(st.sampled_from([Visibility.COACH, Visibility.GROUP])),
        )
        for number, text in enumerate(draw_(st.lists(TEXTS, min_size=1, max_size=20)))
    )


def entries(found: tuple[Note, ...], *, whose: bool = True) -> Entries:
    """Return these notes as entries of a list."""
    return Entries(Engagement(id="x", created_at=START, stakeholders=PEOPLE), found, WORDS, whose=whose)


PEOPLE = (ANNE,)


def heights(listed: Entries, width: int) -> list[int]:
    """Return how many lines each entry really takes."""
    return [len(draw(listed[at], WORDS, width).lines) for at in range(len(listed))]


def stand(places: NotePlaces, count: int) -> list[int]:
    """Return how many lines the places give to each entry."""
    return [places.below(at) - places.top(at) for at in range(count)]


@given(notes(), st.integers(20, 100))
def test_once_measured_every_entry_has_its_lines(found: tuple[Note, ...], width: int) -> None:
    listed, places = entries(found), NotePlaces(WORDS)
    guessed = places.put(listed, width)
    assert guessed == list(range(len(found)))
    places.take(measured(listed, guessed, WORDS, width), listed, width)
    true = heights(listed, width)
    assert stand(places, len(found)) == true
    assert places.total == sum(true)
    assert [places.at(line) for line in range(places.total)] == [
        at for at, height in enumerate(true) for _ in range(height)
    ]
    assert places.put(entries(found[1:]), width) == []
    changed = (structs.replace(found[0], text="Something else"), *found[1:])
    assert places.put(entries(changed), width) == [0]
    assert places.put(entries(changed, whose=False), width) == guessed
    assert places.put(listed, width + 1) == guessed


@given(notes(), st.integers(20, 100), st.integers(1, 30), st.data())
def test_what_can_be_seen_with_an_entry_is_measured_with_it(
    found: tuple[Note, ...], width: int, lines: int, data: st.DataObject
) -> None:
    listed, places = entries(found), NotePlaces(WORDS)
    places.put(listed, width)
    chosen = data.draw(st.integers(0, len(found) - 1))
    places.measure_around(chosen, lines)
    true, stands = heights(listed, width), stand(places, len(found))
    for step in (-1, 1):
        seen, at = 0, chosen
        while 0 <= at < len(found) and seen < lines:
            assert stands[at] == true[at]
            seen += true[at]
            at += step


def test_what_was_measured_for_another_width_or_other_people_is_let_go() -> None:
    one = Note(id="n", text="words " * 30, at=START)
    listed, places = entries((one,)), NotePlaces(WORDS)
    places.put(listed, 80)
    before = places.total
    places.take([(one, 99)], listed, 40)
    others = Entries(Engagement(id="x", created_at=START), (one,), WORDS, whose=True)
    places.take([(one, 99)], others, 80)
    assert places.total == before
    places.take([(one, 99)], listed, 80)
    assert places.total == 99 + 1


LONG = tuple(
    Note(
        id=f"n{number}",
        text=f"Number {number} " + "word\n" * (number % 6),
        at=START + dt.timedelta(hours=number),
        about="a",
    )
    for number in range(3000)
)


def on_the_loop() -> bool:
    """Tell whether this is the thread in which keys are answered."""
    return threading.current_thread() is threading.main_thread()


async def started(someone: Coach) -> NoteList:
    """Return the list, once every note in it has its place."""
    notes = someone.app.screen.query_one(NoteList)
    await someone.until(lambda: notes.total > 0 and not notes._aside.is_busy)
    return notes


async def test_of_thousands_the_loop_draws_only_those_around_the_chosen_one(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[bool] = []

    def counted(entry: Entry, words: Words, width: int) -> Drawn:
        drawn.append(on_the_loop())
        return draw(entry, words, width)

    monkeypatch.setattr(noteplaces, "draw", counted)
    held = Engagement(id="x", created_at=START, stakeholders=PEOPLE, notes=LONG)
    async with coach(held, room="notes") as someone:
        await started(someone)
        await someone.press("up", "pageup", "home", "down", "end")
        await someone.press("n", "x", "ctrl+s", "slash", "7", "ctrl+g")
        await someone.until(lambda: "x" in someone.engagement.notes[-1].text)
        await started(someone)
        assert drawn.count(False) >= 3000
        assert drawn.count(True) < 400


async def test_of_thousands_none_is_read_on_the_loop_to_find_something(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bool] = []
    reads = searching._reads

    def counted(note: Note, names: Mapping[str, str]) -> str:
        read.append(on_the_loop())
        return reads(note, names)

    monkeypatch.setattr(searching, "_reads", counted)
    held = Engagement(id="x", created_at=START, stakeholders=PEOPLE, notes=LONG)
    async with coach(held, room="notes") as someone:
        # Typed ahead, what comes after the words goes to what they find.
        await someone.press("slash", *"number", "space", *"1234", "enter", "enter", "!", "ctrl+s")
        await someone.until(lambda: "!" in someone.engagement.notes[1234].text)
        assert read.count(False) == 3000
        assert read.count(True) < 10


async def test_the_chosen_note_stays_where_it_is_while_the_others_find_their_places(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()

    def later(*args: object) -> list[tuple[Note, int]]:
        go_on.wait(20)
        return measured(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("coachtui.tui.widgets.notelist.measured", later)
    held = Engagement(id="x", created_at=START, stakeholders=PEOPLE, notes=LONG)
    async with coach(held, room="notes") as someone:
        notes = someone.app.screen.query_one(NoteList)
        await someone.until(lambda: "Number 2999" in someone.screen_text())
        guessed = notes.count()
        await someone.press("pageup", "pageup", "up", "up")
        before = someone.screen_text()
        go_on.set()
        await started(someone)
        await someone.pilot.pause()
        assert notes.count() != guessed
        rows = [row[22:79] for row in someone.screen_text().splitlines()[:-1]]
        assert rows == [row[22:79] for row in before.splitlines()[:-1]]

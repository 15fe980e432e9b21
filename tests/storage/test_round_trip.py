"""Whatever an engagement holds comes back as it was, and only what changed is encoded again."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coachtui.domain.engagement import Engagement, Priority
from coachtui.domain.people import Seat, SeatKind
from coachtui.storage import atomic, rows, tables
from coachtui.storage.practice_folder import PracticeFolder
from tests.storage.cases import ID, engagement, file_in, note, noted, store_in
from tests.storage.strategies import engagements

HOSTILE = {
    "control characters": "\x00\x07\x1b[2J\x1b]0;x\x07\r\n\t\x7f\x85",
    "right to left": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u2066x\u2069",
    "line separators": "a\u2028b\u2029c\ufeff",
    "emoji and accents": "👩‍👩‍👧‍👦 e\u0301 ﷽ \U0010ffff",
    "json": '"}]}{"_default": null, "\\u0000": NaN, \\',
    "nothing": "",
    "a book": "Zij zegt: ‘morgen’.\n" * 50_000,
}


def whole(value: Engagement) -> Any:
    """Return an engagement as plain values, in which equal moments in two zones differ."""
    return msgspec.to_builtins(value, str_keys=True)


@settings(max_examples=15)
@given(first=engagements(), second=engagements())
def test_any_engagement(first: Engagement, second: Engagement) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        store.create(first)
        assert whole(store.read("any")) == whole(first)
        with store.open("any") as dossier:
            assert whole(dossier.engagement) == whole(first)
            # A bit of both, so that some rows are the same and some are not.
            mixed = replace(
                second, notes=first.notes[::-1] + second.notes, stakeholders=dossier.engagement.stakeholders
            )
            dossier.save(mixed)
            assert whole(store.read("any")) == whole(mixed)
            dossier.save(first)
        assert whole(store.read("any")) == whole(first)


@settings(max_examples=20)
@given(orders=st.lists(st.lists(st.integers(1, 4), max_size=6), min_size=2, max_size=5))
def test_order_is_kept_whatever_is_moved_or_told_twice(orders: list[list[int]]) -> None:
    known = {number: note(number) for number in range(1, 5)}
    with tempfile.TemporaryDirectory() as folder:
        store = store_in(Path(folder))
        store.create(engagement())
        with store.open(ID) as dossier:
            for order in orders:
                dossier.save(replace(dossier.engagement, notes=tuple(known[number] for number in order)))
                assert [each.id for each in store.read(ID).notes] == [f"n{number}" for number in order]


def test_one_in_the_middle_changes(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(replace(engagement(), notes=tuple(map(note, range(9)))))
    with store.open(ID) as dossier:
        notes = list(dossier.engagement.notes)
        notes[6] = replace(notes[6], text="changed")
        dossier.save(replace(dossier.engagement, notes=tuple(notes)))
    assert store.read(ID).notes == tuple(notes)


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_text(tmp_path: Path, what: str) -> None:
    store = store_in(tmp_path)
    store.create(noted(engagement(), 3, HOSTILE[what]))
    assert store.read(ID).notes[-1].text == HOSTILE[what]
    with store.open(ID) as dossier:
        dossier.save(noted(dossier.engagement, 4, HOSTILE[what][::-1]))
    assert store.read(ID).notes[-1].text == HOSTILE[what][::-1]
    file_in(tmp_path).read_bytes().decode()


def test_half_characters_are_made_safe(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(noted(engagement(), 3, "caf\udce9"))
    with store.open(ID) as dossier:
        assert dossier.engagement.notes[-1].text == "caf\ufffd"
        dossier.save(noted(dossier.engagement, 4, "\ud83d"))
        dossier.save(noted(dossier.engagement, 5, "fine"))
    assert [each.text for each in store.read(ID).notes[2:]] == ["caf\ufffd", "\ufffd", "fine"]


class Counted:
    """How often the file was written, and which values were encoded, since it was last asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.writes = 0
        self.encoded: list[object] = []
        self.wrap(monkeypatch, atomic, "replace_file", lambda *_: self.write())
        self.wrap(monkeypatch, tables, "row_of", self.encode)

    def wrap(
        self, monkeypatch: pytest.MonkeyPatch, module: Any, name: str, tell: Callable[..., None]
    ) -> None:
        original = getattr(module, name)

        def call(*args: Any) -> Any:
            tell(*args)
            return original(*args)

        monkeypatch.setattr(module, name, call)

    def write(self) -> None:
        self.writes += 1

    def encode(self, value: object) -> None:
        self.encoded.append(value)

    def since(self) -> tuple[int, list[object]]:
        told = self.writes, [each for each in self.encoded if not isinstance(each, rows.Meta)]
        self.writes, self.encoded = 0, []
        return told


@pytest.fixture
def store(tmp_path: Path) -> PracticeFolder:
    store = store_in(tmp_path)
    store.create(engagement())
    return store


def test_one_write_for_one_change_and_only_its_rows(
    store: PracticeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(monkeypatch)
    with store.open(ID) as dossier:
        value = dossier.engagement
        dossier.save(value)
        dossier.save(replace(value, closed_at=None))  # another engagement, with all that was in it
        assert counted.since() == (0, [])

        more = noted(value, 3)
        dossier.save(more)
        assert counted.since() == (1, [more.notes[-1]])

        first, *others = more.stakeholders
        moved = replace(first, seats={1: Seat(kind=SeatKind.ABSENT)})
        both = replace(more, stakeholders=(*others, moved), notes=more.notes[1:], priority=Priority(rule="…"))
        dossier.save(both)
        assert counted.since() == (1, [moved])
    assert store.read(ID) == both


def test_what_is_equal_is_not_always_the_same(store: PracticeFolder) -> None:
    """A moment told in another zone is equal to what it was, and is kept as it is told now."""
    first, *others = engagement().notes
    abroad = replace(first, at=first.at.astimezone(dt.timezone(dt.timedelta(hours=-5))))
    assert abroad == first
    with store.open(ID) as dossier:
        dossier.save(replace(dossier.engagement, notes=(abroad, *others)))
    assert whole(store.read(ID))["notes"][0]["at"] == "2026-12-07T04:01:00-05:00"


def test_generation_rises_with_every_write(store: PracticeFolder, tmp_path: Path) -> None:
    def generation() -> int:
        tables = atomic.AtomicStorage(file_in(tmp_path)).read() or {}
        return rows.engagement_in(tables, file_in(tmp_path)).meta.generation

    numbers = [generation()]
    for number in (3, 4):
        with store.open(ID) as dossier:
            dossier.save(noted(dossier.engagement, number))
            numbers.append(generation())
            dossier.save(dossier.engagement)
            numbers.append(generation())
    assert numbers == [1, 2, 2, 3, 3]

"""Whatever is in a file: it is read or refused in words, never written over, and it never hurts another."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coachtui.application.practice import Practice, Unreadable
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.i18n import LANGUAGES, Words
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.storage.rows import SCHEMA
from tests.fakes import FixedClock
from tests.storage.cases import ID, engagement, file_in, names_in, noted, store_in
from tests.storage.fullest import fullest

STORED = Path(__file__).parent / "schemas" / "1" / "every-field.json"


def whole_file() -> bytes:
    """Return a file of this schema in which every field has a value."""
    with tempfile.TemporaryDirectory() as folder:
        store_in(Path(folder)).create(fullest())
        return file_in(Path(folder), fullest().id).read_bytes()


NAME = fullest().id
FILES = (whole_file(), STORED.read_bytes())

# Numbers that no calendar, no memory or no float can hold; text that is none.
ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [None, True, -1, 0, 2**63, -(10**400), 10**400, 1e308, float("nan"), float("-inf"), "\0"]
    ),
    st.sampled_from(
        ["9999-12-31T23:59:59.999999-23:59", "0001-01-01T00:00:00+14:00", "24:00:00", "2027-02-30"]
    ),
    st.integers(),
    st.floats(),
    st.text(),
    st.sampled_from(["\ud800", "\udcff", "\x1b[2J", "x" * 10_000]),
)
JSON: st.SearchStrategy[Any] = st.recursive(
    ODD, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)
OTHERS = (
    b"",
    b"null",
    b"\0" * 4096,
    b"\xef\xbb\xbf{}",
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b'{"_default": {"1": {"task": "milk", "done": false}}}',
    b'{"meta": {"1": {"schema": 1e999, "generation": 1, "program": "x"}}}',
    b'{"meta": {"1": {"schema": %d, "program": "9.9"}}}' % (SCHEMA + 1),
    b'{"meta": {"1": {"schema": %d, "program": "\\u001b[2J\\u202e"}}}' % 10**30,
    b"PK\x03\x04\x14\0\0\0",
    b"SQLite format 3\0",
    b"%PDF-1.7\n",
)


def places(value: Any, so_far: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path to every value within a JSON value."""
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [so_far, *(place for key, one in within for place in places(one, (*so_far, key)))]


TABLES = tuple(json.loads(contents) for contents in FILES)
PLACES = tuple(places(tables) for tables in TABLES)


@st.composite
def torn(draw: st.DrawFn) -> bytes:
    """Bytes that were a file of ours: cut off, flipped, zeroed, doubled."""
    contents = bytearray(draw(st.sampled_from(FILES)))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, max(0, len(contents) - 1)))
        length = draw(st.integers(0, 600))
        how = draw(st.sampled_from(["cut", "flip", "zero", "drop", "double", "random"]))
        if how == "cut":
            del contents[at:]
        elif how == "flip" and contents:
            contents[at] ^= 1 << draw(st.integers(0, 7))
        elif how == "zero":
            contents[at : at + length] = b"\0" * len(contents[at : at + length])
        elif how == "drop":
            del contents[at : at + length]
        elif how == "double":
            contents[at:at] = contents[at : at + length]
        else:
            contents[at : at + length] = draw(st.binary(max_size=40))
    return bytes(contents)


@st.composite
def changed(draw: st.DrawFn) -> bytes:
    """JSON that was a file of ours, with other values, other keys or less in it."""
    which = draw(st.integers(0, len(TABLES) - 1))
    tables = json.loads(FILES[which])
    *path, last = draw(st.sampled_from(PLACES[which][1:]))
    holder = tables
    for step in path:
        holder = holder[step]
    how = draw(st.sampled_from(["replace", "remove", "add"]))
    if how == "remove":
        del holder[last]
    elif how == "add" and isinstance(holder, dict):
        holder[draw(st.text(max_size=8))] = draw(JSON)
    else:
        holder[last] = draw(JSON)
    return json.dumps(tables, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")


ANYTHING = st.one_of(
    torn(),
    changed(),
    st.sampled_from((*OTHERS, *FILES)),
    st.binary(max_size=200),
    JSON.map(lambda value: json.dumps(value).encode()),
)


def practice_with(folder: Path, contents: bytes, copy: bytes | None) -> PracticeFolder:
    """Return a store with a file that holds anything, a previous copy that does, and another engagement."""
    store = store_in(folder)
    store.create(engagement())
    file_in(folder, NAME).write_bytes(contents)
    if copy is not None:
        file_in(folder, f"{NAME}.previous").write_bytes(copy)
    return store


def tried(ask: Callable[[str], Any]) -> Any:
    """Return what is answered for the engagement; None if it is refused, which both languages can tell."""
    try:
        return ask(NAME)
    except Refused as problem:
        told = [reason(problem, Words(language)) for language in LANGUAGES]
    assert all(told)
    return None


def opened(store: PracticeFolder) -> Callable[[str], Engagement]:
    def ask(name: str) -> Engagement:
        with store.open(name) as dossier:
            dossier.save(dossier.engagement)
            return dossier.engagement

    return ask


@settings(max_examples=300)
@given(contents=ANYTHING, copy=st.one_of(st.none(), st.sampled_from(FILES), ANYTHING))
@example(contents=FILES[0], copy=FILES[0])
@example(contents=b"", copy=FILES[0])
@example(contents=b"null", copy=FILES[1])
def test_nothing_is_written_over_whatever_it_is(contents: bytes, copy: bytes | None) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = practice_with(folder, contents, copy)
        found = tried(store.read)
        assert tried(opened(store)) == found
        kept = tried(store.previous)
        names = names_in(folder)
        assert file_in(folder, NAME).read_bytes() == contents

        aside = tried(store.recover)
        if found is not None or kept is None:
            assert aside is None
            assert file_in(folder, NAME).read_bytes() == contents
            assert names_in(folder) == names
        else:
            assert aside.read_bytes() == contents
            assert store.read(NAME) == kept.engagement
        if copy is not None:
            assert file_in(folder, f"{NAME}.previous").read_bytes() == copy

        if (there := tried(store.read)) is not None:
            with store.open(NAME) as dossier:
                dossier.save(noted(there, 900))
            assert store.read(NAME) == noted(there, 900)
        assert store.read(ID) == engagement()
        entries = Practice(store, FixedClock()).engagements()
        assert {entry.id for entry in entries} == {ID, NAME}
        assert sum(isinstance(entry, Unreadable) for entry in entries) == (there is None)
        store.delete(NAME)
        assert names_in(folder) == {f"{ID}.json"} | ({f"{ID}.lock"} & names_in(folder))


@pytest.mark.parametrize("contents", OTHERS, ids=range(len(OTHERS)))
def test_other_programs_files_are_refused_untouched(tmp_path: Path, contents: bytes) -> None:
    store = practice_with(tmp_path, contents, None)
    for ask in (store.read, store.open, store.recover):
        with pytest.raises(Refused):
            ask(NAME)
    assert file_in(tmp_path, NAME).read_bytes() == contents

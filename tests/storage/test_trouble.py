"""Other things that go wrong: folders that vanish, files from elsewhere, mistakes of our own."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from coachtui.i18n.words import LANGUAGES, Words
from coachtui.storage import refusals
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.storage.rows import SCHEMA
from tests.fakes import START, FixedClock
from tests.storage.cases import ID, engagement, file_in, names_in, note, noted, refused, store_in

Change = Callable[[dict[str, Any]], object]

DAMAGED: dict[str, tuple[str, Change]] = {
    "a field that is not ours": ("values", lambda tables: tables["notes"]["1"].update(colour="red")),
    "a field that is ours no more": ("values", lambda tables: tables["notes"]["1"].pop("text")),
    "a figure out of range": ("values", lambda tables: tables["stakeholders"]["1"].update(impact=9)),
    "a text for a moment": ("values", lambda tables: tables["notes"]["1"].update(at="yesterday")),
    "two engagements": ("values", lambda tables: tables["engagement"].update(x=tables["engagement"]["1"])),
    "no engagement": ("values", lambda tables: tables["engagement"].clear()),
    "a table that is not ours": ("foreign", lambda tables: tables.update(_default={})),
    "a table that is gone": ("foreign", lambda tables: tables.pop("notes")),
    "no meta": ("foreign", lambda tables: tables.pop("meta")),
    "empty meta": ("foreign", lambda tables: tables["meta"].clear()),
    "schema nought": ("foreign", lambda tables: tables["meta"]["1"].update(schema=0)),
    "no schema": ("foreign", lambda tables: tables["meta"]["1"].pop("schema")),
    "no generation": ("values", lambda tables: tables["meta"]["1"].pop("generation")),
}


@pytest.fixture
def store(tmp_path: Path) -> PracticeFolder:
    store = store_in(tmp_path)
    store.create(engagement())
    return store


def change(file: Path, how: Change) -> bytes:
    tables = json.loads(file.read_bytes())
    how(tables)
    file.write_text(json.dumps(tables))
    return file.read_bytes()


@pytest.mark.parametrize("what", DAMAGED)
def test_a_damaged_file_is_refused_untouched(store: PracticeFolder, tmp_path: Path, what: str) -> None:
    reason, how = DAMAGED[what]
    contents = change(file_in(tmp_path), how)
    before = names_in(tmp_path)
    for ask in (store.read, store.open, store.open):  # twice: the lock is given free
        with refused(f"storage.damaged.{reason}", file=str(file_in(tmp_path))):
            ask(ID)
    assert file_in(tmp_path).read_bytes() == contents
    assert names_in(tmp_path) == before
    assert store.ids() == [ID]
    store.delete(ID)
    assert names_in(tmp_path) == set()


@pytest.mark.parametrize("contents", [b"", b"\0" * 99, b"null", b"{", b"PK"])
def test_no_engagement_at_all(store: PracticeFolder, tmp_path: Path, contents: bytes) -> None:
    file_in(tmp_path).write_bytes(contents)
    for ask in (store.read, store.open):
        with pytest.raises(ValueError, match=r"storage\.damaged\."):
            ask(ID)
    assert file_in(tmp_path).read_bytes() == contents


def test_a_file_of_a_later_version_is_refused_untouched(store: PracticeFolder, tmp_path: Path) -> None:
    def later(tables: dict[str, Any]) -> None:
        tables["meta"]["1"] = {"schema": SCHEMA + 1, "program": "9.1", "how it is now": []}
        tables["moods"] = {}

    contents = change(file_in(tmp_path), later)
    for ask in (store.read, store.open):
        with refused("storage.newer", file=str(file_in(tmp_path)), program="9.1"):
            ask(ID)
    assert file_in(tmp_path).read_bytes() == contents


def test_a_copy_under_another_name_is_not_opened(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path, "a-copy").write_bytes(file_in(tmp_path).read_bytes())
    for ask in (store.read, store.open):
        with refused("storage.damaged.other_id", file=str(file_in(tmp_path, "a-copy")), id=ID):
            ask("a-copy")
    assert store.ids() == ["a-copy", ID]


def test_a_link_is_not_followed(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path).rename(tmp_path / "elsewhere.json")
    file_in(tmp_path).symlink_to(tmp_path / "elsewhere.json")
    for ask in (store.read, store.open, store.delete):
        with refused("storage.not_opened.link", where=str(file_in(tmp_path))):
            ask(ID)
    assert (tmp_path / "elsewhere.json").exists()


def test_other_files_are_no_engagements(store: PracticeFolder, tmp_path: Path) -> None:
    for name in ("Upper.json", "x.previous.json", "x.json.tmp", "notes.txt", ".json", "x.lock"):
        (tmp_path / "data" / name).touch()
    assert store.ids() == [ID]


def test_what_cannot_be_read(store: PracticeFolder, tmp_path: Path) -> None:
    file_in(tmp_path, "a-folder").mkdir()
    for ask in (store.read, store.open):
        with refused("storage.not_opened.other", why="EISDIR", where=str(file_in(tmp_path, "a-folder"))):
            ask("a-folder")
    (tmp_path / "a-file").touch()
    with refused("storage.not_opened.other", why="ENOTDIR"):
        PracticeFolder(tmp_path / "a-file", FixedClock()).ids()


def test_the_folder_disappears(store: PracticeFolder, tmp_path: Path) -> None:
    value = noted(engagement(), 3)
    with store.open(ID) as dossier:
        (tmp_path / "data").rename(tmp_path / "away")
        with refused("storage.not_saved.gone", why="ENOENT", where=str(file_in(tmp_path))):
            dossier.save(value)
        (tmp_path / "away").rename(tmp_path / "data")
        dossier.save(value)
    assert store.read(ID) == value


def test_a_value_that_could_not_be_read_again_is_not_written(store: PracticeFolder) -> None:
    session: Any = "one"
    with store.open(ID) as dossier:
        with refused("storage.not_saved.unfit"):
            dossier.save(replace(engagement(), notes=(replace(note(1), session=session),)))
        assert store.read(ID) == engagement()
        dossier.save(noted(engagement(), 3))
    assert store.read(ID) == noted(engagement(), 3)


def test_delete_leaves_neither_copy_nor_name(store: PracticeFolder, tmp_path: Path) -> None:
    store.create(engagement(f"{ID}-2"))
    with store.open(ID) as dossier:
        dossier.save(noted(engagement(), 3))
    for name in (f"{ID}.json.0123.tmp", f"{ID}.draft.json", f"{ID}.damaged-2026-12-07.json"):
        (tmp_path / "data" / name).write_text("something")
    store.delete(ID)
    assert names_in(tmp_path) == {f"{ID}-2.json", f"{ID}-2.lock"}


def test_a_delete_that_is_cut_short_can_be_repeated(
    store: PracticeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = os.unlink

    def refuse(path: Path, **_: object) -> None:
        if Path(path) == file_in(tmp_path):
            raise PermissionError(errno.EACCES, "no")
        unlink(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        with refused("storage.not_deleted.permission", why="EACCES", where=str(file_in(tmp_path))):
            store.delete(ID)
    assert store.ids() == [ID]
    store.delete(ID)
    assert names_in(tmp_path) == set()


def test_looking_at_engagements_needs_neither_tinydb_nor_a_lock() -> None:
    """Both take longer to import than two hundred engagements take to read."""
    ask = "import sys, coachtui.storage.practice_folder; print({'tinydb', 'filelock'} & sys.modules.keys())"
    assert subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True).stdout == b"set()\n"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("tell", [refusals.not_saved, refusals.not_opened, refusals.not_deleted])
def test_every_error_has_its_sentence(language: Any, tell: Callable[..., Any]) -> None:
    words = Words(language)
    for number in errno.errorcode:
        told = tell(OSError(number, ""), Path("/data/x.json"))
        assert "/data/x.json" in words(told.key, **told.params)
    locked = {"user": "an", "host": "laptop", "pid": 7, "since": START}
    assert any(day in words("storage.locked", **locked) for day in ("2026-12-07 10:00", "07-12-2026 10:00"))

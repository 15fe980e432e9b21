"""Restoring a backup: checked before anything is written, and nothing that is here is ever lost."""

import errno
import os
import stat
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.application.backup import Count, Fate, Item, Part
from coachtui.domain.errors import Refused
from coachtui.storage import files
from coachtui.storage.lock import SessionLock
from tests.fakes import START
from tests.storage.backups import (
    backed_up,
    backups_in,
    found_in,
    link,
    listed,
    manifest_of,
    packed,
    put,
    quiet,
    restored,
)
from tests.storage.cases import ID, engagement, file_in, noted, refused, store_in
from tests.storage.sessions import session

STAMP = f"{START:%Y%m%d-%H%M%S}"
KEPT = f"data/{ID}.replaced-{STAMP}.json"
KEPT_TYPING = f"data/{ID}.replaced-{STAMP}.drafts.json"
TYPING = f"data/{ID}.drafts.json"
FILES = {f"data/{ID}.json": b"{}", "templates/own.md": b"# Own"}
PLACE = f"data/{ID}.json"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A practice with two engagements and a template."""
    home = tmp_path / "home"
    store_in(home).create(engagement())
    store_in(home).create(engagement("other"))
    put(home, "templates/own.md", b"# Own\n")
    return home


@pytest.fixture
def file(tmp_path: Path, home: Path) -> Path:
    """A backup of that practice."""
    return Path(backed_up(home, tmp_path / "b.zip").file)


def later(home: Path, number: int = 3) -> bytes:
    """Write one note more, and return the file."""
    with store_in(home).open(ID) as dossier:
        dossier.save(noted(dossier.engagement, number))
    return file_in(home).read_bytes()


def fates(items: list[Item]) -> dict[str, str]:
    return {item.name: item.fate.value for item in items}


def one(items: list[Item], name: str = ID) -> Item:
    return next(item for item in items if item.name == name)


def test_into_an_empty_folder(file: Path, tmp_path: Path) -> None:
    before = os.umask(0o777)
    try:
        items = restored(file, tmp_path / "a" / "new")
    finally:
        os.umask(before)
    assert fates(items) == {ID: "new", "other": "new", "own.md": "new"}
    store = store_in(tmp_path / "a" / "new")
    assert store.ids() == [ID, "other"]
    assert store.read(ID) == engagement()
    for path in (tmp_path / "a").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_what_is_missing_is_put_back_and_what_is_the_same_is_not_touched(home: Path, file: Path) -> None:
    store_in(home).delete("other")
    (home / "templates" / "own.md").unlink()
    before = file_in(home).stat()
    assert fates(restored(file, home)) == {ID: "same", "other": "new", "own.md": "new"}
    assert store_in(home).read("other") == engagement("other")
    assert file_in(home).stat() == before


def test_what_differs_is_left_and_how_is_told(home: Path, file: Path) -> None:
    changed = later(home)
    os.utime(file_in(home), (0, START.timestamp()))
    put(home, "templates/own.md", b"# Changed\n")
    before = found_in(home)
    items = restored(file, home)
    assert fates(items) == {ID: "left", "other": "same", "own.md": "left"}
    assert found_in(home) == before
    assert file_in(home).read_bytes() == changed
    difference = one(items).difference
    assert difference is not None
    assert difference.counts == (Count(part=Part.NOTES, here=3, there=2),)
    assert one(items).changed_here == START
    assert one(items, "own.md").changed_here is not None
    assert one(items, "own.md").changed_there is not None


def test_what_is_replaced_is_kept_aside(home: Path, file: Path) -> None:
    was = file_in(home).read_bytes()
    changed = later(home)
    put(home, "templates/own.md", b"# Changed\n")
    items = restored(file, home, overwrite=True)
    assert fates(items) == {ID: "replaced", "other": "same", "own.md": "replaced"}
    assert file_in(home).read_bytes() == was
    assert one(items).kept == (str(home / KEPT),)
    assert (home / KEPT).read_bytes() == changed
    assert stat.S_IMODE((home / KEPT).stat().st_mode) == 0o600
    kept = home / "templates" / f"own.md.replaced-{STAMP}"
    assert one(items, "own.md").kept == (str(kept),)
    assert kept.read_bytes() == b"# Changed\n"
    assert store_in(home).ids() == [ID, "other"]
    assert backed_up(home, file, overwrite=True).templates == 1


def test_replacing_twice_in_one_second_keeps_both(home: Path, file: Path) -> None:
    states = []
    for number in (3, 4):
        states.append(later(home, number))
        restored(file, home, overwrite=True)
    kept = sorted((home / "data").glob("*.replaced-*"))
    assert {path.read_bytes() for path in kept} == set(states)


def test_the_previous_copy_stays_what_it_was(home: Path, file: Path) -> None:
    """The file here may be damaged, and that copy the last good one."""
    later(home)
    previous = files.previous_copy(file_in(home))
    good = previous.read_bytes()
    file_in(home).write_bytes(b"{")
    items = restored(file, home, overwrite=True)
    assert one(items).fate is Fate.REPLACED
    assert one(items).unreadable_here
    assert previous.read_bytes() == good
    assert (home / KEPT).read_bytes() == b"{"


def test_deleting_takes_what_was_kept_aside_too(home: Path, file: Path) -> None:
    later(home)
    put(home, TYPING, b"{}")
    restored(file, home, overwrite=True)
    store_in(home).delete(ID)
    assert [path for path in found_in(home) if ID in path] == []


def test_damage_in_the_backup_never_replaces_what_can_be_read(home: Path, tmp_path: Path) -> None:
    file = packed(tmp_path / "x.zip", [(PLACE, b"{"), ("manifest.json", manifest_of({PLACE: b"{"}))])
    before = found_in(home)
    item = one(restored(file, home, overwrite=True))
    assert (item.fate, item.unreadable_there, item.difference) == (Fate.LEFT, True, None)
    assert found_in(home) == before
    item = one(restored(file, tmp_path / "new"))
    assert (item.fate, item.unreadable_there) == (Fate.NEW, True)
    assert (tmp_path / "new" / PLACE).read_bytes() == b"{"
    put(tmp_path / "new", PLACE, b"")
    assert one(restored(file, tmp_path / "new", overwrite=True)).fate is Fate.REPLACED


def test_what_was_being_typed_goes_with_its_engagement(home: Path, tmp_path: Path) -> None:
    put(home, TYPING, b'{"typing":["then"]}')
    file = Path(backed_up(home, tmp_path / "t.zip").file)
    put(home, TYPING, b'{"typing":["now"]}')
    item = one(restored(file, home))
    assert item.fate is Fate.LEFT
    assert item.difference is not None
    assert item.difference.parts == (Part.TYPING,)
    item = one(restored(file, home, overwrite=True))
    assert item.kept == (str(home / KEPT_TYPING),)
    assert (home / KEPT_TYPING).read_bytes() == b'{"typing":["now"]}'
    assert (home / TYPING).read_bytes() == b'{"typing":["then"]}'


def test_what_is_typed_in_another_state_is_not_offered_in_this_one(home: Path, file: Path) -> None:
    put(home, TYPING, b'{"typing":["now"]}')
    assert one(restored(file, home)).fate is Fate.SAME, "nothing in the backup says that it should go"
    (home / TYPING).unlink()
    later(home)
    put(home, TYPING, b'{"typing":["now"]}')
    item = one(restored(file, home, overwrite=True))
    assert item.kept == (str(home / KEPT_TYPING), str(home / KEPT))
    assert not (home / TYPING).exists()


def test_a_dry_run_tells_all_and_writes_nothing(home: Path, file: Path, tmp_path: Path) -> None:
    later(home)
    store_in(home).delete("other")
    before = found_in(home)
    assert fates(restored(file, home, dry_run=True)) == {ID: "left", "other": "new", "own.md": "same"}
    told = fates(restored(file, home, overwrite=True, dry_run=True))
    assert told == {ID: "replaced", "other": "new", "own.md": "same"}
    assert found_in(home) == before
    assert set(fates(restored(file, tmp_path / "new", dry_run=True)).values()) == {"new"}
    assert not (tmp_path / "new").exists()


def test_an_engagement_that_is_open_elsewhere_is_not_touched(home: Path, file: Path) -> None:
    changed = later(home)
    store_in(home).delete("other")
    with session(home) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        items = restored(file, home, overwrite=True)
        assert fates(items) == {ID: "held", "other": "new", "own.md": "same"}
        problem = one(items).problem
        assert problem is not None
        assert (problem.key, problem.params["pid"]) == ("storage.locked", process.pid)
        assert file_in(home).read_bytes() == changed
        assert not (home / KEPT).exists()
    assert one(restored(file, home, overwrite=True)).fate is Fate.REPLACED


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_is_saved_in_the_last_moment_is_seen(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    """Between comparing and locking, another session saves."""
    file_in(home).unlink()
    acquire = SessionLock.acquire
    late: list[bytes] = []

    def meanwhile(self: SessionLock, since: object) -> None:
        if not late:
            late.append(b"")
            store_in(home).create(noted(engagement(), 9))
            late[:] = [file_in(home).read_bytes()]
        acquire(self, START)

    monkeypatch.setattr(SessionLock, "acquire", meanwhile)
    item = one(restored(file, home, overwrite=overwrite))
    if overwrite:
        assert item.fate is Fate.REPLACED
        assert (home / KEPT).read_bytes() == late[0]
    else:
        assert item.fate is Fate.LEFT
        assert file_in(home).read_bytes() == late[0]


def test_a_link_is_left_alone(home: Path, file: Path, tmp_path: Path) -> None:
    elsewhere = put(tmp_path, "elsewhere.json", b"{}")
    file_in(home).unlink()
    file_in(home).symlink_to(elsewhere)
    items = restored(file, home, overwrite=True)
    assert fates(items) == {ID: "held", "other": "same", "own.md": "same"}
    assert elsewhere.read_bytes() == b"{}"


def test_a_full_disk_stops_one_and_says_so(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = later(home)
    store_in(home).delete("other")
    put_file = files.put_file

    def full(path: Path, contents: bytes) -> None:
        if path == file_in(home):
            raise OSError(errno.ENOSPC, "full")
        put_file(path, contents)

    monkeypatch.setattr(files, "put_file", full)
    items = restored(file, home, overwrite=True)
    assert fates(items) == {ID: "held", "other": "new", "own.md": "same"}
    problem = one(items).problem
    assert problem is not None
    assert (problem.key, problem.params["where"]) == ("backup.not_restored.full", str(file_in(home)))
    assert file_in(home).read_bytes() == changed


def test_folders_that_cannot_be_made(file: Path, tmp_path: Path) -> None:
    put(tmp_path, "new", b"a file in the folder's place")
    with refused("backup.not_restored.other", where=str(tmp_path / "new" / "data"), why="ENOTDIR"):
        restored(file, tmp_path / "new")


def test_ctrl_c_between_two_leaves_each_whole(home: Path, file: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    with backups_in(new).open(file, quiet) as backup:
        next(backup.restore())  # and no further
    assert list(found_in(new)) == [PLACE]
    assert set(fates(restored(file, new)).values()) == {"same", "new"}
    assert found_in(new) == found_in(home)


class Hostile:
    """Archives that coachtui never made, by what is wrong with them."""

    @staticmethod
    def built(
        folder: Path, *more: tuple[str | zipfile.ZipInfo, bytes], manifest: bytes | None = None
    ) -> Path:
        """A backup of FILES with more in it."""
        told = manifest_of(FILES) if manifest is None else manifest
        with warnings.catch_warnings(action="ignore"):  # zipfile's own, of a name that is there twice
            return packed(folder / "x.zip", [*FILES.items(), *more, ("manifest.json", told)])

    @classmethod
    def named(cls, name: str | zipfile.ZipInfo) -> Callable[[Path], Path]:
        """A backup with a member of this name, which its manifest lists."""
        path = name if isinstance(name, str) else name.filename
        files = FILES | {path: b"{}"}
        return lambda folder: cls.built(folder, (name, b"{}"), manifest=manifest_of(files))

    @classmethod
    def with_entry(cls, **other: object) -> Callable[[Path], Path]:
        """A backup whose manifest says something else of the engagement."""
        entries = [listed(path, contents) for path, contents in FILES.items()]
        entries[0] |= other
        return lambda folder: cls.built(folder, manifest=manifest_of({}, files=entries))


def encrypted(folder: Path) -> Path:
    """A backup that says its members are encrypted."""
    file = Hostile.built(folder)
    contents = bytearray(file.read_bytes())
    at = contents.index(b"PK\x01\x02")  # the first member in the directory
    contents[at + 8] |= 1
    file.write_bytes(contents)
    return file


def bomb(folder: Path) -> Path:
    """A member that says it is small and unpacks to much more."""
    big = b"0" * 10_000_000
    return packed(folder / "x.zip", [(PLACE, big), ("manifest.json", manifest_of({PLACE: big[:10]}))])


HOSTILE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "not there": ("unknown", lambda folder: folder / "x.zip"),
    "a folder": ("not_opened", lambda folder: folder),
    "not a zip": ("foreign", lambda folder: put(folder, "x.zip", b"Dear diary")),
    "empty": ("foreign", lambda folder: put(folder, "x.zip", b"")),
    "a zip without a manifest": ("foreign", lambda folder: packed(folder / "x.zip", list(FILES.items()))),
    "a manifest that is no JSON": ("foreign", lambda folder: Hostile.built(folder, manifest=b"{")),
    "a manifest of something else": ("foreign", lambda folder: Hostile.built(folder, manifest=b'{"a": 1}')),
    "a manifest nested too deep": ("foreign", lambda folder: Hostile.built(folder, manifest=b"[" * 100_000)),
    "a manifest in Latin-1": (
        "foreign",
        lambda folder: Hostile.built(folder, manifest=b'{"program": "\xe9"}'),
    ),
    "a moment without a zone": (
        "foreign",
        lambda folder: Hostile.built(folder, manifest=manifest_of(FILES, made_at="2026-12-07T10:00:00")),
    ),
    "a size that is no size": ("foreign", Hostile.with_entry(size=-1)),
    "a size that nobody has": ("foreign", Hostile.with_entry(size=2**40)),
    "a field of a later format": ("foreign", Hostile.with_entry(mode=0o4755)),
    "a later format": (
        "newer",
        lambda folder: Hostile.built(folder, ("more/x", b""), manifest=b'{"format": 2, "program": "9.0"}'),
    ),
    "a path out of the folder": ("strange", Hostile.named("../evil.json")),
    "a path out of data": ("strange", Hostile.named("data/../../evil.json")),
    "an absolute path": ("strange", Hostile.named("/tmp/evil.json")),
    "a path for Windows": ("strange", Hostile.named("templates\\..\\evil.md")),
    "a drive": ("strange", Hostile.named("c:/evil.md")),
    "settings": ("strange", Hostile.named("settings.toml")),
    "a folder in data": ("strange", Hostile.named("data/a/b.json")),
    "a lock": ("strange", Hostile.named("data/x.lock")),
    "capitals": ("strange", Hostile.named("data/X.json")),
    "a long id": ("strange", Hostile.named(f"data/{'x' * 201}.json")),
    "a previous copy": ("strange", Hostile.named("data/x.previous.json")),
    "a hidden template": ("strange", Hostile.named("templates/.profile.md")),
    "a line break": ("strange", Hostile.named("templates/a\nb.md")),
    "an order to the terminal": ("strange", Hostile.named("templates/\x1b[2Jb.md")),
    "a link": ("strange", Hostile.named(link("templates/passwd.md"))),
    "a folder as a member": ("strange", Hostile.named("templates/")),
    "encrypted": ("strange", encrypted),
    "not listed": ("strange", lambda folder: Hostile.built(folder, ("templates/extra.md", b"#"))),
    "twice": ("twice", lambda folder: Hostile.built(folder, (PLACE, b"other"))),
    "two manifests": ("twice", lambda folder: Hostile.built(folder, ("manifest.json", manifest_of(FILES)))),
    "listed twice": (
        "twice",
        lambda folder: Hostile.built(
            folder, manifest=manifest_of({}, files=[listed(PLACE, b"{}"), listed(PLACE, b"{}")])
        ),
    ),
    "missing": (
        "missing",
        lambda folder: Hostile.built(folder, manifest=manifest_of({**FILES, "data/gone.json": b""})),
    ),
    "what is typed in nothing": ("missing", Hostile.named("data/gone.drafts.json")),
    "a wrong hash": ("damaged", Hostile.with_entry(sha256="0" * 64)),
    "a wrong size": ("damaged", Hostile.with_entry(size=1)),
    "a bomb": ("damaged", bomb),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_archive_is_refused_before_anything_is_written(tmp_path: Path, what: str) -> None:
    key, make = HOSTILE[what]
    (tmp_path / "made").mkdir()
    file = make(tmp_path / "made")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    with refused(f"backup.{key}", file=str(file)):
        restored(file, tmp_path / "new", overwrite=True)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_backup_made_by_hand_is_as_good(tmp_path: Path) -> None:
    """Or the tests above would show nothing."""
    assert set(fates(restored(Hostile.built(tmp_path), tmp_path / "new")).values()) == {"new"}
    assert found_in(tmp_path / "new") == FILES


def damage(contents: bytes, change: tuple[str, int, int]) -> bytes:
    """Return an archive with a byte changed, or a part gone."""
    how, at, value = change
    at %= len(contents)
    if how == "cut":
        return contents[:at]
    if how == "gap":
        return contents[:at] + contents[at + value :]
    return contents[:at] + bytes([value]) + contents[at + 1 :]


@settings(max_examples=300)
@given(st.tuples(st.sampled_from(["cut", "gap", "byte"]), st.integers(0, 10**6), st.integers(1, 255)))
def test_any_damage_is_told_or_harmless(change: tuple[str, int, int]) -> None:
    with tempfile.TemporaryDirectory() as name, mock.patch.object(os, "fsync"):
        folder = Path(name)
        file = Hostile.built(folder)
        file.write_bytes(damage(file.read_bytes(), change))
        try:
            restored(file, folder / "new")
            told = ""
        except Refused as problem:
            told = problem.key
        assert told.startswith("backup.") or not told
        assert found_in(folder / "new") == ({} if told else FILES)


def test_a_backup_that_changes_while_it_is_restored(home: Path, tmp_path: Path) -> None:
    """It was found whole, but what is written is checked once more."""
    put(home, "templates/own.md", os.urandom(100_000))  # more than is read at once
    file = Path(backed_up(home, tmp_path / "b.zip").file)
    new = tmp_path / "new"
    with backups_in(new).open(file, quiet) as backup:
        with file.open("r+b") as stream:
            stream.seek(50_000)
            stream.write(b"changed")
        with refused("backup.damaged", name="templates/own.md"):
            list(backup.restore())
    assert set(found_in(new)) == {PLACE, "data/other.json"}

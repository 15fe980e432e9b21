"""Writing a backup: all of the practice, byte for byte, whole and checked or not at all."""

import datetime as dt
import errno
import hashlib
import json
import os
import stat
import tempfile
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui import __version__
from coachtui.application.backup import Fate
from coachtui.domain.errors import Refused
from coachtui.storage import backup, gathering
from coachtui.storage.backup import PracticeBackups
from tests.fakes import START, FixedClock
from tests.storage.backups import backed_up, backups_in, folders_in, found_in, put, quiet, restored
from tests.storage.cases import ID, engagement, file_in, noted, refused, store_in
from tests.storage.faults import recorded
from tests.storage.sessions import session
from tests.storage.strategies import IDS

NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="/\\"),
    min_size=1,
    max_size=20,
).filter(lambda name: not name.startswith(".") and len(name.encode()) < 200)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A practice with an engagement in it, something being typed, and a template."""
    home = tmp_path / "home"
    store_in(home).create(engagement())
    put(home, f"data/{ID}.drafts.json", b'{"typing":[]}')
    put(home, "templates/mijn dagdelen.md", b"# Own\n")
    return home


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup goes: a folder with nothing else in it."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "practice.zip"


def alone(file: Path) -> bool:
    """Whether nothing but the backup lies in its folder."""
    return [path.name for path in file.parent.iterdir()] == [file.name]


@settings(max_examples=40)
@given(
    engagements=st.dictionaries(IDS, st.tuples(st.binary(max_size=300), st.none() | st.binary()), max_size=4),
    templates=st.dictionaries(NAMES, st.binary(max_size=300), min_size=1, max_size=4),
)
def test_what_goes_in_comes_out(
    engagements: dict[str, tuple[bytes, bytes | None]], templates: dict[str, bytes]
) -> None:
    with tempfile.TemporaryDirectory() as name, mock.patch.object(os, "fsync"):
        folder = Path(name)
        for engagement_id, (contents, typing) in engagements.items():
            put(folder / "home", f"data/{engagement_id}.json", contents)
            if typing is not None:
                put(folder / "home", f"data/{engagement_id}.drafts.json", typing)
        for template, contents in templates.items():
            put(folder / "home", f"templates/{template}.md", contents)
        written = backed_up(folder / "home", folder / "b.zip")
        assert (written.engagements, written.templates) == (len(engagements), len(templates))
        assert {item.fate for item in restored(folder / "b.zip", folder / "new")} == {Fate.NEW}
        assert found_in(folder / "new") == found_in(folder / "home")
        assert {item.fate for item in restored(folder / "b.zip", folder / "home")} == {Fate.SAME}


def test_what_is_in_it_and_what_is_not(home: Path, file: Path) -> None:
    with store_in(home).open(ID) as dossier:
        dossier.save(noted(engagement(), 3))  # makes a previous copy, while there is a lock
        for name in (f"data/{ID}.damaged-20261201.json", f"data/{ID}.json.0123.tmp", "data/README.txt"):
            put(home, name, b"x")
        for name in ("settings.toml", "state/x.json", "templates/.hidden.md", "templates/notes.txt"):
            put(home, name, b"x")
        backed_up(home, file)
    with zipfile.ZipFile(file) as archive:
        assert archive.namelist() == [
            f"data/{ID}.drafts.json",
            f"data/{ID}.json",
            "templates/mijn dagdelen.md",
            "manifest.json",
        ]
        assert archive.read(f"data/{ID}.json") == file_in(home).read_bytes()


def test_the_manifest(home: Path, file: Path) -> None:
    os.utime(file_in(home), (0, START.timestamp()))
    backed_up(home, file)
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        for entry in manifest["files"]:
            contents = archive.read(entry["path"])
            assert (entry["size"], entry["sha256"]) == (len(contents), hashlib.sha256(contents).hexdigest())
    assert (manifest["format"], manifest["program"]) == (1, __version__)
    assert dt.datetime.fromisoformat(manifest["made_at"]) == START
    assert dt.datetime.fromisoformat(manifest["made_at"]).utcoffset() == START.utcoffset()
    assert dt.datetime.fromisoformat(manifest["files"][1]["changed_at"]) == START


def test_the_same_practice_gives_the_same_backup(home: Path, file: Path) -> None:
    backed_up(home, file)
    before = file.read_bytes()
    backed_up(home, file, overwrite=True)
    assert file.read_bytes() == before


@pytest.mark.parametrize("mask", [0o000, 0o777], ids=oct)
def test_only_the_coach_can_read_it(home: Path, file: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        backed_up(home, file)
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with zipfile.ZipFile(file) as archive:
        assert {info.external_attr >> 16 for info in archive.infolist()} == {stat.S_IFREG | 0o600}


def test_a_machine_that_does_not_know_what_year_it_is(home: Path, file: Path) -> None:
    """No zip file knows a time before 1980; the manifest does."""
    backups = PracticeBackups(folders_in(home), FixedClock(dt.datetime(1970, 1, 1, tzinfo=dt.UTC)))
    backups.write(file, quiet)
    with backups.open(file, quiet) as opened:
        assert opened.made_at.year == 1970


@pytest.mark.parametrize("seconds", [-(10.0**9), 0.0, 2.0**33, 2.0**62])
def test_a_file_from_another_time(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    fstat = os.fstat
    monkeypatch.setattr(os, "fstat", lambda at: SimpleNamespace(st_size=fstat(at).st_size, st_mtime=seconds))
    assert backed_up(home, file).engagements == 1
    assert {item.fate for item in restored(file, home)} == {Fate.SAME}


@pytest.mark.parametrize("contents", [b"", b"null", b'{"meta"', b"\0\0\0"])
def test_a_damaged_engagement_is_in_it_as_it_is(home: Path, file: Path, contents: bytes) -> None:
    put(home, "data/broken.json", contents)
    written = backed_up(home, file)
    assert [(one.name, one.problem.params["file"]) for one in written.damaged] == [
        ("broken", str(home / "data" / "broken.json"))
    ]
    assert (written.engagements, written.left_out) == (2, ())
    with zipfile.ZipFile(file) as archive:
        assert archive.read("data/broken.json") == contents


def test_what_cannot_be_read_keeps_nothing_else_out(home: Path, file: Path) -> None:
    put(home, "data/linked.drafts.json", b"{}")
    (home / "data" / "linked.json").symlink_to(file_in(home))
    (home / "data" / "folder.json").mkdir()
    (home / "templates" / os.fsdecode(b"caf\xe9.md")).write_bytes(b"x")
    (home / "templates" / "a\nb.md").write_bytes(b"x")
    written = backed_up(home, file)
    assert {(one.name, one.problem.key) for one in written.left_out} == {
        ("linked", "storage.not_opened.link"),
        ("folder", "storage.not_opened.other"),
        ("caf\udce9.md", "backup.unfit_name"),
        ("a\nb.md", "backup.unfit_name"),
    }
    assert (written.engagements, written.templates) == (1, 1)
    assert len(restored(file, home)) == 2


def test_what_is_deleted_meanwhile_is_not_missed(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store_in(home).create(engagement("zzz"))
    put(home, "data/zzz.drafts.json", b"{}")
    read = gathering.contents_of

    def late(path: Path) -> Any:
        contents = read(path)
        (home / "data" / "zzz.json").unlink(missing_ok=True)
        return contents

    monkeypatch.setattr(gathering, "contents_of", late)
    written = backed_up(home, file)
    assert (written.engagements, written.left_out) == (1, ())


def test_a_draft_that_becomes_a_note_meanwhile_is_in_it(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is being typed goes only after the note is saved, so it must be read before."""
    read = gathering.contents_of
    dossier = store_in(home).open(ID)

    def keeping(path: Path) -> Any:
        contents = read(path)
        dossier.save(noted(engagement(), 3))
        (home / "data" / f"{ID}.drafts.json").unlink(missing_ok=True)
        return contents

    monkeypatch.setattr(gathering, "contents_of", keeping)
    with dossier:
        backed_up(home, file)
    with zipfile.ZipFile(file) as archive:
        assert f"data/{ID}.drafts.json" in archive.namelist() or b"n3" in archive.read(f"data/{ID}.json")


def test_while_another_session_saves_as_fast_as_it_can(home: Path, file: Path) -> None:
    with session(home, first=1000) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        for _ in range(10):
            process.stdout.readline()
            written = backed_up(home, file, overwrite=True)
            assert (written.engagements, written.damaged, written.left_out) == (1, (), ())


def test_a_file_that_is_there_is_refused(home: Path, file: Path) -> None:
    file.write_bytes(b"the only backup of last year")
    with refused("backup.exists", where=str(file)):
        backed_up(home, file)
    assert file.read_bytes() == b"the only backup of last year"
    backed_up(home, file, overwrite=True)
    assert zipfile.is_zipfile(file)
    assert alone(file)


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_comes_meanwhile_is_refused(home: Path, file: Path, links: bool) -> None:
    with recorded(links=links), refused("backup.exists", where=str(file)):
        backups_in(home).write(file, lambda *_: file.touch())
    assert file.read_bytes() == b""
    assert alone(file)


def test_a_stick_without_links_and_rights(home: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_rights(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not on a memory stick")

    monkeypatch.setattr(os, "fchmod", no_rights)
    with recorded(links=False):
        backed_up(home, file)
    assert zipfile.is_zipfile(file)
    assert alone(file)


def test_a_link_is_followed(home: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "latest.zip").symlink_to(file)
    assert backed_up(home, tmp_path / "latest.zip").file == str(file)
    assert (tmp_path / "latest.zip").is_symlink()
    assert alone(file)


def test_places_where_no_backup_goes(home: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for file, key in (
        (tmp_path, "backup.in_the_way"),
        (tmp_path / "pipe", "backup.in_the_way"),
        (Path("/"), "backup.in_the_way"),
        (file_in(home), "backup.inside"),
        (home / "data" / "new.json", "backup.inside"),
        (tmp_path / "not there" / "b.zip", "backup.not_written.no_folder"),
        (file_in(home) / "b.zip", "backup.inside"),
        (home / "templates" / "mijn dagdelen.md" / "b.zip", "backup.not_written.no_folder"),
    ):
        before = found_in(home)
        with refused(key, where=str(file)):
            backed_up(home, file, overwrite=True)
        assert found_in(home) == before
    assert not (tmp_path / "not there").exists()


def test_nothing_to_back_up(tmp_path: Path, file: Path) -> None:
    with refused("backup.nothing", where=str(folders_in(tmp_path / "typo").data)):
        backed_up(tmp_path / "typo", file)
    assert not file.exists()
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize("overwrite", [False, True])
def test_it_is_read_again_before_it_is_put_in_its_place(
    home: Path, file: Path, monkeypatch: pytest.MonkeyPatch, overwrite: bool
) -> None:
    add = backup._add

    def forgetful(out: zipfile.ZipFile, path: str, contents: bytes, now: dt.datetime) -> None:
        add(out, path, contents[:-1] + b"?" if path.endswith(f"{ID}.json") else contents, now)

    monkeypatch.setattr(backup, "_add", forgetful)
    if overwrite:
        file.write_bytes(b"old")
    with refused("backup.not_written.unlike", where=str(file)):
        backed_up(home, file, overwrite=overwrite)
    assert [path.read_bytes() for path in file.parent.iterdir()] == ([b"old"] if overwrite else [])


@pytest.mark.parametrize("overwrite", [False, True])
def test_every_call_to_the_system_that_fails(home: Path, file: Path, overwrite: bool) -> None:
    """Whatever fails, the old backup or the new one is there, whole, and nothing else."""
    old = b"old" if overwrite else None
    failed = []
    at = 0
    while True:
        if overwrite:
            file.write_bytes(b"old")
        with recorded(fail_at=at, number=errno.EIO) as calls:
            try:
                backed_up(home, file, overwrite=overwrite)
                told = None
            except Refused as problem:
                told = problem
        if len(calls) <= at:
            break
        failed.append(calls[at][0])
        found = {path: path.read_bytes() for path in file.parent.iterdir()}
        if told is None or found.get(file) not in (old, None):
            assert list(found) == [file]
            assert [item.fate for item in restored(file, home)] == [Fate.SAME, Fate.SAME]
        else:
            assert (found, told.key) == ({file: old} if old else {}, "backup.not_written.other")
        file.unlink(missing_ok=True)
        at += 1
    assert {"open", "fchmod", "fsync", "replace" if overwrite else "link"} <= set(failed)


def test_it_is_on_the_disk_before_it_has_its_name(home: Path, file: Path) -> None:
    with recorded() as calls:
        backed_up(home, file)
    names = [name for name, _ in calls]
    assert names == [
        *("open", "fchmod", "fsync"),  # all of it; it is written and closed by a stream
        "link",
        *("open", "fsync", "close"),  # its name
        "unlink",
    ]


@pytest.mark.parametrize("moment", [1, 2, 3, 4])
def test_ctrl_c_in_the_middle_leaves_nothing(home: Path, file: Path, moment: int) -> None:
    seen: list[int] = []

    def press(done: int, of: int) -> None:
        assert done <= of
        seen.append(done)
        if len(seen) == moment:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        backups_in(home).write(file, press)
    assert list(file.parent.iterdir()) == []


def test_progress_goes_from_nothing_to_all(home: Path, file: Path) -> None:
    seen: list[tuple[int, int]] = []
    backups_in(home).write(file, lambda done, of: seen.append((done, of)))
    assert seen == sorted(seen)
    assert len({of for _, of in seen}) == 1
    assert seen[-1][0] == seen[-1][1]
    seen.clear()
    with backups_in(home).open(file, lambda done, of: seen.append((done, of))):
        assert seen[-1][0] == seen[-1][1] > 0

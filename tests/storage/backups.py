"""A practice in folders, and backups of it: made as the program does, and as nobody should."""

import hashlib
import json
import stat
import zipfile
from pathlib import Path
from typing import Any

from coachtui.application.backup import Item, Written
from coachtui.settings import Folders, find_folders
from coachtui.storage.backup import PracticeBackups
from tests.fakes import START, FixedClock

CHANGED = "2026-12-01T09:00:00+01:00"


def folders_in(home: Path) -> Folders:
    """Return the folders below a home, which need not be there."""
    return find_folders({"COACHTUI_HOME": str(home)})


def backups_in(home: Path) -> PracticeBackups:
    """Return what backs up and restores the practice in a home."""
    return PracticeBackups(folders_in(home), FixedClock())


def quiet(_done: int, _of: int) -> None:
    """Take no notice of progress."""


def put(home: Path, path: str, contents: bytes) -> Path:
    """Put a file below a home."""
    file = home / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(contents)
    return file


def found_in(home: Path) -> dict[str, bytes]:
    """Return every file below a home, but the locks."""
    files = (file for file in home.rglob("*") if file.is_file() and file.suffix != ".lock")
    return {str(file.relative_to(home)): file.read_bytes() for file in files}


def backed_up(home: Path, file: Path, *, overwrite: bool = False) -> Written:
    """Write a backup of the practice in a home."""
    return backups_in(home).write(file, quiet, overwrite=overwrite)


def restored(file: Path, home: Path, *, overwrite: bool = False, dry_run: bool = False) -> list[Item]:
    """Restore a backup into a home."""
    with backups_in(home).open(file, quiet) as backup:
        return list(backup.restore(overwrite=overwrite, dry_run=dry_run))


def listed(path: str, contents: bytes, **other: Any) -> dict[str, Any]:
    """Return what a manifest says of a file."""
    digest = hashlib.sha256(contents).hexdigest()
    return {"path": path, "size": len(contents), "sha256": digest, "changed_at": CHANGED, **other}


def manifest_of(contents: dict[str, bytes], **other: Any) -> bytes:
    """Return the manifest of a backup of some files, or what ``other`` says instead."""
    entries = [listed(path, each) for path, each in contents.items()]
    made_at = START.isoformat()
    return json.dumps({"format": 1, "program": "0.1", "made_at": made_at, "files": entries, **other}).encode()


def packed(file: Path, members: list[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    """Write a zip file with these members, whatever they are."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, contents in members:
            archive.writestr(name, contents)
    return file


def link(path: str) -> zipfile.ZipInfo:
    """Return a member that is a link."""
    info = zipfile.ZipInfo(path)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info

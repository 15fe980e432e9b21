"""A backup as a zip file: what may be in it, and reading it so that nothing unexpected ever comes out.

Its members lie as they do below ``COACHTUI_HOME``, so that any unzip can restore it too::

    data/<id>.json  data/<id>.drafts.json  templates/<name>.md  manifest.json
"""

import hashlib
import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec
from msgspec import Meta

from coachtui.application.backup import Progress
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.storage.refusals import backup_not_opened

FORMAT: Final = 1
MANIFEST: Final = "manifest.json"

# Far more than any engagement has; less than would fill the memory of a small machine.
_MOST: Final = 2**30
_ENGAGEMENT: Final = re.compile(r"data/([a-z0-9-]{1,200})\.json")
_DRAFTS: Final = re.compile(r"data/([a-z0-9-]{1,200})\.drafts\.json")
_TEMPLATE: Final = re.compile(r"templates/([^/\\.][^/\\]*)\.md")
_ENCRYPTED: Final = 0x1
_UNREADABLE: Final = (
    *(BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OverflowError, RuntimeError, ValueError),
)

Moment = Annotated[datetime, Meta(tz=True)]


class Entry(Value, frozen=True, kw_only=True):
    """A file in a backup: its size in bytes, its hash in hexadecimal, and when it was last changed."""

    path: str
    size: Annotated[int, Meta(ge=0, le=_MOST)]
    sha256: str
    changed_at: Moment


class Manifest(Value, frozen=True, kw_only=True):
    """What a backup says of itself, and every file that it holds."""

    format: int
    program: str
    made_at: Moment
    files: tuple[Entry, ...]


class _Mark(msgspec.Struct):
    """As much of Manifest as a backup of any later format will have."""

    format: int
    program: str = ""


def engagement_path(engagement_id: str) -> str:
    """Return where an engagement lies in a backup."""
    return f"data/{engagement_id}.json"


def drafts_path(engagement_id: str) -> str:
    """Return where what is being typed in an engagement lies in a backup."""
    return f"data/{engagement_id}.drafts.json"


def template_path(file_name: str) -> str:
    """Return where a template of the coach's own lies in a backup; ``file_name`` ends in ``.md``."""
    return f"templates/{file_name}"


def fits(path: str) -> bool:
    """Tell whether a backup may hold a file of this path: none that leads elsewhere or steers a terminal."""
    if any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in path):
        return False
    return any(shape.fullmatch(path) for shape in (_ENGAGEMENT, _DRAFTS, _TEMPLATE))


def entry_of(path: str, contents: bytes, changed_at: datetime) -> Entry:
    """Return what a manifest says of a file."""
    digest = hashlib.sha256(contents).hexdigest()
    return Entry(path=path, size=len(contents), sha256=digest, changed_at=changed_at)


class Archive:
    """A backup that is open to be read. Every error is a Refused ``backup.*`` (``file``)."""

    def __init__(self, file: Path, archive: ZipFile) -> None:
        """Take the zip file, and see that it holds what its manifest lists, and nothing else."""
        self._file = file
        self._zip = archive
        members = archive.infolist()
        self._members = {info.filename: info for info in members}
        self.manifest = self._manifest()
        self.entries = {entry.path: entry for entry in self.manifest.files}
        if len(self._members) != len(members) or len(self.entries) != len(self.manifest.files):
            raise Refused("backup.twice", file=str(file))
        for info in members:
            if info.filename != MANIFEST and not (_is_plain(info) and info.filename in self.entries):
                raise Refused("backup.strange", file=str(file), name=info.orig_filename)
        for entry in self.manifest.files:
            if entry.path not in self._members:
                raise Refused("backup.missing", file=str(file), name=entry.path)
        for match in filter(None, map(_DRAFTS.fullmatch, self.entries)):
            if engagement_path(match[1]) not in self.entries:
                raise Refused("backup.missing", file=str(file), name=engagement_path(match[1]))

    @property
    def engagements(self) -> list[str]:
        """The ids of the engagements in it, sorted."""
        return sorted(match[1] for match in map(_ENGAGEMENT.fullmatch, self.entries) if match)

    @property
    def templates(self) -> list[str]:
        """The file names of the templates in it, sorted."""
        return sorted(f"{match[1]}.md" for match in map(_TEMPLATE.fullmatch, self.entries) if match)

    def contents(self, path: str) -> bytes:
        """Return a listed file. Errors: Refused ``backup.damaged`` if it is not what was put there."""
        entry = self.entries[path]
        found = self._read(path, entry.size)
        if hashlib.sha256(found).hexdigest() != entry.sha256:
            raise Refused("backup.damaged", file=str(self._file), name=path)
        return found

    def verify(self, progress: Progress) -> None:
        """Read everything in it. Errors: as ``contents``."""
        total = sum(entry.size for entry in self.manifest.files)
        done = 0
        for entry in self.manifest.files:
            self.contents(entry.path)
            done += entry.size
            progress(done, total)

    def _manifest(self) -> Manifest:
        info = self._members.get(MANIFEST)
        if info is None or info.file_size > _MOST:
            raise Refused("backup.foreign", file=str(self._file))
        contents = self._read(MANIFEST, info.file_size)
        try:
            mark = msgspec.json.decode(contents, type=_Mark)
            if mark.format > FORMAT:
                raise Refused("backup.newer", file=str(self._file), program=mark.program)
            return msgspec.json.decode(contents, type=Manifest)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Refused("backup.foreign", file=str(self._file)) from error

    def _read(self, path: str, size: int) -> bytes:
        info = self._members[path]
        try:
            # No more than it should be, whatever it would unpack to.
            with self._zip.open(info) as member:
                if info.file_size == size and len(contents := member.read(size)) == size:
                    return contents
        except _UNREADABLE as error:
            raise Refused("backup.damaged", file=str(self._file), name=path) from error
        except OSError as error:
            raise backup_not_opened(error, self._file) from error
        raise Refused("backup.damaged", file=str(self._file), name=path)


@contextmanager
def opened(file: Path) -> Iterator[Archive]:
    """Open a backup to read it. Errors: Refused ``backup.*`` (``file``)."""
    try:
        archive = ZipFile(file)
    except _UNREADABLE as error:
        raise Refused("backup.foreign", file=str(file)) from error
    except OSError as error:
        raise backup_not_opened(error, file) from error
    with archive:
        yield Archive(file, archive)


def _is_plain(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return (
        fits(info.orig_filename)
        and kind in (0, stat.S_IFREG)  # no link, no folder
        and info.compress_type in (ZIP_STORED, ZIP_DEFLATED)
        and not info.flag_bits & _ENCRYPTED
    )

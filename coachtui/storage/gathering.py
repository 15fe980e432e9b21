"""What belongs in a backup of a practice, read as it lies there, whoever has it open."""

import datetime as dt
import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coachtui.application.ports import Clock
from coachtui.domain.errors import Refused
from coachtui.settings import Folders
from coachtui.storage import archive, files, refusals
from coachtui.storage.archive import Entry
from coachtui.storage.encoding import decode
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.storage.rows import engagement_in
from coachtui.templates.find import template_files


class Source(NamedTuple):
    """An engagement, or a template of the coach's own: its files, by their path in a backup.

    The last is the thing itself; without it the one before, what is being typed in it, is nothing.
    """

    name: str
    files: tuple[tuple[str, Path], ...]
    is_template: bool = False


class Gathered(NamedTuple):
    """What was read of a source: nothing when it is gone by now.

    ``damage``: it cannot be read as an engagement. ``problem``: not all of it could be read.
    """

    files: tuple[tuple[Entry, bytes], ...]
    damage: Refused | None = None
    problem: Refused | None = None


def sources(folders: Folders, clock: Clock) -> list[Source]:
    """Return what belongs in a backup. Errors: Refused ``storage.not_opened.*``, ``templates.error.*``."""
    # What is being typed comes first: what becomes a note in between is then in both, and not in neither.
    found = [
        Source(
            name,
            (
                (archive.drafts_path(name), folders.data / f"{name}.drafts.json"),
                (archive.engagement_path(name), folders.data / f"{name}.json"),
            ),
        )
        for name in PracticeFolder(folders.data, clock).ids()
    ]
    own = sorted(Path(str(file)) for file in template_files(folders.templates))
    found += [
        Source(file.name, ((archive.template_path(file.name), file),), is_template=True) for file in own
    ]
    return found


def size_of(source: Source) -> int:
    """Return how many bytes a source has, about."""
    size = 0
    for _, file in source.files:
        with suppress(OSError):
            size += file.stat().st_size
    return size


def gather(source: Source) -> Gathered:
    """Read a source."""
    found: list[tuple[Entry, bytes]] = []
    problem: Refused | None = None
    for path, file in source.files:
        try:
            found.append(_read(path, file, is_template=source.is_template))
        except FileNotFoundError:
            pass
        except Refused as refused:
            problem = refused
    itself, file = source.files[-1]
    if not found or found[-1][0].path != itself:
        return Gathered((), problem=problem)
    return Gathered(tuple(found), None if source.is_template else _damage(found[-1][1], file), problem)


def _damage(contents: bytes, file: Path) -> Refused | None:
    """Return why an engagement's file cannot be read, None when it can."""
    try:
        engagement_in(decode(contents, file), file)
    except Refused as refused:
        return refused
    return None


def contents_of(file: Path) -> tuple[bytes, dt.datetime]:
    """Return what is in a file, and the aware moment at which it was last changed.

    Errors: FileNotFoundError, and Refused ``storage.not_opened.*`` for every other OSError.
    """
    try:
        with file.open("rb") as stream:
            seconds = os.fstat(stream.fileno()).st_mtime
            contents = stream.read()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise refusals.not_opened(error, file) from error
    return contents, files.changed_at(seconds)


def refuse_link(file: Path) -> None:
    """Refuse an engagement's file that is a link, as everywhere in the program."""
    if file.is_symlink():
        raise Refused("storage.not_opened.link", why="ELOOP", where=str(file))


def _read(path: str, file: Path, *, is_template: bool) -> tuple[Entry, bytes]:
    if not archive.fits(path):
        raise Refused("backup.unfit_name", where=str(file))
    if not is_template:
        refuse_link(file)
    contents, changed_at = contents_of(file)
    return archive.entry_of(path, contents, changed_at), contents

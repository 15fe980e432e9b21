"""A damaged file and its previous copy: what that holds, and putting it back with nothing written over."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coachtui.application.ports import Kept
from coachtui.domain.errors import Refused
from coachtui.storage import files
from coachtui.storage.encoding import decode
from coachtui.storage.rows import engagement_in


def previous(file: Path) -> Kept | None:
    """Return what the previous copy of ``file`` holds; None if there is none, or it cannot be read either."""
    found = _whole_copy(file)
    return found[0] if found else None


def put_back(file: Path, now: datetime) -> Path:
    """Put the previous copy in the place of a damaged ``file``, durably; return where that lies now.

    At every moment ``file`` is the damaged one or the copy, whole, and the damaged one is somewhere. Only
    for who has the lock. Errors: Refused ``storage.no_good_copy`` (``file``); OSError.
    """
    found = _whole_copy(file)
    if found is None:
        raise Refused("storage.no_good_copy", file=str(file))
    fresh, aside = files.temporary(file), None
    try:
        files.write_new(fresh, found[1])
        aside = files.set_aside(file, "damaged", now)
        fresh.replace(file)
    except OSError:
        for leftover in (fresh, aside):
            with suppress(OSError):
                if leftover is not None:
                    leftover.unlink()
        raise
    files.sync_folder(file.parent)
    return aside


def _whole_copy(file: Path) -> tuple[Kept, bytes] | None:
    copy = files.previous_copy(file)
    try:
        with copy.open("rb") as stream:
            contents = stream.read()
            written_at = files.changed_at(os.fstat(stream.fileno()).st_mtime)
        engagement = engagement_in(decode(contents, copy), copy).engagement
    except (OSError, Refused):
        return None
    return Kept(engagement=engagement, written_at=written_at), contents

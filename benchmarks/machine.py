"""What of the machine matters for figures about saving."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

_IN_MEMORY = ("tmpfs", "ramfs")


def facts(folder: Path) -> str:
    """Return one line: versions, and the file system of ``folder``, with a warning if that is no disk."""
    kind = file_system(folder)
    told = [
        f"Python {platform.python_version()}",
        f"TinyDB {version('tinydb')}",
        f"sqlite {sqlite3.sqlite_version}",
        f"{platform.system()} {platform.release()}",
        f"{os.cpu_count()} cores",
        f"{kind} at {folder}/",
    ]
    line = " · ".join(told)
    return f"{line}\nThis is memory and no disk: fsync costs nothing here." if kind in _IN_MEMORY else line


def file_system(folder: Path) -> str:
    """Return the kind of file system that ``folder`` is on: ``ext4``, ``xfs`` …, as far as Linux tells."""
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8").splitlines()
    except OSError:
        return "unknown file system"
    path = folder.resolve()
    places = [(Path(each.split()[1].replace("\\040", " ")), each.split()[2]) for each in mounts]
    above = [(place, kind) for place, kind in places if path.is_relative_to(place)]
    # The deepest; of two at the same place, the later one lies on top.
    return max(enumerate(above), key=lambda each: (len(each[1][0].parts), each[0]))[1][1]

"""Files and folders, as they are typed."""

from pathlib import Path

from coachtui.domain.errors import Refused


def file_named(typed: str) -> Path:
    """Return the file that was typed, as a whole path; ``~`` is the coach's own folder. Refused if empty."""
    return _named(typed, "inbox.no_name").absolute()


def folder_named(typed: str, *, whole: bool = True) -> Path:
    """Return the folder that was typed, as for :func:`file_named`; if not ``whole``, from where we are."""
    folder = _named(typed, "share.folder_empty")
    return folder.absolute() if whole else folder


def _named(typed: str, empty: str) -> Path:
    # Only its ends: a name may hold any bytes, and any spaces within.
    name = typed.strip().replace("\0", "")
    if not name:
        raise Refused(empty)
    try:
        return Path(name).expanduser()
    except RuntimeError:  # nobody here is called so: then it is a name with a ~ in it
        return Path(name)

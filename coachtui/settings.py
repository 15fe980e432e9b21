"""The coach's own settings, and the folders in which the program keeps everything.

The folders are the system's usual ones, or all below ``COACHTUI_HOME`` when that is set. The settings
are one TOML file, which may be absent: see docs/CLI.md.
"""

import errno
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, get_args

import platformdirs
from msgspec import Struct

SettingsLanguage = Literal["en", "nl"]
Theme = Literal["dark", "light"]

# In COLORFGBG, which some terminals set, the colours that are a dark background.
_DARK_BACKGROUNDS = frozenset({"0", "1", "2", "3", "4", "5", "6", "8"})


class SettingsProblem(Exception):
    """Settings or folders that cannot be used, with the reason as a key of i18n and its parameters."""

    def __init__(self, key: str, **params: object) -> None:
        """Take the i18n ``key`` and the values for its placeholders; ``file`` names the file or folder."""
        super().__init__(key, params)
        self.key = key
        self.params = params


class Folders(Struct, frozen=True, kw_only=True):
    """Where things are kept. None of them need exist yet: whoever writes there first makes the folder.

    ``state`` is for what the program keeps for itself from one call to the next; nothing does so yet.
    """

    data: Path
    templates: Path
    state: Path
    settings_file: Path


class Settings(Struct, frozen=True, kw_only=True):
    """What the coach has chosen, with the defaults filled in.

    ``language`` None: from the locale. ``coach`` is the name that settlements carry, empty when not
    given. ``share_folder`` is where the Share room writes unless told otherwise.
    """

    folders: Folders
    share_folder: Path
    language: SettingsLanguage | None = None
    theme: Theme = "dark"
    mouse: bool = True
    coach: str = ""


def find_folders(environ: Mapping[str, str]) -> Folders:
    """Return the folders to use, whether they exist or not."""
    if home := environ.get("COACHTUI_HOME"):
        base = _absolute(home)
        return Folders(
            data=base / "data",
            templates=base / "templates",
            state=base / "state",
            settings_file=base / "settings.toml",
        )
    dirs = platformdirs.PlatformDirs("coachtui", appauthor=False)
    return Folders(
        data=dirs.user_data_path / "engagements",
        templates=dirs.user_data_path / "templates",
        # On some systems this is the data folder again: a name of its own keeps the two apart.
        state=dirs.user_state_path / "state",
        settings_file=dirs.user_config_path / "settings.toml",
    )


def read(environ: Mapping[str, str]) -> Settings:
    """Return the settings for this environment. Raises SettingsProblem, naming the file and the key."""
    folders = find_folders(environ)
    chosen = _table(folders.settings_file)
    for key, value in chosen.items():
        if key not in _CHECKS:
            raise SettingsProblem(
                "settings.unknown_key", file=folders.settings_file, setting=key, known=", ".join(_CHECKS)
            )
        problem = _CHECKS[key](value)
        if problem:
            raise SettingsProblem(problem, file=folders.settings_file, setting=key, value=_shown(value))
    return Settings(
        folders=folders,
        share_folder=_share_folder(chosen, environ),
        language=chosen.get("language"),
        theme=_theme(chosen.get("theme", "auto"), environ),
        mouse=chosen.get("mouse", not _over_ssh(environ)),
        coach=" ".join(chosen.get("coach", "").split()),
    )


def _table(file: Path) -> dict[str, Any]:
    try:
        text = file.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingsProblem("settings.not_utf8", file=file) from error
    except tomllib.TOMLDecodeError as error:
        # The reader's own words are English, but where it stopped is a figure.
        at = re.search(r"at line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines())
        raise SettingsProblem("settings.not_toml", file=file, line=line) from error
    except OSError as error:
        raise _unreadable(file, error) from error


def _bad_path(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        return "settings.not_a_folder"
    return "" if _expanded(value).is_absolute() else "settings.not_absolute"


# For each setting the i18n key of what is wrong with a value; empty when nothing is.
_CHECKS: dict[str, Callable[[object], str]] = {
    "language": lambda value: "" if value in get_args(SettingsLanguage) else "settings.bad_language",
    "theme": lambda value: "" if value in (*get_args(Theme), "auto") else "settings.bad_theme",
    "mouse": lambda value: "" if isinstance(value, bool) else "settings.bad_mouse",
    "coach": lambda value: "" if isinstance(value, str) else "settings.not_text",
    "share_folder": _bad_path,
}


def _share_folder(chosen: dict[str, Any], environ: Mapping[str, str]) -> Path:
    if "share_folder" in chosen:
        return _expanded(chosen["share_folder"])
    home = environ.get("COACHTUI_HOME")
    return _absolute(home) / "shared" if home else Path.home() / "coachtui-shared"


def _theme(chosen: str, environ: Mapping[str, str]) -> Theme:
    if chosen == "light":
        return "light"
    background = environ.get("COLORFGBG", "").rpartition(";")[2]
    if chosen == "auto" and background.isdigit() and background not in _DARK_BACKGROUNDS:
        return "light"
    return "dark"


def _over_ssh(environ: Mapping[str, str]) -> bool:
    # Over a slow connection the mouse's reports would end up on the prompt after leaving.
    return bool(environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"))


def _absolute(path: str) -> Path:
    return _expanded(path).absolute()


def _expanded(path: str) -> Path:
    try:
        return Path(path).expanduser()
    except RuntimeError:  # there is no such user: the path stays as it is, and is not absolute
        return Path(path)


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unreadable(file: Path, error: OSError) -> SettingsProblem:
    if error.errno in (errno.EACCES, errno.EPERM):
        return SettingsProblem("settings.unreadable.permission", file=file)
    # EISDIR and its like: what a helpdesk can look up, the same in every language.
    return SettingsProblem("settings.unreadable.other", file=file, why=errno.errorcode.get(error.errno or 0))

"""Folders and settings: where things are, what the defaults are, and how a mistake is told."""

from pathlib import Path

import pytest

from coachtui import settings
from coachtui.i18n import LANGUAGES, Words
from coachtui.settings import SettingsProblem

Environment = dict[str, str]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def environ(home: Path) -> Environment:
    return {"COACHTUI_HOME": str(home)}


def written(home: Path, toml: str | bytes) -> None:
    """Put a settings file in place."""
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())


def problem(environ: Environment) -> SettingsProblem:
    with pytest.raises(SettingsProblem) as caught:
        settings.read(environ)
    return caught.value


def test_home_holds_everything(home: Path, environ: Environment) -> None:
    found = settings.read(environ)
    folders = found.folders
    kept = (folders.data, folders.templates, folders.state, folders.settings_file, found.share_folder)
    assert all(path.is_relative_to(home) for path in kept)
    assert len(set(kept)) == len(kept)
    assert not home.exists(), "reading settings makes nothing"


def test_an_empty_home_is_none() -> None:
    assert settings.find_folders({"COACHTUI_HOME": ""}) == settings.find_folders({})


def test_without_home_the_systems_folders_are_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    found = settings.read({})
    assert found.folders.data.is_relative_to(tmp_path / "DATA")
    assert found.folders.templates.is_relative_to(tmp_path / "DATA")
    assert found.folders.state.is_relative_to(tmp_path / "STATE")
    assert found.folders.settings_file == tmp_path / "CONFIG" / "coachtui" / "settings.toml"
    assert found.share_folder == Path.home() / "coachtui-shared"


def test_a_relative_home_is_meant_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.find_folders({"COACHTUI_HOME": "here"}).data.is_relative_to(tmp_path / "here")


def test_defaults(environ: Environment) -> None:
    found = settings.read(environ)
    assert (found.language, found.theme, found.mouse, found.coach) == (None, "dark", True, "")


def test_everything_chosen(home: Path, environ: Environment) -> None:
    written(
        home,
        'language = "nl"\ntheme = "light"\nmouse = false\ncoach = " Ada  Coach "\nshare_folder = "~/out"\n',
    )
    found = settings.read(environ)
    assert (found.language, found.theme, found.mouse, found.coach) == ("nl", "light", False, "Ada Coach")
    assert found.share_folder == Path.home() / "out"


@pytest.mark.parametrize("name", ["SSH_TTY", "SSH_CONNECTION"])
def test_the_mouse_is_off_over_ssh_unless_asked_for(home: Path, environ: Environment, name: str) -> None:
    environ[name] = "x"
    assert not settings.read(environ).mouse
    written(home, "mouse = true")
    assert settings.read(environ).mouse


@pytest.mark.parametrize(
    ("colours", "theme"), [("15;0", "dark"), ("0;15", "light"), ("0;default;7", "light"), ("", "dark")]
)
def test_theme_auto_looks_at_the_terminal(environ: Environment, colours: str, theme: str) -> None:
    environ["COLORFGBG"] = colours
    assert settings.read(environ).theme == theme


def test_a_chosen_theme_does_not_look(home: Path, environ: Environment) -> None:
    environ["COLORFGBG"] = "0;15"
    written(home, 'theme = "dark"')
    assert settings.read(environ).theme == "dark"


@pytest.mark.parametrize(
    ("toml", "key", "setting"),
    [
        ("colour = 1", "settings.unknown_key", "colour"),
        ('language = "de"', "settings.bad_language", "language"),
        ("language = ['nl']", "settings.bad_language", "language"),
        ("theme = 'solarized'", "settings.bad_theme", "theme"),
        ("mouse = 'yes'", "settings.bad_mouse", "mouse"),
        ("coach = 3", "settings.not_text", "coach"),
        ("share_folder = 3", "settings.not_a_folder", "share_folder"),
        ("share_folder = ''", "settings.not_a_folder", "share_folder"),
        ("share_folder = 'out'", "settings.not_absolute", "share_folder"),
        ("share_folder = '~nobody-at-all/out'", "settings.not_absolute", "share_folder"),
    ],
)
def test_a_bad_value_names_file_and_key(
    home: Path, environ: Environment, toml: str, key: str, setting: str
) -> None:
    written(home, toml)
    wrong = problem(environ)
    assert wrong.key == key
    for language in LANGUAGES:
        told = Words(language)(wrong.key, **wrong.params)
        assert str(home / "settings.toml") in told
        assert setting in told


@pytest.mark.parametrize(
    ("content", "key"), [(b"language =", "settings.not_toml"), (b"coach = '\xff'", "settings.not_utf8")]
)
def test_a_file_that_is_no_toml(home: Path, environ: Environment, content: bytes, key: str) -> None:
    written(home, content)
    assert problem(environ).key == key


def test_a_folder_in_the_files_place(home: Path, environ: Environment) -> None:
    (home / "settings.toml").mkdir(parents=True)
    assert problem(environ).key == "settings.unreadable.other"

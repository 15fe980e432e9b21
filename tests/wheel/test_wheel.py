"""What a coach installs is the wheel: it is built, installed away from the checkout, and used."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

import coachtui

ROOT = Path(__file__).parents[2]


def run(*words: str | Path, cwd: Path) -> str:
    """Run a program to its end and give what it said; its errors fail the test."""
    done = subprocess.run(
        [*words], cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what the build reads, so that nothing is written into the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "LICENSE", "README.md", ".gitignore"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source)
    for name in ("coachtui", "sessions", "tests"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, source, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` folder of an environment that has the wheel, and finds its dependencies in ours."""
    folder = tmp_path_factory.mktemp("installed") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = (
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--disable-pip-version-check",
    )
    run(*pip, "--no-index", "--no-deps", wheel, cwd=folder)
    # Our own environment comes after the new one on the path, and its .pth files (the one of our editable
    # install is among them) are not read: there is no way back to the checkout.
    (purelib,) = folder.glob("lib/python3*/site-packages")
    (purelib / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def test_every_file_travels(wheel: Path) -> None:
    """All of coachtui/, whatever the suffix, and the templates beside it; nothing else."""
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    package = {path.relative_to(ROOT) for path in (ROOT / "coachtui").rglob("*")}
    sessions = {"coachtui" / path.relative_to(ROOT) for path in (ROOT / "sessions").rglob("*")}
    wanted = {
        path.as_posix()
        for path in package | sessions
        if "__pycache__" not in path.parts
        and not ((ROOT / path).is_dir() or (ROOT / path.relative_to("coachtui")).is_dir())
    }
    assert carried == wanted


def test_templates_and_words_are_in_both_languages(wheel: Path) -> None:
    carried = zipfile.ZipFile(wheel).namelist()
    for language in ("en", "nl"):
        assert any(
            name.startswith(f"coachtui/sessions/{language}/") and name.endswith(".md") for name in carried
        )
        assert any(
            name.startswith(f"coachtui/i18n/{language}/") and name.endswith(".toml") for name in carried
        )
    assert "coachtui/py.typed" in carried


def test_it_is_the_wheel_that_is_used(installed: Path, tmp_path: Path) -> None:
    where = run(installed / "python", "-c", "import coachtui; print(coachtui.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent)


def test_version(installed: Path, tmp_path: Path) -> None:
    assert coachtui.__version__ in run(installed / "coachtui", "--version", cwd=tmp_path)


def test_it_finds_its_templates(installed: Path, tmp_path: Path) -> None:
    """The listing of an installed coachtui is the checkout's own, and names what we ship."""
    here = run(sys.executable, "-m", "coachtui", "templates", "list", cwd=tmp_path)
    there = run(installed / "coachtui", "templates", "list", cwd=tmp_path)
    assert there == here
    names = {name for path in (ROOT / "sessions").rglob("*.md") for name in (path.stem, title(path))}
    assert any(name in there for name in names), there


def title(template: Path) -> str:
    """A template's title, as its front matter has it."""
    found = re.search(r"^title: *(.+)$", template.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, template
    return found[1]


def test_nothing_is_written_into_the_installation(installed: Path, tmp_path: Path) -> None:
    """The program may be installed where a coach cannot write: it uses its own folders only."""
    package = next(installed.parent.glob("lib/python3*/site-packages/coachtui"))
    before = {path for path in package.rglob("*") if "__pycache__" not in path.parts}
    run(installed / "coachtui", "templates", "list", cwd=tmp_path)
    after = {path for path in package.rglob("*") if "__pycache__" not in path.parts}
    assert after == before
    assert os.environ["COACHTUI_HOME"].startswith(str(tmp_path))

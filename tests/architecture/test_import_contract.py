"""Imports run one way only: the contract in pyproject.toml holds, and it can fail."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYPROJECT = ROOT / "pyproject.toml"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter over the package `coachtui` in `folder`, with our contract."""
    program = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", "--config", str(PYPROJECT)],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_contract_holds() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def bare_package(tmp_path: Path) -> Path:
    """A package of the same shape as ours, with every room of the contract and nothing in it."""
    package = tmp_path / "bare" / "coachtui"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    layers = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"][0][
        "layers"
    ]
    for layer in layers:
        for room in layer.split("|"):
            (package / f"{room.strip(' ()')}.py").touch()
    return package


def test_an_empty_house_keeps_it(bare_package: Path) -> None:
    done = lint_imports(bare_package.parent)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("room", "line", "contract"),
    [
        ("domain", "import coachtui.application", "one way only"),
        ("domain", "import coachtui.i18n", "one way only"),
        ("application", "import coachtui.storage", "one way only"),
        ("storage", "import coachtui.tui", "one way only"),
        ("tui", "import coachtui.storage", "one way only"),
        ("tui", "import coachtui.cli", "one way only"),
        ("markdown", "import coachtui.drawing", "one way only"),
        ("templates", "import coachtui.documents", "one way only"),
        ("cli", "import textual", "Textual and Rich"),
        ("cli", "def run():\n    from textual.app import App", "Textual and Rich"),
        ("drawing", "from rich.text import Text", "Textual and Rich"),
        ("application", "import tinydb", "TinyDB"),
        ("tui", "import tinydb", "TinyDB"),
        ("attic", "", "attic"),  # a room that has no place yet
    ],
)
def test_it_can_fail(bare_package: Path, room: str, line: str, contract: str) -> None:
    (bare_package / f"{room}.py").write_text(line + "\n", encoding="utf-8")
    done = lint_imports(bare_package.parent)
    assert done.returncode == 1, done.stdout + done.stderr
    broken = [told for told in done.stdout.splitlines() if "BROKEN" in told or "attic" in told]
    assert any(contract in told for told in broken), done.stdout


def test_a_late_import_of_the_screens_is_allowed(bare_package: Path) -> None:
    (bare_package / "cli.py").write_text("def run():\n    import coachtui.tui\n", encoding="utf-8")
    (bare_package / "tui.py").write_text("import textual\n", encoding="utf-8")
    done = lint_imports(bare_package.parent)
    assert done.returncode == 0, done.stdout + done.stderr

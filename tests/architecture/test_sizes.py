"""Small rooms: around 100 lines is usual; past 300 a file is two things."""

import warnings
from pathlib import Path

import coachtui

PACKAGE = Path(coachtui.__file__).parent
LIMIT = 300


def test_long_files_are_told() -> None:
    """A warning, never a failure: some things are long."""
    for path in sorted(PACKAGE.rglob("*.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > LIMIT:
            where = path.relative_to(PACKAGE.parent)
            warnings.warn(f"{where} has {lines} lines; past {LIMIT} it is two things", stacklevel=1)

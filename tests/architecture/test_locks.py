"""The locks pin what pyproject.toml asks for, and say nothing about the machine they were made on."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
RUN, DEV = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
PIN = re.compile(r"^([a-z0-9._-]+)==(\S+) \\$", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    """Name → version, as the lock has them."""
    return {
        canonicalize_name(name): version for name, version in PIN.findall(lock.read_text(encoding="utf-8"))
    }


def test_every_requirement_is_pinned_within_its_bounds() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = pins(RUN)
    for line in pyproject["project"]["dependencies"] + pyproject["build-system"]["requires"]:
        wanted = Requirement(line)
        version = pinned[canonicalize_name(wanted.name)]
        assert wanted.specifier.contains(version), f"{wanted}: {version} is locked; run make lock"


def test_both_locks_agree() -> None:
    """One environment serves both: the development lock is the run lock and more."""
    assert pins(RUN).items() <= pins(DEV).items()


def test_development_tools_are_pinned() -> None:
    asked = re.findall(
        r"^([a-z-]+)", (ROOT / "requirements-dev.in").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert {name for name in asked if not name.startswith("-")} <= pins(DEV).keys()


@pytest.mark.parametrize("lock", [RUN, DEV], ids=lambda path: path.name)
def test_nothing_of_a_machine_is_in_it(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=sha256:", ""), re.MULTILINE), "an option of pip's"
    assert not re.search(r"(^|\s)/\w", text), "a path"
    blocks = PIN.split(text)[3::3]
    assert all("--hash=sha256:" in block for block in blocks)

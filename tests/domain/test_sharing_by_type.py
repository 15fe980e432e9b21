"""Privacy by type: one place makes a view, and documents see nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

import coachtui

PACKAGE = Path(coachtui.__file__).parent
SHARING = PACKAGE / "domain" / "sharing"
# What has not been filtered yet. (`view.whole` is there for the coach's own documents.)
UNFILTERED = {"Engagement", "Note", "Run", "share", "table_at", "why_withheld", "why_words_withheld"}


def modules(folder: Path) -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    names = [node.names for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    return {alias.name.rpartition(".")[2] for several in names for alias in several}


def called(tree: ast.Module) -> set[str]:
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {getattr(call, "id", getattr(call, "attr", "")) for call in calls}


def test_only_share_makes_a_view() -> None:
    makers = {path.name for path, tree in modules(PACKAGE) if {"ShareView", "Seal"} & called(tree)}
    assert makers == {"share.py", "view.py"}
    assert {path.name for path, tree in modules(PACKAGE) if "SEAL" in imported(tree)} == {"share.py"}


def test_nobody_reaches_into_sharing() -> None:
    """From outside there is one door, what the package itself offers; and the rules, which hold nothing."""
    for path, tree in modules(PACKAGE):
        if path.is_relative_to(SHARING):
            continue
        sources = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        inside = {source for source in sources if source.startswith("coachtui.domain.sharing.")}
        assert inside <= {"coachtui.domain.sharing.readers"}, path


def test_documents_are_made_from_a_view_only() -> None:
    for path, tree in modules(PACKAGE / "documents"):
        assert not UNFILTERED & imported(tree), path


def test_nothing_else_filters_by_visibility() -> None:
    """Documents may name a note's visibility to the reader, and do not choose by it."""
    for path, tree in modules(PACKAGE / "documents"):
        for node in ast.walk(tree):
            if isinstance(node, ast.comprehension):
                conditions = [ast.unparse(condition) for condition in node.ifs]
                assert not [told for told in conditions if "visibility" in told or "may_show" in told], path

"""Drawings as they were when somebody looked at them and liked them."""

import pytest

from coachtui.drawing.width import cells
from tests.drawing import maps
from tests.drawing.beside import BESIDE, Beside
from tests.drawing.cases import CASES, EXPECTED, Case

ALL: tuple[Case | Beside, ...] = (*CASES, *BESIDE)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_drawn_as_expected(case: Case | Beside) -> None:
    assert case.drawn() + "\n" == case.path.read_text(encoding="utf-8")


def test_every_expected_drawing_has_its_case() -> None:
    cases = {case.path.name for case in ALL} | {maps.name(*one) for one in maps.KEPT}
    assert {path.name for path in EXPECTED.iterdir()} == cases


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_within_its_width_and_height_and_without_trailing_spaces(case: Case | Beside) -> None:
    lines = case.drawn().split("\n")
    assert max(map(cells, lines)) <= case.width
    assert all(line == line.rstrip() for line in lines)
    assert case.height is None or len(lines) <= case.height

"""How many cells a text takes, and people's text made safe to draw."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.drawing.width import Align, cells, cut, pad, shown, wrap
from tests.drawing.test_table import TEXTS


@pytest.mark.parametrize(
    ("text", "wide"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("日本", 4), ("👩‍👩‍👧", 2), ("שלום", 4), ("┌╌┐●○◆◇│", 8)],
)
def test_cells(text: str, wide: int) -> None:
    assert cells(text) == wide


def test_every_glyph_of_ours_takes_one_cell() -> None:
    assert {cells(glyph) for glyph in "╭╮╰╯─│┌┐└┘╌╎●○◆◇…·–�"} == {1}


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("  Ines\t Maes \n", "Ines Maes"),
        ("\x1b[31mred", "�[31mred"),
        ("a\u202eb", "ab"),
        ("\u0301x", "x"),
        ("\u200d", "�"),
        ("\ud800", "�"),
        ("a" + "\u0301" * 100 + "b", "á" + "\u0301" * 8 + "b"),
        ("\u0301" * 100_000, "�"),
        ("\u2066\u202e", "�"),
        ("[/x]", "[/x]"),
        ("Zoe\u0308", "Zoë"),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("   ", ""),
        ("", ""),
    ],
)
def test_shown(text: str, safe: str) -> None:
    assert shown(text) == safe


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Ines Maes", 9, "Ines Maes"),
        ("Ines Maes", 8, "Ines Ma…"),
        ("Ines Maes", 6, "Ines…"),
        ("日本語", 4, "日…"),
        ("日本語", 5, "日本…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("abc", 1, "…"),
        ("abc", 0, ""),
    ],
)
def test_cut(text: str, width: int, expected: str) -> None:
    assert cut(text, width) == expected


@given(TEXTS, st.integers(0, 40))
def test_what_is_cut_fits_for_us_and_for_the_screen(text: str, width: int) -> None:
    short = cut(shown(text), width)
    assert cells(short) <= width
    assert cell_len(short) <= width


@given(TEXTS, st.integers(0, 40), st.sampled_from(Align))
def test_what_is_padded_has_exactly_that_width(text: str, width: int, align: Align) -> None:
    assert cells(pad(shown(text), width, align)) == width


@pytest.mark.parametrize(("align", "expected"), [(Align.LEFT, "ab   "), (Align.CENTRE, " ab  ")])
def test_pad(align: Align, expected: str) -> None:
    assert pad("ab", 5, align) == expected


def test_wrap() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("enormous", 4) == ["eno…"]
    assert wrap("", 4) == []

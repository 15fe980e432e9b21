"""Our theme: every text can be read, dark or light."""

import itertools

import pytest
from textual.color import Color
from textual.theme import Theme

from coachtui.tui.theme import THEMES

LEAST = 4.5  # the contrast that WCAG asks of text

PAPERS = ("background", "surface", "panel", "block-cursor-background")
INKS = ("foreground", "muted", "primary", "accent", "red", "amber", "own", "text-muted", "text-disabled")


def _luminance(colour: Color) -> float:
    """Return the relative luminance, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: Color, other: Color) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _colour(theme: Theme, name: str) -> Color:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    return Color.parse(colours[name])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_every_paper(theme: Theme) -> None:
    for paper, ink in itertools.product(PAPERS, INKS):
        contrast = _contrast(_colour(theme, paper), _colour(theme, ink))
        assert contrast >= LEAST, f"{ink} on {paper}: {contrast:.2f}"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_what_is_chosen_can_be_read(theme: Theme) -> None:
    for ink, paper in (
        ("background", "primary"),
        ("input-cursor-foreground", "input-cursor-background"),
        ("input-selection-foreground", "input-selection-background"),
        ("button-color-foreground", "error"),
        ("button-color-foreground", "primary"),
        ("button-foreground", "surface"),
    ):
        assert _contrast(_colour(theme, paper), _colour(theme, ink)) >= LEAST, (ink, paper)

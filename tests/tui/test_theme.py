"""Our theme: every text can be read, dark or light."""

import itertools

import pytest
from textual.color import Color
from textual.theme import Theme

from coachtui.tui.theme import THEMES

LEAST = 4.5  # the contrast that WCAG asks of text

PAPERS = ("background", "surface", "panel", "block-cursor-background")
INKS = ("foreground", "muted", "primary", "accent", "red", "amber", "own", "text-muted", "text-disabled")


def _colour(theme: Theme, name: str) -> Color:
    return Color.parse(theme.to_color_system().generate()[name])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_can_be_read_on_every_paper(theme: Theme) -> None:
    for paper, ink in itertools.product(PAPERS, INKS):
        contrast = _colour(theme, paper).get_contrast_ratio(_colour(theme, ink))
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
        assert _colour(theme, paper).get_contrast_ratio(_colour(theme, ink)) >= LEAST, (ink, paper)

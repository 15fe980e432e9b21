"""One calm theme of our own, dark and light, in which every text keeps a contrast of 4.5:1 or more.

``VARIABLES`` names the colours that our own parts use beside Textual's: ``$muted`` for what is said
softly, ``$red`` and ``$amber`` for findings, ``$own`` for a person's own words.
"""

from textual.theme import Theme

_SHARED = {
    "block-cursor-text-style": "bold",
    "input-cursor-text-style": "none",
    "button-focus-text-style": "reverse",
}


def _theme(name: str, *, dark: bool, papers: str, ink: str, muted: str, marks: str) -> Theme:
    """Make a theme from papers (background surface panel cursor), inks, and marks (blue red amber green)."""
    background, surface, panel, cursor = papers.split()
    blue, red, amber, green = marks.split()
    return Theme(
        name=name,
        dark=dark,
        primary=blue,
        secondary=blue,
        accent=amber,
        warning=amber,
        error=red,
        success=green,
        foreground=ink,
        background=background,
        surface=surface,
        panel=panel,
        boost=surface,
        text_alpha=1.0,
        variables={
            **_SHARED,
            "muted": muted,
            "red": red,
            "amber": amber,
            "own": green,
            "text": ink,
            "text-muted": muted,
            "text-disabled": muted,
            "foreground-muted": muted,
            "foreground-disabled": muted,
            "block-cursor-foreground": ink,
            "block-cursor-background": cursor,
            "block-cursor-blurred-foreground": ink,
            "block-cursor-blurred-background": panel,
            "block-hover-background": panel,
            "input-cursor-background": ink,
            "input-cursor-foreground": background,
            "input-selection-background": blue,
            "input-selection-foreground": background,
            "border": blue,
            "border-blurred": muted,
            "scrollbar": muted,
            "scrollbar-background": surface,
            "scrollbar-hover": blue,
            "scrollbar-active": blue,
            "scrollbar-corner-color": surface,
            "button-foreground": ink,
            "button-color-foreground": background,
        },
    )


THEMES = (
    _theme(
        "coach-dark",
        dark=True,
        papers="#15191d #1b2126 #2a323a #264452",
        ink="#e3e8ec",
        muted="#a8b5bf",
        marks="#8cc4da #f59a91 #e6bc7c #97cfa4",
    ),
    _theme(
        "coach-light",
        dark=False,
        papers="#fbf9f5 #f3f0ea #e4dfd5 #cfe3ea",
        ink="#22282d",
        muted="#4c565f",
        marks="#17566f #9c1f18 #704300 #1f5a2a",
    ),
)

"""The words of a template's Markdown, in its own language: they are its format, not sentences on a screen."""

from typing import Final

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.plan import BlockKind

MINUTES: Final[dict[LanguageCode, str]] = {"en": "minutes", "nl": "minuten"}

KINDS: Final[dict[LanguageCode, dict[BlockKind, str]]] = {
    "en": {
        BlockKind.CHECK_IN: "check-in",
        BlockKind.CHECK_OUT: "check-out",
        BlockKind.ROUND: "round",
        BlockKind.BREAK: "break",
        BlockKind.BUFFER: "buffer",
        BlockKind.HARVEST: "harvest",
    },
    "nl": {
        BlockKind.CHECK_IN: "check-in",
        BlockKind.CHECK_OUT: "check-out",
        BlockKind.ROUND: "rondje",
        BlockKind.BREAK: "pauze",
        BlockKind.BUFFER: "speling",
        BlockKind.HARVEST: "oogst",
    },
}

STAR: Final = "★"

# What a template's texts may hold in braces.
PLACEHOLDERS: Final = ("role", "roles", "question", "solution")


def kind_of(word: str, language: LanguageCode) -> BlockKind | None:
    """Return the kind of block behind ``word`` in this language, whatever its case; None: no such kind."""
    words = {told: kind for kind, told in KINDS[language].items()}
    return words.get(word.strip().lower())

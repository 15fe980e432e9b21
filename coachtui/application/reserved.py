"""Names that nobody in an engagement can have, as they stand for a reader (METHOD.md, a stakeholder)."""

from functools import cache

from coachtui.domain.sharing.readers import NAMED
from coachtui.domain.text import name_key
from coachtui.i18n import LANGUAGES, Words


def is_reserved(name: str) -> bool:
    """Tell whether a name stands for a reader, in any of our languages."""
    return name_key(name) in _reserved()


@cache
def _reserved() -> frozenset[str]:
    told = (words(f"documents.file.{reader}") for words in map(Words, LANGUAGES) for reader in NAMED)
    return frozenset({*NAMED, *map(name_key, told)})

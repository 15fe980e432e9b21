"""What people type, made safe to keep: nothing is lost that can be kept, nothing kept that breaks a file."""

import re
import unicodedata
from functools import lru_cache

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# Control characters, an ESC among them, but not tab and new line; and halves of characters, as bad bytes over
# SSH give.
_UNKEPT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return ``text`` with one kind of line break; control characters and lone surrogates made visible."""
    return _UNKEPT.sub(REPLACEMENT, _LINE_BREAKS.sub("\n", text))


def clean_line(text: str) -> str:
    """Return ``text`` as one line: cleaned, trimmed, every run of white space one space."""
    return " ".join(clean(text).split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one name, whatever their case, accents' encoding or spacing."""
    return name_key(one) == name_key(other)


# The checks compare everybody's names with everybody's, after every answer.
@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return unicodedata.normalize("NFKC", clean_line(name)).casefold()


def slug(text: str, *, most: int = 60, plain: bool = False) -> str:
    """Return ``text`` as letters, digits and single hyphens: *Eén dag, R&D* is *een-dag-r-d*.

    At most ``most`` bytes; ``plain``: only letters that every keyboard has. Empty if nothing is left.
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    kept = unicodedata.normalize("NFC", bare).casefold()
    if plain:
        kept = kept.encode("ascii", "ignore").decode()
    kept = re.sub(r"[\W_]+", "-", kept).strip("-")
    return kept.encode(errors="ignore")[:most].decode(errors="ignore").strip("-")

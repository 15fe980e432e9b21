"""A word that is wider than its line, parted where it reads best."""

import re
import unicodedata
from typing import Final

from wcwidth import iter_graphemes

from coachtui.drawing.width import cells

_TOGETHER: Final = 3  # letters of a parted word that stay together, before and after
_PARTS: Final = "-/"  # after which a word is parted as it is
_ADDRESS: Final = re.compile(r"[/@_]|\.\w")
# Where a syllable begins: a consonant and a vowel; and *st* after some, as in kilo|me|ter|stand and mon|ster.
_SYLLABLE: Final = re.compile(r"[^aeiouy][aeiouy]|(?<=[lmnr])st[aeiouy]")
# Two letters that stay together, behind any other.
_ONE_SOUND: Final = re.compile(r".(ch|ph|sh|th|ij)|[lmnr]st")


def parted(word: str, width: int) -> list[str]:
    """Return a word in pieces of at most ``width`` cells, parted where it reads best."""
    graphemes = list(iter_graphemes(word))
    wide = list(map(cells, graphemes))
    is_address = bool(_ADDRESS.search(word))
    pieces, start, left = [], 0, sum(wide)
    while left > width:
        fits, used = 1, wide[start]
        while used + wide[start + fits] <= width:
            used += wide[start + fits]
            fits += 1
        at = _parting(graphemes[start : start + fits + _TOGETHER], fits, hyphen=not is_address)
        hyphen = "" if at == fits or graphemes[start + at - 1] in _PARTS else "-"
        pieces.append("".join(graphemes[start : start + at]) + hyphen)
        left -= sum(wide[start : start + at])
        start += at
    return [*pieces, "".join(graphemes[start:])]


def _parting(graphemes: list[str], fits: int, *, hyphen: bool) -> int:
    """Return after how many of ``graphemes``, at most ``fits``, a word is parted.

    That is after a hyphen or a slash of its own; else, if it may take a ``hyphen``, before a consonant that a
    vowel follows, where a syllable begins in most words of our languages; else anywhere between letters.
    """
    own = [at for at in range(_TOGETHER, fits + 1) if graphemes[at - 1] in _PARTS]
    if own or not hyphen:
        return (own or [fits])[-1]
    letters = "".join(unicodedata.normalize("NFD", one)[0].lower() for one in graphemes)
    # A hyphen takes the place of a letter.
    most = min(fits - 1, len(letters) - _TOGETHER)
    places = [at for at in range(_TOGETHER, most + 1) if letters[at - 1 : at + 1].isalpha()]
    syllables = [
        at for at in places if _SYLLABLE.match(letters, at) and not _ONE_SOUND.match(letters, at - 2)
    ]
    return (syllables or places or [fits])[-1]

"""Several things in one text, names above all: how they are written, and what was meant by what was typed."""

import re
from collections.abc import Iterable
from typing import Final

from coachtui.domain.text import clean_line

# That it was asked, and that there is nobody.
NOBODY: Final = "–"
_DASHES: Final = ("-", "–", "—")
# One of several: quoted, when there is something in it that parts them.
_ONE_OF: Final = re.compile(r'\s*(?:"((?:[^"]|"")+)"|([^;,\n]*))\s*(?:[;,\n]|$)')
_TO_QUOTE: Final = re.compile(r'[;,"\n]')


def several(text: str) -> list[str]:
    """Return what stands in a text with ; or , or line breaks between, without what is empty.

    What is quoted is one: *"Bos, Ada", Bo* are two.
    """
    found = [
        quoted.replace('""', '"') if quoted else plain.strip()
        for quoted, plain in _ONE_OF.findall(text.strip())
    ]
    return [one for one in found if one]


def several_names(text: str) -> tuple[str, ...]:
    """Return the names in a text, each once; a lone hyphen or dash is nobody."""
    if text.strip() in _DASHES:
        return ()
    return tuple(dict.fromkeys(name for one in several(text) if (name := clean_line(one))))


def parted(texts: Iterable[str], between: str = "; ") -> str:
    """Return texts as one, quoted where they need it: the reverse of :func:`several`."""
    return between.join(map(quoted, texts))


def quoted(text: str) -> str:
    """Return a text so that it is one of several, in quotation marks if it needs them."""
    if _TO_QUOTE.search(text) or text.strip() != text or text in _DASHES:
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text

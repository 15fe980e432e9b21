"""Places in a template's text: ``{role}`` and the like, and ``{{`` and ``}}`` for braces that are meant."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from coachtui.templates.vocabulary import PLACEHOLDERS

_PLACE: Final = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}")
_BRACES: Final = {"{{": "{", "}}": "}"}


def unknown(line: str) -> Iterator[str]:
    """Yield what stands in braces in ``line`` and is no placeholder."""
    for match in _PLACE.finditer(line):
        if match[1] is not None and match[1] not in PLACEHOLDERS:
            yield match[1]


def put_in(text: str, values: Mapping[str, str]) -> str:
    """Return ``text`` with ``values`` in their places, in one pass: a value is never read again."""
    return _PLACE.sub(lambda match: _BRACES.get(match[0]) or values.get(match[1], match[0]), text)


def literal(text: str) -> str:
    """Return ``text`` so that ``put_in`` gives it back whatever the values: every brace doubled."""
    return text.replace("{", "{{").replace("}", "}}")


def parts(text: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of ``text``: whether it is a place or a doubled brace, and the part itself."""
    at = 0
    for match in _PLACE.finditer(text):
        if match.start() > at:
            yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    if at < len(text):
        yield False, text[at:]

"""Places in a template's text: ``{role}`` and the like, and ``{{`` and ``}}`` for braces that are meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
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


def take_out(text: str, forms: Iterable[tuple[str, str]]) -> str:
    """Return ``text`` with places for what is typed in it, and every other brace doubled.

    ``forms`` are pairs of a place's name and a wording that it stands for. Only whole words are replaced,
    in any case, the longest wording first. One in capitals only, such as *IT*, is replaced in capitals only.
    """
    longest = sorted(((name, form) for name, form in forms if form.strip()), key=lambda pair: -len(pair[1]))
    if not longest:
        return literal(text)
    told, at = "", 0
    for match in re.finditer("|".join(f"({_wording(form)})" for _, form in longest), text):
        told += f"{literal(text[at : match.start()])}{{{longest[(match.lastindex or 1) - 1][0]}}}"
        at = match.end()
    return told + literal(text[at:])


def _wording(form: str) -> str:
    """Return the pattern of a wording as whole words, wherever its lines were broken."""
    start = r"(?<!\w)" if re.match(r"\w", form.lstrip()) else ""
    end = r"(?!\w)" if re.search(r"\w$", form.rstrip()) else ""
    case = "" if form.isupper() else "i"
    words = r"\s+".join(re.escape(word) for word in form.split())
    return f"(?{case}:{start}{words}{end})"


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

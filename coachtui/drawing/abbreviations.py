"""Names made short: initials while these tell people apart, else numbers."""

from collections.abc import Callable, Sequence
from typing import Final

from coachtui.drawing.width import shown

# Past this many nobody reads initials; a number is looked up at once.
_MOST: Final = 40


def abbreviated(names: Sequence[str]) -> tuple[str, ...]:
    """Return for each of ``names`` a short one that no other has: *AP*, or else *AlP*, or else its number."""
    if len(names) <= _MOST:
        for short in (_initials, _longer):
            made = tuple(map(short, names))
            if all(made) and len(set(made)) == len(made):
                return made
    return tuple(str(number) for number in range(1, len(names) + 1))


def _initials(name: str) -> str:
    return _made(name, lambda first: first[:1])


def _longer(name: str) -> str:
    return _made(name, lambda first: first[:2])


def _made(name: str, begin: Callable[[str], str]) -> str:
    """Return the beginning of the first word and the first letter of the last; empty for no plain letters."""
    parts = shown(name).split()
    if not parts:
        return ""
    last = parts[-1][0] if len(parts) > 1 else parts[0][len(begin(parts[0])) :][:1]
    made = (begin(parts[0]) + last).strip()
    # Letters that take one cell each, and that are written from left to right.
    return made[:1].upper() + made[1:] if made.isalpha() and max(made) < "\u0250" else ""

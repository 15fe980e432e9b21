"""Where a real name stands in a text that is shown, while its owner asked for an alias."""

import re
from collections.abc import Iterable
from functools import lru_cache

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Stakeholder, Value
from coachtui.domain.sharing.names import shown_name
from coachtui.domain.sharing.readers import Reader
from coachtui.domain.text import same_name

_LETTERS = 3


class Leak(Value, frozen=True, kw_only=True):
    """A warning for the coach: ``found``, a name or a part of one, of who asked for an alias is shown."""

    name: str
    alias: str
    found: str


def name_leaks(engagement: Engagement, reader: Reader, texts: Iterable[str]) -> tuple[Leak, ...]:
    """Return what in ``texts``, which ``reader`` will read, names somebody who asked for an alias.

    A whole name counts whatever its case; a part of one (a first name, a family name) from three
    letters on, when written with the same capitals.
    """
    read = tuple(texts)
    # Hardly anybody is named where they should not be: one look at everything tells who is. What was typed
    # has no such character in it, so no name reaches from one text into the next.
    everything = "\0".join(read)
    hidden = [
        (person, patterns)
        for person in engagement.stakeholders
        if _is_hidden(person, reader)
        and _found(patterns := _patterns(person.name, person.public_name), everything)
    ]
    leaks: dict[Leak, None] = {}
    for text in read:
        for person, patterns in hidden:
            if found := _found(patterns, text):
                leaks[Leak(name=person.name, alias=person.public_name, found=found)] = None
    return tuple(leaks)


def _is_hidden(person: Stakeholder, reader: Reader) -> bool:
    return not same_name(shown_name(person, reader), person.name)


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> str:
    return next((match.group() for one in patterns if (match := one.search(text))), "")


# Kept, as every sheet that goes out is looked through for everybody. Python itself keeps too few of them.
@lru_cache(maxsize=4096)
def _patterns(name: str, alias: str) -> tuple[re.Pattern[str], ...]:
    """Return what finds a name in a text: the whole of it, then each of its parts that the alias has not."""
    known = set(alias.split())
    parts = [part for part in name.split() if len(part) >= _LETTERS and part not in known]
    # A particle (de, van) is written small and is nobody's name by itself.
    own = [part for part in parts if part[:1].isupper()]
    return (re.compile(_words(name), re.IGNORECASE), *(re.compile(_words(part)) for part in own))


def _words(name: str) -> str:
    return r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"

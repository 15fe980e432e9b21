"""Where a real name stands in a text that is shown, while its owner asked for an alias."""

import re
from collections.abc import Iterable

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
    hidden = [person for person in engagement.stakeholders if _is_hidden(person, reader)]
    leaks: dict[Leak, None] = {}
    for text in texts:
        for person in hidden:
            if found := _found(person, text):
                leaks[Leak(name=person.name, alias=person.public_name, found=found)] = None
    return tuple(leaks)


def _is_hidden(person: Stakeholder, reader: Reader) -> bool:
    return not same_name(shown_name(person, reader), person.name)


def _found(person: Stakeholder, text: str) -> str:
    if match := re.search(_words(person.name), text, re.IGNORECASE):
        return match.group()
    alias = set(person.public_name.split())
    parts = [part for part in person.name.split() if len(part) >= _LETTERS and part not in alias]
    # A particle (de, van) is written small and is nobody's name by itself.
    own = [part for part in parts if part[:1].isupper()]
    return next((match.group() for part in own if (match := re.search(_words(part), text))), "")


def _words(name: str) -> str:
    return r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"

"""Between an answer as it is typed on a form and the value that an engagement holds: there and back."""

import datetime as dt

from coachtui.application import answers, dates
from coachtui.application.names import NOBODY, parted, several_names
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Brings, Relation
from coachtui.domain.text import clean_line
from coachtui.i18n import Words

# Days that are past, or today: without a year they are not the next such day.
_DAYS = frozenset({"decided_on", "given_on"})


def read(engagement: Engagement, path: str, typed: object, today: dt.date | None = None) -> object:
    """Return the value for ``path`` that was meant by ``typed``.

    Names become references (``….by``, ``….named_by``), marks become relations and what somebody brings,
    and a day told from ``today`` on, if that is given, becomes that day. Everything else is what it was;
    its type is checked when it is put in.
    """
    last = path.rsplit(".", 1)[-1]
    if last == "by" and isinstance(typed, str):
        return refer(engagement, typed)
    if last == "named_by" and isinstance(typed, str):
        return refer_all(engagement, typed)
    if last == "relations" and isinstance(typed, dict):
        return tuple(relation for relation in Relation if typed.get(relation))
    if last == "brings" and isinstance(typed, dict):
        return {letter: typed[letter] for letter in Brings if typed.get(letter) is not None}
    if last in _DAYS and today is not None and isinstance(typed, str):
        return dates.near_day(typed, today) or typed
    return typed


def show(engagement: Engagement, path: str) -> object:
    """Return the answer at ``path`` as a form shows it, the reverse of :func:`read`; days as they are."""
    value = answers.get(engagement, path)
    last = path.rsplit(".", 1)[-1]
    if last == "by" and value:
        return engagement.called(value)
    if last == "named_by" and value is not None:
        return parted(map(engagement.called, value), ", ") or NOBODY
    if last == "relations":
        return dict.fromkeys(value or (), True)
    return value


def written(value: object, words: Words) -> object:
    """Return a day or a time as a form shows it, in a way that reads back as the same; else what it was."""
    if isinstance(value, dt.date):
        return words.typed_date(value)
    return words.time(value) if isinstance(value, dt.time) else value


def refer(engagement: Engagement, name: str) -> str:
    """Return the reference for a typed name: the id of the stakeholder who has it, or else the name.

    A reference stays what it is.
    """
    person = engagement.person(name) or engagement.find(name)
    return person.id if person else clean_line(name)


def refer_all(engagement: Engagement, names: str) -> tuple[str, ...] | None:
    """Return references for the names that were typed (``names.several_names``); None: not asked yet."""
    if not names.strip():
        return None
    return tuple(dict.fromkeys(refer(engagement, name) for name in several_names(names)))

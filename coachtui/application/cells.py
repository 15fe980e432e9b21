"""One cell of a stakeholder in a file: how an answer is written there, and what is meant by one that is read.

Words for values are understood in every language of ours, as far as they go, and so are the method's own.
"""

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Any, Final

from coachtui.application import telling
from coachtui.application.dates import parse_date
from coachtui.application.names import NOBODY, parted, several, several_names
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    StakeholderKind,
)
from coachtui.domain.text import clean_line, name_key
from coachtui.i18n import LANGUAGES, Words

_ENUMS: Final[dict[str, type[StrEnum]]] = {
    "kind": StakeholderKind,
    "mandate": Mandate,
    "picture.horizon": Horizon,
    "picture.provenance": Provenance,
    "stance.provenance": Provenance,
}
_YES_NO: Final = frozenset({"work_changes", "may_show", "may_log"})
_FIGURES: Final = frozenset({"influence", "interest", "impact", "stance.value"})
# Enums whose words say more than one needs to: a year, one person.
_WITH_ARTICLE: Final = (StakeholderKind, Horizon)
# Sentences of every language.
_ALL: Final = tuple(map(Words, LANGUAGES))
_NUMBER: Final = re.compile(r"([+\-]?\d{1,6})(?:[.,]0+)?")


def written(engagement: Engagement, person: Stakeholder, path: str, words: Words) -> str:
    """Return what a cell says of somebody; empty for what was not asked."""
    table, _, which = path.partition(".")
    if table in ("seats", "attendance"):
        return _seat_text(engagement, getattr(person, table).get(int(which)), words)
    value: Any = person
    for name in path.split("."):
        value = getattr(value, name)
    if path == "relations":
        return parted(words(f"value.relation.{one}") for one in value)
    if path == "brings":
        return parted(
            _brings_text(letter, has=value[letter], words=words) for letter in Brings if letter in value
        )
    if path == "named_by":
        return "" if value is None else parted(map(engagement.called, value)) or NOBODY
    return engagement.called(value) if path.endswith(".by") else _plain_text(value, words)


def read(path: str, cell: str) -> dict[str, object]:
    """Return what a cell means: for each path of an answer (``answers.put``), its value.

    Somebody who is named in it is a name there still. Raises Refused for what does not fit. An empty cell
    is no answer.
    """
    if not cell.strip():
        return {}
    table, _, which = path.partition(".")
    if table in ("seats", "attendance"):
        return _seats(table, which, cell)
    return {path: _value(path, cell)}


def _value(path: str, cell: str) -> object:
    reading: Callable[[str], object] | None = None
    if path in _ENUMS:
        return _meant(cell, _words_for(_ENUMS[path]))
    if path in _YES_NO:
        reading = _yes_no
    elif path in _FIGURES:
        reading = _figure
    elif path == "relations":
        reading = _relations
    elif path == "brings":
        reading = _brings
    elif path == "named_by":
        reading = several_names
    elif path == "picture.given_on":
        reading = parse_date
    return reading(cell) if reading else cell


# --- Out ------------------------------------------------------------------------------------------


def _plain_text(value: object, words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return words("value.yes" if value else "value.no")
    if isinstance(value, StrEnum):
        return telling.value_text(value, words)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _seat_text(engagement: Engagement, seat: Seat | None, words: Words) -> str:
    if seat is None:
        return ""
    kind = telling.value_text(seat.kind, words)
    return f"{kind}: {engagement.called(seat.by)}" if seat.by else kind


def _brings_text(letter: Brings, *, has: bool, words: Words) -> str:
    told = telling.value_text(letter, words)
    return told if has else words("columns.without", what=told)


# --- In -------------------------------------------------------------------------------------------


def _relations(cell: str) -> tuple[Relation, ...]:
    parts = [part for one in several(cell) for part in re.split(r"[+/&|]", one) if part.strip()]
    found = {_meant(part, _words_for(Relation)) for part in parts}
    return tuple(relation for relation in Relation if relation in found)


def _brings(cell: str) -> dict[Brings, bool]:
    found: dict[Brings, bool] = {}
    without = "|".join(re.escape(one) for words in _ALL for one in words("columns.no").split())
    for one in several(cell):
        match = re.fullmatch(rf"(?:({without})\s+)?(.*)", one.strip(), re.IGNORECASE)
        no, what = match.groups() if match else (None, one)
        found[Brings(_meant(what, _words_for(Brings)))] = not no
    return {letter: found[letter] for letter in Brings if letter in found}


def _seats(table: str, which: str, cell: str) -> dict[str, object]:
    told, _, by = cell.partition(":")
    kind = SeatKind(_meant(told, _words_for(SeatKind)))
    name = clean_line(by)
    if name and not kind.needs_somebody:
        raise Refused("columns.by_nobody", text=clean_line(cell))
    return {f"{table}.{which}": Seat(kind=kind, by=name)}


def _yes_no(cell: str) -> bool:
    key = name_key(cell)
    for words in _ALL:
        if key in words("columns.yes").split():
            return True
        if key in words("columns.no").split():
            return False
    raise Refused("columns.not_yes_or_no", text=clean_line(cell))


def _figure(cell: str) -> int:
    match = _NUMBER.fullmatch(clean_line(cell).replace("−", "-"))
    if match is None:
        raise Refused("columns.no_figure", text=clean_line(cell))
    return int(match[1])


def _meant(text: str, known: dict[str, str]) -> str:
    """Return the value meant by ``text``: one of those known, or the beginning of only one."""
    key = name_key(text.replace("_", " "))
    if key in known:
        return known[key]
    begun = {value for word, value in known.items() if key and word.startswith(key)}
    if len(begun) == 1:
        return begun.pop()
    values = tuple(dict.fromkeys(known.values()))
    raise Refused("columns.unknown", text=clean_line(text), values=values)


@cache
def _words_for(kind: type[StrEnum]) -> dict[str, Any]:
    """Return every word for a value, in all languages of ours."""
    known: dict[str, Any] = {}
    for words in _ALL:
        for value in kind:
            told = [telling.value_text(value, words), value.value.replace("_", " ")]
            if kind is Relation:
                told.append(words(f"people.relation.{value}"))
            elif kind in _WITH_ARTICLE:
                told.append(told[0].split(" ", 1)[-1])
            known |= {name_key(one): value for one in told}
    return known

"""The columns of stakeholders in a file: their headings, in any language of ours, and what their cells say.

A column is called by the path of the answer in it (``picture.answer``, ``seats.2``); ``seats.all`` is the
planned seat in every session, which is read but never written.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.text import name_key
from coachtui.i18n import LANGUAGES, Words

# In the order in which they are written and offered.
_FIXED: Final = tuple(
    "name alias role unit kind relations brings work_changes influence interest impact mandate "
    "stance.value stance.quote stance.gains stance.loses stance.provenance stance.by problem sees_role_as "
    "picture.answer picture.evidence picture.beneficiary picture.horizon picture.provenance picture.by "
    "picture.given_on named_by may_show may_log".split()
)
EVERYWHERE: Final = "seats.all"
# Without headings the columns are taken as they are typed: name, role, relation.
UNNAMED: Final = ("name", "role", "relations")
# Sessions whose headings are known; nobody plans so many.
_SESSIONS: Final = 30
_ALL: Final = tuple(map(Words, LANGUAGES))
_PER_SESSION: Final = ("seats", "attendance")


def offered(engagement: Engagement) -> tuple[str, ...]:
    """Return every column that can be read into the engagement."""
    sessions = engagement.session_numbers
    return (*_FIXED, EVERYWHERE, *(f"{table}.{n}" for table in _PER_SESSION for n in sessions))


def written(engagement: Engagement) -> tuple[str, ...]:
    """Return the columns in which everything that is known of the people finds its place."""
    people = engagement.stakeholders
    planned = {number for person in people for number in person.seats}.union(engagement.session_numbers)
    taken = {number for person in people for number in person.attendance}
    seats = (*(f"seats.{n}" for n in sorted(planned)), *(f"attendance.{n}" for n in sorted(taken)))
    return (*_FIXED, *seats)


def heading(path: str, words: Words) -> str:
    """Return a column's heading."""
    table, _, number = path.partition(".")
    if number.isdecimal():
        return words(f"columns.heading.{table}.session", number=number)
    return words(f"columns.heading.{path}")


def recognised(text: str) -> str | None:
    """Return the column that is meant by a heading, in any of our languages; None if it is not known."""
    return _known().get(_bare(text))


def meant(record: Sequence[str]) -> tuple[str | None, ...]:
    """Return the column meant by each heading; of two that mean the same, the first."""
    found: list[str | None] = []
    for text in record:
        path = recognised(text)
        found.append(None if path in found else path)
    return tuple(found)


@cache
def _known() -> dict[str, str]:
    return {_bare(text): path for text, path in _headings()}


def _headings() -> Iterator[tuple[str, str]]:
    """Yield every heading that is understood: the last of two alike counts, so our own come last."""
    sessions = [f"{table}.{n}" for table in _PER_SESSION for n in range(1, _SESSIONS + 1)]
    for words in _ALL:
        for path in (*_FIXED, EVERYWHERE):
            if words.has(key := f"columns.also.{path}"):
                yield from ((text, path) for text in words(key).split(","))
    for path in (*_FIXED, EVERYWHERE, *sessions):
        yield path, path
        for words in _ALL:
            yield heading(path, words), path


def _bare(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name_key(text)).split())

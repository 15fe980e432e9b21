"""Adding several stakeholders at once, typed or pasted one a line: *name, role, relation*.

What has the separator in it stands in quotation marks: *"Bos, Ada", lead, directs*.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final, NamedTuple

from msgspec import structs

from coachtui.application import intake
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Relation
from coachtui.domain.text import clean, clean_line, name_key
from coachtui.i18n import LANGUAGES, Words

# Somebody who types puts commas; a column pasted from a sheet has tabs, or semicolons.
_SEPARATORS: Final = "\t;,"
_QUOTED: Final = r'"((?:[^"]|"")+)"'
# Many times what sits at a table; a file that was pasted by mistake does not keep the coach waiting.
MOST: Final = 200
BAD_LINES: Final = "people.bad_lines"


class Line(NamedTuple):
    """One line as it was understood. ``number`` counts from 1; ``problem`` says why it was not."""

    number: int
    name: str
    role: str
    relations: tuple[Relation, ...] = ()
    problem: Refused | None = None


def read(engagement: Engagement, text: str, called: Mapping[str, Relation]) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not empty, each with what was understood or why it was not.

    ``called`` has the words for relations in the coach's language; their beginnings, those of every other
    language, and the method's own (``depends_on``), are understood too. What follows the role are relations,
    however many.
    """
    return _read(engagement, text, called, lambda: "new")[0]


def add(
    engagement: Engagement, text: str, called: Mapping[str, Relation], new_id: Callable[[], str]
) -> Engagement:
    """Return the engagement with everybody in ``text`` added at its end; all of them, or Refused."""
    lines, added = _read(engagement, text, called, new_id)
    bad = [line.number for line in lines if line.problem]
    if bad:
        raise Refused(BAD_LINES, n=len(bad), lines=", ".join(map(str, bad)))
    return added


def relation_words(words: Words) -> dict[str, Relation]:
    """Return every word of one language for a relation."""
    short = {words(f"people.relation.{relation}"): relation for relation in Relation}
    return short | {words(f"value.relation.{relation}"): relation for relation in Relation}


def _read(
    engagement: Engagement, text: str, called: Mapping[str, Relation], new_id: Callable[[], str]
) -> tuple[tuple[Line, ...], Engagement]:
    known = {name_key(word): relation for word, relation in called.items()}
    lines: list[Line] = []
    for number, raw in enumerate(clean(text).split("\n"), 1):
        parts = _parts(raw)
        if not any(parts):
            continue
        name, role, *rest = *parts, "", ""
        line = Line(number, name, role)
        if len(lines) == MOST:
            lines.append(line._replace(problem=Refused("people.too_many", most=MOST)))
            break
        try:
            # A name is checked against everybody before it, the lines above it included.
            engagement = intake.add_stakeholder(engagement, new_id(), name)
            line = line._replace(relations=_relations(rest, known))
        except Refused as problem:
            line = line._replace(problem=problem)
        else:
            *others, person = engagement.stakeholders
            person = structs.replace(person, role=line.role, relations=line.relations)
            engagement = structs.replace(engagement, stakeholders=(*others, person))
        lines.append(line)
    return tuple(lines), engagement


def _parts(line: str) -> list[str]:
    bare = re.sub(_QUOTED, "", line)
    separator = next((one for one in _SEPARATORS if one in bare), ",")
    found = re.findall(rf"[ ]*(?:{_QUOTED}[ ]*|([^{separator}]*))(?:{separator}|$)", line)
    return [clean_line(quoted.replace('""', '"') or plain) for quoted, plain in found]


def _relations(parts: list[str], known: Mapping[str, Relation]) -> tuple[Relation, ...]:
    words = [word for part in parts for word in re.split(r"[+/&,]", part) if word.strip()]
    meant = {_relation(word, known) for word in words}
    return tuple(relation for relation in Relation if relation in meant)


def _relation(word: str, known: Mapping[str, Relation]) -> Relation:
    """Return the relation meant by ``word``: one of those known, or the beginning of only one."""
    key = name_key(word.replace("_", " "))
    for words in (known, _in_every_language()):
        if key in words:
            return words[key]
        begun: dict[Relation, str] = {}
        for one, relation in words.items():
            if key and one.startswith(key):
                begun.setdefault(relation, one)
        if len(begun) == 1:
            return next(iter(begun))
        if begun and words is known:
            raise Refused("people.vague_relation", word=clean_line(word), which=", ".join(begun.values()))
    raise Refused("people.unknown_relation", word=clean_line(word))


@cache
def _in_every_language() -> dict[str, Relation]:
    known = {relation.value.replace("_", " "): relation for relation in Relation}
    for words in map(Words, LANGUAGES):
        known |= {name_key(word): relation for word, relation in relation_words(words).items()}
    return known

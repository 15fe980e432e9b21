"""Every row of a CSV file as somebody new, as somebody who is listed, or with why it cannot be read."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import structs

from coachtui.application import answers, cells, columns, filling
from coachtui.application.csvfile import Record
from coachtui.application.csvsource import Source
from coachtui.application.dates import could_be_two
from coachtui.application.reserved import is_reserved
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Stakeholder
from coachtui.domain.text import clean_line, name_key


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    FILLED = "filled"
    SAME = "same"
    BAD = "bad"


class Wrong(NamedTuple):
    """What is wrong with a row, and in which column; an empty one stands for the row itself."""

    column: str
    problem: Refused


class Row(NamedTuple):
    """One row as it was read.

    ``person`` is how they will stand in the engagement, None if the row is bad. Of somebody who is listed
    already, ``filled`` counts the answers that come in, ``kept`` those that differ and stay as they are.
    ``days`` are those that somebody else would read otherwise: as they are written, and as they were read.
    """

    line: int
    name: str
    fate: Fate
    person: Stakeholder | None = None
    filled: int = 0
    kept: int = 0
    wrong: tuple[Wrong, ...] = ()
    days: tuple[tuple[str, dt.date], ...] = ()


class Reading(NamedTuple):
    """Every row, and the engagement with all good ones in it."""

    rows: tuple[Row, ...]
    engagement: Engagement

    def of(self, *fates: Fate) -> tuple[Row, ...]:
        """Return the rows with these fates."""
        return tuple(row for row in self.rows if row.fate in fates)


class _Read(NamedTuple):
    """A row on its way: somebody who is named in it is a name there still."""

    row: Row
    given: frozenset[str] = frozenset()


def read(engagement: Engagement, source: Source, new_id: Callable[[], str]) -> Reading:
    """Return how every row is read, and the engagement with the good ones in it."""
    ours = _names_of(engagement.stakeholders)
    reader = _Reader(engagement, source, ours, new_id)
    found = [reader.read(record) for record in source.records]
    theirs = _names_of(one.row.person for one in found if one.row.person is not None)
    # Who is named may stand further down, so names become references when all are known.
    merged = [_merged(engagement, one, theirs | ours) for one in found]
    changed = {row.person.id: row.person for row in merged if row.person is not None}
    people = tuple(changed.pop(person.id, person) for person in engagement.stakeholders)
    rows = tuple(merged)
    return Reading(rows, structs.replace(engagement, stakeholders=(*people, *changed.values())))


class _Reader:
    """Reads rows one after another, and knows the names that have been taken."""

    def __init__(
        self, engagement: Engagement, source: Source, ours: dict[str, str], new_id: Callable[[], str]
    ) -> None:
        self._engagement = engagement
        self._source = source
        self._ours = ours
        self._new_id = new_id
        self._lines: dict[str, int] = {}  # by what names have in common
        # seats.all first, so that one session's own seat counts.
        self._columns = sorted(
            ((at, path) for at, path in enumerate(source.columns) if path),
            key=lambda one: one[1] != columns.EVERYWHERE,
        )

    def read(self, record: Record) -> _Read:
        """Return a row as it is read by itself."""
        row = Row(record.line, "", Fate.BAD)
        if record.problem is not None:
            return _Read(row._replace(wrong=(Wrong("", record.problem),)))
        wrong: list[Wrong] = []
        width = len(self._source.file.records[0].cells)
        if self._source.headings and any(cell.strip() for cell in record.cells[width:]):
            count, delimiter = len(record.cells), self._source.file.between
            too_wide = Refused("fromfile.too_wide", count=count, width=width, delimiter=delimiter)
            wrong.append(Wrong("", too_wide))
        given = dict(self._values(record, wrong))
        name = clean_line(str(given.pop("name", "")))
        person = self._engagement.person(self._ours.get(name_key(name)))
        row = row._replace(name=name)
        if problem := self._why_not(name, str(given.get("alias", "")), person, record.line):
            wrong.append(problem)
            return _Read(row._replace(wrong=tuple(wrong)))
        made = Stakeholder(id=person.id if person else self._new_id(), name=name)
        for path, value in given.items():
            try:
                made = _put(self._engagement, made, path, value)
            except Refused as refused:
                wrong.append(Wrong(path, refused))
        own = {*_keys(name, made.alias), *(_keys(person.name, person.alias) if person else ())}
        wrong += [Wrong(path, Refused("error.seat_by_self", name=name)) for path in _seats_by(made, own)]
        if wrong:
            return _Read(row._replace(wrong=tuple(wrong)))
        self._lines |= dict.fromkeys(own, record.line)
        days = tuple(self._days(record, given))
        return _Read(row._replace(fate=Fate.NEW, person=made, days=days), frozenset(given))

    def _days(self, record: Record, given: Mapping[str, object]) -> Iterator[tuple[str, dt.date]]:
        for at, path in self._columns:
            day = given.get(path)
            if isinstance(day, dt.date) and could_be_two(record.cells[at]):
                yield clean_line(record.cells[at]), day

    def _values(self, record: Record, wrong: list[Wrong]) -> Iterator[tuple[str, object]]:
        for at, path in self._columns:
            cell = record.cells[at] if at < len(record.cells) else ""
            try:
                for one, value in cells.read(path, cell).items():
                    if one == columns.EVERYWHERE:
                        yield from ((f"seats.{n}", value) for n in self._engagement.session_numbers)
                    else:
                        yield one, value
            except Refused as refused:
                wrong.append(Wrong(path, refused))

    def _why_not(self, name: str, alias: str, person: Stakeholder | None, line: int) -> Wrong | None:
        """Return why nobody can be called so."""
        if not name:
            return Wrong("name", Refused("fromfile.no_name"))
        for path, text in (("name", name), ("alias", alias)):
            key = name_key(text)
            if is_reserved(text):
                return Wrong(path, Refused("error.name_reserved", name=text))
            if key in self._lines:
                return Wrong(path, Refused("fromfile.twice", name=text, line=self._lines[key]))
            if key and key in self._ours and (person is None or self._ours[key] != person.id):
                return Wrong(path, Refused("error.name_taken", name=text))
        return None


def _put(engagement: Engagement, person: Stakeholder, path: str, value: object) -> Stakeholder:
    """Return somebody with one answer; an engagement of theirs alone makes that quick."""
    alone = structs.replace(engagement, stakeholders=(person,))
    (changed,) = answers.put(alone, f"stakeholders.{person.id}.{path}", value).stakeholders
    return changed


def _keys(*names: str) -> Iterator[str]:
    return (name_key(name) for name in names if name.strip())


def _names_of(people: Iterable[Stakeholder]) -> dict[str, str]:
    """Return the ids of people by what spellings of their name have in common, or of their alias."""
    listed = tuple(people)
    aliases = {key: person.id for person in listed for key in _keys(person.alias)}
    return aliases | {key: person.id for person in listed for key in _keys(person.name)}


def _seats_by(person: Stakeholder, own: set[str]) -> Iterator[str]:
    """Yield the seats for which somebody stands in for themselves."""
    for table, seats in (("seats", person.seats), ("attendance", person.attendance)):
        yield from (f"{table}.{n}" for n, seat in seats.items() if seat.by and name_key(seat.by) in own)


def _merged(engagement: Engagement, read: _Read, ids: dict[str, str]) -> Row:
    """Return a row with who they will be: a new one, or who is listed with the gaps filled in."""
    row = read.row
    if row.person is None:
        return row
    theirs = filling.referring(row.person, ids)
    ours = engagement.person(theirs.id)
    if ours is None:
        return row._replace(person=theirs)
    filled = filling.fill(ours, theirs)
    kept = filled.kept + ("kind" in read.given and theirs.kind is not ours.kind)
    fate = Fate.FILLED if filled.filled else Fate.SAME
    return row._replace(fate=fate, person=filled.person, filled=filled.filled, kept=kept)

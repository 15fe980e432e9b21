"""A CSV file as records with their lines in the file, however it was written; and records as CSV."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from coachtui.application.inbox import MOST as MOST_BYTES
from coachtui.application.inbox import Text
from coachtui.domain.errors import Refused

DELIMITERS: Final = ",;\t"
_NAMES: Final = {",": "comma", ";": "semicolon", "\t": "tab"}
# Records. A practice has no engagement with so many people; the rest is told and not read.
MOST: Final = 1000
# Broken records in one file, after which it is none that can be read.
_MOST_BROKEN: Final = 20
# Records by which it is found out what parts cells.
_SAMPLE: Final = 20
# What a spreadsheet would take for a formula; and what was kept from that by an apostrophe. A whole number
# is none, whatever its sign.
_FORMULA: Final = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"-\d+")
_GUARD: Final = "'"


class Record(NamedTuple):
    """The cells of one record; ``line`` is where it begins in the file, from 1.

    ``problem`` says why it could not be parted into cells; there are none then.
    """

    line: int
    cells: tuple[str, ...] = ()
    problem: Refused | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it but what may part cells."""
        return self.problem is None and not any(map(_said, self.cells))


class CsvFile(NamedTuple):
    """What is in a file: how it was read, and its records, without the blank ones."""

    encoding: str
    delimiter: str
    records: tuple[Record, ...]

    @property
    def between(self) -> str:
        """What parts its cells: ``comma``, ``semicolon`` or ``tab``."""
        return _NAMES[self.delimiter]

    @property
    def width(self) -> int:
        """How many cells the longest record has."""
        return max((len(record.cells) for record in self.records), default=0)


def read(file: Text, is_heading: Callable[[str], bool]) -> CsvFile:
    """Return the records of a CSV file; comma, semicolon or tab is found out by itself.

    ``is_heading`` tells whether a cell is a heading that is known, by which that is most surely found out.
    """
    text, encoding = file
    said = re.match(r"\s*\"?sep=([,;\t])\"?[ \t]*(\r\n|\r|\n|$)", text, re.IGNORECASE)  # a word to Excel
    delimiter = said[1] if said else _delimiter(text, is_heading)
    records = [record for record in _records(text, delimiter) if not record.is_blank]
    if said:
        records = records[1:]
    return CsvFile(encoding, delimiter, tuple(records))


def written(rows: Iterable[Sequence[str]], delimiter: str) -> str:
    """Return rows as CSV, in which no cell is a formula to a spreadsheet: such a one gets an apostrophe."""
    out = io.StringIO(newline="")
    # Strict: a cell with a line break or a quotation mark in it is quoted, so that it comes back whole.
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n", strict=True)
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def _said(cell: str) -> str:
    return cell.strip().strip(DELIMITERS + " ")


def _guarded(cell: str) -> str:
    return _GUARD + cell if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARD) and _FORMULA.match(cell) else cell


def _records(text: str, delimiter: str) -> Iterator[Record]:
    """Yield every record. Of one that is broken its first line is lost: what follows is tried anew."""
    lines = list(io.StringIO(text, newline=""))
    csv.field_size_limit(MOST_BYTES)
    at = count = broken = 0
    while at < len(lines):
        reader = csv.reader(islice(lines, at, None), delimiter=delimiter, strict=True, skipinitialspace=True)
        line = at
        try:
            for cells in reader:
                if count == MOST:
                    yield Record(line + 1, problem=Refused("fromfile.too_many", most=MOST))
                    return
                yield Record(line + 1, tuple(map(_unguarded, cells)))
                count += any(map(_said, cells))
                line = at + reader.line_num
            return
        except csv.Error:
            broken += 1
            if broken > _MOST_BROKEN:
                yield Record(line + 1, problem=Refused("fromfile.too_broken"))
                return
            yield Record(line + 1, problem=Refused("fromfile.quotes"))
            at = line + 1


def _delimiter(text: str, is_heading: Callable[[str], bool]) -> str:
    """Return what parts most known headings; if that is none, most cells, as many in every record."""

    # Python's own csv.Sniffer is fooled by a comma in every role: "Ada;lead, of all".
    def fits(delimiter: str) -> tuple[int, int]:
        records = (record for record in _records(text, delimiter) if not record.is_blank)
        rows = [record.cells for record in islice(records, _SAMPLE)]
        widths = set(map(len, rows))
        return sum(map(is_heading, rows[0])) if rows else 0, widths.pop() if len(widths) == 1 else 0

    return max(DELIMITERS, key=fits)

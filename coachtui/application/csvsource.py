"""A CSV file of people, and which answer is in which column: guessed first, the coach's to change."""

from typing import NamedTuple

from coachtui.application import columns, csvfile, inbox
from coachtui.application.csvfile import CsvFile, Record
from coachtui.application.inbox import Text
from coachtui.application.paths import file_named
from coachtui.domain.errors import Refused


class Source(NamedTuple):
    """A file, and how it is to be read: the answer in each column, None where it is skipped."""

    file: CsvFile
    columns: tuple[str | None, ...]
    headings: bool

    @property
    def records(self) -> tuple[Record, ...]:
        """The records that are people."""
        return self.file.records[1:] if self.headings else self.file.records

    def heading(self, at: int) -> str:
        """Return what stands above a column, counted from 0; empty where nothing does."""
        first = self.file.records[0].cells if self.headings and self.file.records else ()
        return first[at] if at < len(first) else ""

    def set(self, at: int, path: str | None) -> "Source":
        """Return this with another answer in a column; the column that had it is skipped then."""
        others = [None if path is not None and one == path else one for one in self.columns]
        others[at] = path
        return self._replace(columns=tuple(others))


def source(text: Text) -> Source:
    """Return a file with the columns as they are guessed. Raises Refused for one with nothing in it."""
    file = csvfile.read(text, lambda cell: columns.recognised(cell) is not None)
    if not file.records:
        raise Refused("fromfile.nothing")
    meant = columns.meant(file.records[0].cells)
    return with_headings(Source(file, meant, True), headings=any(meant))


def with_headings(source: Source, *, headings: bool) -> Source:
    """Return the file read with its first record as headings, or as the first of the people."""
    meant: tuple[str | None, ...] = columns.UNNAMED
    if headings:
        meant = columns.meant(source.file.records[0].cells)
    width = source.file.width
    return source._replace(headings=headings, columns=(*meant, *[None] * width)[:width])


def open_file(typed: str) -> Source:
    """Return the file that was typed, with the columns as they are guessed. Errors: Refused."""
    return source(inbox.text_of(file_named(typed)))

"""Telling how a CSV file of people is read: the file, its columns, its rows."""

from typing import Final

from coachtui.application import columns
from coachtui.application.csvrows import Fate, Reading, Row, Wrong
from coachtui.application.csvsource import Source
from coachtui.application.reasons import reason
from coachtui.i18n import Words

_ENCODINGS: Final = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}


def file_text(source: Source, words: Words) -> str:
    """Return how a file is read: *12 rows under headings · commas · UTF-8*."""
    key = "fromfile.with_headings" if source.headings else "fromfile.without_headings"
    delimiter = words(f"fromfile.delimiter.{source.file.between}")
    return f"{words(key, n=len(source.records))} · {delimiter} · {_ENCODINGS[source.file.encoding]}"


def warning(source: Source, words: Words) -> str:
    """Return what the coach should look at before trusting the letters; empty if nothing."""
    return words("fromfile.guessed") if source.file.encoding == "cp1252" else ""


def heading_text(source: Source, at: int, words: Words) -> str:
    """Return what a column is called in the file, or its number, from 1."""
    return source.heading(at).strip() or words("fromfile.column", number=at + 1)


def answer_text(path: str | None, words: Words) -> str:
    """Return which answer a column is read as."""
    return words("fromfile.skip") if path is None else columns.heading(path, words)


def row_text(row: Row, words: Words) -> str:
    """Return what becomes of a row, without its line."""
    match row.fate:
        case Fate.BAD:
            return " ".join(wrong_text(one, words) for one in row.wrong)
        case Fate.NEW:
            told = words("fromfile.as_new", name=row.name)
        case Fate.FILLED:
            told = words("fromfile.as_filled", name=row.name, n=row.filled)
        case Fate.SAME:
            told = words("fromfile.as_same", name=row.name)
    kept = (words("fromfile.kept", n=row.kept),) if row.kept else ()
    days = (words("fromfile.day", text=text, day=words.short_date(day)) for text, day in row.days)
    return "; ".join((told, *kept, *days))


def wrong_text(wrong: Wrong, words: Words) -> str:
    """Return what is wrong, and in which column."""
    problem = reason(wrong.problem, words)
    if not wrong.column:
        return problem
    return words("fromfile.wrong", column=columns.heading(wrong.column, words), problem=problem)


def tally(reading: Reading, words: Words) -> str:
    """Return how many rows become what: *10 new · 1 cannot be read*."""
    counts = {fate: len(reading.of(fate)) for fate in Fate}
    told = [words(f"fromfile.{fate}", n=n) for fate, n in counts.items() if n]
    return " · ".join(told) or words("fromfile.nobody")

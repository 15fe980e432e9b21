"""Days and times as a coach types them, in either language whatever the screen's."""

import datetime as dt
import re
from typing import Final

from coachtui.domain.errors import Refused
from coachtui.i18n import LANGUAGES, Words

_BETWEEN = re.compile(r"[-/., ]+")
_TIME = re.compile(r"(\d{1,2})(?: ?[:.hu] ?)?(\d{2})?(?: ?(?:u|uur|h))?")
_SLASHED = re.compile(r"0?(\d{1,2})/0?(\d{1,2})/\d{4}")
_MONTHS: Final = 12
# So many letters tell a month, in both languages; Dutch shortens one of its months by another letter.
_LETTERS: Final = 3
_NEAR: Final = {"yesterday": -1, "today": 0, "tomorrow": 1}
_SHORTENED: Final = {"mrt": 3}


def parse_date(text: str, today: dt.date | None = None) -> dt.date | None:
    """Return the day in ``text`` (*2026-12-07*, *7-12-2026*, *7/12/2026*, *7 dec 2026*); None if it is empty.

    Without a year (*7-12*, *7 december*) it is the next such day from ``today``, if that is given; then it
    may be told as in ``near_day`` too. Raises ``Refused("error.date")`` for anything else, and for a day
    that no calendar has.
    """
    text = text.strip()
    if not text:
        return None
    if today is not None and (near := near_day(text, today)) is not None:
        return near
    try:
        if text[:4].isdigit():
            return dt.date.fromisoformat(text)
        day, month, *year = _BETWEEN.split(text.rstrip("."))
        if year:
            (figures,) = year
            if len(figures) != 4:
                raise ValueError(text)
            return dt.date(int(figures), _month(month), int(day))
        return _next(int(day), _month(month), today)
    except (ValueError, OverflowError):  # no day, or a figure that no calendar can hold
        raise Refused("error.date", text=text) from None


def could_be_two(text: str) -> bool:
    """Tell whether people elsewhere read another day in ``text``: *3/4/2026*, which is 3 April here."""
    match = _SLASHED.fullmatch(text.strip())
    return (
        match is not None and match[1] != match[2] and int(match[2]) <= _MONTHS and int(match[1]) <= _MONTHS
    )


def near_day(text: str, today: dt.date) -> dt.date | None:
    """Return the day that is told from ``today`` on (*yesterday*, *today*, *morgen*); None if it is none."""
    told = text.strip().lower()
    for words in map(Words, LANGUAGES):
        for name, days in _NEAR.items():
            if told == words(f"dates.near.{name}"):
                return today + dt.timedelta(days)
    return None


def parse_time(text: str) -> dt.time | None:
    """Return the time of day in ``text`` (*9:30*, *9.30*, *9u30*, *930*, *9 uur*, *9*); None if it is empty.

    Raises ``Refused("error.time")`` for anything else.
    """
    text = text.strip()
    if not text:
        return None
    match = _TIME.fullmatch(text.lower())
    if not match:
        raise Refused("error.time", text=text)
    try:
        return dt.time(int(match[1]), int(match[2] or 0))
    except ValueError:
        raise Refused("error.time", text=text) from None


def _month(text: str) -> int:
    """Return the month of a figure, a name or the beginning of one; ValueError if it is none."""
    if text.isdigit():
        return int(text)
    text = text.lower()
    if text in _SHORTENED:
        return _SHORTENED[text]
    if len(text) >= _LETTERS:
        for words in map(Words, LANGUAGES):
            for month in range(1, 13):
                if words(f"dates.month.{month}").lower().startswith(text):
                    return month
    raise ValueError(text)


def _next(day: int, month: int, today: dt.date | None) -> dt.date:
    if today is None:
        raise ValueError(day)
    # Eight years on there was a 29 February at the latest.
    for year in range(today.year, today.year + 9):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            continue
        if found >= today:
            return found
    raise ValueError(day)

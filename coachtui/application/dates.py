"""Days and times as a coach types them."""

import datetime as dt
import re

from coachtui.domain.errors import Refused

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_TIME = re.compile(r"(\d{1,2})(?:[:.hu](\d{2})?)?")


def parse_date(text: str) -> dt.date | None:
    """Return the day in ``text`` (*2026-12-07*, *7-12-2026*, *7/12/2026*); None if it is empty.

    Raises ``Refused("error.date")`` for anything else, and for a day that no calendar has.
    """
    text = text.strip()
    if not text:
        return None
    try:
        if match := _DAY.fullmatch(text):
            day, month, year = map(int, match.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refused("error.date", text=text) from None


def parse_time(text: str) -> dt.time | None:
    """Return the time of day in ``text`` (*9:30*, *9.30*, *9u30*, *9*); None if it is empty.

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

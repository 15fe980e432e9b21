"""Between two moments: the whole seconds that really went by, whatever the zones."""

from datetime import UTC, datetime, timedelta


def seconds_between(earlier: datetime, later: datetime) -> int:
    """Return the seconds from ``earlier`` to ``later``, both with a zone; negative the other way round."""
    # Through UTC: Python subtracts two moments of one zone by their faces, an hour off over a change of time.
    return int((later.astimezone(UTC) - earlier.astimezone(UTC)).total_seconds())


def seconds_since(earlier: datetime, later: datetime) -> int:
    """Return the seconds that went by; none when the clock was set back in between."""
    return max(0, seconds_between(earlier, later))


def plus(moment: datetime, *, seconds: int = 0, minutes: int = 0) -> datetime:
    """Return the moment so much later, in the zone of ``moment``."""
    later = moment.astimezone(UTC) + timedelta(seconds=seconds, minutes=minutes)
    return later.astimezone(moment.tzinfo)


def in_figures(count: int) -> str:
    """Return seconds as ``m:ss``; just so, minutes as ``h:mm``. None of them may be negative."""
    return f"{count // 60}:{count % 60:02}"

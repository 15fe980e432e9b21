"""The machine's clock: the one place that asks what time it is."""

from datetime import datetime


class SystemClock:
    """The clock of this machine, in its zone."""

    def now(self) -> datetime:
        """Return this moment as an aware datetime in the local zone."""
        return datetime.now().astimezone()  # noqa: TID251 - whoever needs the time is given this clock

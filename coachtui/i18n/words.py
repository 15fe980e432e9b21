"""Looking up a sentence, and writing dates and times, in one language."""

import datetime as dt
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final, Literal

Language = Literal["en", "nl"]
LANGUAGES: Final[tuple[Language, ...]] = ("en", "nl")


class Words:
    """The sentences of one language. Call it: ``words("home.count", n=3)``.

    A file of sentences is read when its first key is asked for, so a command that prints one line
    does not pay for the screens; and once, however often the words of a language are taken.
    """

    def __init__(self, language: Language) -> None:
        """Take the language; nothing is read yet."""
        self.language: Final[Language] = language

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the sentence behind ``key`` with ``params`` in their places; KeyError if there is none."""
        entry = self._entry(key)
        if isinstance(entry, dict):
            entry = entry["one" if params.get("n") == 1 else "other"]
        # The values are put in once and never read again: a name such as "{x}" stays what it is.
        return str(entry).format(**params) if params else str(entry)

    def has(self, key: str) -> bool:
        """Tell whether there is a sentence behind ``key``."""
        try:
            entry = self._entry(key)
        except KeyError:
            return False
        return isinstance(entry, str) or "other" in entry

    def date(self, day: dt.date) -> str:
        """Return a day in full: *Monday 7 December 2026*."""
        return f"{self('dates.weekday.' + str(day.isoweekday()))} {self.short_date(day)}"

    def short_date(self, day: dt.date) -> str:
        """Return a day without its weekday: *7 December 2026*."""
        return f"{day.day} {self('dates.month.' + str(day.month))} {day.year}"

    def typed_date(self, day: dt.date) -> str:
        """Return a day as people type it: *2026-12-07*, in Dutch *7-12-2026*."""
        return self("dates.typed", year=day.year, month=day.month, day=day.day)

    def time(self, moment: dt.time | dt.datetime) -> str:
        """Return a time of the day as ``hh:mm``."""
        return f"{moment:%H:%M}"

    def signed(self, value: int) -> str:
        """Return a figure with its sign: *+2*, *−2*, *0*."""
        # A minus as long as its plus, and a plus that says it is one.
        return f"{value:+d}".replace("-", "−") if value else "0"

    def listed(self, names: list[str]) -> str:
        """Return names as a sentence lists them: *A, B and C*; empty for none."""
        if len(names) < 2:
            return "".join(names)
        return self("dates.and", names=", ".join(names[:-1]), last=names[-1])

    def _entry(self, key: str) -> Any:
        name, *path = key.split(".")
        entry: Any = _file(self.language, name)
        for part in path:
            if not isinstance(entry, dict) or part not in entry:
                raise KeyError(key)
            entry = entry[part]
        return entry


@cache
def _file(language: Language, name: str) -> dict[str, Any]:
    path = files("coachtui.i18n") / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KeyError(name) from None


def pick_language(*wishes: str | None) -> Language:
    """Return the first of ``wishes`` (``nl``, ``nl_BE.UTF-8``, …) that the program speaks; else English."""
    for wish in wishes:
        code = (wish or "")[:2].lower()
        for language in LANGUAGES:
            if code == language:
                return language
    return "en"

"""An engagement with every field set and every value of every enum somewhere, made from the types.

Called as ``python -m tests.storage.fullest FOLDER`` it writes its file there, as this program writes it:
what to keep below ``schemas/`` of a schema that is about to change.
"""

import datetime as dt
import shutil
import sys
import tempfile
import types
from enum import Enum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from coachtui.domain.engagement import Engagement

ID = "every-field"

_AT = dt.datetime(2026, 3, 29, 1, 59, 59, 123456, tzinfo=dt.UTC)
_FIGURES = {"value": lambda n: n % 5 - 2, "holders": lambda n: 1000 + n, "keep_months": lambda n: 12 + n}
# What cannot be set beside another field: a problem that is shared, and the word that there is none.
_LEFT_OUT = {"no_shared_problem": False}


def fullest() -> Engagement:
    """Return the engagement, always the same."""
    made = _struct(Engagement, 0)
    assert isinstance(made, Engagement)
    return msgspec.structs.replace(made, id=ID)


def _struct(kind: type[msgspec.Struct], n: int) -> msgspec.Struct:
    hints = get_type_hints(kind)
    names = kind.__struct_fields__
    return kind(**{name: _LEFT_OUT.get(name, _value(hints[name], name, n)) for name in names})


def _value(kind: Any, name: str, n: int) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _value(next(one for one in inner if one is not type(None)), name, n)
    if origin is Literal:
        return inner[(n + 1) % len(inner)]  # the first is the default
    if origin is tuple:
        return tuple(_value(inner[0], name, i) for i in range(_many(inner[0])))
    if origin is dict:
        keys = [_value(inner[0], name, i + 1) for i in range(_many(inner[0]))]
        return {key: _value(inner[1], name, i) for i, key in enumerate(keys)}
    if issubclass(kind, Enum):
        return list(kind)[n % len(kind)]
    return _struct(kind, n) if issubclass(kind, msgspec.Struct) else _plain(kind, name, n)


def _plain(kind: type, name: str, n: int) -> Any:
    zone = dt.timezone(dt.timedelta(minutes=330 * (n % 4) - 300))
    made: dict[type, Any] = {
        bool: n % 2 == 0,
        int: _FIGURES.get(name, lambda n: 1 + n % 5)(n),
        str: f'{name} {n}: „é̈” <b>[/x]</b> "\\n" 👩‍👩‍👧 שלום\n\t�',
        dt.datetime: (_AT + dt.timedelta(days=n)).astimezone(zone),
        dt.date: dt.date(2027, 1, 14) + dt.timedelta(days=n),
        dt.time: dt.time(9, n % 60),
    }
    return made[kind]


def _many(kind: Any) -> int:
    """Return how many of a kind there must be for every value of every enum in it, at least two."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return len(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return max(2, *(_many(one) for one in get_type_hints(kind).values()))
    return max([2, *(_many(one) for one in get_args(kind))])


def main(folder: Path) -> None:
    """Write the engagement's file into ``folder``."""
    from coachtui.application.clock import SystemClock
    from coachtui.storage.practice_folder import PracticeFolder

    with tempfile.TemporaryDirectory() as data:
        PracticeFolder(Path(data), SystemClock()).create(fullest())
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(data) / f"{ID}.json", folder / f"{ID}.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

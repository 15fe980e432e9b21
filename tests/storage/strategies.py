"""Any engagement at all, made from the types of its fields, so that a field that is added later is in it."""

import datetime as dt
import types
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import reject
from hypothesis import strategies as st

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: dt.timezone(dt.timedelta(minutes=minutes)))
MOMENTS = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=OFFSETS)
IDS = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True)
FIGURES = {"minutes": st.integers(1, 600), "value": st.integers(-2, 2), "holders": st.integers(0, 10**6)}


@cache
def of_type(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Return values of a type as the domain writes it; ``name`` is that of the field."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        made = st.one_of(*(of_type(each, name) for each in inner))
    elif origin is Literal:
        made = st.sampled_from(inner)
    elif origin is tuple:
        made = st.lists(of_type(inner[0], name), max_size=2).map(tuple)
    elif origin is dict:
        made = st.dictionaries(of_type(inner[0]), of_type(inner[1]), max_size=2)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        made = st.deferred(lambda: structs(kind))
    elif isinstance(kind, type) and issubclass(kind, Enum):
        made = st.sampled_from(kind)
    else:
        made = plain(kind, name)
    return made


def plain(kind: Any, name: str) -> st.SearchStrategy[Any]:
    """Return values of a type that is not made of others."""
    by_type: dict[Any, st.SearchStrategy[Any]] = {
        type(None): st.none(),
        bool: st.booleans(),
        int: FIGURES.get(name, st.integers(1, 5)),
        str: st.text(max_size=12).map(lambda text: f"x{text}" if name in ("name", "title") else text),
        dt.datetime: MOMENTS,
        dt.date: st.dates(),
        dt.time: st.times(),
    }
    return by_type[kind]


@cache
def fields_of(kind: type[msgspec.Struct]) -> dict[str, st.SearchStrategy[Any]]:
    """Return values for every field of a Struct, in their order."""
    hints = get_type_hints(kind)
    return {name: of_type(hints[name], name) for name in kind.__struct_fields__}


@st.composite
def structs(draw: st.DrawFn, /, kind: type[msgspec.Struct], **given: Any) -> Any:
    """Return a Struct with every field drawn; what it refuses is not tried."""
    fields = {name: draw(made) for name, made in fields_of(kind).items() if name not in given}
    try:
        return kind(**fields, **given)
    except Refused:
        reject()


def engagements(engagement_id: str = "any") -> st.SearchStrategy[Engagement]:
    """Return any engagement with this id."""
    return structs(Engagement, id=engagement_id)

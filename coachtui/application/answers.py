"""One answer at a time: set the field at a path of an engagement, with the limits of its type."""

import datetime as dt
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import msgspec
from msgspec import Struct, structs

from coachtui.application.dates import parse_date, parse_time
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.missing import Fact
from coachtui.domain.text import clean, clean_line

_S = TypeVar("_S", bound=Struct)

# Fields in which a person may write more than one line.
_LONG = frozenset(
    "readers decided shared_problem reason wording gains costs rule quote loses problem sees_role_as "
    "answer evidence beneficiary guidance question".split()
)


def put(engagement: Engagement, path: str, value: object) -> Engagement:
    """Return the engagement with the answer at ``path`` set to ``value``.

    ``path`` is field names joined by dots (``contract.client``, ``prompts.pays.reason``,
    ``stakeholders.ID.picture.horizon``, ``stakeholders.ID.seats.1.kind``). ``None`` takes an answer
    back to *not asked yet*. Raises Refused if the value does not fit, naming the field.
    """
    head, *rest = path.split(".")
    if head != "stakeholders":
        return _put(engagement, [head, *rest], value)
    who, *names = rest
    people = [_put(p, names, value) if p.id == who else p for p in engagement.stakeholders]
    return structs.replace(engagement, stakeholders=tuple(people))


def get(engagement: Engagement, path: str) -> Any:
    """Return the answer at ``path`` (as for :func:`put`); None where nothing was asked yet."""
    head, *names = path.split(".")
    value: Any = getattr(engagement, head)
    if head == "stakeholders" and names:
        value, names = engagement.person(names[0]), names[1:]
    for name in names:
        if value is None:
            return None
        if isinstance(value, tuple):
            value = next((item for item in value if item.id == name), None)
        elif isinstance(value, dict):
            value = next((item for key, item in value.items() if str(key) == name), None)
        else:
            value = getattr(value, name)
    return value


def _put(struct: _S, names: list[str], value: object) -> _S:
    name, *rest = names
    kind = _types(type(struct))[name]
    current = getattr(struct, name)
    if get_origin(kind) is dict and rest:
        new: object = _put_in_dict(kind, current, name, rest, value)
    elif rest:
        new = _put(current, rest, value)
    else:
        new = _fitted(kind, name, value)
    return _replaced(struct, name, new)


@cache
def _types(struct: type[Struct]) -> dict[str, Any]:
    # To read annotations takes longer than everything else here.
    return {field.name: field.type for field in structs.fields(struct)}


def _put_in_dict(
    kind: Any, current: dict[Any, Any], name: str, rest: list[str], value: object
) -> dict[Any, Any]:
    key_type, value_type = get_args(kind)
    key = _fitted(key_type, name, int(rest[0]) if key_type is int else rest[0])
    others = {k: v for k, v in current.items() if k != key}
    if len(rest) == 1:
        return others if value is None else {**others, key: _fitted(value_type, name, value)}
    if rest[1] == "kind" and value is None:
        return others
    if key in current:
        return {**others, key: _put(current[key], rest[1:], value)}
    return {**others, key: _fitted(value_type, name, {rest[1]: value})}


def _fitted(kind: Any, name: str, value: object) -> object:
    """Return ``value`` as the field's type; a text is made safe first, and empty means not asked."""
    if isinstance(value, str) and dt.date in get_args(kind):
        value = parse_date(value)
    elif isinstance(value, str) and dt.time in get_args(kind):
        value = parse_time(value)
    elif isinstance(value, str):
        value = clean(value).strip() if name in _LONG else clean_line(value)
        if value == "" and not _takes_text(kind):
            value = None
    if value is None and _takes_text(kind):
        value = ""
    try:
        return msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise _reason(error, name, value) from error


def _replaced(struct: _S, name: str, value: object) -> _S:
    return structs.replace(struct, **{name: value})


def _takes_text(kind: Any) -> bool:
    return kind is str


def _reason(error: msgspec.ValidationError, name: str, value: object) -> Refused:
    if isinstance(error.__cause__, Refused):
        return error.__cause__
    return Refused("error.not_a_number" if _looks_numeric(error) else "error.value", field=name, value=value)


def _looks_numeric(error: msgspec.ValidationError) -> bool:
    return "`int" in str(error)


def path_of(fact: Fact) -> str:
    """Return the path of the answer behind a fact; of an answer of a person, within that person's form."""
    match fact.area:
        case "relation":
            return "relations"
        case "brings":
            return "brings"
        case "stance":
            return "stance.value"
        case "seat":
            return f"stakeholders.{fact.person}.seats.{fact.field.removeprefix('seat.')}"
        case "prompt":
            return f"prompts.{fact.field.removeprefix('prompt.')}.anybody"
    return fact.field

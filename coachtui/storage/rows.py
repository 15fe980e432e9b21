"""An engagement as the rows of a TinyDB file's tables, and back.

Schema 1, one file for each engagement. Every table is always there, even when it has no rows::

    meta          one row: the schema's version, the number of this write, the program that wrote it
    engagement    one row: all that is there once, such as the contract and the priority
    plan          one row, or none while there is no plan: all of it but its sessions
    stakeholders, settlements, sessions, runs, notes
                  a row for each, in their order

What a row holds is its value's fields, all of them. Nothing hangs on TinyDB's doc_ids, which are used
again after a removal; the ids that count are in the rows.
"""

from pathlib import Path
from typing import Any, Final

import msgspec

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.domain.plan import Plan
from coachtui.storage.encoding import Tables, plain

SCHEMA: Final = 1

Row = dict[str, Any]
Parts = tuple[Any, ...]

LISTS: Final = ("stakeholders", "settlements", "runs", "notes")
_ONCE: Final = tuple(name for name in Engagement.__struct_fields__ if name not in (*LISTS, "plan"))
_PLAN: Final = tuple(name for name in Plan.__struct_fields__ if name != "sessions")
_TABLES: Final = frozenset({"meta", "engagement", "plan", "sessions", *LISTS})


class Meta(Value, frozen=True, kw_only=True):
    """What a file says of itself. ``generation`` is the number of the write that made it, from 1."""

    schema: int
    generation: int
    program: str


class _Mark(msgspec.Struct):
    """As much of Meta as a file of any later schema will have."""

    schema: int
    program: str = ""


def parts_of(engagement: Engagement) -> dict[str, Parts]:
    """Return for each table but ``meta`` the values that its rows are made of: same values, same rows."""
    plan = engagement.plan
    return {
        "engagement": tuple(getattr(engagement, name) for name in _ONCE),
        "plan": tuple(getattr(plan, name) for name in _PLAN) if plan else (),
        "sessions": plan.sessions if plan else (),
        **{name: getattr(engagement, name) for name in LISTS},
    }


def row_of(value: Value) -> Row:
    """Return one value as a row. Errors: ValidationError for a value that could never be read again."""
    return _checked(value, type(value))


def single_row(table: str, parts: Parts) -> Row:
    """Return the one row of the table ``engagement`` or ``plan``. Errors: ValidationError, as row_of."""
    kind, names = (Engagement, _ONCE) if table == "engagement" else (Plan, _PLAN)
    return _checked(dict(zip(names, parts, strict=True)), kind)


def engagement_in(tables: Tables, file: Path) -> tuple[Engagement, Meta]:
    """Return the engagement in a file's tables, and what the file says of itself.

    Errors: Refused ``storage.newer`` (``file``, ``program``) for a file from a later version, and
    ``storage.damaged.*`` (``file``) for one that is not as schema 1 says.
    """
    try:
        mark = msgspec.convert(_only(tables["meta"]), _Mark)
    except (KeyError, ValueError) as error:
        raise Refused("storage.damaged.foreign", file=str(file)) from error
    if mark.schema > SCHEMA:
        raise Refused("storage.newer", file=str(file), program=mark.program)
    if mark.schema != SCHEMA or tables.keys() != _TABLES:
        raise Refused("storage.damaged.foreign", file=str(file))
    try:
        meta = msgspec.convert(_only(tables["meta"]), Meta)
        plan = {**_only(tables["plan"]), "sessions": _all(tables["sessions"])} if tables["plan"] else None
        whole = {**_only(tables["engagement"]), **{name: _all(tables[name]) for name in LISTS}, "plan": plan}
        engagement = msgspec.convert(whole, Engagement, str_keys=True)
    except ValueError as error:
        raise Refused("storage.damaged.values", file=str(file), detail=str(error)) from error
    if engagement.id != file.stem:
        # A copy under another name. To open it as what it says it is would be to open another file.
        raise Refused("storage.damaged.other_id", file=str(file), id=engagement.id)
    return engagement, meta


def _checked(value: Value | Row, kind: type[Value]) -> Row:
    row: Row = msgspec.to_builtins(value, str_keys=True)
    # Structs check no types when they are made. Better no save than a file that is refused tomorrow.
    msgspec.convert(row, kind, str_keys=True)
    return plain(row)


def _all(table: dict[str, Row]) -> list[Row]:
    return list(table.values())


def _only(table: dict[str, Row]) -> Row:
    (row,) = table.values()  # ValueError when there is not exactly one
    return row

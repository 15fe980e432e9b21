"""An engagement as the rows of a TinyDB file's tables, and back.

Schema 2, one file for each engagement (``migrations`` has what came before). Every table is always there,
even when it has no rows::

    meta          one row: the schema's version, the number of this write, the program that wrote it
    engagement    one row: all that is there once, such as the contract and the priority
    plan          one row, or none while there is no plan: all of it but its sessions
    stakeholders, settlements, sessions, runs, notes, past
                  a row for each, in their order

What a row holds is its value's fields, all of them. Nothing hangs on TinyDB's doc_ids, which are used
again after a removal; the ids that count are in the rows.
"""

from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import Raw

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Value
from coachtui.domain.plan import Plan
from coachtui.storage.encoding import Row, Tables, encode_value
from coachtui.storage.migrations import STEPS, migrated

SCHEMA: Final = 2

Parts = tuple[Any, ...]

LISTS: Final = ("stakeholders", "settlements", "runs", "notes", "past")
_ONCE: Final = tuple(name for name in Engagement.__struct_fields__ if name not in (*LISTS, "plan"))
_PLAN: Final = tuple(name for name in Plan.__struct_fields__ if name != "sessions")
_TABLES: Final = frozenset({"meta", "engagement", "plan", "sessions", *LISTS})


class Meta(Value, frozen=True, kw_only=True):
    """What a file says of itself. ``generation`` is the number of the write that made it, from 1.

    ``schema`` is that of the file on the disk, also when its tables have been migrated since.
    """

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


def row_of(value: Value) -> Raw:
    """Return one value as a row. Errors: ValidationError for a value that could never be read again."""
    return encode_value(value, type(value))


def single_row(table: str, parts: Parts) -> Raw:
    """Return the one row of the table ``engagement`` or ``plan``. Errors: ValidationError, as row_of."""
    kind, names = (Engagement, _ONCE) if table == "engagement" else (Plan, _PLAN)
    return encode_value(dict(zip(names, parts, strict=True)), kind)


class Read(NamedTuple):
    """What was read in a file: the engagement, what the file says of itself, and its tables, migrated."""

    engagement: Engagement
    meta: Meta
    tables: Tables


def engagement_in(tables: Tables, file: Path) -> Read:
    """Return what is in a file's tables, of this schema or an earlier one. The file itself stays as it is.

    Errors: Refused ``storage.newer`` (``file``, ``program``) for a file from a later version, and
    ``storage.damaged.*`` (``file``) for one that is not as its schema says.
    """
    try:
        mark = msgspec.convert(_only(tables["meta"]), _Mark)
    except (KeyError, ValueError) as error:
        raise Refused("storage.damaged.foreign", file=str(file)) from error
    if mark.schema > SCHEMA:
        raise Refused("storage.newer", file=str(file), program=mark.program)
    if mark.schema != SCHEMA:
        tables = _migrated(tables, mark.schema, file)
    if tables.keys() != _TABLES:
        raise Refused("storage.damaged.foreign", file=str(file))
    try:
        meta = msgspec.convert(_only(tables["meta"]), Meta)
        plan = {**_only(tables["plan"]), "sessions": _all(tables["sessions"])} if tables["plan"] else None
        whole = {**_only(tables["engagement"]), **{name: _all(tables[name]) for name in LISTS}, "plan": plan}
        engagement = msgspec.convert(whole, Engagement, str_keys=True)
    except ValueError as error:
        raise Refused("storage.damaged.values", file=str(file), detail=str(error)) from error
    if engagement.id != id_of(file):
        # A copy under another name. To open it as what it says it is would be to open another file.
        raise Refused("storage.damaged.other_id", file=str(file), id=engagement.id)
    return Read(engagement, meta, tables)


def id_of(file: Path) -> str:
    """Return the id of the engagement that a file belongs to: its own (``x.json``), or a copy of it."""
    return file.name.partition(".")[0]


def _migrated(tables: Tables, schema: int, file: Path) -> Tables:
    if schema not in STEPS:
        raise Refused("storage.damaged.foreign", file=str(file))
    try:
        return migrated(tables, schema, SCHEMA)
    except Exception as error:  # whatever a step met, in rows of which nothing is known
        raise Refused("storage.damaged.values", file=str(file), detail=str(error)) from error


def _all(table: dict[str, Row]) -> list[Row]:
    return list(table.values())


def _only(table: dict[str, Row]) -> Row:
    (row,) = table.values()  # ValueError when there is not exactly one
    return row

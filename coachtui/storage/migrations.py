"""From the tables of one schema version to those of the next, in plain tables that no value checks.

A step never changes once it has landed: files of its version are on coaches' disks. It may meet rows of
any shape, and may raise what it likes then (LookupError, TypeError, ValueError …).
"""

from collections.abc import Callable
from typing import Final

from coachtui.storage.encoding import Tables

Step = Callable[[Tables], Tables]


def _remember_notes(tables: Tables) -> Tables:
    """1 → 2: what notes were before they were changed or deleted."""
    return {**tables, "past": {}}


STEPS: Final[dict[int, Step]] = {1: _remember_notes}


def migrated(tables: Tables, schema: int, to: int) -> Tables:
    """Return tables of version ``schema`` as version ``to`` has them; ``meta`` still names the old one."""
    for version in range(schema, to):
        tables = STEPS[version](tables)
    return tables

"""Files of every schema that ever landed are read and written on, and nothing in them is lost."""

import errno
import json
import shutil
import stat
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage import migrations, rows
from coachtui.storage.encoding import Tables
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.storage.rows import SCHEMA, Meta
from tests.storage.cases import ID, engagement, file_in, names_in, noted, refused, store_in
from tests.storage.faults import recorded
from tests.storage.fullest import fullest

SCHEMAS = Path(__file__).parent / "schemas"
SHAPE = SCHEMAS / "shape.json"
STORED = sorted(path.relative_to(SCHEMAS) for path in SCHEMAS.glob("*/*.json"))

Plain = dict[str, Any]

CHANGED = f"""
What an engagement's file holds is not what schema {SCHEMA} says, and files of that are on coaches' disks. So:
1. in a checkout from before the change: python -m tests.storage.fullest tests/storage/schemas/{SCHEMA}
   (and keep a file or two there that were made with the program itself, in both languages);
2. raise rows.SCHEMA, add the step from {SCHEMA} to migrations.STEPS, and to AS_NOW below what it does;
3. write the new shape: python -m tests.storage.test_migrations
If schema {SCHEMA} has never landed in a release or on the main branch, only the third is needed.
"""


def from_1(tables: Plain) -> Plain:
    """What schema 1 held, as an engagement has it now: written apart from the program's own steps."""

    def all_of(name: str) -> list[Plain]:
        return list(tables[name].values())

    (once,) = all_of("engagement")
    plan = {**all_of("plan")[0], "sessions": all_of("sessions")} if tables["plan"] else None
    lists = {name: all_of(name) for name in ("stakeholders", "settlements", "runs", "notes")}
    for person in lists["stakeholders"]:
        person["picture"] = {**person["picture"], "given_on": None}
    return {**once, **lists, "plan": plan, "past": []}


AS_NOW: dict[int, Callable[[Plain], Plain]] = {1: from_1}


@pytest.fixture(params=STORED, ids=str)
def stored(request: pytest.FixtureRequest) -> Path:
    """A stored file, as ``1/crm.json``."""
    path = request.param
    assert isinstance(path, Path)
    return path


def put(stored: Path, folder: Path) -> tuple[PracticeFolder, str, bytes]:
    """Put a stored file into a practice; return that, the engagement's id, and the file's contents."""
    file = file_in(folder, stored.stem)
    file.parent.mkdir()
    shutil.copyfile(SCHEMAS / stored, file)
    return store_in(folder), stored.stem, file.read_bytes()


def schema_of(stored: Path) -> int:
    return int(stored.parent.name)


def plain(value: Engagement) -> Plain:
    built = msgspec.json.decode(msgspec.json.encode(value))
    assert isinstance(built, dict)
    return built


def expected(stored: Path) -> Plain:
    return AS_NOW[schema_of(stored)](json.loads((SCHEMAS / stored).read_bytes()))


def copy_in(folder: Path, stored: Path) -> Path:
    return file_in(folder, f"{stored.stem}.schema-{schema_of(stored)}")


def written(folder: Path, name: str) -> Plain:
    tables = json.loads(file_in(folder, name).read_bytes())
    assert isinstance(tables, dict)
    return tables


# --- Every schema ------------------------------------------------------------------------------------


def test_every_earlier_schema_has_its_stored_files_and_its_step() -> None:
    earlier = list(range(1, SCHEMA))
    assert sorted({schema_of(one) for one in STORED}) == earlier
    assert sorted(migrations.STEPS) == earlier
    for schema in earlier:
        assert (SCHEMAS / str(schema) / "every-field.json").exists()


def test_the_stored_files_are_of_their_schema(stored: Path) -> None:
    (meta,) = json.loads((SCHEMAS / stored).read_bytes())["meta"].values()
    assert meta["schema"] == schema_of(stored)


def test_reading_keeps_every_value_and_touches_nothing(stored: Path, tmp_path: Path) -> None:
    store, name, contents = put(stored, tmp_path)
    assert plain(store.read(name)) == expected(stored)
    assert file_in(tmp_path, name).read_bytes() == contents
    assert names_in(tmp_path) == {f"{name}.json"}


def test_opening_without_a_change_leaves_the_file_as_it_is(stored: Path, tmp_path: Path) -> None:
    store, name, contents = put(stored, tmp_path)
    with store.open(name) as dossier:
        dossier.save(dossier.engagement)
        assert plain(dossier.engagement) == expected(stored)
    assert file_in(tmp_path, name).read_bytes() == contents
    assert names_in(tmp_path) == {f"{name}.json", f"{name}.lock"}


def test_the_first_save_keeps_every_value_and_the_old_file(stored: Path, tmp_path: Path) -> None:
    store, name, contents = put(stored, tmp_path)
    with store.open(name) as dossier:
        value = noted(dossier.engagement, 900)
        dossier.save(value)
    assert store.read(name) == value
    assert plain(store.read(name)) == {
        **expected(stored),
        "notes": [*expected(stored)["notes"], plain(value)["notes"][-1]],
    }
    copy = copy_in(tmp_path, stored)
    assert copy.read_bytes() == contents
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    tables = written(tmp_path, name)
    assert {meta["schema"] for meta in tables["meta"].values()} == {SCHEMA}
    before = json.loads(contents)["meta"]["1"]["generation"]
    assert {meta["generation"] for meta in tables["meta"].values()} == {before + 1}


def test_the_kept_file_is_never_written_over(stored: Path, tmp_path: Path) -> None:
    store, name, _ = put(stored, tmp_path)
    copy_in(tmp_path, stored).write_bytes(b"kept when the file was first migrated")
    for number in (900, 901):
        with store.open(name) as dossier:
            dossier.save(noted(dossier.engagement, number))
    assert copy_in(tmp_path, stored).read_bytes() == b"kept when the file was first migrated"


def test_the_old_file_is_kept_durably_before_anything_is_written(tmp_path: Path) -> None:
    stored = STORED[0]
    store, name, _ = put(stored, tmp_path)
    with store.open(name) as dossier:
        value = noted(dossier.engagement, 900)
        with recorded() as calls:
            dossier.save(value)
    names = [call for call, _ in calls]
    copied = names.index("replace")
    assert calls[copied][1][-1] == copy_in(tmp_path, stored)
    assert names.index("fsync") > copied
    assert "write" not in names[: names.index("fsync")]


@pytest.mark.parametrize("links", [True, False])
@pytest.mark.parametrize("step", range(22))
def test_whatever_fails_in_the_first_save_loses_nothing(tmp_path: Path, step: int, links: bool) -> None:
    stored = STORED[0]
    store, name, contents = put(stored, tmp_path)
    with store.open(name) as dossier:
        old, new = dossier.engagement, noted(dossier.engagement, 900)
        why = ""
        with recorded(step, errno.ENOSPC, links=links):
            try:
                dossier.save(new)
            except Refused as told:
                why = told.key
        assert why in ("", "storage.not_saved.full")
        assert store.read(name) in (old, new)
        if copy_in(tmp_path, stored).exists():
            assert copy_in(tmp_path, stored).read_bytes() == contents
        dossier.save(new)
    assert store.read(name) == new
    assert copy_in(tmp_path, stored).read_bytes() == contents


@pytest.mark.parametrize("schema", [0, -1, -(10**30)])
def test_a_schema_that_never_was_is_damage(tmp_path: Path, schema: int) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    tables = written(tmp_path, ID)
    tables["meta"]["1"]["schema"] = schema
    file_in(tmp_path).write_text(json.dumps(tables))
    with refused("storage.damaged.foreign"):
        store.open(ID)


def test_a_step_that_stumbles_over_a_row_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, name, contents = put(STORED[0], tmp_path)

    def stumble(tables: Any) -> Any:
        return tables["notes"]["1"]["no such field"]

    monkeypatch.setitem(migrations.STEPS, 1, stumble)
    for ask in (store.read, store.open):
        with refused("storage.damaged.values", file=str(file_in(tmp_path, name))):
            ask(name)
    assert file_in(tmp_path, name).read_bytes() == contents


def test_what_a_step_takes_away_is_in_the_file_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, name, _ = put(STORED[0], tmp_path)
    file_in(tmp_path, name).write_text(
        json.dumps({**written(tmp_path, name), "moods": {"1": {"mood": "fine"}}})
    )
    with refused("storage.damaged.foreign"):
        store.read(name)

    def step(tables: Tables) -> Tables:
        return {**{name: rows for name, rows in tables.items() if name != "moods"}, "past": {}}

    monkeypatch.setitem(migrations.STEPS, 1, step)
    with store.open(name) as dossier:
        dossier.save(noted(dossier.engagement, 900))
    assert "moods" not in written(tmp_path, name)


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []

    def step(number: int) -> migrations.Step:
        def take(tables: Tables) -> Tables:
            taken.append(number)
            return {**tables, str(number): {}}

        return take

    monkeypatch.setattr(migrations, "STEPS", {number: step(number) for number in (1, 2, 3)})
    assert list(migrations.migrated({"a": {}}, 2, 4)) == ["a", "2", "3"]
    assert taken == [2, 3]


# --- The present schema ------------------------------------------------------------------------------


def test_every_field_of_the_present_schema_comes_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(fullest())
    assert plain(store.read(fullest().id)) == plain(fullest())


def shape() -> Plain:
    """The present schema: its tables, and every value in them with the names and types of its fields."""
    values: dict[str, Any] = {}
    _named(Engagement, values)
    _named(Meta, values)
    return {"schema": SCHEMA, "tables": ["meta", *rows.parts_of(fullest())], "values": values}


def _named(kind: Any, values: dict[str, Any]) -> str:
    """Return the name of a type; what is ours in it is described in ``values``."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        values[kind.__name__] = sorted(one.value for one in kind)
    elif isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__name__ not in values:
        fields = values[kind.__name__] = {}
        fields.update({name: _named(one, values) for name, one in get_type_hints(kind).items()})
    elif inner := get_args(kind):
        names = [_named(one, values) for one in inner]
        origin = get_origin(kind)
        return " | ".join(names) if origin in (Union, UnionType) else f"{origin.__name__}[{', '.join(names)}]"
    return "…" if kind is ... else getattr(kind, "__name__", repr(kind))


def test_the_schema_is_raised_when_what_is_kept_changes() -> None:
    if json.loads(SHAPE.read_bytes()) != shape():
        pytest.fail(CHANGED, pytrace=False)


if __name__ == "__main__":
    SHAPE.write_text(json.dumps(shape(), indent=1, ensure_ascii=False) + "\n")

"""What no file can hold, in every field: a figure that is none is refused, half a letter is made visible."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.storage.practice_folder import PracticeFolder
from tests.storage.cases import store_in
from tests.storage.fullest import fullest

Put = Callable[[Any], Any]

HALVES = "\udce9 caf\ud83d\udcff"
SHOWN = "� caf��"


def fields(value: Any, kind: type, put: Put, field: str = "") -> Iterator[tuple[str, Put]]:
    """Return every field of this kind within a value, and how to make that value with another one there."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:

            def in_struct(new: Any, value: msgspec.Struct = value, name: str = name) -> Any:
                return put(msgspec.structs.replace(value, **{name: new}))

            yield from fields(getattr(value, name), kind, in_struct, f"{type(value).__name__}.{name}")
    elif isinstance(value, tuple) and value:

        def in_tuple(new: Any) -> Any:
            return put((new, *value[1:]))

        yield from fields(value[0], kind, in_tuple, field)
    elif isinstance(value, dict) and value:
        key, first = next(iter(value.items()))

        def in_dict(new: Any) -> Any:
            return put({**value, key: new})

        yield from fields(first, kind, in_dict, field)
    elif type(value) is kind:
        yield field, put


def distinct(kind: type) -> dict[str, Put]:
    """Return every field of this kind once, by the name of its value and its own."""
    found = dict(fields(fullest(), kind, lambda value: value))
    assert len(found) > 10
    return found


@pytest.fixture
def store(tmp_path: Path) -> PracticeFolder:
    store = store_in(tmp_path)
    store.create(fullest())
    return store


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
def test_a_figure_that_is_none_is_refused_and_changes_nothing(store: PracticeFolder, figure: float) -> None:
    with store.open(fullest().id) as dossier:
        for field, put in distinct(int).items():
            with pytest.raises(Refused):
                dossier.save(put(figure))
            assert store.read(fullest().id) == fullest(), field
        dossier.save(fullest())
    assert store.read(fullest().id) == fullest()


def test_half_a_letter_is_shown_as_one_that_was_lost(store: PracticeFolder) -> None:
    texts = distinct(str)
    del texts["Engagement.id"]
    del texts["Contract.language"]  # one of two
    with store.open(fullest().id) as dossier:
        for field, put in texts.items():
            dossier.save(put(HALVES))
            kept = store.read(fullest().id)
            assert kept == put(SHOWN), field
            assert isinstance(kept, Engagement)

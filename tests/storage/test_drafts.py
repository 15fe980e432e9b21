"""What is being typed, on a real disk: beside the engagement, for its owner only, and never written over."""

import errno
import re
from pathlib import Path

import pytest

from coachtui.application.drafts import Drafts, Typed
from coachtui.domain.errors import Refused
from tests.fakes import START
from tests.storage.cases import ID, engagement, file_in, names_in, noted, store_in
from tests.storage.faults import recorded

DRAFTS = Drafts(typing=(Typed(place="note:", texts={"text": "He said [/x] \N{GRINNING FACE}\n…"}, at=START),))


def drafts_in(folder: Path) -> Path:
    return file_in(folder).with_name(f"{ID}.drafts.json")


def test_they_come_back(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID) as dossier:
        assert dossier.drafts == Drafts()
        dossier.keep_drafts(DRAFTS)
        assert dossier.drafts == DRAFTS
    with store.open(ID) as dossier:
        assert dossier.drafts == DRAFTS
        assert dossier.drafts_lost is None
        assert dossier.engagement == engagement()


def test_they_are_for_their_owner_only_and_gone_when_nothing_is_left(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID) as dossier:
        dossier.keep_drafts(DRAFTS)
        assert drafts_in(tmp_path).stat().st_mode & 0o777 == 0o600
        dossier.keep_drafts(Drafts())
        assert not drafts_in(tmp_path).exists()
        dossier.keep_drafts(Drafts())  # and once more is no error


def test_they_are_no_engagement_and_go_with_theirs(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    with store.open(ID) as dossier:
        dossier.keep_drafts(DRAFTS)
    assert store.ids() == [ID]
    store.delete(ID)
    assert names_in(tmp_path) == set()


def test_half_a_character_does_not_keep_the_rest_from_being_kept(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    bad = Drafts(typing=(Typed(place="note:", texts={"text": "bad \udce9 byte"}, at=START),))
    with store.open(ID) as dossier:
        dossier.keep_drafts(bad)
    with store.open(ID) as dossier:
        assert dossier.drafts.typing[0].texts["text"] == "bad \N{REPLACEMENT CHARACTER} byte"


@pytest.mark.parametrize("contents", [b"", b"null", b"{", b'{"typing": 1}', b"\xff\xfe", b"[" * 100_000])
def test_what_cannot_be_read_is_set_aside_and_told(tmp_path: Path, contents: bytes) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    drafts_in(tmp_path).write_bytes(contents)
    with store.open(ID) as dossier:
        assert dossier.drafts == Drafts()
        lost = dossier.drafts_lost
        assert lost is not None
        assert lost.key == "storage.damaged.drafts"
        aside = Path(str(lost.params["file"]))
        assert re.fullmatch(rf"{ID}\.damaged-\d{{8}}-\d{{6}}\.drafts\.json", aside.name)
        assert aside.read_bytes() == contents
        dossier.keep_drafts(DRAFTS)
        dossier.save(noted(engagement(), 3))
        assert aside.read_bytes() == contents
    store.delete(ID)
    assert names_in(tmp_path) == set()


def test_what_is_typed_for_a_new_engagement_has_no_lock_and_takes_nothing_from_another_session(
    tmp_path: Path,
) -> None:
    store = store_in(tmp_path)
    store.keep_unfinished(DRAFTS.typing[0])
    being_written = tmp_path / "data" / "_new.drafts.json.0123456789abcdef.tmp"
    being_written.write_bytes(b"{")
    assert store.unfinished() == DRAFTS.typing[0]
    assert being_written.exists()


def test_what_was_typed_for_a_new_engagement_and_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.keep_unfinished(DRAFTS.typing[0])
    (tmp_path / "data" / "_new.drafts.json").write_bytes(b"{")
    with pytest.raises(Refused, match=r"storage\.damaged\.drafts") as told:
        store.unfinished()
    assert Path(str(told.value.params["file"])).read_bytes() == b"{"
    assert store.unfinished() is None
    assert store.ids() == []


def test_every_step_that_fails_leaves_the_old_or_the_new_and_is_told(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.create(engagement())
    newer = Drafts(typing=(*DRAFTS.typing, Typed(place="capture:", texts={"text": "x"}, at=START)))
    with store.open(ID) as dossier:
        dossier.keep_drafts(DRAFTS)
        with recorded() as calls:
            dossier.keep_drafts(newer)
        steps = [name for name, _ in calls]
        assert steps.index("fsync") < steps.index("replace") < len(steps) - 1 - steps[::-1].index("fsync")
        dossier.keep_drafts(DRAFTS)
        for step, name in enumerate(steps):
            if name == "unlink":
                continue
            with recorded(step, errno.ENOSPC), pytest.raises(Refused, match=r"not_saved\.full"):
                dossier.keep_drafts(newer)
            assert not [name for name in names_in(tmp_path) if name.endswith(".tmp")], (step, name)
            dossier.keep_drafts(DRAFTS)
    with store.open(ID) as dossier:
        assert dossier.drafts == DRAFTS

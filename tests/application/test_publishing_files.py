"""Writing a document: whole or not at all, for its owner only, and with a reason when it cannot be."""

import errno
import os
import stat
from pathlib import Path

import pytest

from coachtui.application.publishing import Choice, Publication, write
from coachtui.documents.registry import DocumentName
from coachtui.domain.errors import Refused
from coachtui.i18n import LANGUAGES, Words


def publication(markdown: str = "# Zoë\n", name: str = "crm-intake-for-group.md") -> Publication:
    return Publication(choice=Choice(document=DocumentName.INTAKE), markdown=markdown, file_name=name)


def refusal(folder: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        write(publication(), folder)
    for language in LANGUAGES:
        assert str(folder / "crm-intake-for-group.md") in Words(language)(
            caught.value.key, **caught.value.params
        )
    return caught.value


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_file_and_folder_are_for_their_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "for" / "the-group"
    path = write(publication(), folder)
    assert path == folder / "crm-intake-for-group.md"
    assert path.read_bytes() == b"# Zo\xc3\xab\n"
    assert (mode(path), mode(folder), mode(folder.parent)) == (0o600, 0o700, 0o700)
    assert list(folder.iterdir()) == [path]


def test_a_folder_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write(publication(), tmp_path)
    assert mode(tmp_path) == 0o755


def test_it_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write(publication("long, and wrong\n" * 99), tmp_path)
    path = write(publication("short\n"), tmp_path)
    assert path.read_text() == "short\n"


def test_a_link_is_replaced_and_what_it_led_to_is_left_alone(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine")
    (tmp_path / "crm-intake-for-group.md").symlink_to(elsewhere)
    assert not write(publication(), tmp_path).is_symlink()
    assert elsewhere.read_text() == "mine"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal(tmp_path / "file").key == "publishing.not_written.no_folder"
    assert refusal(tmp_path / "file" / "below").key == "publishing.not_written.no_folder"


def test_a_folder_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "crm-intake-for-group.md").mkdir()
    assert refusal(tmp_path).key == "publishing.not_written.in_the_way"
    assert len(list(tmp_path.iterdir())) == 2, "its home, and the folder in the way: no half-written file"


@pytest.mark.parametrize(
    ("number", "key", "why"),
    [
        (errno.ENOSPC, "full", "ENOSPC"),
        (errno.EDQUOT, "full", "EDQUOT"),
        (errno.EROFS, "permission", "EROFS"),
        (errno.EACCES, "permission", "EACCES"),
        (errno.EIO, "other", "EIO"),
    ],
)
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, number: int, key: str, why: str, step: str
) -> None:
    folder = tmp_path / "out"
    write(publication("earlier\n"), folder)

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(step, fail)
    refused = refusal(folder)
    assert (refused.key, refused.params["why"]) == (f"publishing.not_written.{key}", why)
    assert [path.read_text() for path in folder.iterdir()] == ["earlier\n"]


def test_a_name_too_long_for_the_system(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        write(publication(name="x" * 300 + ".md"), tmp_path)

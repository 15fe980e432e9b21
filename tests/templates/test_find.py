"""Finding templates: the shipped ones are sound, and the coach's own go before them."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.i18n import LANGUAGES, Words
from coachtui.templates import find
from coachtui.templates.template import BadTemplate

OWN = """---
title: Mine
language: nl
---
# Mine
## Een
- minuten: 10
### Alles (10 min)
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_template(language: LanguageCode, tmp_path: Path) -> None:
    """METHOD.md: three half-days of 210 minutes, one break of 20, what is starred, what is a round."""
    template = find.default_template(language, tmp_path)
    assert template.language == language
    assert "A-Switch" in template.credit
    assert "creativecommons.org/licenses/by/4.0" in template.credit
    minutes = [[block.minutes for block in session.blocks] for session in template.sessions]
    assert minutes == [
        [15, 15, 15, 15, 40, 20, 30, 30, 10, 10, 10],
        [15, 15, 30, 30, 20, 40, 30, 10, 10, 10],
        [10, 30, 35, 30, 20, 30, 20, 15, 10, 10],
    ]
    for session in template.sessions:
        assert session.minutes == sum(block.minutes for block in session.blocks) == 210
        kinds = [block.kind.value for block in session.blocks]
        assert (kinds[0], kinds[-1]) == ("check_in", "check_out")
        assert (kinds.count("break"), kinds.count("buffer")) == (1, 1)
        assert 75 <= sum(block.minutes for block in session.blocks[: kinds.index("break")]) <= 120
    starred = [[at for at, block in enumerate(s.blocks) if block.starred] for s in template.sessions]
    assert starred == [[0, 3, 4, 10], [0, 3, 6, 9], [0, 2, 3, 5, 9]]
    rounds = [[at for at, block in enumerate(s.blocks) if block.kind == "round"] for s in template.sessions]
    assert rounds == [[4], [], [5]]


def test_listing(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(OWN, encoding="utf-8")
    (tmp_path / "broken.md").write_text("# Nothing", encoding="utf-8")
    (tmp_path / "latin.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    (tmp_path / ".hidden.md").write_text(OWN, encoding="utf-8")
    (tmp_path / "notes.txt").write_text(OWN, encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    listed = find.list_templates(tmp_path)
    assert [(one.name, one.own) for one in listed] == [
        ("broken", True),
        ("latin", True),
        ("mine", True),
        ("drie-dagdelen", False),
        ("three-half-days", False),
    ]
    assert listed[0].template is None
    assert listed[0].problems[0].key == "templates.error.front_missing"
    assert listed[1].problems[0].key == "templates.error.not_utf8"
    assert listed[2].template is not None
    assert listed[2].template.title == "Mine"


def test_a_template_of_ones_own_goes_first(tmp_path: Path) -> None:
    (tmp_path / "drie-dagdelen.md").write_text(OWN, encoding="utf-8")
    assert find.default_template("nl", tmp_path).title == "Mine"
    assert [one.name for one in find.list_templates(tmp_path)] == ["drie-dagdelen", "three-half-days"]


def test_without_a_folder_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for none in ("not there", "file"):
        assert len(find.list_templates(tmp_path / none)) == 2


@pytest.mark.parametrize("act", [find.list_templates, lambda own: find.default_template("nl", own)])
def test_a_folder_that_cannot_be_read_says_so(
    act: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not with the system's English in the middle of a Dutch sentence; root may read what others may not."""

    iterdir = Path.iterdir

    def closed(folder: Path) -> Iterator[Path]:
        if folder == tmp_path:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return iterdir(folder)

    monkeypatch.setattr(Path, "iterdir", closed)
    with pytest.raises(Refused) as caught:
        act(tmp_path)
    assert Words("nl")(caught.value.key, **caught.value.params) == (
        f"{tmp_path} kan niet worden gelezen (EACCES)."
    )


@pytest.mark.parametrize(
    "name", ["nothing", "", "../three-half-days", "en/three-half-days", "three-half-days.md"]
)
def test_unknown(name: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        find.find(name, tmp_path)
    assert caught.value.key == "templates.error.unknown"


def test_bad_ones_say_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_text("# Nothing", encoding="utf-8")
    with pytest.raises(BadTemplate):
        find.find("broken", tmp_path)

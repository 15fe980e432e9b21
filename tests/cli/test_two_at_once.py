"""The command line obeys the lock of whoever has an engagement open: refused, and told who and what to do."""

import getpass
import platform

import pytest

from coachtui.application.practice import Practice
from tests.cli.conftest import Call

SAID = {
    "en": ("has had this engagement open since", "Close it there first."),
    "nl": ("open sinds", "Sluit het daar eerst."),
}


@pytest.mark.parametrize(
    "command",
    [("note", "crm", "--about", "group", "lost?"), ("purge", "crm", "--yes")],
    ids=lambda each: each[0],
)
@pytest.mark.parametrize("language", SAID)
def test_what_would_write_is_refused_while_it_is_open(
    coachtui: Call, practice: Practice, command: tuple[str, ...], language: str
) -> None:
    coachtui("demo", "--no-open", "--lang", "en")
    before = practice.read("crm")
    with practice.opened("crm"):
        told = coachtui(*command, "--lang", language)
        assert (told.code, told.out) == (1, "")
        for text in (getpass.getuser(), platform.node(), *SAID[language]):
            assert text in told.err
    assert practice.read("crm") == before
    assert coachtui(*command).code == 0

"""Finding notes: every word counts, wherever it stands, and a note that has changed is read anew."""

import datetime as dt
from collections.abc import Mapping

import pytest
from msgspec import structs

from coachtui.application import noting, searching
from coachtui.application.searching import Search
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import Note, NoteKind
from coachtui.domain.people import Stakeholder

NOW = dt.datetime(2026, 12, 7, 10, 0, tzinfo=dt.UTC)
HARM = Stakeholder(id="h", name="Harm Veenstra", alias="H.")
SANNE = Stakeholder(id="s", name="Sanne Wiersma")
NOTE = Note(
    id="1", text="Said so", at=NOW, about="h", kind=NoteKind.ACTION, tags=("crm",), who="s", due="Friday",
    block="Check-in",
)  # fmt: skip
ONE = Engagement(id="x", created_at=NOW, stakeholders=(HARM, SANNE), notes=(NOTE,))


@pytest.mark.parametrize(
    "query", ["said", "SAID so", "#Crm", "harm", "sanne", "friday", "check", "said #crm harm", "", "  "]
)
def test_every_word_is_looked_for_in_text_tags_names_and_by_when(query: str) -> None:
    assert Search().matching(ONE, query) == (NOTE,)


def test_what_is_not_there_is_not_found() -> None:
    assert Search().matching(ONE, "said nothing") == ()


def test_what_has_changed_since_is_found_as_it_is_now() -> None:
    search = Search()
    assert search.matching(ONE, "said")
    changed = noting.change(ONE, "1", now=NOW, text="Written down")
    assert not search.matching(changed, "said")
    assert search.matching(changed, "written")
    renamed = structs.replace(changed, stakeholders=(structs.replace(HARM, name="Hans"), SANNE))
    assert search.matching(renamed, "hans")
    assert not search.matching(renamed, "veenstra")
    assert search.matching(ONE, "said veenstra")


def test_a_note_that_has_not_changed_is_read_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    reads = searching._reads

    def counted(note: Note, names: Mapping[str, str]) -> str:
        read.append(note.id)
        return reads(note, names)

    monkeypatch.setattr(searching, "_reads", counted)
    search = Search()
    search.prepare(ONE)
    second = noting.write(ONE, "2", "Another", now=NOW)
    for query in ("s", "sa", "sai"):
        search.matching(second, query)
    assert read == ["1", "2"]

"""The example: kept once, and shown to be what it is meant to show."""

from pathlib import Path

import pytest

from coachtui import example
from coachtui.application.practice import Practice
from coachtui.domain.engagement import Engagement, LanguageCode, StageKind, stage_of
from coachtui.domain.missing import Finding, Level, Outcome, assess, findings
from coachtui.domain.notes import Visibility
from coachtui.domain.table import table_at
from coachtui.i18n import LANGUAGES
from tests.cli.conftest import Call


@pytest.fixture(params=LANGUAGES)
def case(request: pytest.FixtureRequest, practice: Practice) -> Engagement:
    """The example in each language."""
    language: LanguageCode = request.param
    return example.load(language, practice.clock.now())


def test_it_is_put_there_once(coachtui: Call, practice: Practice) -> None:
    assert coachtui("demo", "--no-open") == (0, "crm\n", "")
    assert coachtui("demo", "--no-open") == (0, "crm\n", "")
    assert coachtui("demo", "--no-open", "--lang", "nl") == (0, "crm-nl\n", "")
    assert {entry.id for entry in practice.engagements()} == {"crm", "crm-nl"}


def test_what_the_coach_changed_in_it_stays(coachtui: Call, practice: Practice) -> None:
    coachtui("demo", "--no-open")
    coachtui("note", "crm", "--about", "group", "Mine.")
    coachtui("demo", "--no-open")
    assert practice.read("crm").notes[-1].text == "Mine."


def test_without_a_terminal_its_documents_are_written(
    coachtui: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for language, words in (("en", "No terminal here"), ("nl", "Er is hier geen terminal.")):
        told = coachtui("demo", "--lang", language)
        assert (told.code, told.err) == (0, "")
        first, *paths, credit = told.out.splitlines()
        assert first.startswith(words)
        assert "A-Switch" in credit
        assert "CC BY 4.0" in credit
        assert len(paths) >= 4
        for path in paths:
            assert path.startswith("out/")
            assert Path(path).read_text(encoding="utf-8").startswith("# ")


def test_ids_are_readable(case: Engagement) -> None:
    assert case.id == example.IDS[case.language]
    assert all(person.id.startswith("p-") for person in case.stakeholders)
    assert [note.id for note in case.notes] == [f"n-{number:02}" for number in range(len(case.notes))]
    assert case.plan
    blocks = [block.id for session in case.plan.sessions for block in session.blocks]
    assert blocks == [f"b-{number:02}" for number in range(1, len(blocks) + 1)]


def test_both_languages_tell_the_same_case(practice: Practice) -> None:
    now = practice.clock.now()
    english, dutch = (example.load(language, now) for language in LANGUAGES)

    def shape(case: Engagement) -> list[tuple[object, ...]]:
        return [(f.check, f.level, f.subject) for f in findings(case)]

    assert shape(english) == shape(dutch)
    assert [(n.id, n.at, n.about, n.visibility) for n in english.notes] == [
        (n.id, n.at, n.about, n.visibility) for n in dutch.notes
    ]
    assert not {n.text for n in english.notes} & {n.text for n in dutch.notes}


def test_it_shows_at_once_what_the_program_is_for(case: Engagement) -> None:
    """Reds in *who is missing*, an empty chair, an unmade choice, silent voices, and something not asked."""
    found = findings(case)

    def of(check: int) -> list[Finding]:
        return [finding for finding in found if finding.check == check]

    assert [finding.level for finding in of(1)] == [Level.RED], "no account manager at the table"
    assert [finding.subject for finding in of(4)] == ["p-daan"]
    assert of(10), "nobody chose between short and long"
    assert case.priority.choice is None
    (chair,) = table_at(case).empty
    assert chair.holds
    assert {place.id for place in table_at(case).seated if place.silent} == {"p-esther", "p-joris"}
    assert [finding.check for finding in found if finding.level is Level.RED] == [1, 2, 4]
    assert {verdict.check for verdict in assess(case) if verdict.outcome is Outcome.CANNOT_TELL} >= {5, 6, 15}


def test_its_plan_is_the_shipped_one(case: Engagement) -> None:
    assert stage_of(case).kind is StageKind.PLANNED
    assert case.plan
    assert len(case.plan.sessions) == 3
    assert all(sum(block.minutes for block in one.blocks) == one.minutes for one in case.plan.sessions)
    assert [one.starts is None for one in case.plan.sessions] == [False, False, True]
    assert not any("{" in block.question for one in case.plan.sessions for block in one.blocks)


def test_it_is_kept_first_when_it_was_asked_for(practice: Practice) -> None:
    now = practice.clock.now()
    assert example.load("en", now).created_at == now


def test_it_credits_its_maker_where_the_group_can_read_it(case: Engagement) -> None:
    first = case.notes[0]
    assert first.visibility is Visibility.GROUP
    assert first.about is None
    assert all(word in first.text for word in ("Verhofstede", "A-Switch", "CC BY 4.0", "creativecommons.org"))

"""Three invented cases, whole, in both languages: what the checks say of them was worked out by hand.

The table and the documents are kept as files, to be read as a coach would; what changed in them is read
before it is kept. ``python -m tests.cases.test_cases`` writes them anew, and never the findings.
"""

import tomllib
from enum import StrEnum
from functools import cache
from typing import Any

import pytest
from msgspec import Struct

from coachtui.application.publishing import publication
from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Engagement, LanguageCode
from coachtui.domain.missing import CHECKS, Finding, Outcome, Verdict, assess, settled
from coachtui.domain.sharing import Coach, Reader, Sponsor
from coachtui.domain.table import table_at
from coachtui.drawing.table import table_text
from coachtui.i18n import LANGUAGES, Words
from tests.cases.reading import CASES, HERE, read
from tests.fakes import START

NUMBERS = range(1, len(CHECKS) + 1)
WIDTH = 76


@cache
def by_hand(case: str) -> dict[str, Any]:
    """What a case's file expects."""
    return tomllib.loads((HERE / case / "expected.toml").read_text(encoding="utf-8"))


def expected(case: str, check: int) -> dict[str, Any]:
    """What a case's file expects of one check."""
    one: dict[str, Any] = by_hand(case)["check"][str(check)]
    return one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_those_are_seated_who_were_found_so_by_hand(case: str, language: LanguageCode) -> None:
    engagement = read(case, language)
    for which, session in (("any", None), ("last", 3)):
        seated = [place.id for place in table_at(engagement, session).seated]
        assert seated == by_hand(case)["seated"][which]


@pytest.mark.parametrize("check", NUMBERS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_checks_say_what_was_worked_out_by_hand(case: str, language: LanguageCode, check: int) -> None:
    engagement = read(case, language)
    verdict, wanted = assess(engagement)[check - 1], expected(case, check)
    assert verdict.outcome == wanted["outcome"], wanted["why"]
    assert asks(verdict) == unfolded(wanted.get("asks", [])), wanted["why"]
    assert [found(finding, engagement) for finding in verdict.findings] == [
        {"about": "", "settled": False, **one, "who": everybody(one["who"], case)}
        for one in wanted.get("found", [])
    ], wanted["why"]


def found(finding: Finding, engagement: Engagement) -> dict[str, object]:
    """A finding, as the files tell it."""
    return {
        "about": finding.subject,
        "level": finding.level.value,
        "who": {fact.person for fact in finding.evidence if fact.person},
        "settled": settled(finding, engagement) is not None,
    }


def asks(verdict: Verdict) -> set[str]:
    """What a verdict says was not asked, as the files tell it."""
    return {f"{fact.person}: {fact.field}" for fact in verdict.unasked}


def unfolded(asked: list[str]) -> set[str]:
    """The questions of a file: *seats* are those of all three sessions."""
    return {
        one
        for told in asked
        for one in (
            [told.removesuffix("seats") + f"seat.{session}" for session in (1, 2, 3)]
            if told.endswith(": seats")
            else [told]
        )
    }


def everybody(who: list[str], case: str) -> set[str]:
    """The people of a file: *seated* are all who have a seat at the table, *seated last* those at the end."""
    seated = by_hand(case)["seated"]
    several = {"seated": seated["any"], "seated last": seated["last"]}
    return {one for told in who for one in several.get(told, [told])}


@pytest.mark.parametrize("check", NUMBERS)
def test_the_cases_together_touch_every_answer_of_every_check(check: int) -> None:
    assert {expected(case, check)["outcome"] for case in CASES} == set(Outcome)


@pytest.mark.parametrize("case", CASES)
def test_both_languages_tell_one_story(case: str) -> None:
    """Everything that is no text is the same, and where one language has words the other has."""
    first, second = (read(case, language) for language in LANGUAGES)
    assert [one.id for one in first.stakeholders] == [one.id for one in second.stakeholders]
    assert wordless(first) == wordless(second)


def wordless(value: object) -> object:
    """A value in which only this is left of a text: whether there is one."""
    if isinstance(value, Struct):
        return {name: wordless(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, dict):
        return {key: wordless(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [wordless(one) for one in value]
    return bool(value) if isinstance(value, str) and not isinstance(value, StrEnum) else value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_the_table_and_the_documents_are_those_that_were_read(case: str, language: LanguageCode) -> None:
    folder = HERE / case / "expected"
    made = drawn(case, language)
    assert {path.name for path in folder.glob(f"*.{language}.*")} == made.keys()
    for name, text in made.items():
        assert text == (folder / name).read_text(encoding="utf-8"), name


def drawn(case: str, language: LanguageCode) -> dict[str, str]:
    """The table of all sessions, and the summary of the intake for the coach and for the sponsor."""
    engagement = read(case, language)
    title = engagement.project.solution
    table = table_text(table_at(engagement), WIDTH, title=title, words=Words(language))
    files = {f"table.{language}.txt": table + "\n"}
    readers: dict[str, Reader] = {"coach": Coach(), "sponsor": Sponsor()}
    for name, reader in readers.items():
        made = publication(engagement, reader, DocumentName.INTAKE, now=START)
        files[f"intake-{name}.{language}.md"] = made.markdown
    return files


def write() -> None:
    """Write the tables and the documents as they are now."""
    for case in CASES:
        for language in LANGUAGES:
            for name, text in drawn(case, language).items():
                path = HERE / case / "expected" / name
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()

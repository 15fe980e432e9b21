"""Findings and facts in words, in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.application.telling import (
    fact_text,
    finding_text,
    subject_text,
    title_text,
    unasked_text,
    value_text,
    was_text,
    why_text,
)
from coachtui.domain.engagement import Engagement, Project
from coachtui.domain.missing import Fact, assess, findings
from coachtui.domain.people import Brings, Relation, SeatKind, Stakeholder, Stance
from coachtui.domain.steps import lacking_by_step
from coachtui.i18n import LANGUAGES, Language, Words
from tests.domain.building import absent, engaged, found, known, person, seats, verdict
from tests.domain.strategies import engagements

EN, NL = Words("en"), Words("nl")
ANNA = engaged(known("Anna", impact=5, seats=absent()), known("Bo", Relation.DIRECTS))


def fact(field: str, value: str = "", who: str = "anna") -> Fact:
    return Fact(person=who, field=field, value=value)


def test_a_finding_is_told_with_names() -> None:
    finding = found(4, ANNA)
    assert (
        finding_text(finding, ANNA.called, EN)
        == "Anna is strongly affected (impact 5), and is at best informed."
    )
    assert finding_text(finding, ANNA.called, NL).startswith("Anna wordt hard geraakt (impact 5)")


def test_only_names_that_the_reader_may_read_are_used() -> None:
    finding = found(4, ANNA)
    told = finding_text(finding, lambda ref: {"anna": "A."}[ref], EN)
    assert "Anna" not in told
    assert told.startswith("A. ")


def test_one_and_several_are_told_apart() -> None:
    for names, told in ((("Zoë",), "by one other person"), (("Zoë", "Max"), "by 2 others")):
        engagement = engaged(known("Anna", seats=absent(), named_by=names))
        sentence = finding_text(found(12, engagement), engagement.called, EN)
        assert told in sentence
        # On an empty chair there is a seat, and still nobody at the table.
        assert sentence.endswith(", and is not at the table.")


def test_who_is_badly_represented_is_told_with_by_whom_and_why() -> None:
    def told(*people: Stakeholder) -> str:
        engagement = engaged(*people)
        return finding_text(found(7, engagement), engagement.called, EN)

    bo = known("Bo", Relation.DIRECTS, stance=Stance(value=2), seats=absent())
    cas = known("Cas", Relation.HOLDS, stance=Stance(value=-2), seats=seats(SeatKind.REPRESENTED, by="bo"))
    dee = known("Dee", stance=Stance(value=1), seats=seats(SeatKind.REPRESENTED, by="Zoë"))
    assert told(cas, bo) == (
        "Cas is represented by Bo, who directs the role that Cas holds, is not seated, "
        "and whose stance on the solution is the opposite."
    )
    assert told(cas, bo, dee).endswith("cannot speak for them well: Cas by Bo and Dee by Zoë.")


def test_a_prompt_is_told_as_the_question() -> None:
    first, *_ = verdict(16, ANNA).findings
    assert finding_text(first, ANNA.called, EN) == "Not answered: Is there anybody else who holds the role?"


def test_a_letter_is_told_in_words() -> None:
    engagement = engaged(known("Anna", brings=dict.fromkeys(Brings, False)))
    first, *_, last = verdict(3, engagement).findings
    assert finding_text(first, engagement.called, NL) == "Niemand aan tafel heeft beslissingsmacht."
    assert finding_text(last, engagement.called, NL) == "Niemand aan tafel heeft hier zelf behoefte aan."


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (fact("impact", "4"), "Anna – impact: 4"),
        (fact("seat.2", "empty_chair"), "Anna – seat in session 2: empty chair"),
        (fact("seat.2.by", "bo"), "Anna – by whom in session 2: Bo"),
        (fact("seat.2.by", "Zoë"), "Anna – by whom in session 2: Zoë"),
        (fact("relation.holds", "no"), "Anna – holds the role: no"),
        (fact("brings.need", "yes"), "Anna – has a need of their own in this: yes"),
        (fact("stance", "-2"), "Anna – stance on the solution: −2"),
        (fact("stance", "1"), "Anna – stance on the solution: +1"),
        (fact("stance", "0"), "Anna – stance on the solution: 0"),
        (fact("named_by", "bo"), "Anna – named by: Bo"),
        (fact("unit", "yes"), "Anna – unit: yes"),
        (fact("problem", "0a1b2c"), "Anna – the problem in own words: known"),
        (fact("mandate", "decides"), "Anna – mandate: decides"),
        (fact("picture.horizon", "year"), "Anna – time horizon: a year"),
        (fact("impact"), "Anna – impact: not asked yet"),
        (fact("prompt.pays", "no", ""), "anybody else who pays for the work: no"),
        (fact("priority.choice", "", ""), "the priority: no choice made"),
        (fact("count.brings.need", "0", ""), "listed who have a need of their own in this: 0"),
        (fact("count.holds", "0", ""), "listed who hold the role: 0"),
        (fact("check.3.need", "red", ""), "ARE IN: what the table brings: need: red"),
        (fact("check.15", "amber"), "Anna – There until the end: amber"),
        (fact("check.7", "cannot_tell", ""), "Well represented: cannot tell yet"),
    ],
)
def test_facts(told: Fact, expected: str) -> None:
    assert fact_text(told, ANNA.called, EN) == expected


def test_a_name_that_is_a_word_of_ours_stays_a_name() -> None:
    assert fact_text(fact("unit", "yes"), ANNA.called, NL) == "Anna – afdeling: yes"
    assert fact_text(fact("named_by", "no"), ANNA.called, NL) == "Anna – genoemd door: no"


def test_what_was_not_asked_is_named() -> None:
    assert unasked_text(fact("seat.2"), ANNA.called, NL) == "Anna – plaats in bijeenkomst 2"
    assert unasked_text(fact("stakeholders", who=""), ANNA.called, EN) == "the stakeholders"
    assert unasked_text(fact("session.3.date", who=""), ANNA.called, EN) == "the date of session 3"


def test_what_a_finding_is_about_is_its_check_and_subject() -> None:
    assert subject_text(12, "anna", ANNA.called, EN) == "Named by others: Anna"
    assert subject_text(3, "need", ANNA.called, EN) == "ARE IN: what the table brings: need"
    assert subject_text(1, "", ANNA.called, EN) == title_text(1, EN)


@pytest.mark.parametrize("words", [EN, NL])
def test_of_a_finding_that_is_gone_it_is_said_what_was_found(words: Words) -> None:
    told = [was_text(check, "anna", str.title, words) for check in (4, 12, 13, 15)]
    assert all(one.startswith("Anna ") for one in told)
    told += [was_text(3, letter, str, words) for letter in Brings]
    told += [was_text(16, relation, str, words) for relation in Relation]
    told += [was_text(check, "", str, words) for check in range(1, 18) if check not in (3, 4, 12, 13, 15, 16)]
    assert len(set(told)) == len(told)


def test_an_enum_is_told_by_its_table() -> None:
    assert value_text(SeatKind.EMPTY_CHAIR, NL) == "lege stoel"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", range(1, 18))
def test_every_check_has_a_title_and_a_reason(check: int, language: Language) -> None:
    words = Words(language)
    assert title_text(check, words)
    assert why_text(check, words).endswith(".")


def test_what_people_said_is_never_told() -> None:
    engagement = engaged(
        person("Anna", problem="SECRET one", stance=Stance(value=1, quote="SECRET")),
        person("Bo", problem="SECRET two", seats=seats(SeatKind.ABSENT)),
        project=Project(no_shared_problem=True),
    )
    told = [fact_text(it, engagement.called, EN) for one in findings(engagement) for it in one.evidence]
    assert told
    assert "SECRET" not in "".join(told)


@given(engagements(), st.sampled_from((EN, NL)))
def test_everything_can_be_told(engagement: Engagement, words: Words) -> None:
    for one in assess(engagement):
        for it in one.unasked:
            assert unasked_text(it, engagement.called, words)
        for finding in one.findings:
            assert finding_text(finding, engagement.called, words)
            assert subject_text(finding.check, finding.subject, engagement.called, words)
            for it in finding.evidence:
                assert fact_text(it, engagement.called, words)
    for facts in lacking_by_step(engagement).values():
        for it in facts:
            assert unasked_text(it, engagement.called, words)
            assert fact_text(it, engagement.called, words)

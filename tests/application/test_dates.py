"""Days and times as coaches type them, and back."""

import datetime as dt

import pytest

from coachtui.application import intake, person
from coachtui.application.dates import parse_date, parse_time
from coachtui.application.typed import written
from coachtui.domain.errors import Refused
from coachtui.i18n import LANGUAGES, Language, Words
from tests.domain.building import engaged, known

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed",
    [
        *"2026-12-07 7-12-2026 07/12/2026 7.12.2026".split(),
        *("7 dec 2026", "7 December 2026", "7 december 2026", "7 dec. 2026", " 7-dec-2026 "),
    ],
)
def test_a_day_with_its_year_is_that_day(typed: str) -> None:
    assert parse_date(typed) == parse_date(typed, TODAY) == dt.date(2026, 12, 7)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("24-11", "2026-11-24"),
        ("24/11", "2026-11-24"),
        ("23-11", "2026-11-23"),
        ("22-11", "2027-11-22"),
        ("1 mrt", "2027-03-01"),
        ("1 maart", "2027-03-01"),
        ("1 Mar", "2027-03-01"),
        ("2 mei", "2027-05-02"),
        ("2 May", "2027-05-02"),
        ("30 sept", "2027-09-30"),
        ("1 okt.", "2027-10-01"),
        ("29-2", "2028-02-29"),
        ("today", "2026-11-23"),
        (" Gisteren ", "2026-11-22"),
        ("morgen", "2026-11-24"),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, day: str) -> None:
    assert parse_date(typed, TODAY) == dt.date.fromisoformat(day)
    with pytest.raises(Refused):
        parse_date(typed)


def test_a_form_takes_a_day_told_from_today_on() -> None:
    engagement = engaged(known("Anna"))
    decided = intake.answer(engagement, "priority.decided_on", "gisteren", TODAY)
    assert decided.priority.decided_on == dt.date(2026, 11, 22)
    given = person.answer(engagement, "anna", "picture.given_on", "Today", TODAY)
    assert given.stakeholders[0].picture.given_on == TODAY


@pytest.mark.parametrize("figure", ["9" * 30, "9" * 5_000, "²"])
@pytest.mark.parametrize("typed", ["{}", "{}-1", "1-{}", "1-{}-2026", "{}-1-2026", "1-1-{}", "{} dec 2026"])
def test_figures_that_no_calendar_holds_are_refused(typed: str, figure: str) -> None:
    for today in (TODAY, None):
        with pytest.raises(Refused) as refused:
            parse_date(typed.format(figure), today)
        assert refused.value.key == "error.date"


@pytest.mark.parametrize(
    "typed",
    ["31-2", "31-2-2027", "7-12-26", "7 de 2026", "11/24", "7 foo 2026", "7", "7-", "1-2-3-4", "soon", "nan"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_date(typed, TODAY)
    assert refused.value.key == "error.date"


@pytest.mark.parametrize(
    "typed", [*"9:30 9.30 9u30 9h30 09h30 930 0930".split(), "9 u 30", "9:30 uur", " 9U30 "]
)
def test_half_past_nine(typed: str) -> None:
    assert parse_time(typed) == dt.time(9, 30)


@pytest.mark.parametrize("typed", ["9", "09", "9u", "9 uur", "9h", "9:00"])
def test_nine(typed: str) -> None:
    assert parse_time(typed) == dt.time(9)


@pytest.mark.parametrize("typed", ["09:309u30", "25:00", "9:60", "93", "9u3", "noon"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_time(typed)
    assert refused.value.key == "error.time"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [dt.date(2026, 12, 7), dt.date(2027, 11, 3), dt.date.min, dt.date.max])
def test_a_day_in_a_field_reads_back_as_the_same(language: Language, day: dt.date) -> None:
    assert parse_date(str(written(day, Words(language)))) == day


def test_a_day_in_a_field_is_written_as_in_its_language() -> None:
    day, time = dt.date(2026, 12, 7), dt.time(9, 30)
    assert [written(day, Words(language)) for language in LANGUAGES] == ["2026-12-07", "7-12-2026"]
    assert written(time, Words("nl")) == "09:30"
    assert written("a text", Words("nl")) == "a text"

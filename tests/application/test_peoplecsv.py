"""Stakeholders from a CSV file and to one: nothing is lost, nothing comes in by half or writes over."""

import csv
import datetime as dt
import io
import re
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.application import cells, columns, csvfile, peoplecsv
from coachtui.application.csvrows import Fate, Reading, read
from coachtui.application.csvsource import Source, source, with_headings
from coachtui.application.inbox import Text, decoded
from coachtui.domain.errors import Refused
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    StakeholderKind,
    Stance,
)
from coachtui.i18n import LANGUAGES, Language, Words
from tests.application.anybody import engagement, people

FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")


def opened(text: str, encoding: str = "utf-8") -> Source:
    return source(Text(text, encoding))


def reading(text: str, *listed: Stakeholder) -> Reading:
    numbers = count(1)
    return read(engagement(listed), opened(text), lambda: f"n{next(numbers)}")


def only(text: str, *listed: Stakeholder) -> Stakeholder:
    """Return the one person in a file."""
    (row,) = reading(text, *listed).rows
    assert row.person is not None, row.wrong
    return row.person


def wrong(text: str, *listed: Stakeholder) -> list[tuple[int, str, str]]:
    """Return line, column and reason of all that is wrong."""
    return [
        (row.line, one.column, one.problem.key)
        for row in reading(text, *listed).of(Fate.BAD)
        for one in row.wrong
    ]


# --- There and back -----------------------------------------------------------------------------


@given(people, st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_a_round_trip_loses_nothing(some: tuple[Stakeholder, ...], out: Language, again: Language) -> None:
    before = engagement(some)
    text = peoplecsv.written(before, Words(out))
    file = decoded(("\ufeff" + text).encode())
    assert file == (text, "utf-8")
    if not some:
        assert source(file).records == ()
        return
    ids = iter([person.id for person in some])
    after = peoplecsv.bring_in(engagement(), source(file), lambda: next(ids))
    assert after.stakeholders == some
    assert peoplecsv.written(after, Words(again)) == peoplecsv.written(before, Words(again))


@given(people)
def test_what_is_there_already_stays_as_it_is(some: tuple[Stakeholder, ...]) -> None:
    before = engagement(some)
    if some:
        found = read(
            before, opened(peoplecsv.written(before, Words("nl"))), lambda: pytest.fail("somebody new")
        )
        assert found.engagement.stakeholders == some
        assert {(row.fate, row.filled, row.kept) for row in found.rows} == {(Fate.SAME, 0, 0)}


@given(people, st.sampled_from(LANGUAGES))
def test_no_cell_is_a_formula(some: tuple[Stakeholder, ...], language: Language) -> None:
    text = peoplecsv.written(engagement(some), Words(language))
    delimiter = {"en": ",", "nl": ";"}[language]
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        assert not [cell for cell in row if FORMULA.match(cell) and not re.fullmatch(r"-\d+", cell)]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=3), min_size=1, max_size=4))
def test_any_cells_come_back(rows: list[list[str]]) -> None:
    kept = [[cell.strip() + "." for cell in row] for row in rows]
    text = csvfile.written([["name", "role", "unit"], *kept], ",")
    found = csvfile.read(Text(text, "utf-8"), lambda cell: cell in ("name", "role"))
    assert [list(record.cells) for record in found.records[1:]] == kept


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = source(decoded(content))
    except (UnicodeDecodeError, Refused):
        return
    for headings in (True, False):
        again = read(engagement(), with_headings(found, headings=headings), lambda: "x")
        assert len(again.rows) == len(found.file.records) - headings


# --- Dialects ------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_however_it_was_written(delimiter: str, end: str, encoding: str) -> None:
    lines = ["Naam*Functie*Afdeling", 'Zoë*"chef* ""dienst"""*IT', "Bo**"]
    file = decoded(end.join(lines).replace("*", delimiter).encode(encoding))
    found = source(file)
    assert file.encoding == encoding.removesuffix("-sig")
    assert (found.file.delimiter, found.columns) == (delimiter, ("name", "role", "unit"))
    assert [record.cells for record in found.records] == [
        ("Zoë", f'chef{delimiter} "dienst"', "IT"),
        ("Bo", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Ada;lead, of all;holds\nBo;clerk, or so;pays\n", ";"),
        ("Ada\tlead\nBo\tclerk\n", "\t"),
        ("Ada, lead, holds\n", ","),
        ("sep=;\nwho knows;what\nAda;x\n", ";"),
        ("Ada\n", ","),
    ],
)
def test_without_headings_the_delimiter_is_found_too(text: str, delimiter: str) -> None:
    found = opened(text)
    assert found.file.delimiter == delimiter
    assert not found.headings
    assert found.columns == ("name", "role", "relations")[: len(found.columns)]


def test_a_first_line_can_be_headings_after_all() -> None:
    found = opened("Wer,Was\nAda,lead\n")
    assert [record.line for record in found.records] == [1, 2]
    found = with_headings(found, headings=True).set(0, "name").set(1, "role")
    assert [row.name for row in read(engagement(), found, lambda: "x").rows] == ["Ada"]


def test_a_column_that_is_set_is_set_nowhere_else() -> None:
    found = opened("name,role,extra\nAda,lead,boss\n").set(2, "role")
    assert found.columns == ("name", None, "role")
    assert found.set(2, None).columns == ("name", None, None)


def test_two_columns_with_one_heading_are_not_both_read() -> None:
    assert opened("name,naam,role\nA,B,C\n").columns == ("name", None, "role")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_means_one_answer_only(language: Language) -> None:
    words = Words(language)
    paths = [*columns.offered(engagement()), "attendance.7"]
    assert [columns.recognised(columns.heading(path, words).upper()) for path in paths] == paths
    assert [columns.recognised(path) for path in paths] == paths
    said: dict[str, str] = {}
    for text, path in columns._headings():
        assert said.setdefault(columns._bare(text), path) == path, text


@pytest.mark.parametrize("heading", ["Roepnaam", "Bijnaam", "Nickname", "Date", "Datum"])
def test_what_any_file_may_have_is_no_column_of_ours(heading: str) -> None:
    """A first name is not what others may read in the place of a name; a day is not that of a picture."""
    assert opened(f"name,{heading}\nAda Bos,Ada\n").columns == ("name", None)


# --- What cells say ------------------------------------------------------------------------------


def test_a_whole_person() -> None:
    head = (
        "name,relations,brings,work changes,influence,stance,mandate,horizon,whose words?,named by,seat,"
        "seat in session 2,picture,picture: whose words,picture: given on,kind,may be shown"
    )
    cells_of = (
        'Ada,"holds + betaalt; rec","authority; no need",ja,4.0,−2,decides,weken,,"Bo; ""Bos, Cy""",seated,'
        '"lege stoel: Bo","Rust, en ""klaar""",own words,7-12-2026,group,x'
    )
    ada = only(f"{head}\n{cells_of}\n", Stakeholder(id="b", name="Bo"))
    assert ada == Stakeholder(
        id="n1",
        name="Ada",
        kind=StakeholderKind.GROUP,
        relations=(Relation.HOLDS, Relation.PAYS, Relation.RECEIVES),
        brings={Brings.AUTHORITY: True, Brings.NEED: False},
        work_changes=True,
        influence=4,
        stance=Stance(value=-2),
        mandate=Mandate.DECIDES,
        picture=Picture(
            answer='Rust, en "klaar"',
            horizon=Horizon.WEEKS,
            provenance=Provenance.OWN,
            given_on=ada.picture.given_on,
        ),
        named_by=("b", "Bos, Cy"),
        seats={
            1: Seat(kind=SeatKind.SEATED),
            2: Seat(kind=SeatKind.EMPTY_CHAIR, by="b"),
            3: Seat(kind=SeatKind.SEATED),
        },
        may_show=True,
    )
    assert str(ada.picture.given_on) == "2026-12-07"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_is_understood_in_every_language(language: Language) -> None:
    words = Words(language)
    for kind, path in ((Horizon, "picture.horizon"), (Mandate, "mandate"), (StakeholderKind, "kind")):
        for value in kind:
            told = words(f"value.{'stakeholder' if path == 'kind' else path.split('.')[-1]}.{value}")
            assert cells.read(path, told.upper()) == {path: value}
            assert cells.read(path, value.value) == {path: value}


@pytest.mark.parametrize(
    ("column", "cell", "reason"),
    [
        ("influence", "6", "error.scale_range"),
        ("influence", "high", "columns.no_figure"),
        ("stance", "+3", "error.stance_range"),
        ("work changes", "perhaps", "columns.not_yes_or_no"),
        ("relations", "boss", "columns.unknown"),
        ("brings", "money", "columns.unknown"),
        ("seat", "seated: Bo", "columns.by_nobody"),
        ("seat", "represented: Ada", "error.seat_by_self"),
        ("picture: given on", "31 feb 2026", "error.date"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(column: str, cell: str, reason: str) -> None:
    found = wrong(f'name,{column}\n"B\no",\nAda,"{cell}"\n')
    assert {(line, key) for line, _, key in found} == {(4, reason)}
    assert all(columns.heading(path, Words("en")) for _, path, _ in found)


# --- Rows ----------------------------------------------------------------------------------------


def test_lines_are_those_of_the_file() -> None:
    text = 'name,problem\n"Ada","two\nlines\n\nthree"\n\n,nobody\nBo,fine\nCy,fine,too much\n'
    assert [row.line for row in reading(text).rows] == [2, 7, 8, 9]
    assert wrong(text) == [(7, "name", "fromfile.no_name"), (9, "", "fromfile.too_wide")]


def test_a_broken_row_costs_one_line() -> None:
    text = 'name,role\nAda,"lead\nBo,clerk\n"Cy" x,boss\nDee,desk\n'
    found = reading(text)
    assert [(row.line, row.name) for row in found.of(Fate.NEW)] == [(3, "Bo"), (5, "Dee")]
    assert wrong(text) == [(2, "", "fromfile.quotes"), (4, "", "fromfile.quotes")]


def test_a_file_of_quotation_marks_does_not_keep_anybody_waiting() -> None:
    assert wrong("name\n" + '"a"b\n' * 100_000)[-1] == (22, "", "fromfile.too_broken")
    assert reading("name\n" + "".join(f"p{n}\n" for n in range(1500))).rows[-1].wrong[0].problem.key == (
        "fromfile.too_many"
    )


def test_names_are_there_once() -> None:
    ada = Stakeholder(id="a", name="Ada", alias="Ali")
    text = "name,alias\nCy,\ncy,\nOpdrachtgever,\nDee,Ada\nEd,Cy\nADA,\nAli,\nFay,Fay\n"
    assert wrong(text, ada) == [
        (3, "name", "fromfile.twice"),
        (4, "name", "error.name_reserved"),
        (5, "alias", "error.name_taken"),
        (6, "alias", "fromfile.twice"),
        (8, "name", "fromfile.twice"),
    ]
    assert [(row.line, row.fate) for row in reading(text, ada).rows if row.fate is not Fate.BAD] == [
        (2, Fate.NEW),
        (7, Fate.SAME),
        (9, Fate.NEW),
    ]


def test_nobody_is_written_over() -> None:
    ada = Stakeholder(
        id="a",
        name="Ada",
        role="lead",
        brings={Brings.NEED: False},
        picture=Picture(answer="I think: quiet.", provenance=Provenance.ASSUMPTION),
        seats={1: Seat(kind=SeatKind.ABSENT)},
    )
    text = "name,role,unit,brings,picture,picture: whose words,seat,person or group\n"
    text += 'ada,boss,IT,"need; authority",Quiet!,own words,seated,group\n'
    (row,) = reading(text, ada).rows
    assert row.person == structs.replace(
        ada,
        unit="IT",
        brings={Brings.NEED: False, Brings.AUTHORITY: True},
        seats={n: Seat(kind=SeatKind.ABSENT if n == 1 else SeatKind.SEATED) for n in (1, 2, 3)},
    )
    assert (row.fate, row.filled, row.kept) == (Fate.FILLED, 4, 5)


def test_a_picture_of_which_only_the_day_is_known_is_filled_in() -> None:
    ada = Stakeholder(id="a", name="Ada", picture=Picture(given_on=dt.date(2026, 1, 2)))
    (row,) = reading("name,picture\nAda,Quiet!\n", ada).rows
    assert (row.fate, row.filled, row.kept) == (Fate.FILLED, 1, 0)
    assert row.person == structs.replace(ada, picture=Picture(answer="Quiet!"))


def test_that_nobody_named_them_is_an_answer() -> None:
    asked = Stakeholder(id="a", name="Ada", named_by=())
    assert only("name,named by\nAda,Bo\n", asked).named_by == ()
    assert only("name,named by\nAda,–\n", structs.replace(asked, named_by=None)).named_by == ()


def test_whoever_is_named_may_stand_further_down_or_be_left_out() -> None:
    text = 'name,named by,influence\nAda,"Bo; Cy; Dee",\nBo,,9\nCy,,3\n'
    found = reading(text, Stakeholder(id="d", name="Dora", alias="Dee"))
    (ada,) = (row.person for row in found.rows if row.name == "Ada")
    assert ada is not None
    assert ada.named_by == ("Bo", "n3", "d")


def test_all_come_in_or_the_bad_are_left_out_knowingly() -> None:
    found = opened("name,influence\nAda,3\nBo,9\nCy,much\n")
    before = engagement()
    with pytest.raises(Refused) as refused:
        peoplecsv.bring_in(before, found, lambda: "x")
    assert refused.value.key == "fromfile.bad_rows"
    assert refused.value.params == {"n": 2, "lines": "3, 4"}
    after = peoplecsv.bring_in(before, found, lambda: "x", leave_out=True)
    assert [(p.name, p.influence) for p in after.stakeholders] == [("Ada", 3)]
    same = opened("name\nAda\n")
    assert peoplecsv.bring_in(after, same, lambda: "y") is after

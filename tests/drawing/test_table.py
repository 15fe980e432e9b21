"""What holds for every drawing of a table, whoever sits at it."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.domain.people import SeatKind
from coachtui.domain.table import Away, EmptyChair, Place, Table
from coachtui.drawing.lines import Line, Mark, Span, plain, wide
from coachtui.drawing.table import draw_table, table_text
from coachtui.drawing.width import cells
from coachtui.i18n import Words
from tests.drawing.cases import CLIENT, ELSEWHERE, HOLDER, ROLE, away, table

EN, NL = Words("en"), Words("nl")
HOSTILE = (
    "[/x]", "[bold red]", "\x1b[31mred", "a\tb\r\nc", "\x00", "\u202eright to left", "שלום עולם", "مرحبا",
    "e\u0301\u0301\u0301", "\u0301", "\u200d", "\u200b", "日本語のとても長い名前", "👩‍👩‍👧‍👦 family",
    "🇳🇱🇧🇪", "❤️", "\ufe0f",
    "क्‍ष", "ﷺ", "a" * 500, "x x " * 90, "\ud800", "{name}", "…", "\u2028",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=30), st.text("abc é日👍[]/", max_size=60))
PLACES = st.builds(
    Place,
    id=st.just("p"),
    name=TEXTS,
    role=TEXTS,
    holds=st.booleans(),
    silent=st.booleans(),
)
CHAIRS = st.builds(
    EmptyChair,
    id=st.sampled_from(["", "c"]),
    people=st.lists(TEXTS, max_size=4).map(tuple),
    role=TEXTS,
    holds=st.booleans(),
    minded_by=st.just("") | TEXTS,
)
AWAY = st.builds(
    Away,
    id=st.just("a"),
    name=TEXTS,
    kind=st.sampled_from([None, *SeatKind]),
    by=st.just("") | TEXTS,
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    # Far more people than hypothesis would make one by one: a few, over and over.
    cast, count = draw(st.lists(PLACES, min_size=1, max_size=6)), draw(st.integers(0, 60))
    return Table(
        seated=tuple(cast[number % len(cast)] for number in range(count)),
        empty=tuple(draw(st.lists(CHAIRS, max_size=5))),
        away=tuple(draw(st.lists(AWAY, max_size=6))),
    )


def text(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


@settings(max_examples=150)
@given(
    made=tables(),
    width=st.integers(1, 300) | st.integers(1, 90),
    title=TEXTS,
    words=st.sampled_from([EN, NL]),
    height=st.none() | st.integers(0, 30),
)
def test_any_table_is_drawn_within_its_bounds(
    *, made: Table, width: int, title: str, words: Words, height: int | None
) -> None:
    lines = draw_table(made, width, title=title, words=words, height=height)
    assert height is None or len(lines) <= height
    for line, joined in zip(lines, text(lines), strict=True):
        assert cells(joined) == wide(line) <= width
        # The screen counts cells in a table of its own.
        assert cell_len(joined) <= width
        assert not any(char in joined for char in "\x1b\n\r\t\x00\u202e\u2028")


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=20)


@settings(max_examples=60)
@given(
    names=st.lists(LETTERS, min_size=1, max_size=24, unique_by=lambda name: name[:7]),
    width=st.integers(50, 120),
    chairs=st.integers(0, 2),
)
def test_every_name_can_be_read(names: list[str], width: int, chairs: int) -> None:
    seated = tuple(Place(id=name, name=name, role="r") for name in names)
    made = Table(seated=seated, empty=(HOLDER, CLIENT)[:chairs])
    drawn = table_text(made, width, title="T", words=EN)
    for name in names:
        assert name in drawn or f"{name[:7]}" in drawn
    assert drawn.count("●") == len(names)
    assert drawn.count("┌") == chairs


def test_clockwise_from_the_upper_left() -> None:
    lines = table_text(table(6), 76, title="T", words=EN).split("\n")
    row = {name: number for number, line in enumerate(lines) for name in _names(line)}
    across = {name: line.index(name) for line in lines for name in _names(line)}
    ines, tom, els, cas, bo, chris = ("Ines", "Tom", "Els", "Cas", "Bo", "Chris")
    assert row[ines] == row[tom] < row[els] == row[chris] < row[cas] == row[bo]
    assert across[chris] < across[ines] < across[tom] < across[els]
    assert across[bo] < across[cas]


def _names(line: str) -> list[str]:
    return [name for name in ("Ines", "Tom", "Els", "Cas", "Bo", "Chris") if name in line]


@pytest.mark.parametrize(
    ("silent", "holds", "disc", "mark"),
    [
        (False, False, "●", Mark.SEATED),
        (True, False, "○", Mark.SILENT),
        (False, True, "◆", Mark.HOLDER),
        (True, True, "◇", Mark.SILENT),
    ],
)
def test_marks_of_a_seat(silent: bool, holds: bool, disc: str, mark: Mark) -> None:
    place = Place(id="b", name="Bo", silent=silent, holds=holds)
    spans = [span for line in draw_table(Table(seated=(place,)), 76, title="T", words=EN) for span in line]
    assert Span(disc, mark) in spans
    assert Span("Bo", mark) in spans


def test_legend_only_for_marks_that_occur() -> None:
    assert "silent voice" not in table_text(table(2, HOLDER), 76, title="T", words=EN)
    assert "silent voice" in table_text(table(3, HOLDER), 76, title="T", words=EN)
    assert "focal role" in table_text(table(3, holder=0), 76, title="T", words=EN)


def test_a_role_that_nobody_named_still_has_its_chair() -> None:
    chair = msgspec.structs.replace(HOLDER, role="")
    bare = msgspec.structs.replace(chair, people=())
    assert "the focal role" in table_text(Table(empty=(bare,)), 76, title="T", words=EN)
    assert "Alex Peeters" in table_text(Table(empty=(chair,)), 76, title="T", words=EN)


def test_many_holders_share_one_chair() -> None:
    people = tuple(f"Account manager {number}" for number in range(5))
    chair = msgspec.structs.replace(HOLDER, people=people)
    drawn = table_text(Table(empty=(chair,)), 76, title="T", words=EN)
    assert "Account manager 0 +4" in drawn


@pytest.mark.parametrize("words", [EN, NL])
def test_only_those_who_are_elsewhere_are_told(words: Words) -> None:
    told = table_text(table(2, elsewhere=ELSEWHERE), 76, title="T", words=words)
    for key in ("represented", "interviewed", "informed", "absent", "not_asked"):
        assert words(f"table.{key}") in told
        assert words(f"table.{key}") not in table_text(table(2), 76, title="T", words=words)
    assert words("table.represented_by", name="Pia Berg", by="Els Smit") in told


def test_represented_while_nobody_is_named() -> None:
    told = table_text(Table(away=(away("Pia", SeatKind.REPRESENTED),)), 76, title="T", words=EN)
    assert told.endswith("Represented:  Pia")


@pytest.mark.parametrize("count", range(11))
@pytest.mark.parametrize("chairs", [(), (HOLDER,), (HOLDER, CLIENT)])
def test_nine_lines_are_enough_for_a_table(count: int, chairs: tuple[EmptyChair, ...]) -> None:
    drawn = plain(draw_table(table(count, *chairs), 76, title="Nordlys · CRM", words=EN, height=9))
    assert len(drawn.split("\n")) <= 9
    assert "╭" in drawn
    assert drawn.count("┌") == len(chairs)


def test_when_it_is_cramped_the_empty_chair_is_the_last_to_go() -> None:
    drawn = plain(draw_table(table(40, ROLE), 58, title="T", words=EN, height=2))
    assert "Empty chair: account manager" in drawn.split("\n")[1]


def test_what_is_left_out_leaves_an_ellipsis() -> None:
    for width in range(20, 60):
        drawn = plain(draw_table(table(40, ROLE), width, title="T", words=EN, height=5))
        assert drawn.endswith("…")


def test_a_project_and_its_solution_part_before_they_break() -> None:
    drawn = table_text(table(6), 40, title="Nordlys · One CRM for everybody", words=EN)
    assert "Nordlys" in drawn
    assert "·" not in drawn


def test_what_is_left_of_a_long_title_is_cut() -> None:
    lines = table_text(table(2), 60, title="word " * 60, words=EN).split("\n")
    assert sum("word" in line for line in lines) == 3
    assert "…" in "".join(lines)


def test_a_name_without_end_leaves_room_for_the_others() -> None:
    people = ("x" * 500, "Bo", "Ada")
    seated = tuple(Place(id=name, name=name) for name in people)
    drawn = table_text(Table(seated=seated), 300, title="T", words=EN)
    assert "x" * 29 + "…" in drawn
    assert "Ada" in drawn


def test_a_name_that_is_a_role_is_told_once() -> None:
    place = Place(id="b", name="HR", role="HR")
    assert table_text(Table(seated=(place,)), 76, title="T", words=EN).count("HR") == 1

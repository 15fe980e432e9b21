"""The line and the matrix: nobody is lost at any width, and where somebody stands is theirs alone."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.domain.people import Horizon, Picture, Provenance
from coachtui.domain.perspectives import Perspective, Stake
from coachtui.drawing.columns import folded
from coachtui.drawing.gains import gains_text
from coachtui.drawing.horizon import draw_horizon, horizon_text
from coachtui.drawing.lines import Line, plain, wide
from coachtui.drawing.matrix import Question, draw_matrix, matrix_text
from coachtui.drawing.width import cells
from coachtui.drawing.wordings import wordings_text
from coachtui.i18n import LANGUAGES, Words
from tests.drawing.beside import ALEX, SIX
from tests.markdown.hostile import texts

WIDTHS = st.integers(40, 140)
WORDS = st.sampled_from([Words(language) for language in LANGUAGES])


def named(number: int, tail: str) -> str:
    """A name of two or three words, the first of which nobody else has."""
    return f"P{number:03}x {tail}".strip()


@st.composite
def people(draw: st.DrawFn) -> list[Perspective]:
    """Up to thirty people with names of ordinary length, asked or not in any mixture."""
    tails = st.sampled_from(["", "Vos", "van den Berghe", "Smit-Jansen", "漢字", "Zoë"])
    return [
        Perspective(
            id=f"p{number}",
            name=named(number, draw(tails)),
            role=draw(st.sampled_from(["", "planner", "applicatiebeheerder"])),
            holds=draw(st.booleans()),
            silent=draw(st.booleans()),
            picture=Picture(
                answer=draw(st.sampled_from(["", "Rest.", "word " * 30])),
                horizon=draw(st.sampled_from([None, *Horizon])),
                provenance=draw(st.sampled_from([None, *Provenance])),
            ),
        )
        for number in range(draw(st.integers(1, 30)))
    ]


@given(people(), WIDTHS, WORDS)
def test_nobody_is_lost_from_the_line(people: list[Perspective], width: int, words: Words) -> None:
    text = horizon_text(people, width, words=words, short="Vandaag", long="Later " * 40)
    counts = Counter(text.split())
    for person in people:
        assert counts[person.name.split()[0]] == 1
    assert max(map(cells, text.split("\n"))) <= width


@given(people(), WIDTHS, WORDS, st.sampled_from(Question))
def test_nobody_is_lost_from_the_matrix(
    people: list[Perspective], width: int, words: Words, first: Question
) -> None:
    drawn = draw_matrix(people, width, words=words, first=first)
    assert [row.id for row in drawn.rows] == [person.id for person in people]
    assert first in drawn.questions
    for person, row in zip(people, drawn.rows, strict=True):
        assert person.name.split()[0] in plain(row.lines)
        assert max(map(wide, row.lines)) <= width


@given(people(), WIDTHS, WORDS, st.randoms(use_true_random=False))
def test_the_order_of_people_moves_nobody(
    people: list[Perspective], width: int, words: Words, chance: random.Random
) -> None:
    other = list(people)
    chance.shuffle(other)
    assert draw_horizon(people, width, words=words) == draw_horizon(other, width, words=words)


def placed(line: Line) -> Iterator[tuple[int, str]]:
    """Yield every piece of a line, each with the cell at which it begins."""
    at = 0
    for span in line:
        yield at, span.text
        at += cells(span.text)


def horizons_read(lines: Sequence[Line], words: Words) -> dict[str, Horizon]:
    """Return under which horizon every word of a name stands, as a reader finds it in the drawing."""
    labels = {words(f"value.horizon.{one}"): one for one in Horizon}
    starts: list[int] = []
    read: dict[str, Horizon] = {}
    here: Horizon | None = None
    for line in lines:
        told = [(at, text.strip()) for at, text in placed(line) if text.strip()]
        if [text for _, text in told] == list(labels):  # the line goes from left to right
            starts = [at for at, _ in told]
        elif starts and not line:
            break
        elif starts:
            for at, text in told:
                under = list(Horizon)[sum(start <= at for start in starts) - 1]
                read |= dict.fromkeys(text.split(), under)
        elif told and told[0][1] in (*labels, "│"):  # downwards
            here = labels.get(told[0][1], here)
            assert here is not None
            read |= dict.fromkeys((word for _, text in told for word in text.split()), here)
    return read


@given(people(), WIDTHS, WORDS)
def test_everybody_stands_under_their_own_horizon(
    people: list[Perspective], width: int, words: Words
) -> None:
    read = horizons_read(draw_horizon(people, width, words=words), words)
    for person in people:
        assert read.get(person.name.split()[0]) is person.picture.horizon


@given(st.lists(texts, min_size=3, max_size=3), WIDTHS)
def test_every_word_of_an_answer_is_in_a_documents_matrix(said: list[str], width: int) -> None:
    english = Words("en")
    answer, evidence, beneficiary = said
    picture = Picture(answer=answer, evidence=evidence, beneficiary=beneficiary)
    person = structs.replace(ALEX, name="", role="", holds=False, picture=picture)
    drawn = draw_matrix([person], width, words=english, least=1)
    assert drawn.questions == tuple(Question)
    lines = drawn.rows[0].lines
    assert max(map(wide, lines)) <= width
    _, *starts = [at for at, text in placed(drawn.head[0]) if text.strip()]
    for one, start, end in zip(said, starts, starts[1:], strict=False):
        column = "".join(text for line in lines for at, text in placed(line) if start <= at < end)
        assert letters(column) == letters(*folded(one if one.strip() else english("value.not_asked"), 10_000))


def letters(*lines: str) -> str:
    """What stands there, without spaces, and without the hyphens that part words at the end of a line."""
    return "".join("".join(lines).split()).replace("-", "")


@given(texts, st.integers(2, 60))
def test_folding_keeps_every_letter(text: str, width: int) -> None:
    lines = folded(text, width)
    assert all(0 < cells(line) <= width for line in lines)
    assert letters(*lines) == letters(*folded(text, 10_000))


@given(people(), WIDTHS, WORDS)
def test_nobody_is_lost_from_the_wordings_and_from_who_gains(
    people: list[Perspective], width: int, words: Words
) -> None:
    told = [structs.replace(one, problem="It is late." if one.holds else "", stake=Stake()) for one in people]
    for text in (wordings_text(told, width, words=words), gains_text(told, width, words=words)):
        for person in told:
            assert person.name.split()[0] in text
        assert max(map(cells, text.split("\n"))) <= width


def test_what_was_not_asked_is_said_and_what_may_not_be_known_is_not() -> None:
    english = Words("en")
    unasked = structs.replace(ALEX, stake=Stake())
    for told in ("impact: not asked yet", "own daily work: not asked yet", "pay or receive: not asked yet"):
        assert told in " ".join(gains_text([unasked], 120, words=english).split())
    known = gains_text([structs.replace(ALEX, stake=None)], 120, words=english)
    assert not [word for word in ("impact", "own daily", "receive", "relation") if word in known]


def test_words_that_are_too_long_are_broken_and_line_breaks_are_kept() -> None:
    assert folded("one two\n\nthree  abcdefgh i", 5) == ["one", "two", "three", "abc-", "defgh", "i"]


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("accountmanagers", 11, ["accountma-", "nagers"]),
        ("bezoekrapporten", 12, ["bezoekrap-", "porten"]),
        ("kilometerstanden", 12, ["kilometer-", "standen"]),
        ("neighbourhood.", 12, ["neighbour-", "hood."]),
        ("fietstochten", 9, ["fiets-", "tochten"]),
        ("reparatie-app", 12, ["reparatie-", "app"]),
        ("12345678901", 6, ["123456", "78901"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
    ],
)
def test_a_word_is_parted_where_it_reads_best(word: str, width: int, lines: list[str]) -> None:
    assert folded(word, width) == lines


def test_in_a_document_no_word_is_parted_that_another_column_has_room_for() -> None:
    picture = Picture(answer="kort " * 20, evidence="Aan kilometerstanden.", beneficiary="De klant.")
    text = matrix_text([structs.replace(ALEX, role="", picture=picture)], 76, words=Words("nl"))
    assert "kilometerstanden." in text


@pytest.mark.parametrize("width", [76, 98])
def test_a_document_has_every_question(width: int) -> None:
    text = matrix_text(SIX, width, words=Words("en"))
    for word in ("hour.", "tender;", "standstill"):
        assert word in text


def test_without_marks_of_people_there_is_no_room_kept_for_them() -> None:
    (plain_one,) = [one for one in SIX if not one.holds and not one.silent][:1]
    assert "\n“ Ines Maes" in horizon_text([plain_one], 76, words=Words("en"))


@pytest.mark.parametrize("draw", [draw_horizon, draw_matrix])
def test_two_hundred_people_are_drawn_within_a_key(draw: object) -> None:
    chance = random.Random(4)
    answer = (
        "When the customer knows where he stands before the day is out, and nobody has to ring him twice."
    )
    people = [
        structs.replace(
            chance.choice(SIX),
            id=f"p{number}",
            name=f"Somebody Number{number}",
            picture=Picture(answer=answer, evidence=answer, horizon=chance.choice([None, *Horizon])),
        )
        for number in range(200)
    ]
    assert callable(draw)
    best = float("inf")
    for _ in range(20):
        began = time.process_time()
        draw(people, 58, words=Words("en"))
        best = min(best, time.process_time() - began)
    assert best < 0.02

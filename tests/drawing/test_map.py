"""The stakeholder map: everybody is on it or beside it, in their own cell, and can be gone to."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.domain.standing import Standing
from coachtui.drawing.abbreviations import abbreviated
from coachtui.drawing.lines import Line, plain, wide
from coachtui.drawing.map import draw_map
from coachtui.drawing.spots import towards
from coachtui.drawing.width import cells
from coachtui.i18n import LANGUAGES, Language, Words
from tests.drawing.cases import EXPECTED
from tests.drawing.maps import KEPT, drawn, name, people
from tests.markdown.hostile import texts

COUNTS = st.integers(0, 60)
WIDTHS = st.integers(10, 140)
WORDS = st.sampled_from([Words(language) for language in LANGUAGES])


@pytest.mark.parametrize(("count", "width", "language"), KEPT)
def test_the_map_is_the_one_that_was_liked(count: int, width: int, language: Language) -> None:
    kept = (EXPECTED / name(count, width, language)).read_text(encoding="utf-8")
    assert drawn(count, width, language) + "\n" == kept


@given(COUNTS, WIDTHS, WORDS)
def test_everybody_has_one_spot_at_any_width(count: int, width: int, words: Words) -> None:
    made = draw_map(people(count), width, words=words)
    assert sorted(spot.id for spot in made.spots) == sorted(one.id for one in people(count))
    assert list(made.spots) == sorted(made.spots, key=lambda spot: (spot.row, spot.column))
    assert max(map(wide, made.lines)) <= width


def _cell(lines: tuple[Line, ...], row: int, column: int) -> tuple[int, int]:
    """Influence and interest at a spot, as a reader finds them: by the figures of the scales."""
    rows = plain(lines).split("\n")
    corner = next(at for at, line in enumerate(rows) if line.strip().startswith("└"))
    across = [at for at, char in enumerate(rows[corner]) if char in "└┴┘"]
    interest = sum(edge < column for edge in across)
    borders = [at for at, line in enumerate(rows[: corner + 1]) if line.strip()[:1] in "┌├└"]
    return 6 - sum(border < row for border in borders), interest


@given(st.integers(1, 60), st.integers(60, 140), st.integers(10, 60))
def test_everybody_stands_in_their_own_cell_and_the_unasked_in_none(
    count: int, width: int, height: int
) -> None:
    made = draw_map(people(count), width, words=Words("en"), height=height)
    corner = next(at for at, line in enumerate(plain(made.lines).split("\n")) if line.strip().startswith("└"))
    by_id = {one.id: one for one in people(count)}
    for spot in made.spots:
        one = by_id[spot.id]
        if one.influence is None or one.interest is None:
            assert spot.row > corner
        else:
            assert _cell(made.lines, spot.row, spot.column) == (one.influence, one.interest)


@given(st.integers(1, 60), WIDTHS)
def test_the_arrows_reach_everybody(count: int, width: int) -> None:
    spots = draw_map(people(count), width, words=Words("en")).spots
    here, seen = spots[0].id, [spots[0].id]
    while (there := towards(spots, here, across=1)) != here:
        seen.append(here := there)
    assert seen == [spot.id for spot in spots]
    rows = [spot.row for spot in spots]
    assert next(s.row for s in spots if s.id == towards(spots, here, down=-1)) == max(
        [row for row in rows if row < max(rows)], default=max(rows)
    )


def test_the_chosen_one_stands_in_brackets_and_moves_nobody() -> None:
    twelve = people(12)
    free = draw_map(twelve, 76, words=Words("en"))
    for one in twelve:
        made = draw_map(twelve, 76, words=Words("en"), chosen=one.id)
        assert made.spots == free.spots
        assert plain(made.lines).count("[") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("stance", [None, -2, -1, 0, 1, 2])
def test_a_stance_has_a_mark_of_its_own_and_a_word(language: Language, stance: int | None) -> None:
    words = Words(language)
    one = Standing(id="a", name="Ada Bos", influence=3, interest=3, stance=stance, seated=True)
    told = plain(draw_map([one], 76, words=words).lines)
    others = {"▼", "▽", "=", "△", "▲", "?"}
    (mark,) = [mark for mark in others if f"{mark}AB" in told]
    meaning = words(f"map.stance.{'unasked' if stance is None else stance + 2}")
    assert f"{mark} {meaning}" in told


def test_a_full_cell_tells_how_many_are_in_it() -> None:
    crowd = [
        Standing(id=str(at), name=f"Somebody {at}", influence=4, interest=2, seated=True) for at in range(200)
    ]
    made = draw_map(crowd, 76, words=Words("en"))
    assert " 200 ┬" in plain(made.lines) or " 200 ┼" in plain(made.lines)
    assert len(made.spots) == 200


@given(st.lists(texts, min_size=1, max_size=20), WIDTHS)
def test_any_name_is_drawn_within_its_width(names: list[str], width: int) -> None:
    everybody = [
        structs.replace(one, name=said or "x") for one, said in zip(people(len(names)), names, strict=True)
    ]
    made = draw_map(everybody, width, words=Words("nl"), chosen="p0")
    assert max(map(wide, made.lines)) <= width


@given(st.lists(texts, max_size=50))
def test_short_names_tell_people_apart(names: list[str]) -> None:
    short = abbreviated(names)
    assert len(set(short)) == len(names)
    assert all(one.strip() == one and 0 < cells(one) <= 3 for one in short)


def test_initials_become_longer_and_then_numbers() -> None:
    assert abbreviated(["Ada Bos", "Bea"]) == ("AB", "Be")
    assert abbreviated(["Ada Bos", "Alex Blom"]) == ("AdB", "AlB")
    assert abbreviated(["Ada Bos", "Ada Blom"]) == ("1", "2")


def test_two_hundred_people_are_drawn_within_a_key() -> None:
    crowd = list(people(200))
    random.Random(1).shuffle(crowd)
    best = float("inf")
    for _ in range(20):
        began = time.process_time()
        draw_map(crowd, 76, words=Words("en"))
        best = min(best, time.process_time() - began)
    assert best < 0.02

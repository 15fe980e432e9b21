"""When a plan is sound, and by how much it is not."""

import pytest
from msgspec.structs import replace

from coachtui.domain.people import Relation, Seat, SeatKind
from coachtui.domain.plan import Block, BlockKind, Session, timed
from coachtui.domain.soundness import Flaw, flaws, voices
from tests.domain import halfdays
from tests.domain.building import engaged, person, seated, seats


def keys(session: Session, count: int = 0) -> list[str]:
    return [flaw.key.removeprefix("plan.sound.") for flaw in flaws(session, count)]


def one(session: Session, count: int = 0) -> Flaw:
    (flaw,) = flaws(session, count)
    return flaw


def made(*blocks: tuple[BlockKind, int], minutes: int | None = None) -> Session:
    parts = tuple(
        Block(id=f"b{at}", title=f"part {at}", kind=kind, minutes=length)
        for at, (kind, length) in enumerate(blocks)
    )
    total = sum(length for _, length in blocks) if minutes is None else minutes
    return Session(number=1, title="s", minutes=total, blocks=parts)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_half_days_are_sound_for_ten_voices(number: int) -> None:
    assert flaws(halfdays.session(number), 10) == ()


@pytest.mark.parametrize(("number", "starts"), [(1, 100), (2, 90), (3, 105)])
def test_their_break_starts_within_75_to_120_minutes(number: int, starts: int) -> None:
    (rest,) = (it for it in timed(halfdays.session(number)) if it.block.kind is BlockKind.BREAK)
    assert rest.start == starts


def test_a_round_of_forty_minutes_is_for_thirteen() -> None:
    session = halfdays.session(1)
    assert flaws(session, 13) == ()
    flaw = one(session, 14)
    assert flaw.key == "plan.sound.too_little_each"
    assert flaw.params == {"title": "round, focal role first", "each": "2:51", "least": "3:00", "n": 2}
    assert flaw.block == "1.4"


def test_the_consent_round_is_for_ten() -> None:
    assert one(halfdays.session(3), 11).params["n"] == 3


@pytest.mark.parametrize(("kind", "n"), [(BlockKind.CHECK_IN, 1), (BlockKind.CHECK_OUT, 1)])
def test_check_in_and_out_leave_half_a_minute_each(kind: BlockKind, n: int) -> None:
    session = made((kind, 10))
    assert flaws(session, 20) == ()
    assert one(session, 21).params == {"title": "part 0", "each": "0:28", "least": "0:30", "n": n}


def test_without_voices_a_round_has_no_flaw() -> None:
    assert flaws(made((BlockKind.ROUND, 1)), 0) == ()


@pytest.mark.parametrize(("minutes", "key", "n"), [(200, "too_long", 10), (211, "too_short", 1)])
def test_the_blocks_fill_the_session_exactly(minutes: int, key: str, n: int) -> None:
    flaw = one(halfdays.session(1, minutes))
    assert (flaw.key, flaw.params) == (f"plan.sound.{key}", {"n": n})


@pytest.mark.parametrize(
    ("starts", "expected"),
    [(74, ["break_early"]), (75, []), (120, []), (121, ["break_late"])],
)
def test_the_break_starts_75_to_120_minutes_in(starts: int, expected: list[str]) -> None:
    session = made((BlockKind.ACTIVITY, starts), (BlockKind.BREAK, 20), (BlockKind.ACTIVITY, 60))
    assert keys(session) == expected


def test_it_is_told_by_how_much_the_break_is_off() -> None:
    session = made((BlockKind.ACTIVITY, 60), (BlockKind.BREAK, 20), (BlockKind.ACTIVITY, 60))
    assert one(session).params == {"minute": 60, "n": 15}
    session = made((BlockKind.ACTIVITY, 130), (BlockKind.BREAK, 20))
    assert one(session).params == {"minute": 130, "n": 10}


def test_one_break_in_time_is_enough_and_the_nearest_is_told() -> None:
    work, rest = (BlockKind.ACTIVITY, 50), (BlockKind.BREAK, 10)
    assert keys(made(work, rest, work, rest)) == []
    assert one(made((BlockKind.ACTIVITY, 30), rest, (BlockKind.ACTIVITY, 30), rest)).params["minute"] == 70


@pytest.mark.parametrize(("minutes", "expected"), [(74, []), (75, ["no_break"])])
def test_a_session_under_75_minutes_needs_no_break(minutes: int, expected: list[str]) -> None:
    assert keys(made((BlockKind.ACTIVITY, minutes))) == expected


def test_a_break_of_no_minutes_is_none() -> None:
    session = made((BlockKind.ACTIVITY, 80), (BlockKind.BREAK, 0), (BlockKind.ACTIVITY, 80))
    assert keys(session) == ["no_break", "no_minutes"]


def test_a_session_without_blocks_says_so() -> None:
    assert keys(made(minutes=210)) == ["too_short", "no_break"]


def test_the_voices_are_the_seated_and_the_minded_chairs_holders_first() -> None:
    engagement = engaged(
        person("Di", seats=seated()),
        person("Anna", Relation.HOLDS, seats=seats(SeatKind.EMPTY_CHAIR, by="Di")),
        person("Bo", Relation.HOLDS, seats=seats(SeatKind.EMPTY_CHAIR)),
        person("Cy", seats=seats(SeatKind.INTERVIEWED)),
        person("Ed", seats=seated(1), attendance={1: Seat(kind=SeatKind.ABSENT)}),
        person("Fe", Relation.HOLDS, Relation.PAYS, seats=seated(1)),
    )
    assert voices(engagement, 1) == ("anna", "fe", "di")
    assert voices(engagement, 2) == ("anna", "di")
    assert voices(replace(engagement, stakeholders=()), 1) == ()

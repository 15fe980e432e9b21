"""The last filter before the terminal: nothing to obey, no half characters, no piles; no cell is moved."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from coachtui.tui.safeline import SafeLine
from tests.tui.test_hostile import OBEYED

SHARP = st.text(
    st.sampled_from("a é漢\u0301\u0489\u200d\u202e\u2069\x1b\x9b\x00\x7f\u2028\ud800\udfff"), max_size=40
)


def drawn(text: str) -> str:
    return "".join(segment.text for segment in SafeLine().apply([Segment(text)], Color(0, 0, 0)))


@given(SHARP | st.text(st.characters()))
def test_any_text(text: str) -> None:
    safe = drawn(text)
    safe.encode()
    assert not OBEYED.search(safe)
    # Next to a joiner, or the mark that makes an emoji wide, what goes takes its neighbours' width along.
    assert {*"\u200d\ufe0f"} & {*text} or cell_len(safe) == cell_len(text)


def test_half_characters_are_replaced() -> None:
    assert drawn("caf\udce9 \ud83d") == "caf\ufffd \ufffd"


def test_marks_do_not_pile_up() -> None:
    assert drawn("a" + "\u0301" * 100 + "b\u0301") == "a" + "\u0301" * 8 + "b\u0301"

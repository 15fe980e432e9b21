"""What a terminal sends: no byte makes the program deaf, and what is pasted is text whatever is in it."""

import os
import time
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from coachtui.tui.terminal.hearing import Hearing
from tests.e2e.calls import note_texts, run
from tests.e2e.terminal import Terminal

BEGIN, END = b"\x1b[200~", b"\x1b[201~"


def heard(*packets: bytes) -> list[str]:
    """Return what is heard in these packets: keys by their character or name, pastes in angle brackets."""
    hearing = Hearing()
    return [_told(message) for packet in packets for message in hearing.take(packet)]


def _told(message: Message) -> str:
    if isinstance(message, events.Paste):
        return f"<{message.text}>"
    assert isinstance(message, events.Key), message
    return message.character if message.is_printable and message.character else message.key


def test_bytes_that_are_no_text_become_visible() -> None:
    assert heard(b"a\xffb \xed\xa0\x80") == [*"a\ufffdb", " ", *"\ufffd\ufffd\ufffd"]
    assert heard(b"caf\xc3", b"\xa9") == [*"café"]


def test_a_paste_is_one_text_whatever_is_in_it() -> None:
    text = "one\x1b[A\x1b\x1b[20~two\x00\r\n\x1b[200~\x9b31m é\x1bOQ\x1b[3~ end"
    assert heard(b"x" + BEGIN + text.encode() + END + b"y") == ["x", f"<{text}>", "y"]
    assert heard(BEGIN + b"\xff\xc3" + END) == ["<\ufffd\ufffd>"]
    assert heard(BEGIN + b"\x1b" + END, BEGIN + END, b"\x1b[A") == ["<\x1b>", "<>", "up"]


def test_a_lone_esc_is_the_escape_key_after_a_moment() -> None:
    hearing = Hearing()
    assert not list(hearing.take(b"\x1b"))
    end = time.monotonic() + 10
    while not (keys := list(hearing.wait())):
        assert time.monotonic() < end
    assert [_told(key) for key in keys] == ["escape"]


PIECES = st.one_of(
    st.sampled_from([BEGIN, END, b"\x1b[A", b"a", "é".encode(), "👩\u200d👧".encode()]), st.binary(max_size=8)
)


@given(st.lists(st.binary(max_size=30)), st.lists(PIECES, max_size=6), st.lists(st.integers(0, 60)))
def test_a_paste_is_the_same_in_any_packets(
    before: list[bytes], inside: list[bytes], cuts: list[int]
) -> None:
    words = b"".join(inside)
    whole = BEGIN + words + END + b"z"
    assume(whole.index(END) == len(BEGIN + words))
    at = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    packets = [whole[start:end] for start, end in pairwise(at)]
    assert heard(*packets)[0] == f"<{words.decode('utf-8', 'replace')}>"
    # Whatever came before it: nothing fails.
    hearing = Hearing()
    for packet in (*before, *packets):
        for message in hearing.take(packet):
            assert isinstance(message, Message)


def test_the_program_hears_on_after_bytes_that_are_no_text() -> None:
    engagement_id = run("new", "--client", "A", "--project", "B", "--focal-role", "clerk").strip()
    with Terminal("open", engagement_id, "--room", "notes") as terminal:
        terminal.until("[4 Notes]")
        terminal.press("n")
        terminal.until("New note")
        os.write(terminal._fd, b"caf\xe9 \xff ")
        terminal.until("caf\ufffd \ufffd")
        terminal.press("and on")
        terminal.until("and on")
        terminal.paste("\x1b[31mred\x1b[0m \x1b[21~ x")
        terminal.until("[31mred")
        terminal.press("ctrl+s")
        terminal.until("1 note")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    assert note_texts(engagement_id) == ["caf\ufffd \ufffd and on\ufffd[31mred\ufffd[0m \ufffd[21~ x"]

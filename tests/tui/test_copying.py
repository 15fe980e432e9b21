"""Copying tells the truth: to the terminal, into tmux, or to a file when neither can take it."""

import base64
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.i18n import LANGUAGES, Language, Words
from coachtui.tui.screens.share import ShareScreen
from coachtui.tui.screens.writeto import WriteTo
from coachtui.tui.terminal import copying
from coachtui.tui.terminal.copying import Way
from tests.e2e.calls import run
from tests.e2e.terminal import Terminal
from tests.tui.conftest import Coach, Opening
from tests.tui.test_share import engagement, note

LONG = "é" * (copying.MOST // 2 + 1)


@pytest.mark.parametrize(
    ("environ", "text", "way"),
    [
        ({"TERM": "xterm-256color"}, "words", Way.TERMINAL),
        ({}, "words", Way.TERMINAL),
        ({"TERM": "xterm-256color"}, "x" * copying.MOST, Way.TERMINAL),
        ({"TERM": "xterm-256color"}, LONG, Way.TOO_LONG),
        ({"TMUX": "/nowhere,1,0", "TERM": "tmux-256color"}, LONG, Way.TOO_LONG),
        ({"TERM": "linux"}, "words", Way.NOWHERE),
        ({"STY": "1.pts", "TERM": "screen"}, "words", Way.NOWHERE),
    ],
)
def test_where_it_goes(environ: dict[str, str], text: str, way: Way) -> None:
    sent: list[str] = []
    assert copying.copy(text, environ, sent.append) is way
    assert sent == ([text] if way is Way.TERMINAL else [])


def test_without_tmux_nothing_is_said_to_be_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert copying.copy("words", {"TMUX": "/gone,1,0"}, lambda text: None) is Way.NOWHERE


def test_into_tmux(need_tool: Callable[[str], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tmux = (need_tool("tmux"), "-S", str(tmp_path / "tmux"), "-f", "/dev/null")
    subprocess.run([*tmux, "new-session", "-d", "-x", "80", "-y", "23", "sleep 60"], check=True)
    try:
        monkeypatch.setenv("TMUX", f"{tmp_path / 'tmux'},1,0")
        text = "words \x1b é 漢\n- two"
        assert copying.copy(text, {"TMUX": "set"}, lambda text: pytest.fail("past tmux")) is Way.TMUX
        kept = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=True)
        assert kept.stdout.decode() == text
    finally:
        subprocess.run([*tmux, "kill-server"], check=True)


def told(someone: Coach) -> list[str]:
    return [notification.message for notification in someone.app._notifications]


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_document_that_no_clipboard_takes_goes_to_a_file(coach: Opening, language: Language) -> None:
    async with coach(engagement((note(1, LONG, "h"),)), room="share", language=language) as someone:
        someone.app.desk.places["share.reader"] = "coach"
        screen = someone.app.screen
        assert isinstance(screen, ShareScreen)
        screen.show(someone.engagement)
        await someone.press("f8", "f8", "c")
        shown = screen._preview.publication
        assert shown is not None
        kilobytes = len(shown.markdown.encode()) // 1000
        words = Words(language)
        assert told(someone) == [words("copy.too_long", n=kilobytes, most=70)]
        assert isinstance(someone.app.screen, WriteTo)
        assert someone.app.clipboard == shown.markdown


async def test_a_document_to_the_clipboard(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        await someone.press("c")
        assert told(someone) == [Words("en")("copy.terminal")]
        assert isinstance(someone.app.screen, ShareScreen)
        assert someone.app.clipboard.startswith("# ")


async def test_half_characters_are_copied_as_what_stands_for_them(coach: Opening) -> None:
    async with coach(engagement(), room="share") as someone:
        someone.app.copy_to_clipboard("a\ud800\x1bb")
        assert someone.app.clipboard == "a\ufffd\ufffdb"


def test_the_terminal_gets_it() -> None:
    engagement_id = run("new", "--client", "Å", "--project", "B", "--focal-role", "clerk").strip()
    with Terminal("open", engagement_id, "--room", "share") as terminal:
        terminal.until("5 Share]")
        terminal.press("c")
        terminal.until("clipboard")
        terminal.press("ctrl+q")
        assert terminal.left() == 0
    _, begun, rest = terminal.raw.partition(b"\x1b]52;c;")
    assert begun
    assert base64.b64decode(rest.partition(b"\x07")[0]).decode().startswith("# ")

"""Any text at all, pasted where one can be typed, in the real screens over the real files.

Nothing crashes, every line on the screen keeps its width and orders the terminal about in nothing; what was
typed is in the files, readable, and every document for every reader can be made of it, and reads back.
"""

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from coachtui import example
from coachtui import settings as coach_settings
from coachtui.application import publishing
from coachtui.application.practice import Practice
from coachtui.application.publishing import Publication
from coachtui.domain.engagement import Engagement
from coachtui.domain.sharing import NAMED, Participant, Reader
from coachtui.domain.text import clean
from coachtui.i18n import Words
from coachtui.markdown.outline import outline
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from tests.fakes import START, FixedClock, MemoryStore
from tests.markdown.hostile import texts as wild
from tests.tui.conftest import Coach
from tests.tui.test_hostile import look

PASTE = "<>"
# What is hard on a screen, a file or a document; the rest is hypothesis's.
HARD = (
    "half \ud800 of \udfff two \udcff",
    "\x00\x01\x1b[2J\x1b]0;t\x07\x9b31m\x7f\x85 controls",
    "\u202eover \u2066iso \u202bembedded, and nothing ends it \u05d0\u05d1",
    "\u2069\u202c ended, and nothing began",
    "a" + "\u0301\u0489" * 100 + " piled",
    "\u0301\u200d begins with a mark",
    "👩\u200d👧\u200d👦 " * 20 + "\u200d",
    "漢字" * 60,
    "W" * 3_000,
    "\ttab\t\ttab \u2028line\u2029paragraph\x0b\x0c\x1c",
    "\u00ad\u200b\ufeff\u3164\u115f\ufff9\U000e0041\uffff\U0010ffff",
    "nan",
    "-inf",
    "1e400",
    "9" * 5_000,
    "1-99999999999999999999-2026",
    "31-12-9999",
    "²:³0",
    "٢٠٢٦-٠١-٠١",
    "[/x] {{x}} {0} %s $foreground",
    "~" * 300,
    "a, b; c\nd, e\n,,,\n",
    "\r\n\r\n# \n",
    "coach",
    "../../etc",
)
texts = st.one_of(st.sampled_from(HARD), wild, st.text(st.characters(), max_size=60))

# From each room, the keys through what can be typed there; where a text is pasted, it is.
WAYS = {
    "intake": "enter <> tab <> tab <> tab <> tab <> tab tab <> shift+tab",
    "plan": "enter tab <> tab <> tab <> tab <> ctrl+g S <> tab <> tab <> ctrl+g",
    "run": "enter enter N <> enter A <> enter <> enter <> ctrl+s Q <> left ctrl+s",
    "notes": "n <> ! left ctrl+s enter <> tab tab tab tab tab <> ctrl+s slash <> ctrl+g n <>",
    "share": "w <> ctrl+g",
}


async def walk(folder: Path, room: str, given_texts: list[str]) -> Engagement:
    """Go a room's way with these texts, leave as after a crash; return what is in the files."""
    clock = FixedClock()
    store = PracticeFolder(folder / "data", clock)
    store.create(example.load("en", START))
    (engagement_id,) = store.ids()
    desk = Desk(Practice(store, clock), Words("en"), coach_settings.read({"COACHTUI_HOME": str(folder)}))
    app = CoachApp(desk, open_id=engagement_id, room=room)
    async with app.run_test(size=(80, 23)) as pilot:
        someone = Coach(app, pilot, MemoryStore(), clock)
        await pilot.pause()
        await someone.until(lambda: desk.workspace is not None)
        await someone.press()
        at = 0
        for key in WAYS[room].split():
            if key == PASTE:
                app.post_message(events.Paste(given_texts[at % len(given_texts)]))
                at += 1
            await look(someone, *([] if key == PASTE else [key]))
        typing = desk.open.drafts.typing
        desk.open.close()
    with store.open(engagement_id) as dossier:
        assert dossier.drafts_lost is None
        assert [one.texts for one in dossier.drafts.typing] == [
            {name: clean(text) for name, text in one.texts.items()} for one in typing
        ]
    return store.read(engagement_id)


def documents(engagement: Engagement) -> list[Publication]:
    """Return every document for every kind of reader."""
    somebody = engagement.participants()[0]
    readers: list[Reader] = [*NAMED.values(), Participant(somebody.id)]
    return [one for reader in readers for one in publishing.publications(engagement, reader, now=START)]


@pytest.mark.parametrize("room", WAYS)
@settings(max_examples=2)
@given(given_texts=st.lists(texts, min_size=3, max_size=6))
def test_any_text(room: str, given_texts: list[str]) -> None:
    check(room, given_texts)


@pytest.mark.parametrize("room", WAYS)
@pytest.mark.parametrize("first", range(0, len(HARD), 9))
def test_hard_texts(room: str, first: int) -> None:
    check(room, list(HARD[first : first + 9]))


def check(room: str, given_texts: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engagement = asyncio.run(walk(Path(folder), room, given_texts))
    for one in documents(engagement):
        assert outline(one.markdown)
        assert clean(one.markdown) == one.markdown
        one.markdown.encode()

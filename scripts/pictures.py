"""Make the pictures of the README and of docs/SCREENS.md from the program itself: ``make pictures``.

Each picture is a real screen, reached with the keys that a coach would press, in a practice of its own
that holds the bundled example.
"""

import asyncio
import contextlib
import datetime as dt
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from coachtui import example, settings
from coachtui.application import sheets
from coachtui.application.drafts import Drafts, Typed
from coachtui.application.practice import Practice
from coachtui.i18n import Words
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk

OUT = Path("docs/pictures").resolve()
MOMENT = dt.datetime(2026, 12, 7, 9, 24, tzinfo=dt.UTC)
PEOPLE = "people.csv"
CSV = """Name,Role,Stands to the role,Influence
Kim Vos,accountant,is receiving,4
Lotte Baan,service desk,supports the work,2
Sem,,depends on the work,9
"""
SHEET = "sheet.md"
HEARD = "Nobody had to call me: I read in one place what was promised, and it was so."
TYPED = Typed(place="answer:project.by_when", texts={"text": "before 1 May, says the board"}, at=MOMENT)


class Picture(NamedTuple):
    """A picture to take: the room to open, the keys from there, and the size of the terminal."""

    room: str | None
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (100, 30)


def _intake(*keys: str, step: int) -> Picture:
    """A picture of the intake: the number of a step, and the keys from there. The example opens at step 7."""
    way = "f7" if step < _OPENS_AT else "f8"
    return Picture("intake", (*(way,) * abs(step - _OPENS_AT), *keys), (80, 24))


_OPENS_AT = 7

PICTURES: dict[str, Picture] = {
    "home": Picture(None),
    "missing": Picture("intake"),
    "plan": Picture("plan"),
    "run": Picture("run", ("s", "right", "enter", *("enter",) * 4, "n")),
    "notes": Picture("notes"),
    "share": Picture("share", ("down",)),
    "intake-contract": _intake(step=1),
    "intake-project": _intake(step=2),
    "intake-problem": _intake(*("tab",) * 7, step=2),
    "intake-gains": _intake(*("tab",) * 8, step=2),
    "intake-focal-role": _intake(step=3),
    "intake-stakeholders": _intake(step=4),
    "intake-person": _intake("enter", step=4),
    "intake-map": _intake("m", step=4),
    "intake-several": _intake("N", *"Kim Vos, accountant, pays", step=4),
    "intake-csv": _intake("f", *PEOPLE, "enter", step=4),
    "intake-sheet": _intake("I", *SHEET, "enter", step=4),
    "intake-matrix": _intake("v", step=5),
    "intake-horizon": _intake("v", "v", step=5),
    "intake-priority": _intake(step=6),
    "intake-missing": _intake(step=7),
    "intake-what-if": _intake("w", "enter", "enter", "enter", step=7),
    "intake-seats": _intake(step=8),
    "found-drafts": Picture("intake", (), (80, 24)),
}


class Clock:
    """A clock that stands still, so that the same program makes the same pictures."""

    def now(self) -> dt.datetime:
        """Return the moment at which all pictures are taken."""
        return MOMENT


def lay_out(practice: Practice, store: PracticeFolder, engagement_id: str, name: str) -> None:
    """Put beside the example what a picture needs: a list, a filled sheet, or words that were being typed."""
    Path(PEOPLE).write_text(CSV, encoding="utf-8")
    engagement = practice.read(engagement_id)
    (sheet,) = sheets.made(engagement, [engagement.stakeholders[0].id], filled=False)
    question = f"{engagement.focal_role.question}\n"
    filled = sheet.markdown.replace(question, f"{question}\n{HEARD}\n", 1)
    Path(SHEET).write_text(filled.replace("- Date:", "- Date: 3-12-2026"), encoding="utf-8")
    if name == "found-drafts":
        with store.open(engagement_id) as dossier:
            dossier.keep_drafts(Drafts(typing=(TYPED,)))


async def take(name: str, picture: Picture, folder: Path) -> None:
    """Walk to one screen and save it as ``docs/pictures/NAME.svg``."""
    clock = Clock()
    store = PracticeFolder(folder / name, clock)
    practice = Practice(store, clock)
    engagement_id = example.ensure(practice, "en")
    lay_out(practice, store, engagement_id, name)
    chosen = settings.read({"COACHTUI_HOME": str(folder)})
    room = picture.room
    app = CoachApp(Desk(practice, Words("en"), chosen), open_id=engagement_id if room else None, room=room)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.pause()
        for key in picture.keys:
            await pilot.press(_name_of(key))
            await pilot.pause()
        await pilot.pause()
        svg = app.export_screenshot(title="coachtui")
    # The fonts would be fetched from somewhere; the reader's own will do. Ids and colours stay.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (OUT / f"{name}.svg").write_text(svg, encoding="utf-8")


def _name_of(key: str) -> str:
    """Return the name that the keyboard has for a character of a text."""
    return {" ": "space", ",": "comma", ".": "full_stop"}.get(key, key)


async def main(names: list[str]) -> None:
    """Take the pictures that are named, or all."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, picture in PICTURES.items():
            if not names or name in names:
                await take(name, picture, Path(folder))
                sys.stdout.write(f"{name}.svg\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))

"""Make the pictures of the README from the program itself: ``make pictures``.

Each picture is a real screen, reached with the keys that a coach would press, in a practice of its own
that holds the bundled example.
"""

import asyncio
import datetime as dt
import re
import sys
import tempfile
from pathlib import Path

from coachtui import example, settings
from coachtui.application.practice import Practice
from coachtui.i18n import Words
from coachtui.storage.practice_folder import PracticeFolder
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk

OUT = Path("docs/pictures")
SIZE = (100, 30)
MOMENT = dt.datetime(2026, 12, 7, 9, 24, tzinfo=dt.UTC)

# For each picture the room to open, and the keys from there.
PICTURES: dict[str, tuple[str | None, tuple[str, ...]]] = {
    "home": (None, ()),
    "missing": ("intake", ()),
    "plan": ("plan", ()),
    "run": ("run", ("s", "right", "enter", *("enter",) * 4, "n")),
    "notes": ("notes", ()),
    "share": ("share", ("down",)),
}


class Clock:
    """A clock that stands still, so that the same program makes the same pictures."""

    def now(self) -> dt.datetime:
        """Return the moment at which all pictures are taken."""
        return MOMENT


async def take(name: str, room: str | None, keys: tuple[str, ...], folder: Path) -> None:
    """Walk to one screen and save it as ``docs/pictures/NAME.svg``."""
    clock = Clock()
    practice = Practice(PracticeFolder(folder / name, clock), clock)
    engagement_id = example.ensure(practice, "en")
    chosen = settings.read({"COACHTUI_HOME": str(folder)})
    app = CoachApp(Desk(practice, Words("en"), chosen), open_id=engagement_id if room else None, room=room)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        svg = app.export_screenshot(title="coachtui")
    # The fonts would be fetched from somewhere; the reader's own will do. Ids and colours stay.
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    (OUT / f"{name}.svg").write_text(svg, encoding="utf-8")


async def main(names: list[str]) -> None:
    """Take the pictures that are named, or all."""
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (room, keys) in PICTURES.items():
            if not names or name in names:
                await take(name, room, keys, Path(folder))
                sys.stdout.write(f"{OUT / name}.svg\n")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))

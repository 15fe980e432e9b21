"""The stakeholders to a CSV file, which is the coach's own."""

from pathlib import Path

from coachtui.application import outbox, peoplecsv, publishing
from coachtui.application.paths import file_named
from coachtui.domain.errors import Refused
from coachtui.domain.sharing import Coach
from coachtui.domain.text import slug
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.room import Room


def ask(room: Room) -> None:
    """Ask for a file, and write everybody there; ask again before another file goes."""
    places, words = room.desk.places, room.words

    def named(path: Path | None) -> None:
        if path is None:
            return
        places["people.to"] = str(path)
        text = peoplecsv.marked(room.desk.open.engagement, words)
        if not outbox.would_replace(path, text):
            _write(room, path, text)
            return
        question = Confirm(
            words,
            words("fromfile.to.replace", where=cut(shown(str(path)), 200)),
            yes=words("fromfile.to.replace_yes"),
        )
        room.app.push_screen(question, lambda yes: _write(room, path, text) if yes else None)

    value = places.get("people.to") or str(_usual(room))
    room.app.push_screen(AskPath(words, words("fromfile.to.path"), value=value, take=file_named), named)


def _usual(room: Room) -> Path:
    engagement = room.desk.open.engagement
    name = slug(f"{engagement.contract.client} {engagement.project.name} {room.words('fromfile.to.name')}")
    folder = room.desk.settings.share_folder / publishing.folder_for(engagement, Coach())
    return folder / f"{name}.csv"


def _write(room: Room, path: Path, text: str) -> None:
    try:
        written = outbox.put(path, text)
    except Refused as problem:
        room.tell(problem)
    else:
        room.notify(room.words("fromfile.to.written", where=written), markup=False, timeout=10)

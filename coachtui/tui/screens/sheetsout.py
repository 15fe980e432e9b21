"""Interview sheets to a folder: for one or for everybody, to fill in, or with own words to check."""

from collections.abc import Sequence
from pathlib import Path

from coachtui.application import sheets
from coachtui.application.paths import folder_named
from coachtui.application.sheets import SheetOut
from coachtui.domain.errors import Refused
from coachtui.drawing.width import cut, shown
from coachtui.tui.aside import Aside
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.room import Room

_LONGEST = 24


def ask(room: Room, person_id: str) -> None:
    """Ask which sheets, then to which folder, and write them; ask again before a file gives way."""
    engagement, words = room.desk.open.engagement, room.words
    person = engagement.person(person_id)
    if not engagement.stakeholders:
        room.notify(words("people.empty").partition("\n")[0], markup=False)
        return
    options = [("all", words("interview.out.all")), ("all_filled", words("interview.out.all_filled"))]
    if person is not None:
        name = cut(shown(person.name), _LONGEST)
        options[:0] = [
            ("one", words("interview.out.one", name=name)),
            ("one_filled", words("interview.out.one_filled", name=name)),
        ]

    def chosen(which: str | None) -> None:
        if which is not None:
            everybody = [one.id for one in engagement.stakeholders]
            people = everybody if which.startswith("all") else [person_id]
            _ask_folder(room, people, filled=which.endswith("filled"))

    room.app.push_screen(Choose(words, words("interview.out.ask"), options), chosen)


def _ask_folder(room: Room, people: Sequence[str], *, filled: bool) -> None:
    """Ask to which folder; then make and write the sheets in a thread, as with everybody's no key waits."""
    engagement, places, words = room.desk.open.engagement, room.desk.places, room.words
    # The app's, as it goes on where the coach leaves the room meanwhile.
    aside = Aside(room.app)

    def named(folder: Path | None) -> None:
        if folder is not None:
            places["sheet.folder"] = str(folder)
            aside.ask(lambda: made(folder), lambda ready: ask_replace(folder, *ready))

    def made(folder: Path) -> tuple[tuple[SheetOut, ...], tuple[str, ...]]:
        ready = sheets.made(engagement, people, filled=filled)
        return ready, sheets.would_replace(ready, folder)

    def ask_replace(folder: Path, ready: Sequence[SheetOut], there: Sequence[str]) -> None:
        def write() -> None:
            aside.ask(lambda: _write(ready, folder), lambda written: _tell(room, ready, written))

        if not there:
            write()
            return
        question = Confirm(
            words, words("interview.out.replace", n=len(there)), yes=words("interview.out.replace_yes")
        )
        room.app.push_screen(question, lambda yes: write() if yes else None)

    usual = room.desk.settings.share_folder / words("interview.file.name")
    value = places.get("sheet.folder") or str(usual)
    question = AskPath(words, words("interview.out.folder"), value=value, take=folder_named)
    room.app.push_screen(question, named)


def _write(made: Sequence[SheetOut], folder: Path) -> tuple[Path, ...] | Refused:
    try:
        return sheets.write(made, folder)
    except Refused as problem:
        return problem


def _tell(room: Room, made: Sequence[SheetOut], written: tuple[Path, ...] | Refused) -> None:
    words = room.words
    if isinstance(written, Refused):
        room.tell(written)
        return
    where = written[0] if len(written) == 1 else written[0].parent
    room.notify(words("interview.out.written", n=len(written), where=where), markup=False, timeout=10)
    for one in made:
        for leak in one.leaks:
            told = words("interview.out.leak", file=one.file_name, found=leak.found, name=leak.name)
            room.notify(told, severity="warning", markup=False, timeout=10)

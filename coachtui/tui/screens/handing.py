"""Handing documents over: to which folder, what would be lost there, and writing them."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from textual.widgets import Static

from coachtui.application import outbox, publishing
from coachtui.application.publishing import Publication
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.sharing import NAMED, Participant, Reader
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.writeto import WriteTo
from coachtui.tui.widgets.handover import reader_gets

# A question is read; what it is about need not be told to the end.
_MOST_TOLD = 6


class HandingRoom(Room):
    """A room in which a reader is chosen, and documents are written for them. It has a line ``#written``."""

    @property
    def reader_ref(self) -> str:
        """The chosen reader: *coach*, *group*, *sponsor* or a stakeholder's id."""
        return self.desk.places.get("share.reader", "group")

    @property
    def reader(self) -> Reader:
        """For whom."""
        return self.readers(self.desk.open.engagement)[self.reader_ref]

    def readers(self, engagement: Engagement) -> dict[str, Reader]:
        """Return every reader there is, by name."""
        return {**NAMED, **{person.id: Participant(person.id) for person in engagement.participants()}}

    async def ask_folder(self, publications: Sequence[Publication]) -> None:
        """Ask where these documents of the reader's go, then write them."""
        engagement, reader = self.desk.open.engagement, self.reader
        # Each reader's own: what is handed over as a folder must not have the coach's whole file in it.
        place = f"share.folder.{self.reader_ref}"
        name = await asyncio.to_thread(publishing.folder_for, engagement, reader)
        usual = self.desk.settings.share_folder / engagement.id / name
        folder = Path(self.desk.places.get(place, str(usual)))

        def chosen(folder: Path | None) -> None:
            if folder is not None:
                self.desk.places[place] = str(folder)
                self.call_later(self._ask_replace, publications, folder)

        head = reader_gets(engagement, reader, self.words)
        self.app.push_screen(WriteTo(self.words, head, publications, folder), chosen)

    async def _ask_replace(self, publications: Sequence[Publication], folder: Path) -> None:
        lost = await asyncio.to_thread(
            lambda: [
                cut(shown(str(path)), 120)
                for one in publications
                if outbox.would_replace(path := folder / one.file_name, one.markdown)
            ]
        )

        def decided(yes: bool | None) -> None:
            if yes:
                self.call_later(self._write, publications, folder)

        if not lost:
            await self._write(publications, folder)
            return
        more = [self.words("share.more", n=len(lost) - _MOST_TOLD)] if len(lost) > _MOST_TOLD else []
        text = "\n".join([self.words("share.replace"), *lost[:_MOST_TOLD], *more])
        self.app.push_screen(Confirm(self.words, text, yes=self.words("share.replace_yes")), decided)

    async def _write(self, publications: Sequence[Publication], folder: Path) -> None:
        paths: list[Path] = []
        for one in publications:
            try:
                paths.append(await asyncio.to_thread(publishing.write, one, folder))
            except Refused as problem:
                self.tell(problem)
                break
        if not self.is_attached:  # the program was left meanwhile
            return
        if len(paths) == 1:
            self.tell_written(self.words("share.written", path=paths[0]))
        elif paths:
            self.tell_written(self.words("share.written_all", n=len(paths), path=folder))

    def tell_written(self, text: str) -> None:
        """Say under the text what became of it."""
        line = self.query_one("#written", Static)
        line.update(text)
        line.display = bool(text)

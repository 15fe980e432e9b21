"""The Share room: for whom and what on the left; on the right what is withheld, and the very text."""

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import publishing
from coachtui.application.handing import would_replace
from coachtui.application.publishing import Choice, Publication
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.sharing import NAMED, Participant, Reader
from coachtui.drawing.width import cut
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.writeto import WriteTo
from coachtui.tui.terminal import copying
from coachtui.tui.widgets.handover import reader_gets, reader_name, short_name, summary
from coachtui.tui.widgets.markdowntext import MarkdownText

_COMMANDS = (
    Command("share.write", "w", "write"),
    Command("share.copy", "c", "copy"),
    Command("share.all", "a", "write_all"),
    Command("share.wide", "f", "wide"),
    Command("share.next", "f8", "document(1)"),
    Command("share.previous", "f7", "document(-1)", shown=False),
    Command("share.open", "right", "go(1)", shown=False),
    Command("share.back", "left", "go(-1)", shown=False),
)
# A question is read; what it is about need not be told to the end.
_MOST_TOLD = 6


class ShareScreen(Room):
    """Nothing leaves before it was shown: to whom, what exactly, and how much is withheld."""

    ROOM = "share"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    CSS = """
    ShareScreen #left { width: 24; background: $surface; }
    ShareScreen #left.-away { display: none; }
    ShareScreen .head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    ShareScreen OptionList { background: $surface; height: auto; max-height: 45%; margin-bottom: 1; }
    ShareScreen #documents { max-height: 1fr; height: 1fr; margin-bottom: 0; }
    ShareScreen #nobody { padding: 0 1; color: $muted; height: auto; margin-bottom: 1; }
    ShareScreen #right { width: 1fr; }
    ShareScreen #told { height: auto; max-height: 45%; padding: 0 1; overflow-y: auto; }
    ShareScreen MarkdownText { scrollbar-size-horizontal: 0; }
    ShareScreen #written { height: auto; padding: 0 1; color: $success; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk; nothing is shown yet."""
        super().__init__(desk)
        self._shown: Publication | None = None
        self._refused: Refused | None = None
        # What was made of the engagement as it is, so that going to and fro waits only once.
        self._made: dict[tuple[Reader, Choice, dt.date], Publication] = {}
        self._made_of: Engagement | None = None

    def compose_body(self) -> ComposeResult:
        """For whom, what; then what to know of it, and the text."""
        with Horizontal():
            with Vertical(id="left"):
                yield Static(self.words("share.for_whom"), classes="head", markup=False)
                yield OptionList(id="readers", markup=False)
                yield Static(self.words("share.no_participants"), id="nobody", markup=False)
                yield Static(self.words("share.what"), classes="head", markup=False)
                yield OptionList(id="documents", markup=False)
            with Vertical(id="right"):
                yield Static(id="told", markup=False)
                yield MarkdownText()
                yield Static(id="written", markup=False)

    def on_mount(self) -> None:
        """Begin with for whom."""
        self.query_one("#readers").focus()

    @property
    def reader(self) -> Reader:
        """For whom."""
        return self._readers(self.desk.open.engagement)[self._reader_name]

    @property
    def _reader_name(self) -> str:
        return self.desk.places.get("share.reader", "group")

    def _readers(self, engagement: Engagement) -> dict[str, Reader]:
        return {**NAMED, **{person.id: Participant(person.id) for person in engagement.participants()}}

    def show(self, engagement: Engagement) -> None:
        """Draw the readers, what the chosen one may have, and the chosen document."""
        readers = self._readers(engagement)
        if self._reader_name not in readers:
            self.desk.places["share.reader"] = "group"
        names = [(ref, reader_name(engagement, reader, self.words)) for ref, reader in readers.items()]
        self._list("readers", names, self._reader_name)
        self.query_one("#nobody").display = len(readers) == len(NAMED)
        choices = {_ref(choice): choice for choice in publishing.choices(engagement, self.reader)}
        document = self.desk.places.get("share.document", "")
        if document not in choices:
            document = next(iter(choices), "")
        titles = [(ref, short_name(engagement, choice, self.words)) for ref, choice in choices.items()]
        self._list("documents", titles, document)
        self._preview(engagement, choices.get(document))

    def _list(self, name: str, rows: Sequence[tuple[str, str]], chosen: str) -> None:
        options = self.query_one(f"#{name}", OptionList)
        with self.prevent(OptionList.OptionHighlighted):
            options.set_options(Option(Content(f" {cut(label, 22)}"), id=ref) for ref, label in rows)
            options.highlighted = next((i for i, row in enumerate(rows) if row[0] == chosen), None)

    def _preview(self, engagement: Engagement, choice: Choice | None) -> None:
        """Show a document; what is shown is what will be written."""
        self._shown = None
        self._refused = None
        if choice is not None:
            try:
                self._shown = self._publication(engagement, choice)
            except Refused as problem:
                self._refused = problem
        text = ""
        marked: tuple[str, ...] = ()
        if self._shown is not None:
            text = self._shown.markdown
            marked = tuple(dict.fromkeys(leak.found for leak in self._shown.leaks))
        self.query_one(MarkdownText).put(text, marked)
        self._tell_written("")
        self._tell()

    def _tell(self) -> None:
        """Say what the coach has to know of what is shown."""
        told = Content(self.words("share.no_documents"))
        if self._refused is not None:
            told = Content.styled(reason(self._refused, self.words), "$red")
        elif self._shown is not None:
            engagement = self.desk.open.engagement
            told = summary(engagement, self.reader, self._shown, self.words, self._room())
        self.query_one("#told", Static).update(told)

    def _room(self) -> int:
        return max(20, self.query_one("#right").size.width - 2)

    def on_resize(self) -> None:
        """The lines above the text follow the width."""
        self.call_after_refresh(self._tell)

    def _publication(self, engagement: Engagement, choice: Choice) -> Publication:
        now = self.desk.open.clock.now()
        if self._made_of is not engagement:
            self._made.clear()
            self._made_of = engagement
        key = (self.reader, choice, now.date())
        if key not in self._made:
            self._made[key] = publishing.publication(
                engagement,
                self.reader,
                choice.document,
                session=choice.session,
                person=choice.person,
                now=now,
            )
        return self._made[key]

    # --- Going about ------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted, "#readers")
    def _other_reader(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.desk.places["share.reader"] = event.option_id or "group"
        self.show(self.desk.open.engagement)

    @on(OptionList.OptionHighlighted, "#documents")
    def _other_document(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.desk.places["share.document"] = event.option_id or ""
        self.show(self.desk.open.engagement)

    @on(OptionList.OptionSelected)
    def _further(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go(1)

    @on(MarkdownText.Left)
    def _back(self) -> None:
        self.action_go(-1)

    def action_go(self, step: int) -> None:
        """Go from for whom to what, from what to the text; or back."""
        stops = [self.query_one("#readers"), self.query_one("#documents"), self.query_one(MarkdownText)]
        at = stops.index(self.focused) if self.focused in stops else 0
        self._widen(wide=False)
        stops[max(0, min(len(stops) - 1, at + step))].focus()

    def action_document(self, step: int) -> None:
        """Show the next document, or the one before."""
        documents = self.query_one("#documents", OptionList)
        if documents.option_count:
            documents.highlighted = max(0, (documents.highlighted or 0) + step)

    def action_wide(self) -> None:
        """Give the text the whole width, or take it back."""
        self._widen(wide=not self.query_one("#left").has_class("-away"))

    def _widen(self, *, wide: bool) -> None:
        self.query_one("#left").set_class(wide, "-away")
        self.call_after_refresh(self._tell)
        if wide:
            self.query_one(MarkdownText).focus()

    # --- Writing ----------------------------------------------------------------------------------

    def action_write(self) -> None:
        """Write what is shown, as it is shown."""
        if self._shown is not None:
            self._ask_folder([self._shown])

    def action_copy(self) -> None:
        """Copy what is shown, as the app says; what gets to no clipboard goes to a file."""
        if self._shown is not None:
            self.app.copy_to_clipboard(self._shown.markdown)
            if not copying.gets_there(self._shown.markdown, os.environ):
                self._ask_folder([self._shown])

    def action_write_all(self) -> None:
        """Write everything that this reader may have."""
        engagement = self.desk.open.engagement
        try:
            made = [self._publication(engagement, one) for one in publishing.choices(engagement, self.reader)]
        except Refused as problem:
            self.tell(problem)
            return
        if made:
            self._ask_folder(made)

    def _ask_folder(self, publications: Sequence[Publication]) -> None:
        engagement = self.desk.open.engagement
        # Each reader's own: what is handed over as a folder must not have the coach's whole file in it.
        place = f"share.folder.{self._reader_name}"
        usual = self.desk.settings.share_folder / engagement.id
        usual /= publishing.folder_for(engagement, self.reader)
        folder = Path(self.desk.places.get(place, str(usual)))

        def chosen(folder: Path | None) -> None:
            if folder is not None:
                self.desk.places[place] = str(folder)
                self._ask_replace(publications, folder)

        head = reader_gets(engagement, self.reader, self.words)
        self.app.push_screen(WriteTo(self.words, head, publications, folder), chosen)

    def _ask_replace(self, publications: Sequence[Publication], folder: Path) -> None:
        lost = [str(folder / one.file_name) for one in publications if would_replace(one, folder)]

        def decided(yes: bool | None) -> None:
            if yes:
                self._write(publications, folder)

        if not lost:
            self._write(publications, folder)
            return
        more = [self.words("share.more", n=len(lost) - _MOST_TOLD)] if len(lost) > _MOST_TOLD else []
        text = "\n".join([self.words("share.replace"), *lost[:_MOST_TOLD], *more])
        self.app.push_screen(Confirm(self.words, text, yes=self.words("share.replace_yes")), decided)

    def _write(self, publications: Sequence[Publication], folder: Path) -> None:
        paths: list[Path] = []
        for one in publications:
            try:
                paths.append(publishing.write(one, folder))
            except Refused as problem:
                self.tell(problem)
                break
        if len(paths) == 1:
            self._tell_written(self.words("share.written", path=paths[0]))
        elif paths:
            self._tell_written(self.words("share.written_all", n=len(paths), path=folder))

    def _tell_written(self, text: str) -> None:
        line = self.query_one("#written", Static)
        line.update(text)
        line.display = bool(text)


def _ref(choice: Choice) -> str:
    return ":".join(filter(None, (choice.document, str(choice.session or ""), choice.person)))

"""The Share room: for whom and what on the left; on the right what is withheld, and the very text."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import publishing
from coachtui.application.made import Made
from coachtui.application.publishing import Choice, Publication
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.sharing import NAMED
from coachtui.drawing.width import ELLIPSIS, cut
from coachtui.tui.aside import Aside
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.handing import HandingRoom
from coachtui.tui.terminal import copying
from coachtui.tui.widgets.handover import reader_name, short_name, summary
from coachtui.tui.widgets.markdowntext import Laid, MarkdownText, lay_out

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
# Seconds that making a document may take before it is told that it goes on.
_BLINK = 0.2


class Preview(NamedTuple):
    """A document with its text laid out for the screen; or why there is none."""

    publication: Publication | None = None
    laid: Laid | None = None
    refused: Refused | None = None


class ShareScreen(HandingRoom):
    """Nothing leaves before it was shown: to whom, what exactly, and how much is withheld."""

    ROOM = "share"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    CSS = """
    ShareScreen #left { width: 24; background: $surface; }
    ShareScreen #left.-away { display: none; }
    ShareScreen .head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    ShareScreen OptionList { background: $surface; height: auto; max-height: 45%; margin-bottom: 1;
        text-wrap: nowrap; text-overflow: ellipsis; }
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
        self._preview = Preview()
        self._made = Made()
        self._aside = Aside(self)

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

    def show(self, engagement: Engagement) -> None:
        """Draw the readers, what the chosen one may have, and the chosen document."""
        readers = self.readers(engagement)
        if self.reader_ref not in readers:
            self.desk.places["share.reader"] = "group"
        names = [(ref, reader_name(engagement, reader, self.words)) for ref, reader in readers.items()]
        self._list("readers", names, self.reader_ref)
        self.query_one("#nobody").display = len(readers) == len(NAMED)
        choices = {_ref(choice): choice for choice in publishing.choices(engagement, self.reader)}
        document = self.desk.places.get("share.document", "")
        if document not in choices:
            document = next(iter(choices), "")
        titles = [(ref, short_name(engagement, choice, self.words)) for ref, choice in choices.items()]
        self._list("documents", titles, document)
        self._show_document(engagement, choices.get(document))

    def _list(self, name: str, rows: Sequence[tuple[str, str]], chosen: str) -> None:
        options = self.query_one(f"#{name}", OptionList)
        with self.prevent(OptionList.OptionHighlighted):
            options.set_options(Option(Content(f" {cut(label, 22)}"), id=ref) for ref, label in rows)
            options.highlighted = next((i for i, row in enumerate(rows) if row[0] == chosen), None)

    def _show_document(self, engagement: Engagement, choice: Choice | None) -> None:
        """Show a document, as soon as it is made; what is shown is what will be written."""
        self.tell_written("")
        if choice is None:
            self._aside.forget()
            self._take(Preview())
            return
        now, reader = self.desk.open.clock.now(), self.reader
        if (known := self._made.known(engagement, reader, choice, now)) is not None:
            self._aside.forget()
            self._take(Preview(known))
            return
        width = self.query_one(MarkdownText).room

        def make() -> Preview:
            try:
                publication = self._made.make(engagement, reader, choice, now)
            except Refused as problem:
                return Preview(refused=problem)
            return Preview(publication, lay_out(publication.markdown, width))

        self._preview = Preview()
        self._aside.ask(make, self._take)
        self.set_timer(_BLINK, self._tell_that_it_is_made)

    def _take(self, preview: Preview) -> None:
        self._preview = preview
        shown = preview.publication
        marked = tuple(dict.fromkeys(leak.found for leak in shown.leaks)) if shown else ()
        self.query_one(MarkdownText).put(shown.markdown if shown else "", marked, preview.laid)
        self._tell()

    def _tell_that_it_is_made(self) -> None:
        if self._aside.is_busy:
            self.query_one(MarkdownText).put("")
            self.query_one("#told", Static).update(ELLIPSIS)

    def _tell(self) -> None:
        """Say what the coach has to know of what is shown."""
        if self._aside.is_busy:
            return  # the lists are ahead of the text, which follows
        preview, told = self._preview, Content(self.words("share.no_documents"))
        if preview.refused is not None:
            told = Content.styled(reason(preview.refused, self.words), "$red")
        elif preview.publication is not None:
            engagement = self.desk.open.engagement
            told = summary(engagement, self.reader, preview.publication, self.words, self._room())
        self.query_one("#told", Static).update(told)

    def _room(self) -> int:
        return max(20, self.query_one("#right").size.width - 2)

    def on_resize(self) -> None:
        """The lines above the text follow the width."""
        self.call_after_refresh(self._tell)

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
        self.call_later(self._once_made, self._write_shown)

    def action_copy(self) -> None:
        """Copy what is shown, as the app says; what gets to no clipboard goes to a file."""
        self.call_later(self._once_made, self._copy_shown)

    def action_write_all(self) -> None:
        """Write everything that this reader may have."""
        self.call_later(self._once_made, self._write_all)

    async def _once_made(self, then: Callable[[], Awaitable[None]]) -> None:
        """Do something once the chosen document is shown; keys that come after it wait as well."""
        await self._aside.done()
        if self.is_attached:
            await then()

    async def _write_shown(self) -> None:
        if self._preview.publication is not None:
            await self.ask_folder([self._preview.publication])

    async def _copy_shown(self) -> None:
        if (shown := self._preview.publication) is not None:
            self.app.copy_to_clipboard(shown.markdown)
            if not copying.gets_there(shown.markdown, os.environ):
                await self.ask_folder([shown])

    async def _write_all(self) -> None:
        engagement, reader, now = self.desk.open.engagement, self.reader, self.desk.open.clock.now()

        def make() -> list[Publication]:
            choices = publishing.choices(engagement, reader)
            return [self._made.make(engagement, reader, choice, now) for choice in choices]

        self.tell_written(ELLIPSIS)
        try:
            made = await asyncio.to_thread(make)
        except Refused as problem:
            self.tell(problem)
            made = []
        self.tell_written("")
        if made and self.is_attached:
            await self.ask_folder(made)


def _ref(choice: Choice) -> str:
    return ":".join(filter(None, (choice.document, str(choice.session or ""), choice.person)))

"""To which folder? Asked with everything that will go there still in sight."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coachtui.application.paths import folder_named
from coachtui.application.publishing import Publication
from coachtui.application.reasons import reason
from coachtui.domain.errors import Refused
from coachtui.i18n import Words


class WriteTo(ModalScreen[Path | None]):
    """Shows the documents with what each withholds, and asks for a folder; None when left."""

    DEFAULT_CSS = """
    WriteTo { align: center middle; }
    WriteTo > Vertical { width: 76; max-width: 96%; height: auto; max-height: 96%;
        padding: 1 2; background: $surface; border: round $primary; }
    WriteTo VerticalScroll { height: auto; max-height: 10; margin-bottom: 1; }
    WriteTo Static { height: auto; }
    WriteTo #problem { color: $red; }
    WriteTo #way { color: $muted; margin-top: 1; }
    WriteTo Input { background: $panel; }
    """
    OF_ENGAGEMENT = False  # who only looks on may type here too
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="writeto.leave"),
    ]

    def __init__(self, words: Words, head: str, publications: Sequence[Publication], folder: Path) -> None:
        """Take what will be written, and the folder to begin with."""
        super().__init__()
        self._words = words
        self._head = head
        self._publications = tuple(publications)
        self._folder = folder

    def compose(self) -> ComposeResult:
        """The documents, the folder, and how to go on or back."""
        with Vertical():
            yield Static(self._head, markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(Content("\n").join(self._line(one) for one in self._publications))
            yield Static(self._words("share.to_folder"), markup=False)
            yield Input(str(self._folder), compact=True, select_on_focus=False)
            yield Static(id="problem", markup=False)
            yield Static(self._words("share.enter_writes"), id="way", markup=False)

    def on_mount(self) -> None:
        """The folder can be changed at once."""
        self.query_one(Input).cursor_blink = False
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(folder_named(event.value))
        except Refused as problem:
            self.query_one("#problem", Static).update(reason(problem, self._words))

    def action_leave(self) -> None:
        """Leave without writing."""
        self.dismiss(None)

    def _line(self, publication: Publication) -> Content:
        parts: list[tuple[str, str]] = [(f"· {publication.file_name}", "")]
        if count := publication.withheld_count:
            parts.append((" · " + self._words("share.withheld", n=count), "$amber"))
        if publication.leaks:
            parts.append((" · ! " + self._words("share.named"), "$red"))
        return Content.assemble(*parts)

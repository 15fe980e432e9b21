"""To which folder? Asked with everything that will go there still in sight."""

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.application.paths import folder_named
from coachtui.application.publishing import Publication
from coachtui.i18n import Words
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.widgets.moreline import MoreLine


class WriteTo(AskPath[Path]):
    """Shows the documents with what each withholds, and asks for a folder; None when left."""

    DEFAULT_CSS = """
    WriteTo VerticalScroll { height: auto; max-height: 10; }
    WriteTo VerticalScroll:focus { background: $panel; }
    WriteTo MoreLine { height: 1; }
    WriteTo Input { margin: 0 0 1 0; }
    """

    def __init__(self, words: Words, head: str, publications: Sequence[Publication], folder: Path) -> None:
        """Take what will be written, and the folder to begin with."""
        text = words("share.to_folder")
        super().__init__(words, text, value=str(folder), take=folder_named, way="share.enter_writes")
        self._head = head
        self._publications = tuple(publications)

    def compose_above(self) -> ComposeResult:
        """Who gets something, and the documents."""
        yield Static(self._head, markup=False)
        documents = Content("\n").join(self._line(one) for one in self._publications)
        all_of_them = VerticalScroll(Static(documents), can_focus=True)
        yield all_of_them
        yield MoreLine(self._words, all_of_them)

    def _line(self, publication: Publication) -> Content:
        parts: list[tuple[str, str]] = [(f"· {publication.file_name}", "")]
        if count := publication.withheld_count:
            parts.append((" · " + self._words("share.withheld", n=count), "$amber"))
        if publication.leaks:
            parts.append((" · ! " + self._words("share.named"), "$red"))
        return Content.assemble(*parts)

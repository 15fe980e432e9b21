"""Before a document is handed over: to which folder, and whether another text would be lost there."""

from pathlib import Path

from coachtui.application import outbox
from coachtui.application.publishing import Publication
from coachtui.domain.errors import Refused
from coachtui.domain.text import clean_line


def folder_named(text: str) -> Path:
    """Return the folder that was typed, as a whole path; ``~`` is the coach's own. Refused if it is empty."""
    name = clean_line(text)
    if not name:
        raise Refused("share.folder_empty")
    try:
        return Path(name).expanduser().absolute()
    except RuntimeError:  # nobody here is called so: then it is a folder with a ~ in its name
        return Path(name).absolute()


def would_replace(publication: Publication, folder: Path) -> bool:
    """Tell whether writing the document into ``folder`` would take the place of another text."""
    return outbox.would_replace(folder / publication.file_name, publication.markdown)

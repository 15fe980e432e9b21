"""Names for the documents' files: safe on every system, readable, and never the same for two readers."""

from collections.abc import Iterable

from coachtui.documents.request import Request
from coachtui.domain.sharing import NAMED, Coach, Group, Participant, ShareView, Sponsor
from coachtui.domain.text import slug
from coachtui.i18n import Words


def file_name_of(document: str, view: ShareView, words: Words, request: Request) -> str:
    """Return a name such as *crm-report-1-for-group.md*, in the document's language.

    For the coach the client's name goes first. People go by the names that everybody may read, also in
    their own documents: a folder shows its names to whoever looks into it.
    """
    # Three slugs and our own words stay below the 255 bytes that a name may have.
    parts = [
        slug(f"{view.client} {view.project.name}") or slug(words("documents.no_name")),
        slug(words(f"documents.name.{document}")),
        str(request.session) if request.session is not None else "",
        _people(view, words).get(request.person or "", "") if view.for_coach else "",
        slug(words("documents.file.for")),
        _reader(view, words),
    ]
    return "-".join(part for part in parts if part) + ".md"


def folder_name_of(view: ShareView, words: Words) -> str:
    """Return the name of a reader's own folder, such as *for-group*, so that no two readers share one."""
    return f"{slug(words('documents.file.for'))}-{_reader(view, words)}"


def _reader(view: ShareView, words: Words) -> str:
    match view.reader:
        case Coach():
            return slug(words("documents.file.coach"))
        case Group():
            return slug(words("documents.file.group"))
        case Sponsor():
            return slug(words("documents.file.sponsor"))
        case Participant(id=person):
            return _people(view, words)[person]


def _people(view: ShareView, words: Words) -> dict[str, str]:
    """Return everybody's part of a file name by id; two of the same are told apart by a number."""
    taken = {slug(words(f"documents.file.{reader}")) for reader in NAMED}
    found: dict[str, str] = {}
    for person, name in view.public_names.items():
        found[person] = _free(slug(name) or slug(words("documents.file.person")), taken)
        taken.add(found[person])
    return found


def _free(name: str, taken: Iterable[str]) -> str:
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free

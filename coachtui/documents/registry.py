"""The documents by name: who may have which, and what each needs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from coachtui.documents.agenda import agenda
from coachtui.documents.file_names import file_name_of
from coachtui.documents.intake import intake
from coachtui.documents.notes import notes
from coachtui.documents.pictures import pictures
from coachtui.documents.report import report
from coachtui.documents.request import Request
from coachtui.documents.whole import whole
from coachtui.domain.errors import Refused
from coachtui.domain.sharing import Coach, Group, Participant, Reader, ShareView, Sponsor
from coachtui.i18n import Words
from coachtui.markdown.document import Document


class Needs(StrEnum):
    """What has to be chosen before a document can be made."""

    NOTHING = "nothing"
    SESSION = "session"
    PERSON = "person"


class DocumentName(StrEnum):
    """The documents, as the command line calls them."""

    INTAKE = "intake"
    PICTURES = "pictures"
    AGENDA = "agenda"
    REPORT = "report"
    NOTES = "notes"
    FILE = "file"


@dataclass(frozen=True)
class Kind:
    """One kind of document: which readers may have it, what it needs, and what makes it."""

    name: DocumentName
    readers: tuple[type[Reader], ...]
    needs: Needs
    make: Callable[[ShareView, Words, Request], Document]


EVERYBODY: tuple[type[Reader], ...] = (Coach, Participant, Group, Sponsor)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(DocumentName.INTAKE, EVERYBODY, Needs.NOTHING, intake),
        Kind(DocumentName.PICTURES, (Coach, Participant, Group), Needs.NOTHING, pictures),
        Kind(DocumentName.AGENDA, EVERYBODY, Needs.SESSION, agenda),
        Kind(DocumentName.REPORT, EVERYBODY, Needs.SESSION, report),
        Kind(DocumentName.NOTES, (Coach, Participant), Needs.PERSON, notes),
        Kind(DocumentName.FILE, (Coach,), Needs.NOTHING, whole),
    )
}


def documents_for(reader: Reader) -> tuple[Kind, ...]:
    """Return the kinds of document that ``reader`` may have."""
    return tuple(kind for kind in KINDS.values() if isinstance(reader, kind.readers))


def make(name: DocumentName, view: ShareView, words: Words, request: Request) -> Document:
    """Return the document ``name`` for the reader of ``view``.

    ``words`` are in the view's language. Raises Refused, ``documents.error.*``: ``not_for_reader``
    (``document``), ``needs_session``, ``no_such_session`` and ``no_agenda`` (``number``), ``needs_person``,
    ``nobody`` (``ref``), ``not_about_others``.
    """
    kind = KINDS[name]
    if not isinstance(view.reader, kind.readers):
        raise Refused("documents.error.not_for_reader", document=name.value)
    return kind.make(view, words, request)


def file_name(name: DocumentName, view: ShareView, words: Words, request: Request) -> str:
    """Return a file name that is safe on every system: *crm-intake-for-group.md*."""
    return file_name_of(name.value, view, words, request)

"""Handing documents over: which ones a reader may have, each as Markdown, with what it withholds."""

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from coachtui.application import evidence, outbox
from coachtui.application.telling import Called, finding_text, given_text, was_text, why_text
from coachtui.documents.file_names import folder_name_of
from coachtui.documents.registry import KINDS, DocumentName, Kind, Needs, documents_for, file_name, make
from coachtui.documents.request import Request
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.missing import Fact
from coachtui.domain.people import Value
from coachtui.domain.sharing import (
    NAMED,
    Leak,
    Matter,
    Participant,
    Reader,
    ShownFinding,
    Withheld,
    name_leaks,
    share,
)
from coachtui.domain.text import name_key
from coachtui.i18n import Words
from coachtui.markdown.render import render

_INTAKE: Final = {Matter.PICTURE, Matter.STANCE, Matter.PROBLEM, Matter.SEES_ROLE_AS, Matter.FINDING}


class Choice(Value, frozen=True, kw_only=True):
    """A document to make: of which session, or about which stakeholder (their id), where it needs one."""

    document: DocumentName
    session: int | None = None
    person: str | None = None


class Publication(Value, frozen=True, kw_only=True):
    """A document as its reader will get it, and what the coach should know before handing it over.

    ``withheld`` is what the coach's own has more of notes, findings and what people said; other answers
    that are the coach's alone are not counted. ``leaks`` are the names in it of who asked for an alias.
    """

    choice: Choice
    markdown: str
    file_name: str
    withheld: tuple[Withheld, ...] = ()
    leaks: tuple[Leak, ...] = ()

    @property
    def withheld_count(self) -> int:
        """How much is withheld, all matters together."""
        return sum(entry.count for entry in self.withheld)


def reader_called(engagement: Engagement, name: str) -> Reader:
    """Return the reader meant by *coach*, *group*, *sponsor*, or the name or alias of a stakeholder.

    Raises Refused ``publishing.nobody`` for any other name.
    """
    if reader := NAMED.get(name_key(name)):
        return reader
    person = engagement.find(name)
    if person is None:
        raise Refused("publishing.nobody", name=name)
    return Participant(person.id)


def choices(engagement: Engagement, reader: Reader) -> tuple[Choice, ...]:
    """Return every document that ``reader`` may have and that has something in it, in the registry's order.

    That is: an agenda for each planned session, a report of each session that has begun or has notes,
    and for the coach the notes of each person who has any.
    """
    return tuple(choice for kind in documents_for(reader) for choice in _choices_of(kind, engagement, reader))


def publications(
    engagement: Engagement,
    reader: Reader,
    *,
    document: DocumentName | None = None,
    session: int | None = None,
    now: dt.datetime,
) -> tuple[Publication, ...]:
    """Return everything that ``reader`` may have, or only one kind of document, or of one session.

    A report is made when its session is asked for, also before there is anything in it. Raises Refused
    when nothing is left, or when a session was asked of a document that has none.
    """
    if document is not None and session is not None and KINDS[document].needs is not Needs.SESSION:
        raise Refused("publishing.not_of_a_session", document=document.value)
    wanted = [
        choice
        for choice in choices(engagement, reader)
        if document in (None, choice.document) and session in (None, choice.session)
    ]
    if not wanted:
        wanted = [_asked_for(document, session)]
    return tuple(
        publication(engagement, reader, one.document, session=one.session, person=one.person, now=now)
        for one in wanted
    )


def publication(
    engagement: Engagement,
    reader: Reader,
    document: DocumentName,
    *,
    session: int | None = None,
    person: str | None = None,
    now: dt.datetime,
) -> Publication:
    """Return one document for ``reader``, in the engagement's language; ``now`` gives its date.

    Raises Refused for a reader who may not have it, or when it needs a session or a person.
    """
    view = share(engagement, reader)
    words = Words(view.language)
    telling = _Teller(words)
    request = Request(made_on=now.date(), telling=telling, session=session, person=person)
    made = make(document, view, words, request)
    choice = Choice(document=document, session=session, person=person)
    return Publication(
        choice=choice,
        markdown=render(made),
        file_name=file_name(document, view, words, request),
        withheld=tuple(entry for entry in view.withheld if _concerns(entry, choice)),
        leaks=name_leaks(engagement, reader, made.texts()),
    )


def folder_for(engagement: Engagement, reader: Reader) -> str:
    """Return the name of the folder in which what ``reader`` may have lies apart from everybody else's."""
    view = share(engagement, reader)
    return folder_name_of(view, Words(view.language))


def write(publication: Publication, folder: Path) -> Path:
    """Write the document into ``folder`` and return its path; see :func:`coachtui.application.outbox.put`."""
    return outbox.put(folder / publication.file_name, publication.markdown)


class _Teller:
    """Tells findings and facts to documents, which do not know the application."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def finding(self, shown: ShownFinding, called: Called, /) -> str:
        """Return what was found; of a finding that is gone, what it said."""
        if shown.finding is not None:
            return finding_text(shown.finding, called, self._words)
        return was_text(shown.check, shown.subject, called, self._words)

    def given(self, shown: ShownFinding, called: Called, /, *, still: bool) -> str:
        """Return what was found, without anything that is the coach's."""
        return given_text(shown.check, shown.subject, called, self._words, still=still)

    def why(self, check: int, /) -> str:
        """Return why the method asks what a check asks."""
        return why_text(check, self._words)

    def evidence(self, facts: Iterable[Fact], called: Called, /) -> tuple[str, ...]:
        """Return what a finding rests on, everybody once."""
        return evidence.told(facts, called, self._words)

    def unasked(self, facts: Iterable[Fact], called: Called, /) -> tuple[tuple[str, str], ...]:
        """Return of whom something was not asked, each once, and what."""
        return evidence.by_person(facts, called, self._words, unasked=True)


def _asked_for(document: DocumentName | None, session: int | None) -> Choice:
    """Return the document that was asked for by name though there may be nothing in it; Refused without."""
    if document is None:
        raise Refused("publishing.nothing_of_session", session=session)
    if document is DocumentName.NOTES:
        raise Refused("publishing.no_notes")
    return Choice(document=document, session=session)


def _choices_of(kind: Kind, engagement: Engagement, reader: Reader) -> Iterator[Choice]:
    match kind.needs:
        case Needs.NOTHING:
            yield Choice(document=kind.name)
        case Needs.SESSION:
            sessions = _planned(engagement) if kind.name is DocumentName.AGENDA else _begun(engagement)
            yield from (Choice(document=kind.name, session=number) for number in sessions)
        case Needs.PERSON:
            for person in [reader.id] if isinstance(reader, Participant) else _noted(engagement):
                yield Choice(document=kind.name, person=person)


def _planned(engagement: Engagement) -> list[int]:
    return [session.number for session in engagement.plan.sessions] if engagement.plan else []


def _begun(engagement: Engagement) -> list[int]:
    begun = {run.session for run in engagement.runs} | {note.session for note in engagement.notes}
    return [number for number in engagement.session_numbers if number in begun]


def _noted(engagement: Engagement) -> list[str]:
    # Somebody's actions are among the notes of that person, whomever they were written about.
    noted = {ref for note in engagement.notes for ref in (note.about, note.who)}
    return [person.id for person in engagement.stakeholders if person.id in noted]


def _concerns(entry: Withheld, choice: Choice) -> bool:
    match choice.document:
        case DocumentName.INTAKE:
            return entry.matter in _INTAKE
        case DocumentName.PICTURES:
            return entry.matter is Matter.PICTURE
        case DocumentName.REPORT:
            return entry.session == choice.session
        case DocumentName.NOTES:
            return entry.about == choice.person
    return False

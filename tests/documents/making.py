"""Making documents in tests: every one that a reader may have, and findings told plainly."""

import datetime as dt
from collections.abc import Iterable, Iterator

from coachtui.documents.registry import KINDS, DocumentName, Needs, file_name, make
from coachtui.documents.request import Called, Request
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.missing import Fact
from coachtui.domain.sharing import Reader, ShareView, ShownFinding, share
from coachtui.i18n import Words
from coachtui.markdown.render import render

TODAY = dt.date(2026, 12, 7)


class PlainTelling:
    """Tells findings by their numbers and names."""

    def finding(self, shown: ShownFinding, called: Called, /) -> str:
        told = [called(str(value)) for value in shown.finding.params.values()] if shown.finding else []
        facts = [called(fact.person) for fact in shown.finding.evidence] if shown.finding else []
        return f"check {shown.check} {called(shown.subject)} {' '.join((*told, *facts))}"

    def given(self, shown: ShownFinding, called: Called, /, *, still: bool) -> str:
        return f"check {shown.check} {called(shown.subject)} {'is' if still else 'was'}"

    def why(self, check: int, /) -> str:
        return f"why {check}"

    def evidence(self, facts: Iterable[Fact], called: Called, /) -> Iterator[str]:
        return (f"{called(fact.person)} {fact.field}" for fact in facts)

    def unasked(self, facts: Iterable[Fact], called: Called, /) -> Iterator[tuple[str, str]]:
        return ((called(fact.person), fact.field) for fact in facts)


def request(session: int | None = None, person: str | None = None) -> Request:
    """A request made today."""
    return Request(made_on=TODAY, telling=PlainTelling(), session=session, person=person)


def document(
    engagement: Engagement,
    reader: Reader,
    name: DocumentName,
    session: int | None = None,
    person: str | None = None,
) -> str:
    """One document as Markdown."""
    view = share(engagement, reader)
    return render(make(name, view, Words(view.language), request(session, person)))


def every_document(engagement: Engagement, reader: Reader) -> Iterator[tuple[str, str]]:
    """Every document that this reader can get in any way, each with its file's name."""
    view = share(engagement, reader)
    words = Words(view.language)
    for name, kind in KINDS.items():
        for session in engagement.session_numbers if kind.needs is Needs.SESSION else [None]:
            people = [one.id for one in engagement.stakeholders] if kind.needs is Needs.PERSON else [None]
            for person in people:
                asked = request(session, person)
                try:
                    yield file_name(name, view, words, asked), render(make(name, view, words, asked))
                except Refused:
                    continue


def everything(view: ShareView) -> str:
    """All that a view holds, as text."""
    return repr(view)

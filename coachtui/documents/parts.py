"""Parts that several documents have: labelled answers, sections, what is withheld, for whom it is."""

from collections.abc import Iterable, Iterator

from coachtui.documents.request import Request
from coachtui.domain.sharing import Coach, Group, Participant, ShareView, Sponsor, Withheld, counted
from coachtui.i18n import Words
from coachtui.markdown.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Line,
    Rule,
    emphasis,
    line,
    paragraph,
    strong,
)

# As wide as a drawing may be: what a letter in a mail program allows without breaking a line.
WIDTH = 76


def document(
    title: str, blocks: Iterable[Block], view: ShareView, words: Words, request: Request
) -> Document:
    """Return a document with, above it, the coach's label, and below it for whom it was made and when."""
    label = [paragraph(emphasis(words("documents.coach_label")))] if view.for_coach else []
    return Document(title, (*label, *blocks, Rule(), paragraph(emphasis(_made_for(view, words, request)))))


def section(title: str, blocks: Iterable[Block], level: int = 2) -> Iterator[Block]:
    """Yield a heading with ``blocks`` under it; nothing when there is nothing under it."""
    found = list(blocks)
    if found:
        yield Heading(level, title)
        yield from found


def deeper(blocks: Iterable[Block], by: int = 1) -> Iterator[Block]:
    """Yield ``blocks`` with their headings ``by`` levels further down."""
    for block in blocks:
        yield Heading(min(block.level + by, 6), block.text) if isinstance(block, Heading) else block


def answers(pairs: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """Yield a list of labels with what was answered; an empty answer is left out."""
    lines = [labelled(label, text) for label, text in pairs if text.strip()]
    if lines:
        yield Bullets(tuple(lines))


def labelled(label: str, text: str) -> Line:
    """Return a line such as *Label: text*, the label strong."""
    return line(strong(label), ": ", text)


def withheld(view: ShareView, words: Words, entries: Iterable[Withheld]) -> Iterator[Block]:
    """Yield how many quotes, reservations and traits of ``entries`` are withheld, and no more than that."""
    counts = counted(entries)
    if counts:
        told = words.listed([words(f"documents.withheld.{matter}", n=n) for matter, n in counts.items()])
        yield paragraph(emphasis(words("documents.withheld.told", what=told)))


def who(name: str, role: str) -> str:
    """Return somebody with their role, where it is known: *Ada – planner*."""
    return f"{name} – {role}" if role.strip() else name


def project_title(view: ShareView, words: Words) -> str:
    """Return what the engagement is called: its project, for the coach with the client's name before it."""
    names = [name for name in (view.client, view.project.name) if name.strip()]
    return " · ".join(names) or words("documents.no_name")


def reader_text(view: ShareView, words: Words) -> str:
    """Return for whom a document is, as a sentence says it: *the group*, *Anna*."""
    match view.reader:
        case Coach():
            return words("documents.reader.coach")
        case Group():
            return words("documents.reader.group")
        case Sponsor():
            return words("documents.reader.sponsor")
        case Participant():
            return view.reader_name


def _made_for(view: ShareView, words: Words, request: Request) -> str:
    return words(
        "documents.made_for", reader=reader_text(view, words), date=words.short_date(request.made_on)
    )

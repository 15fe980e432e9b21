"""Who is missing: the findings, what was done about them, and what was not asked yet."""

from collections.abc import Iterator

from coachtui.documents.parts import section
from coachtui.documents.request import Telling
from coachtui.domain.missing.finding import Level
from coachtui.domain.sharing import ShareView, ShownFinding
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Bullets, Line, emphasis, line, strong


def findings_blocks(view: ShareView, words: Words, telling: Telling) -> Iterator[Block]:
    """Yield the open findings, red before amber, and the settled ones; for the sponsor those given."""
    still_open = [one for one in view.findings if one.remedy is None]
    still_open.sort(key=lambda one: one.level is not Level.RED)
    settled = [one for one in view.findings if one.remedy is not None]
    if still_open:
        yield Bullets(tuple(_open(one, view, words, telling) for one in still_open))
    lines = tuple(_settled(one, view, words, telling) for one in settled)
    if lines:
        title = words("documents.findings.settled" if view.for_coach else "documents.findings.given")
        yield from section(title, [Bullets(lines)], 3)


def unasked_blocks(view: ShareView, words: Words, telling: Telling) -> Iterator[Block]:
    """Yield what was not asked and could change what the checks say."""
    if view.unasked:
        yield Bullets(tuple(line(telling.fact(fact, view.called)) for fact in view.unasked))


def _open(one: ShownFinding, view: ShareView, words: Words, telling: Telling) -> Line:
    level = words(f"value.level.{one.level}") if one.level else ""
    return line(strong(level), " – ", telling.finding(one, view.called))


def _settled(one: ShownFinding, view: ShareView, words: Words, telling: Telling) -> Line:
    """Return what was found, then what was done about it, when, and for the coach by whom and why."""
    told = [words(f"value.level.{one.level}")] if one.level and not view.for_coach else []
    told.append(words(f"documents.findings.done.{one.remedy}"))
    if one.by.strip():
        told.append(words("documents.findings.by", name=one.by))
    if one.at:
        told.append(words.short_date(one.at.date()))
    why = f"\n{one.reason}" if one.reason.strip() else ""
    return line(telling.finding(one, view.called), " ", emphasis(f"({', '.join(told)})"), why)

"""Who is missing: the findings, what was done about them, and every question that is open."""

from collections.abc import Iterator

from coachtui.documents.parts import labelled, section
from coachtui.documents.request import Telling
from coachtui.domain.missing.finding import Level
from coachtui.domain.sharing import ShareView, ShownFinding
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Bullets, Line, Piece, emphasis, line, paragraph, strong


def findings_blocks(view: ShareView, words: Words, telling: Telling) -> Iterator[Block]:
    """Yield the open findings, red before amber, and the settled ones; for the sponsor those given.

    For the coach each says what it rests on, and the first of every check why the method asks it.
    """
    still_open = [one for one in view.findings if one.remedy is None]
    still_open.sort(key=lambda one: one.level is not Level.RED)
    settled = [one for one in view.findings if one.remedy is not None]
    asked: set[int] = set()
    if still_open:
        yield Bullets(
            tuple(
                (*_open(one, view, words, telling), *_grounds(one, asked, view, words, telling))
                for one in still_open
            )
        )
    lines = tuple(
        (*_settled(one, view, words, telling), *_grounds(one, asked, view, words, telling)) for one in settled
    )
    if not lines:
        return
    if view.for_coach:
        if not still_open:
            yield paragraph(words("documents.findings.none_open"))
        yield from section(words("documents.findings.settled"), [Bullets(lines)], 3)
    else:
        yield paragraph(words("documents.findings.given"))
        yield Bullets(lines)


def unasked_blocks(view: ShareView, words: Words, telling: Telling) -> Iterator[Block]:
    """Yield what was not asked and what a step still lacks, person by person as they are listed."""
    listed = {person: at for at, person in enumerate(view.names)}
    facts = sorted(view.unasked, key=lambda fact: listed.get(fact.person, len(listed)))
    told = telling.unasked(facts, view.called)
    lines = [labelled(name, what) if name else line(what) for name, what in told]
    if lines:
        yield Bullets(tuple(lines))


def _open(one: ShownFinding, view: ShareView, words: Words, telling: Telling) -> Line:
    level = words(f"value.level.{one.level}") if one.level else ""
    return line(strong(level), " – ", telling.finding(one, view.called))


def _grounds(
    one: ShownFinding, asked: set[int], view: ShareView, words: Words, telling: Telling
) -> Iterator[Piece]:
    """Yield, for the coach, why the method asks it, once a check, and what the finding rests on."""
    if one.finding is None:
        return
    if one.check not in asked:
        asked.add(one.check)
        yield from line("\n", emphasis(telling.why(one.check)))
    facts = "; ".join(telling.evidence(one.finding.evidence, view.called))
    yield from line("\n", words("documents.findings.rests_on", facts=facts))


def _settled(one: ShownFinding, view: ShareView, words: Words, telling: Telling) -> Line:
    """Return what was found, then what was done about it, when, and for the coach by whom and why."""
    told = [words(f"value.level.{one.level}")] if one.level and not view.for_coach else []
    told.append(words(f"value.done.{one.remedy}"))
    if one.by.strip():
        told.append(words("documents.findings.by", name=one.by))
    if one.at:
        told.append(words.short_date(one.at.date()))
    why = f"\n{one.reason}" if one.reason.strip() else ""
    return line(telling.finding(one, view.called), " ", emphasis(f"({', '.join(told)})"), why)

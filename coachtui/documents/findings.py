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
    if not view.for_coach:
        given = tuple(_given(view, words, telling))
        if given:
            yield paragraph(words("documents.findings.given"))
            yield Bullets(given)
        return
    still_open = [one for one in view.findings if one.remedy is None]
    still_open.sort(key=lambda one: one.level is not Level.RED)
    asked: set[int] = set()
    lines = [
        (*_open(one, view, words, telling), *_grounds(one, asked, view, words, telling)) for one in still_open
    ]
    settled = [
        (*_settled(one, view, words, telling), *_grounds(one, asked, view, words, telling))
        for one in view.findings
        if one.remedy is not None
    ]
    if lines:
        yield Bullets(tuple(lines))
    elif settled:
        yield paragraph(words("documents.findings.none_open"))
    if settled:
        yield from section(words("documents.findings.settled"), [Bullets(tuple(settled))], 3)


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
    """Return what was found, then what was done about it, by whom, when and why."""
    why = f"\n{one.reason}" if one.reason.strip() else ""
    return line(telling.finding(one, view.called), " ", emphasis(f"({_done(one, words)})"), why)


def _given(view: ShareView, words: Words, telling: Telling) -> Iterator[Line]:
    """Yield what was given, then how serious it is if it is so yet, what was done about it, and when.

    Several checks can say the same to whom they are given: what they say is said once.
    """
    alike: dict[str, list[ShownFinding]] = {}
    for one in view.findings:
        alike.setdefault(telling.given(one, view.called, still=True), []).append(one)
    for sentence, same in alike.items():
        levels = {one.level for one in same if one.level is not None}
        told = sentence if levels else telling.given(same[0], view.called, still=False)
        worst = [words(f"value.level.{level}") for level in Level if level in levels][:1]
        done = "; ".join(dict.fromkeys(_done(one, words) for one in same))
        yield line(told, " ", emphasis(f"({', '.join([*worst, done])})"))


def _done(one: ShownFinding, words: Words) -> str:
    """Return what was done about a finding, for the coach also by whom, and when."""
    told = [words(f"value.done.{one.remedy}")]
    if one.by.strip():
        told.append(words("documents.findings.by", name=one.by))
    if one.at:
        told.append(words.short_date(one.at.date()))
    return ", ".join(told)

"""The people of the intake: who they are and where they sit, and what they said, in their own words."""

from collections.abc import Iterator

from coachtui.documents.parts import WIDTH, answers, section, who
from coachtui.documents.perspectives import drawn, telling, words_withheld
from coachtui.documents.seats import seat_text
from coachtui.domain.people import Provenance, Seat, Stakeholder, StakeholderKind
from coachtui.domain.sharing import Matter, ShareView
from coachtui.drawing.gains import gains_text
from coachtui.drawing.wordings import wordings_text
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Quote, Table, emphasis, paragraph


def people_table(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield everybody with role, unit and seat in each session; columns that say nothing are left out."""
    unasked = words("value.not_asked")
    rows = [
        [one.name, one.role, one.unit, *(_seat(one.seat_in(s.number), words) for s in view.sessions)]
        for one in view.people
    ]
    header = [
        words("documents.people.name"),
        words("documents.people.role"),
        words("documents.people.unit"),
        *(words("documents.session", number=session.number) for session in view.sessions),
    ]
    told = [at for at in range(len(header)) if any(row[at].strip() for row in rows)]
    if told:
        seats = len(header) - len(view.sessions)
        yield Table(
            tuple(header[at] for at in told),
            tuple(tuple(row[at] or (unasked if at >= seats else "") for at in told) for row in rows),
        )
    if view.whole is not None:
        for person in view.whole.stakeholders:
            yield from section(person.name, _answers(person, view, words), 3)


def wordings(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the problem as each words it, side by side; then how many gave no leave to show theirs."""
    there = telling(view, lambda person: bool(person.problem.strip()))
    if there:
        holds = [text for person in there for text in (person.name, person.role, person.problem)]
        beside = drawn(wordings_text(there, WIDTH, words=words), holds)
        yield from section(words("documents.problem.each"), [beside], 3)
    yield from words_withheld(view, Matter.PROBLEM, words)


def stances(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield what each says of the solution; for the coach also the figure."""
    for person in view.people:
        stance = person.stance
        if stance is None:
            continue
        figure = "" if stance.value is None else words.signed(stance.value)
        blocks: list[Block] = [Quote(stance.quote)] if stance.quote.strip() else []
        # Nobody's words need no *whose*.
        said = stance.provenance or any(one.strip() for one in (stance.gains, stance.loses))
        if blocks or (figure and said):
            blocks += _provenance(stance.provenance, stance.by, view, words)
        blocks += answers([(words("documents.stance.value"), figure)])
        yield from section(who(person.name, person.role), blocks, 3)
    yield from words_withheld(view, Matter.STANCE, words)


def gains(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield who gains by the solution and who pays for it, in one picture."""
    there = telling(view, lambda person: bool(person.stance.gains.strip() or person.stance.loses.strip()))
    if there:
        holds = [
            text
            for person in there
            for text in (person.name, person.role, person.stance.gains, person.stance.loses, person.stance.by)
        ]
        yield drawn(gains_text(there, WIDTH, words=words), holds)


def _provenance(provenance: Provenance | None, by: str, view: ShareView, words: Words) -> Iterator[Block]:
    """Yield for the coach whose words these are; others get own words only, and need not be told."""
    if not view.for_coach:
        return
    key = provenance.value if provenance else "not_asked"
    if provenance is Provenance.ATTRIBUTED and by.strip():
        key = "attributed_by"
    yield paragraph(emphasis(words(f"documents.provenance.{key}", by=by)))


def _seat(seat: Seat | None, words: Words) -> str:
    return seat_text(words(f"value.seat.{seat.kind}"), seat, words) if seat else ""


def _answers(person: Stakeholder, view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the answers about somebody that are the coach's alone."""
    named_by = [view.called(ref) for ref in person.named_by or ()]
    nobody = words("documents.people.nobody") if person.named_by == () else ""
    kind = words(f"value.stakeholder.{person.kind}") if person.kind is not StakeholderKind.PERSON else ""
    told = {
        "alias": person.alias,
        "kind": kind,
        "relations": ", ".join(words(f"value.relation.{one}") for one in person.relations),
        "brings": _letters(person, words, brought=True),
        "brings_not": _letters(person, words, brought=False),
        "work_changes": _yes_no(person.work_changes, words),
        "influence": _figure(person.influence),
        "interest": _figure(person.interest),
        "impact": _figure(person.impact),
        "mandate": words(f"value.mandate.{person.mandate}") if person.mandate else "",
        "named_by": words.listed(named_by) or nobody,
        "may_show": _yes_no(person.may_show, words),
        "may_log": _yes_no(person.may_log, words),
    }
    yield from answers((words(f"documents.people.{name}"), text) for name, text in told.items())


def _letters(person: Stakeholder, words: Words, *, brought: bool) -> str:
    return ", ".join(words(f"value.brings.{one}") for one, has in person.brings.items() if has is brought)


def _yes_no(answer: bool | None, words: Words) -> str:
    return "" if answer is None else words("value.yes" if answer else "value.no")


def _figure(answer: int | None) -> str:
    return "" if answer is None else str(answer)

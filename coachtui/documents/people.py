"""The people of the intake: who they are and where they sit, and what they said, in their own words."""

from collections.abc import Iterator

from coachtui.documents.parts import answers, section
from coachtui.documents.seats import seat_text
from coachtui.domain.people import Picture, Provenance, Seat, Stakeholder
from coachtui.domain.sharing import ShareView, ShownPerson
from coachtui.i18n import Words
from coachtui.markdown.document import Block, Quote, Table, emphasis, paragraph


def people_table(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield everybody with role, unit and seat in each session; columns that say nothing are left out."""
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
        yield Table(tuple(header[at] for at in told), tuple(tuple(row[at] for at in told) for row in rows))
    if view.whole is not None:
        for person in view.whole.stakeholders:
            yield from section(person.name, _answers(person, view, words), 3)


def wordings(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the problem as each words it."""
    for person in view.people:
        if person.problem.strip():
            yield from section(_who(person), [Quote(person.problem)], 3)


def pictures(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the pictures of good work in listed order: side by side, and never ranked (METHOD.md, line 7)."""
    for person in view.people:
        yield from section(_who(person), _picture(person, view, words), 3)


def stances(view: ShareView, words: Words) -> Iterator[Block]:
    """Yield what each says of the solution, what it gives and costs them; for the coach also the figure."""
    for person in view.people:
        stance = person.stance
        if stance is None:
            continue
        figure = "" if stance.value is None else words.signed(stance.value)
        told = {"value": figure, "gains": stance.gains, "loses": stance.loses}
        blocks: list[Block] = [Quote(stance.quote)] if stance.quote.strip() else []
        blocks += _provenance(stance.provenance, stance.by, view, words)
        blocks += answers((words(f"documents.stance.{name}"), text) for name, text in told.items())
        yield from section(_who(person), blocks, 3)


def _provenance(provenance: Provenance | None, by: str, view: ShareView, words: Words) -> Iterator[Block]:
    """Yield for the coach whose words these are; others get own words only, and need not be told."""
    if not view.for_coach:
        return
    key = provenance.value if provenance else "not_asked"
    if provenance is Provenance.ATTRIBUTED and by.strip():
        key = "attributed_by"
    yield paragraph(emphasis(words(f"documents.provenance.{key}", by=by)))


def _picture(person: ShownPerson, view: ShareView, words: Words) -> Iterator[Block]:
    picture = person.picture or Picture()
    if picture.answer.strip():
        yield Quote(picture.answer)
    if person.picture:
        yield from _provenance(picture.provenance, picture.by, view, words)
    told = {
        "evidence": picture.evidence,
        "beneficiary": picture.beneficiary,
        "horizon": words(f"value.horizon.{picture.horizon}") if picture.horizon else "",
        "sees_role_as": person.sees_role_as,
        "given_on": words.short_date(picture.given_on) if picture.given_on else "",
    }
    yield from answers((words(f"documents.picture.{name}"), text) for name, text in told.items())


def _who(person: ShownPerson) -> str:
    return f"{person.name} – {person.role}" if person.role.strip() else person.name


def _seat(seat: Seat | None, words: Words) -> str:
    return seat_text(words(f"value.seat.{seat.kind}"), seat, words) if seat else ""


def _answers(person: Stakeholder, view: ShareView, words: Words) -> Iterator[Block]:
    """Yield the answers about somebody that are the coach's alone."""
    named_by = [view.called(ref) for ref in person.named_by or ()]
    told = {
        "alias": person.alias,
        "relations": ", ".join(words(f"value.relation.{one}") for one in person.relations),
        "brings": ", ".join(words(f"value.brings.{one}") for one, has in person.brings.items() if has),
        "work_changes": _yes_no(person.work_changes, words),
        "influence": _figure(person.influence),
        "interest": _figure(person.interest),
        "impact": _figure(person.impact),
        "mandate": words(f"value.mandate.{person.mandate}") if person.mandate else "",
        "named_by": words.listed(named_by),
        "may_show": _yes_no(person.may_show, words),
        "may_log": _yes_no(person.may_log, words),
    }
    yield from answers((words(f"documents.people.{name}"), text) for name, text in told.items())


def _yes_no(answer: bool | None, words: Words) -> str:
    return "" if answer is None else words("value.yes" if answer else "value.no")


def _figure(answer: int | None) -> str:
    return "" if answer is None else str(answer)

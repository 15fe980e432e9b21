"""Planning: making a plan from a template, and changing its sessions and blocks as they are typed."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from msgspec import structs

from coachtui.application.dates import parse_date, parse_time
from coachtui.domain import planning
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.domain.text import clean_line
from coachtui.templates.fill import fill
from coachtui.templates.template import Template

# How long a block is that was just added; the coach makes it longer or shorter.
NEW_BLOCK = 10


def make_plan(engagement: Engagement, template: Template, new_id: Callable[[], str]) -> Engagement:
    """Return the engagement with the plan that ``template`` makes for it, the focal role filled in.

    What an earlier plan knew of a session's day, start and place stays, by its number; a session that
    was started stays as it is.
    """
    made = fill(
        template,
        role=engagement.focal_role.singular,
        roles=engagement.focal_role.plural,
        question=engagement.focal_role.question,
        solution=engagement.project.solution,
        new_id=new_id,
    )
    before = {session.number: session for session in engagement.plan.sessions} if engagement.plan else {}
    new = {session.number: session for session in made.sessions}
    started = {run.session for run in engagement.runs} & before.keys()
    # Numbers have no gaps, so nothing before a session that was started can go either.
    last = max([*new, *started], default=0)
    numbers = range(1, last + 1)
    sessions = tuple(
        before[n] if n in started or n not in new else _dated(new[n], before.get(n)) for n in numbers
    )
    return structs.replace(engagement, plan=structs.replace(made, sessions=sessions))


def session_of(engagement: Engagement, number: int) -> Session:
    """Return one session of the plan. Raises Refused when there is none with this number."""
    return planning.session_of(plan_of(engagement), number)


def plan_of(engagement: Engagement) -> Plan:
    """Return the plan. Raises Refused while there is none."""
    if engagement.plan is None:
        raise Refused("plan.error.none")
    return engagement.plan


def next_session(engagement: Engagement) -> int:
    """Return the number of the session that is under way or comes next; of the last one when all are done."""
    ended = {run.session for run in engagement.runs if run.ended_at is not None}
    numbers = engagement.session_numbers
    return next((number for number in numbers if number not in ended), numbers[-1] if numbers else 1)


def lengthen(engagement: Engagement, block_id: str, minutes: int) -> Engagement:
    """Return the engagement with a block so many minutes longer, or shorter, but never below none."""
    plan = plan_of(engagement)
    length = max(0, block_of(engagement, block_id).minutes + minutes)
    return _with(engagement, planning.set_minutes(plan, block_id, length))


def block_of(engagement: Engagement, block_id: str) -> Block:
    """Return a block of the plan. Raises Refused when there is none with this id."""
    for session in plan_of(engagement).sessions:
        for block in session.blocks:
            if block.id == block_id:
                return block
    raise Refused("error.block_unknown")


def change_block(engagement: Engagement, block_id: str, name: str, typed: object) -> Engagement:
    """Return the engagement with one field of a block set, as it was typed.

    ``name`` is title, minutes, kind, starred, question or guidance. Raises Refused if it does not fit.
    """
    plan = plan_of(engagement)
    if name == "minutes":
        changed = planning.set_minutes(plan, block_id, _minutes(typed))
    elif name == "title":
        changed = planning.rename(plan, block_id, str(typed or ""))
    elif name == "kind":
        changed = planning.change_block(plan, block_id, kind=BlockKind(str(typed)))
    elif name == "starred":
        changed = planning.change_block(plan, block_id, starred=typed is True)
    else:
        changed = planning.change_block(plan, block_id, **_text(name, typed, ("question", "guidance")))
    return _with(engagement, changed)


def change_session(
    engagement: Engagement, number: int, name: str, typed: object, today: dt.date | None = None
) -> Engagement:
    """Return the engagement with one field of a session set, as it was typed.

    ``name`` is title, date, starts, minutes, place or guidance; a day or a time may be typed in the ways of
    ``dates``, a day without a year if ``today`` is given; an empty one is not set yet. Raises Refused if it
    does not fit.
    """
    plan = plan_of(engagement)
    if name == "minutes":
        changed = planning.change_session(plan, number, minutes=_minutes(typed))
    elif name == "date":
        changed = planning.change_session(plan, number, date=parse_date(str(typed or ""), today))
    elif name == "starts":
        changed = planning.change_session(plan, number, starts=parse_time(str(typed or "")))
    else:
        fields = _text(name, typed, ("title", "place", "guidance"))
        changed = planning.change_session(plan, number, **fields)
    return _with(engagement, changed)


def move(engagement: Engagement, block_id: str, places: int) -> Engagement:
    """Return the engagement with a block ``places`` later in its session (negative: earlier)."""
    return _with(engagement, planning.move(plan_of(engagement), block_id, places))


def add(engagement: Engagement, session: int, new_id: str, title: str, *, after: str = "") -> Engagement:
    """Return the engagement with a new block after another one, or as the session's first.

    When the other one is gone, it comes last.
    """
    block = Block(id=new_id, title=clean_line(title), minutes=NEW_BLOCK)
    plan = plan_of(engagement)
    blocks = planning.session_of(plan, session).blocks
    if after and all(one.id != after for one in blocks):
        after = blocks[-1].id if blocks else ""
    place = {"after": after} if after else {"session": session}
    return _with(engagement, planning.add_after(plan, block, **place))


def remove(engagement: Engagement, block_id: str) -> Engagement:
    """Return the engagement without a block of the plan."""
    return _with(engagement, planning.remove(plan_of(engagement), block_id))


def restore(engagement: Engagement, plan: Plan) -> Engagement:
    """Return the engagement with its plan as it was before it was changed."""
    return _with(engagement, plan)


def _with(engagement: Engagement, plan: Plan) -> Engagement:
    return structs.replace(engagement, plan=plan)


def _dated(session: Session, before: Session | None) -> Session:
    if before is None:
        return session
    return structs.replace(session, date=before.date, starts=before.starts, place=before.place)


def _minutes(typed: object) -> int:
    text = clean_line(str(typed))
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise Refused("error.not_a_number", field="plan.minutes", value=text)
    return int(text)


def _text(name: str, typed: object, allowed: tuple[str, ...]) -> dict[str, Any]:
    if name not in allowed:
        raise ValueError(name)
    return {name: str(typed or "")}

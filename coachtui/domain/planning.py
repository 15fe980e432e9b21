"""Changing a plan: its blocks and its sessions. Ids of new blocks are given by the caller."""

import datetime as dt
from collections.abc import Callable

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from coachtui.domain.errors import Refused
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.domain.text import clean, clean_line


def set_minutes(plan: Plan, block_id: str, minutes: int) -> Plan:
    """Return the plan with a block of this length. Refused below 0 or over 600 minutes."""
    return _with_block(plan, block_id, lambda block: replace(block, minutes=minutes))


def rename(plan: Plan, block_id: str, title: str) -> Plan:
    """Return the plan with a block's title changed. Refused for no title at all."""
    return _with_block(plan, block_id, lambda block: replace(block, title=clean_line(title)))


def change_block(
    plan: Plan,
    block_id: str,
    *,
    kind: BlockKind | UnsetType = UNSET,
    starred: bool | UnsetType = UNSET,
    question: str | UnsetType = UNSET,
    guidance: str | UnsetType = UNSET,
) -> Plan:
    """Return the plan with what is given about a block changed, and the rest as it was."""

    def changed(block: Block) -> Block:
        return replace(
            block,
            kind=block.kind if kind is UNSET else kind,
            starred=block.starred if starred is UNSET else starred,
            question=block.question if question is UNSET else clean(question).strip(),
            guidance=block.guidance if guidance is UNSET else clean(guidance).strip(),
        )

    return _with_block(plan, block_id, changed)


def move(plan: Plan, block_id: str, places: int) -> Plan:
    """Return the plan with a block ``places`` later in its session (negative: earlier), its ends at most."""
    session, at = _found(plan, block_id)
    blocks = list(session.blocks)
    block = blocks.pop(at)
    blocks.insert(max(0, min(len(blocks), at + places)), block)
    return _with_session(plan, replace(session, blocks=tuple(blocks)))


def add_after(plan: Plan, block: Block, *, after: str | None = None, session: int | None = None) -> Plan:
    """Return the plan with a new block after another one, or as the first of a session.

    One of the two is given. Refused for an unknown block or session, and for an id that is in use.
    """
    if any(one.id == block.id for every in plan.sessions for one in every.blocks):
        raise Refused("error.block_id_taken")
    if after is None:
        where, at = session_of(plan, session or 0), -1
    else:
        where, at = _found(plan, after)
    blocks = (*where.blocks[: at + 1], block, *where.blocks[at + 1 :])
    return _with_session(plan, replace(where, blocks=blocks))


def remove(plan: Plan, block_id: str) -> Plan:
    """Return the plan without a block."""
    session, at = _found(plan, block_id)
    return _with_session(plan, replace(session, blocks=session.blocks[:at] + session.blocks[at + 1 :]))


def change_session(
    plan: Plan,
    number: int,
    *,
    title: str | UnsetType = UNSET,
    minutes: int | UnsetType = UNSET,
    date: dt.date | UnsetType | None = UNSET,
    starts: dt.time | UnsetType | None = UNSET,
    place: str | UnsetType = UNSET,
    guidance: str | UnsetType = UNSET,
) -> Plan:
    """Return the plan with what is given about a session changed; a date or time of None takes it back.

    Refused for an unknown session, for no title, and outside 1 to 1440 minutes.
    """
    session = session_of(plan, number)
    changed = replace(
        session,
        title=session.title if title is UNSET else clean_line(title),
        minutes=session.minutes if minutes is UNSET else minutes,
        date=session.date if date is UNSET else date,
        starts=session.starts if starts is UNSET else starts,
        place=session.place if place is UNSET else clean_line(place),
        guidance=session.guidance if guidance is UNSET else clean(guidance).strip(),
    )
    return _with_session(plan, changed)


def session_of(plan: Plan, number: int) -> Session:
    """Return one session of the plan. Refused when it has none with this number."""
    for session in plan.sessions:
        if session.number == number:
            return session
    raise Refused("error.session_unknown", number=number)


def _found(plan: Plan, block_id: str) -> tuple[Session, int]:
    for session in plan.sessions:
        for at, block in enumerate(session.blocks):
            if block.id == block_id:
                return session, at
    raise Refused("error.block_unknown")


def _with_block(plan: Plan, block_id: str, change: Callable[[Block], Block]) -> Plan:
    session, at = _found(plan, block_id)
    blocks = list(session.blocks)
    blocks[at] = change(blocks[at])
    return _with_session(plan, replace(session, blocks=tuple(blocks)))


def _with_session(plan: Plan, changed: Session) -> Plan:
    sessions = tuple(changed if one.number == changed.number else one for one in plan.sessions)
    return replace(plan, sessions=sessions)

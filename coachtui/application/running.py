"""Running a session: starting it, moving through its blocks and rounds, and capturing what is said."""

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from msgspec import structs

from coachtui.application import noting, planning, typed
from coachtui.domain import clock, turns
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.moments import plus
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.domain.running import Run
from coachtui.domain.soundness import voices

_P = ParamSpec("_P")


def under_way(engagement: Engagement) -> Run | None:
    """Return the run that has not ended; None while no session is under way."""
    return next((run for run in engagement.runs if run.ended_at is None), None)


def run_of(engagement: Engagement, session: int) -> Run:
    """Return the run of a session. Raises Refused when it has not been started."""
    run = engagement.run_of(session)
    if run is None:
        raise Refused("run.error.not_started", session=session)
    return run


def start(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with a session started. Refused while one is under way, or when it was held."""
    going = under_way(engagement)
    if going is not None:
        raise Refused("run.error.under_way", session=going.session)
    if engagement.run_of(session) is not None:
        raise Refused("run.error.held", session=session)
    planned = planning.session_of(engagement, session)
    run = clock.start(planned, voices(engagement, session), now)
    runs = sorted((*engagement.runs, run), key=lambda one: one.session)
    return structs.replace(engagement, runs=tuple(runs))


def next_block(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with the session in its next block."""
    return _run(engagement, session, clock.next_block, voices(engagement, session), now)


def back(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with the session back in the block before."""
    return _run(engagement, session, clock.back, voices(engagement, session), now)


def pause_or_resume(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with the session's clock stopped, or going again."""
    paused = run_of(engagement, session).paused_at is not None
    return _run(engagement, session, clock.resume if paused else clock.pause, now)


def add_minutes(engagement: Engagement, session: int, minutes: int) -> Engagement:
    """Return the engagement with the open block longer, or shorter, but never below none."""
    return _run(engagement, session, lambda run: clock.add_minutes(run, max(minutes, -run.block.minutes)))


def cut(engagement: Engagement, session: int, block_id: str, minutes: int) -> Engagement:
    """Return the engagement with minutes taken off a block ahead, as the coach agreed."""
    return _run(engagement, session, clock.cut, block_id, minutes)


def finish(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with the session ended."""
    return _run(engagement, session, clock.finish, now)


def reopen(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement with an ended session open again, in the block it ended in.

    That block's clock goes on where it stood. Refused while another session is under way.
    """
    going = under_way(engagement)
    if going is not None:
        raise Refused("run.error.under_way", session=going.session)
    return _run(engagement, session, _reopened, now)


def turn_done(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement after a turn in the round."""
    return _run(engagement, session, turns.turn_done, now)


def turn_passed(engagement: Engagement, session: int, now: dt.datetime) -> Engagement:
    """Return the engagement after a pass in the round."""
    return _run(engagement, session, turns.turn_passed, now)


def turn_to(engagement: Engagement, session: int, voice: str, now: dt.datetime) -> Engagement:
    """Return the engagement with the word to one voice of the round."""
    return _run(engagement, session, turns.turn_to, voice, now)


def attend(
    engagement: Engagement,
    session: int,
    person_id: str,
    kind: SeatKind | None,
    now: dt.datetime,
    *,
    by: str = "",
) -> Engagement:
    """Return the engagement with how somebody really takes part in a session; None: as it was planned.

    ``by`` is the id or the name of who represents them or minds their voice. A round that is going on
    takes in whoever now has a voice, and lets go of who has none any more.
    """
    person = engagement.person(person_id)
    if person is None:
        raise Refused("error.no_such_person", name=person_id)
    who = engagement.person(by)
    ref = who.id if who else typed.refer(engagement, by)
    if ref == person_id:
        raise Refused("error.seat_by_self", name=person.name)
    seat = None if kind is None else Seat(kind=kind, by=ref)
    people = tuple(_seated(p, session, seat) if p.id == person_id else p for p in engagement.stakeholders)
    changed = structs.replace(engagement, stakeholders=people)
    run = changed.run_of(session)
    if run is None or run.ended_at is not None:
        return changed
    return _run(changed, session, turns.with_voices, voices(changed, session), now)


def capture(
    engagement: Engagement,
    session: int,
    new_id: str,
    text: str,
    *,
    now: dt.datetime,
    kind: NoteKind = NoteKind.NOTE,
    about: str | None = None,
    visibility: Visibility = Visibility.COACH,
    who: str = "",
    due: str = "",
) -> Engagement:
    """Return the engagement with a note that was captured while the session ran, in the block that was open.

    ``who`` is a name as it was typed. Raises Refused for a note without a word.
    """
    run = run_of(engagement, session)
    return noting.write(
        engagement,
        new_id,
        text,
        now=now,
        kind=kind,
        about=about,
        visibility=visibility,
        who=typed.refer(engagement, who),
        due=due,
        session=session,
        block=run.block.title,
    )


def _run(
    engagement: Engagement,
    session: int,
    change: Callable[Concatenate[Run, _P], Run],
    *args: _P.args,
    **kwargs: _P.kwargs,
) -> Engagement:
    run = run_of(engagement, session)
    changed = change(run, *args, **kwargs)
    if changed == run:
        return engagement
    runs = tuple(changed if one is run else one for one in engagement.runs)
    return structs.replace(engagement, runs=runs)


def _reopened(run: Run, now: dt.datetime) -> Run:
    if run.ended_at is None:
        return run
    took = next((lap.seconds for lap in run.laps if lap.block == run.block.id), 0)
    return structs.replace(
        run,
        ended_at=None,
        block_started_at=plus(now, seconds=-took),
        laps=tuple(lap for lap in run.laps if lap.block != run.block.id),
    )


def _seated(person: Stakeholder, session: int, seat: Seat | None) -> Stakeholder:
    others = {number: one for number, one in person.attendance.items() if number != session}
    attendance = others if seat is None else {**others, session: seat}
    return structs.replace(person, attendance=dict(sorted(attendance.items())))

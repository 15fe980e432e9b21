"""A small engagement with something of everything, for documents that are kept as files to be read."""

import datetime as dt
from typing import Any

from coachtui.domain.engagement import (
    Choice,
    Contract,
    Engagement,
    FocalRole,
    LanguageCode,
    Pole,
    Priority,
    Project,
    Prompt,
    Remedy,
    Settlement,
)
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Picture,
    Provenance,
    Relation,
    Seat,
    SeatKind,
    Stakeholder,
    Stance,
)
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.domain.running import Run

START = dt.datetime(2026, 12, 7, 9, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
SEATED, INFORMED = Seat(kind=SeatKind.SEATED), Seat(kind=SeatKind.INFORMED)

PEOPLE = (
    Stakeholder(
        id="p-1",
        name="Ada Vos",
        alias="the night shift",
        role="planner",
        unit="Night",
        relations=(Relation.HOLDS, Relation.SUPPORTS),
        brings={Brings.EXPERTISE: True, Brings.NEED: False},
        work_changes=True,
        influence=2,
        interest=5,
        impact=5,
        stance=Stance(
            value=-1, quote="Who asked *us*?", gains="A quiet night", provenance=Provenance.OWN, by=""
        ),
        problem="# The roster comes too late.\n\n- every week\n- every single week",
        sees_role_as="the one who makes it fit",
        picture=Picture(
            answer="When nobody calls me at night.",
            evidence="My telephone | my sleep",
            beneficiary="Everybody on the ward",
            horizon=Horizon.DAYS,
            provenance=Provenance.OWN,
        ),
        seats={1: SEATED, 2: SEATED},
        attendance={1: SEATED},
        mandate=Mandate.ADVISES,
        named_by=("p-2", "the porter"),
        may_show=True,
        may_log=False,
    ),
    Stakeholder(
        id="p-2",
        name="Bram",
        role="head of planning",
        unit="Office",
        relations=(Relation.DIRECTS,),
        stance=Stance(value=2, quote="It pays for itself.", provenance=Provenance.OWN),
        problem="They do not plan ahead.",
        picture=Picture(
            answer="When next year is known.",
            horizon=Horizon.YEARS,
            provenance=Provenance.ATTRIBUTED,
            by="p-1",
        ),
        seats={1: SEATED, 2: SEATED},
        attendance={1: Seat(kind=SeatKind.ABSENT)},
        may_show=False,
    ),
    Stakeholder(
        id="p-3",
        name="Chris",
        role="nurse",
        seats={1: Seat(kind=SeatKind.EMPTY_CHAIR, by="p-1"), 2: Seat(kind=SeatKind.REPRESENTED, by="p-1")},
        picture=Picture(answer="Probably rest.", provenance=Provenance.ASSUMPTION),
    ),
    Stakeholder(id="p-4", name="Dana", seats={1: INFORMED}),
)

SESSIONS = (
    Session(
        number=1,
        title="Pictures",
        minutes=60,
        date=dt.date(2026, 12, 7),
        starts=dt.time(9),
        place="Room [3] – second floor",
        guidance="Bring *chairs*.",
        blocks=(
            Block(
                id="b1",
                title="Check-in",
                minutes=10,
                kind=BlockKind.CHECK_IN,
                starred=True,
                question="What did you leave to be here?",
                guidance="- Begin yourself.\n- Nobody replies.",
            ),
            Block(
                id="b2", title="The round", minutes=50, kind=BlockKind.ROUND, question="When | is it good?"
            ),
        ),
    ),
    Session(number=2, title="Choices", minutes=30, blocks=(Block(id="b3", title="Actions", minutes=30),)),
)


def note(number: int, kind: str, visibility: str, text: str, about: str | None = None, **more: Any) -> Note:
    answers = {"session": 1, "block": "The round", **more}
    return Note(
        id=f"n-{number}",
        text=text,
        at=START + dt.timedelta(minutes=number),
        kind=NoteKind(kind),
        about=about,
        visibility=Visibility(visibility),
        **answers,
    )


NOTES = (
    note(1, "note", "group", "We began late.", block="Check-in"),
    note(2, "quote", "group", "I do <b>not</b> sleep.\n\n1. Really.", "p-1"),
    note(3, "quote", "group", "A year is nothing.", "p-2"),
    note(4, "quote", "coach", "Ada Vos makes it up.", "p-2"),
    note(5, "trait", "group", "plans for others", "p-1", tags=("care", "long-term")),
    note(6, "trait", "participant", "listens first", "p-1"),
    note(7, "decision", "sponsor", "The roster comes two weeks earlier."),
    note(8, "agreement", "group", "One voice at a time."),
    note(9, "action", "sponsor", "Send the dates", who="Ada Vos", due="Friday", done=True),
    note(10, "action", "group", "Tell | the ward", "p-3", who="p-2"),
    note(11, "reservation", "group", "Only if the night counts too.", "p-1"),
    note(12, "reservation", "coach", "Not before the summer.", "p-2"),
    note(13, "parking", "group", "The canteen"),
    note(14, "note", "participant", "Come and see me.", "p-1", session=None, block=""),
    note(15, "note", "coach", "Watch Bram.", "p-2", session=None, block="", tags=("watch",)),
    note(16, "note", "group", "After all had left", block=""),
    note(17, "note", "group", "# And the second", "p-2", session=2, block="Actions"),
)

SETTLEMENTS = (
    Settlement(
        check=1,
        subject="",
        remedy=Remedy.INVITE,
        reason="She knows the nights.",
        by="p-1",
        at=START,
        for_sponsor=True,
    ),
    Settlement(check=15, subject="p-3", remedy=Remedy.ACCEPT, reason="Nobody is free.", by="coach", at=START),
)


def case(language: LanguageCode) -> Engagement:
    """The engagement, in a language; what people typed is the same in both."""
    return Engagement(
        id="e",
        created_at=START,
        contract=Contract(
            client="Zorg & Co",
            sponsor="Eva",
            readers="me",
            machine_owner="me",
            keep_months=1,
            paid=False,
            language=language,
        ),
        project=Project(
            name="Roster",
            solution="the roster system",
            whose_idea="Ada Vos",
            by_when="May",
            decided="1. bought\n2. paid",
            no_shared_problem=True,
        ),
        focal_role=FocalRole(
            singular="planner", plural="planners", holders=2, question="When has a planner done good work?"
        ),
        stakeholders=PEOPLE,
        prompts={Relation.PAYS: Prompt(anybody=False, reason="It is free.")},
        priority=Priority(
            short=Pole(wording="Tonight", gains="rest", costs="next | year"),
            long=Pole(wording="Next year", gains="calm"),
            choice=Choice.LONG,
            rule="When they collide, the year goes first, unless somebody is ill.",
            decided_by="p-1",
            decided_on=dt.date(2026, 12, 1),
        ),
        settlements=SETTLEMENTS,
        plan=Plan(sessions=SESSIONS),
        runs=(
            Run(
                session=1,
                started_at=START,
                ends_at=START + dt.timedelta(hours=1),
                blocks=SESSIONS[0].blocks,
                block_started_at=START,
            ),
        ),
        notes=NOTES,
    )

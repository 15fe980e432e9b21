"""An engagement with a small plan, for the tests of planning and running."""

import datetime as dt

from coachtui.domain.engagement import Contract, Engagement, FocalRole, Project
from coachtui.domain.people import Relation, Seat, SeatKind, Stakeholder
from coachtui.domain.plan import Block, BlockKind, Plan, Session
from coachtui.domain.text import name_key
from tests.fakes import START

TODAY = START.date()


def someone(
    name: str, kind: SeatKind = SeatKind.SEATED, *, by: str = "", relations: tuple[Relation, ...] = ()
) -> Stakeholder:
    """Somebody with the same seat in every session, whose id is the first letter of their name."""
    seats = {number: Seat(kind=kind, by=by) for number in (1, 2, 3)}
    return Stakeholder(id=name_key(name)[0], name=name, relations=relations, seats=seats)


HARM = someone("Harm [/x]")
ELS = someone("Els {x}")
ANOUK = someone("Anouk", SeatKind.EMPTY_CHAIR, by="e", relations=(Relation.HOLDS,))
GERDA = someone("Gerda", SeatKind.INFORMED)


def block(id_: str, minutes: int, kind: BlockKind = BlockKind.ACTIVITY, **more: object) -> Block:
    """A block with its id, capitalised, as its title."""
    return Block(id=id_, title=id_.capitalize(), minutes=minutes, kind=kind, **more)  # type: ignore[arg-type]


FIRST = (
    block("welcome", 10, BlockKind.CHECK_IN, starred=True, question="What did you leave lying?"),
    block("round", 30, BlockKind.ROUND, starred=True, question="When is it good work?"),
    block("looking", 20, guidance="- Read *every* card."),
    block("talking", 15),
    block("buffer", 5, BlockKind.BUFFER),
    block("goodbye", 10, BlockKind.CHECK_OUT, starred=True),
)


def sessions(date: dt.date | None = TODAY) -> tuple[Session, ...]:
    """A session of 90 minutes at ten o'clock, and a second one of which little is known."""
    return (
        Session(
            number=1,
            title="Pictures",
            minutes=90,
            date=date,
            starts=dt.time(10),
            place="Room 4",
            blocks=FIRST,
        ),
        Session(number=2, title="Why", minutes=60, blocks=(block("again", 60),)),
    )


def planned(*people: Stakeholder, date: dt.date | None = TODAY) -> Engagement:
    """An engagement with these people (else four) and this plan; ``date`` is the first session's."""
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        project=Project(name="CRM", solution="the CRM"),
        focal_role=FocalRole(singular="nurse", plural="nurses", question="When has a nurse done good work?"),
        stakeholders=people or (HARM, ELS, ANOUK, GERDA),
        plan=Plan(template="small", sessions=sessions(date)),
    )

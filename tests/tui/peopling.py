"""People for the tests of steps 4 and 5 and the person form, and ways to get to those screens."""

from coachtui.domain.engagement import Contract, Engagement, FocalRole
from coachtui.domain.people import Horizon, Picture, Provenance, Relation, Seat, SeatKind, Stakeholder
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.person import PersonScreen
from coachtui.tui.screens.steps.pane import Pane
from coachtui.tui.widgets.fields import Field
from coachtui.tui.widgets.people import PeopleList
from coachtui.tui.widgets.roster import Roster
from tests.fakes import START
from tests.tui.conftest import Coach

SEATED = Seat(kind=SeatKind.SEATED)
EVERY = {1: SEATED, 2: SEATED, 3: SEATED}
ADA = Stakeholder(id="a", name="Ada", role="lead", relations=(Relation.DIRECTS,), seats=EVERY)
BO = Stakeholder(id="b", name="Bo [/x] {y}", role="account manager", relations=(Relation.HOLDS,))
CY = Stakeholder(
    id="c",
    name="Cy",
    seats=EVERY,
    picture=Picture(answer="A quiet day.", horizon=Horizon.DAYS, provenance=Provenance.OWN),
)


def engagement(*people: Stakeholder, **fields: object) -> Engagement:
    """Return a small engagement with these people."""
    return Engagement(
        id="fjord-crm",
        created_at=START,
        contract=Contract(client="Fjord"),
        focal_role=FocalRole(singular="account manager", question="When is it good?"),
        stakeholders=people,
        **fields,  # type: ignore[arg-type]
    )


async def go_to(someone: Coach, pane: type[Pane], path: str = "") -> None:
    """Go to a step, the cursor in it, at the answer with this path."""
    screen = someone.app.screen
    assert isinstance(screen, IntakeScreen)
    await someone.until(lambda: screen.pane is not None)
    # Not from here: two steps must never be on their way at once.
    screen.call_later(screen.go_to_step, pane.STEP, path)
    await someone.until(lambda: isinstance(screen.pane, pane) and screen.pane.has_focus_within)


async def open_form(someone: Coach, person_id: str, path: str = "") -> PersonScreen:
    """Open somebody's form at an answer."""
    form = PersonScreen(someone.app.desk, person_id, path=path)
    await someone.app.push_screen(form)
    await someone.until(lambda: someone.app.screen is form and here(someone) != "")
    return form


def here(someone: Coach) -> str:
    """Return the path of the field in which the cursor is (a person's own); empty when it is in none."""
    focused = someone.app.focused
    if focused is None:
        return ""
    return next((_within(node) for node in focused.ancestors if isinstance(node, Field)), "")


def _within(one: Field) -> str:
    return one.path.split(".", 2)[2] if one.path.startswith("stakeholders.") else one.path


def field(someone: Coach, path: str) -> Field:
    """Return the field with this path."""
    return next(one for one in someone.app.screen.query(Field) if _within(one) == path)


def person(someone: Coach, name: str = "Ada") -> Stakeholder:
    """Return somebody as the store holds them."""
    found = someone.engagement.find(name)
    assert found is not None
    return found


def names(someone: Coach) -> list[str]:
    """Return everybody's name, in the order in which they are kept."""
    return [one.name for one in someone.engagement.stakeholders]


def chosen(someone: Coach, roster: type[Roster] = PeopleList) -> str:
    """Return the id of the chosen line."""
    return someone.app.screen.query_one(roster).chosen

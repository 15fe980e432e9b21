"""The people beside each other: what each said of good work, of the problem and of the solution."""

from msgspec.structs import replace

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Picture, Relation, Stakeholder, Stance, Value, holders_first
from coachtui.domain.table import is_silent


class Stake(Value, frozen=True, kw_only=True):
    """How the work and the solution fall on somebody; None, and no relation at all: not asked yet."""

    relations: tuple[Relation, ...] = ()
    impact: int | None = None
    work_changes: bool | None = None


class Perspective(Value, frozen=True, kw_only=True):
    """One person's perspective as one reader may know it, under the name that this reader may read.

    In ``picture`` and ``stance``, ``by`` is a name. ``stake`` is None for who may not know it; ``silent``
    and ``holds`` are False then.
    """

    id: str
    name: str
    role: str = ""
    holds: bool = False
    silent: bool = False
    picture: Picture = Picture()
    stance: Stance = Stance()
    problem: str = ""
    stake: Stake | None = None


def perspectives_of(engagement: Engagement) -> tuple[Perspective, ...]:
    """Return everybody as the coach knows them, those who hold the focal role first."""
    names = {person.id: person.name for person in engagement.stakeholders}
    sessions = engagement.session_numbers
    return tuple(_perspective(person, names, sessions) for person in holders_first(engagement.stakeholders))


def _perspective(person: Stakeholder, names: dict[str, str], sessions: range) -> Perspective:
    picture, stance = person.picture, person.stance
    return Perspective(
        id=person.id,
        name=person.name,
        role=person.role,
        holds=person.holds(),
        silent=is_silent(person, sessions),
        picture=replace(picture, by=names.get(picture.by, picture.by)),
        stance=replace(stance, by=names.get(stance.by, stance.by)),
        problem=person.problem,
        stake=Stake(relations=person.relations, impact=person.impact, work_changes=person.work_changes),
    )

"""The people of an engagement: who they are, what they bring, how they see the work and where they sit.

A value of ``None`` and an empty text both mean *not asked yet*; they never mean *no*.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct, field

from coachtui.domain.errors import Refused


class Relation(StrEnum):
    """How somebody stands to the focal role (METHOD.md, step 4)."""

    HOLDS = "holds"
    DIRECTS = "directs"
    DEPENDS_ON = "depends_on"
    SUPPORTS = "supports"
    PAYS = "pays"
    RECEIVES = "receives"


class Brings(StrEnum):
    """What somebody can bring to the table: ARE IN, from Future Search (METHOD.md, check 3)."""

    AUTHORITY = "authority"
    RESOURCES = "resources"
    EXPERTISE = "expertise"
    INFORMATION = "information"
    NEED = "need"


class SeatKind(StrEnum):
    """How somebody takes part in one session."""

    SEATED = "seated"
    REPRESENTED = "represented"
    INTERVIEWED = "interviewed"
    EMPTY_CHAIR = "empty_chair"
    INFORMED = "informed"
    ABSENT = "absent"

    @property
    def needs_somebody(self) -> bool:
        """Whether it takes somebody else: who represents them, or who minds the voice of an empty chair."""
        return self in (SeatKind.REPRESENTED, SeatKind.EMPTY_CHAIR)


class Mandate(StrEnum):
    """What somebody may do about the project."""

    DECIDES = "decides"
    ADVISES = "advises"
    NONE = "none"


class Horizon(StrEnum):
    """How far a picture of good work looks ahead, shortest first."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEAR = "year"
    YEARS = "years"


SHORT = frozenset({Horizon.DAYS, Horizon.WEEKS})
LONG = frozenset({Horizon.YEAR, Horizon.YEARS})


class Provenance(StrEnum):
    """Whose words these are. Only own words are ever shown to others, and only with permission."""

    OWN = "own"
    ATTRIBUTED = "attributed"
    ASSUMPTION = "assumption"

    @property
    def needs_somebody(self) -> bool:
        """Whether it takes somebody else: who says that these were the words."""
        return self is Provenance.ATTRIBUTED


class StakeholderKind(StrEnum):
    """One person, or several who speak as one."""

    PERSON = "person"
    GROUP = "group"


class Value(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen value of the domain, which refuses fields that it does not know."""


class Seat(Value, frozen=True, kw_only=True):
    """How one stakeholder takes part in one session.

    ``by`` is the id of the stakeholder who represents them, or who minds the voice of their empty
    chair; or, for somebody not listed, that person's name; or empty while nobody is named.
    """

    kind: SeatKind
    by: str = ""


class Picture(Value, frozen=True, kw_only=True):
    """One person's picture of good work: an answer to the essential question (METHOD.md, step 5).

    ``by`` says who attributed it (a stakeholder's id or a name), for attributed words only;
    ``given_on`` on which day it was given, where that is known.
    """

    answer: str = ""
    evidence: str = ""
    beneficiary: str = ""
    horizon: Horizon | None = None
    provenance: Provenance | None = None
    by: str = ""
    given_on: dt.date | None = None


class Stance(Value, frozen=True, kw_only=True):
    """Where somebody stands on the solution: ``value`` from -2 (against) to +2 (for)."""

    value: int | None = None
    quote: str = ""
    gains: str = ""
    loses: str = ""
    provenance: Provenance | None = None
    by: str = ""

    def __post_init__(self) -> None:
        """Refuse a stance outside -2…+2."""
        if self.value is not None and not -2 <= self.value <= 2:
            raise Refused("error.stance_range", value=self.value)


class Stakeholder(Value, frozen=True, kw_only=True):
    """Somebody with a stake in the focal role's work. ``id`` is this program's own and never changes.

    ``named_by`` holds ids of stakeholders, or names of people not listed, who said that this one
    should be here; ``None`` while that was not asked. ``seats`` (planned) and ``attendance``
    (actual) go by the number of the session, from 1.
    """

    id: str
    name: str
    alias: str = ""
    role: str = ""
    unit: str = ""
    kind: StakeholderKind = StakeholderKind.PERSON
    relations: tuple[Relation, ...] = ()
    brings: dict[Brings, bool] = field(default_factory=dict)
    work_changes: bool | None = None
    influence: int | None = None
    interest: int | None = None
    impact: int | None = None
    stance: Stance = Stance()
    problem: str = ""
    sees_role_as: str = ""
    picture: Picture = Picture()
    seats: dict[int, Seat] = field(default_factory=dict)
    attendance: dict[int, Seat] = field(default_factory=dict)
    mandate: Mandate | None = None
    named_by: tuple[str, ...] | None = None
    may_show: bool | None = None
    may_log: bool | None = None

    def __post_init__(self) -> None:
        """Refuse a name that is none, and figures outside 1…5."""
        if not self.name.strip():
            raise Refused("error.name_empty")
        for name in ("influence", "interest", "impact"):
            value = getattr(self, name)
            if value is not None and not 1 <= value <= 5:
                raise Refused("error.scale_range", field=name, value=value)

    @property
    def public_name(self) -> str:
        """The name that others may read: the alias, when one was asked for."""
        return self.alias.strip() or self.name

    @property
    def has_own_picture(self) -> bool:
        """Whether this person's picture is known in their own words."""
        return bool(self.picture.answer.strip()) and self.picture.provenance is Provenance.OWN

    def holds(self) -> bool:
        """Whether this person holds the focal role."""
        return Relation.HOLDS in self.relations

    def seat_in(self, session: int) -> Seat | None:
        """Return the seat in one session, as it was if that is known, as planned if not; None: not asked."""
        return self.attendance.get(session) or self.seats.get(session)

    def kinds_over(self, sessions: Iterable[int]) -> set[SeatKind]:
        """Return every kind of seat that is known for this person over ``sessions``."""
        return {seat.kind for number in sessions if (seat := self.seat_in(number))}

    def seated_in_any(self, sessions: Iterable[int]) -> bool:
        """Whether this person has a seat at the table in at least one of ``sessions``."""
        return SeatKind.SEATED in self.kinds_over(sessions)

    def takes_part(self, sessions: range) -> bool:
        """Whether a seat at the table was planned for this person or taken, in any of ``sessions``."""
        seats = (given.get(number) for given in (self.seats, self.attendance) for number in sessions)
        return any(seat is not None and seat.kind is SeatKind.SEATED for seat in seats)


def holders_first(people: Iterable[Stakeholder]) -> tuple[Stakeholder, ...]:
    """Return ``people`` with those who hold the focal role first, and each part in its order."""
    return tuple(sorted(people, key=lambda person: not person.holds()))

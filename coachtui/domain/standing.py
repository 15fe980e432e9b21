"""Where everybody stands on the stakeholder map: influence, interest and stance, and who is missing."""

from typing import Final

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.remedies import candidates
from coachtui.domain.missing.settling import unsettled
from coachtui.domain.people import Value

# The checks on who is at the table, in which somebody's seat is what is missing.
_ON_SEATS: Final = frozenset({1, 3, 4, 5, 6, 7, 8, 11, 12, 13, 15})


class Standing(Value, frozen=True, kw_only=True):
    """One person on the map. All of it is the coach's alone. None: not asked yet.

    ``seated``: at the table in any session. ``missing``: an open finding says that their seat is missing.
    """

    id: str
    name: str
    influence: int | None = None
    interest: int | None = None
    stance: int | None = None
    seated: bool = False
    missing: bool = False


def standings_of(engagement: Engagement) -> tuple[Standing, ...]:
    """Return where everybody stands, in listed order."""
    missing = {
        person.id
        for finding in unsettled(engagement)
        if finding.check in _ON_SEATS
        for person in candidates(finding, engagement)
    }
    sessions = engagement.session_numbers
    return tuple(
        Standing(
            id=person.id,
            name=person.name,
            influence=person.influence,
            interest=person.interest,
            stance=person.stance.value,
            seated=person.seated_in_any(sessions),
            missing=person.id in missing,
        )
        for person in engagement.stakeholders
    )

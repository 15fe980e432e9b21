"""What a reader calls people: by their names, or by the alias that they asked for."""

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Stakeholder, Value
from coachtui.domain.sharing.readers import Coach, Reader, is_about
from coachtui.domain.text import name_key


class Names(Value, frozen=True, kw_only=True):
    """What one reader calls people: by stakeholder's id, and by the real name behind an alias."""

    by_id: dict[str, str] = {}
    hidden: dict[str, str] = {}

    def called(self, ref: str) -> str:
        """Return the name behind a stakeholder's id; of a name typed out, the alias that goes with it."""
        return self.by_id.get(ref) or self._aliased(ref)

    def _aliased(self, name: str) -> str:
        return self.hidden.get(name_key(name), name)


def names_for(engagement: Engagement, reader: Reader) -> Names:
    """Return what ``reader`` calls everybody: the coach by name, a participant themselves by name."""
    people = engagement.stakeholders
    return Names(
        by_id={person.id: shown_name(person, reader) for person in people},
        hidden={
            name_key(person.name): shown_name(person, reader)
            for person in people
            if shown_name(person, reader) != person.name
        },
    )


def shown_name(person: Stakeholder, reader: Reader) -> str:
    """Return the name under which ``reader`` may know this person."""
    if isinstance(reader, Coach) or is_about(reader, person.id):
        return person.name
    return person.public_name

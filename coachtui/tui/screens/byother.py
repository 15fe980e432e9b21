"""The question who represents somebody, or who minds the voice of their empty chair."""

from collections.abc import Callable

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import SeatKind, Stakeholder
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.room import Room


def choose_other(
    room: Room, engagement: Engagement, person: Stakeholder, kind: SeatKind, then: Callable[[str], object]
) -> None:
    """Ask for one of those at the table, or for a name; ``then`` gets it, unless the question was left."""
    words = room.words
    question = words(f"remedy.by.{kind}", name=person.name)

    def named(name: str | None) -> None:
        if name is not None:
            then(name)

    def chosen(name: str | None) -> None:
        if name == "":
            room.app.push_screen(Ask(words, question, needed=words("error.seat_by_needed")), named)
        else:
            named(name)

    options = [(one.name, one.name) for one in engagement.participants() if one.id != person.id]
    room.app.push_screen(Choose(words, question, [*options, ("", words("remedy.somebody_else"))]), chosen)

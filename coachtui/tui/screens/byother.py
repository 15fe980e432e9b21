"""The question who represents somebody, or who minds the voice of their empty chair."""

from collections.abc import Callable
from enum import Enum, auto

from coachtui.domain.engagement import Engagement
from coachtui.domain.people import SeatKind, Stakeholder
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.room import Room


class _Other(Enum):
    """What can be said besides one of the names."""

    NOT_ASKED = auto()
    SOMEBODY_ELSE = auto()


def choose_other(
    room: Room,
    engagement: Engagement,
    person: Stakeholder,
    kind: SeatKind,
    then: Callable[[str], object],
    *,
    now: str = "",
    may_wait: bool = False,
) -> None:
    """Ask for one of those at the table, or for a name; ``then`` gets it, unless the question was left.

    ``now`` is the name of who it is so far. With ``may_wait`` it may stay open who it will be: an empty name.
    """
    words = room.words
    question = words(f"remedy.by.{kind}", name=cut(shown(person.name), 40))
    names = [one.name for one in engagement.participants() if one.id != person.id]

    def named(name: str | None) -> None:
        if name is not None:
            then(name)

    def chosen(answer: str | _Other | None) -> None:
        if answer is _Other.SOMEBODY_ELSE:
            value = "" if now in names else now
            room.app.push_screen(
                Ask(words, question, value=value, needed=words("error.seat_by_needed")), named
            )
        else:
            named("" if answer is _Other.NOT_ASKED else answer)

    options: list[tuple[str | _Other, str]] = [(name, name) for name in names]
    options.append((_Other.SOMEBODY_ELSE, words("remedy.somebody_else")))
    if may_wait:  # first, so that a careless Enter names nobody
        options.insert(0, (_Other.NOT_ASKED, words("value.not_asked")))
    at = now if now in names else _Other.SOMEBODY_ELSE if now else None
    room.app.push_screen(Choose(words, question, options, chosen=at), chosen)

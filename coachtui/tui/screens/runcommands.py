"""The commands of the Run room, each with the views in which it does something."""

from enum import StrEnum

from coachtui.domain.notes import NoteKind
from coachtui.tui.commands import Command


class View(StrEnum):
    """What the Run room shows: no plan, the sessions, an open block (with a round or not), one held."""

    NOTHING = "nothing"
    SESSIONS = "sessions"
    BLOCK = "block"
    ROUND = "round"
    HELD = "held"


_GOING = frozenset({View.BLOCK, View.ROUND})

# METHOD's kinds by the letters that DESIGN gives them; in capitals, so that none is pressed by accident.
CAPTURE_KEYS = {
    "N": NoteKind.NOTE,
    "Q": NoteKind.QUOTE,
    "T": NoteKind.TRAIT,
    "D": NoteKind.DECISION,
    "W": NoteKind.AGREEMENT,
    "A": NoteKind.ACTION,
    "R": NoteKind.RESERVATION,
    "L": NoteKind.PARKING,
}
CAPTURES = tuple(
    Command(f"run.{kind}", key, f"capture('{kind}')", shown=False, changes=True)
    for key, kind in CAPTURE_KEYS.items()
)
_IN_VIEWS: dict[Command, frozenset[View]] = {
    Command("run.start", "s", "start", changes=True): frozenset({View.SESSIONS}),
    Command("run.open", "enter", "open"): frozenset({View.SESSIONS}),
    Command("run.turn", "n", "turn_done", changes=True): frozenset({View.ROUND}),
    Command("run.pass", "p", "turn_passed", changes=True): frozenset({View.ROUND}),
    Command("run.choose", "o", "turn_choose", changes=True): frozenset({View.ROUND}),
    Command("run.next", "enter,right,f8", "next", changes=True): _GOING,
    Command("run.pause", "space", "pause", changes=True): _GOING,
    Command("run.more", "plus", "minutes(5)", changes=True): _GOING,
    Command("run.less", "minus", "minutes(-5)", changes=True): _GOING,
    Command("run.cut", "c", "cut", changes=True): _GOING,
    Command("run.back", "left,b,f7", "back", changes=True): _GOING,
    Command("run.finish", "e", "finish", changes=True): _GOING,
    Command("run.here", "w", "here", changes=True): _GOING | {View.SESSIONS, View.HELD},
    Command("run.reopen", "r", "reopen", changes=True): frozenset({View.HELD}),
    Command("run.sessions", "g", "sessions"): _GOING | {View.HELD},
    Command("run.read_on", "pagedown", "read_on(1)", shown=False): _GOING,
    Command("run.read_back", "pageup", "read_on(-1)", shown=False): _GOING,
    **dict.fromkeys(CAPTURES, _GOING),
}
OFFERS = tuple(_IN_VIEWS)


def commands_in(view: View) -> tuple[Command, ...]:
    """Return the commands that do something in a view."""
    return tuple(command for command, views in _IN_VIEWS.items() if view in views)

"""Where each room's screen is found. It is read when the coach first goes there: Home is up sooner."""

from importlib import import_module

from coachtui.tui.desk import Desk
from coachtui.tui.screens.room import Room

ROOMS = {
    "intake": ("coachtui.tui.screens.intake", "IntakeScreen"),
    "plan": ("coachtui.tui.screens.plan", "PlanScreen"),
    "run": ("coachtui.tui.screens.run", "RunScreen"),
    "notes": ("coachtui.tui.screens.notes", "NotesScreen"),
    "share": ("coachtui.tui.screens.share", "ShareScreen"),
}


def make_room(name: str, desk: Desk) -> Room:
    """Return a new screen for the room called ``name``."""
    module, screen = ROOMS[name]
    made: Room = getattr(import_module(module), screen)(desk)
    return made

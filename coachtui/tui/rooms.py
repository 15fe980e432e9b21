"""Where each room's screen is found. It is read once Home is up, or when the coach first goes there."""

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


def read_rooms() -> None:
    """Read every room's screen ahead, so that going there waits for none of it. For a thread."""
    for module, _ in ROOMS.values():
        import_module(module)


def make_room(name: str, desk: Desk) -> Room:
    """Return a new screen for the room called ``name``."""
    module, screen = ROOMS[name]
    made: Room = getattr(import_module(module), screen)(desk)
    return made

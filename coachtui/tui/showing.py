"""Starting the screens, and what stands around them until the coach leaves."""

from coachtui.application.practice import Practice
from coachtui.i18n import Words
from coachtui.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from coachtui.tui.terminal.hangup import HangUpGuard
from coachtui.tui.tidying import only_new_objects


def run(
    practice: Practice,
    words: Words,
    settings: Settings,
    *,
    open_id: str | None = None,
    room: str | None = None,
) -> int:
    """Show the screens until the coach leaves; return the exit code."""
    app = CoachApp(Desk(practice, words, settings), open_id=open_id, room=room, aside=True)
    with only_new_objects(), HangUpGuard(app.rescue, app.leave_at_once) as guard:
        try:
            app.run(mouse=settings.mouse)
        finally:
            app.rescue()  # whatever ended it
    return guard.code or app.return_code or 0

"""What every screen needs at hand: the practice, the words, the settings and the open engagement."""

from dataclasses import dataclass, field

from coachtui.application.practice import Practice
from coachtui.application.workspace import Workspace
from coachtui.i18n import Words
from coachtui.settings import Settings


@dataclass(slots=True)
class Desk:
    """The coach's desk. ``workspace`` is the engagement that is open on it, if any.

    ``closed`` is the one that was open last: a room that is being taken away may still draw it.

    ``places`` remembers where the coach was in each room (``intake.step``, ``notes.person``), so that
    coming back is coming back there.
    """

    practice: Practice
    words: Words
    settings: Settings
    workspace: Workspace | None = None
    closed: Workspace | None = None
    places: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> Workspace:
        """The open engagement; only rooms ask, and a room is only shown with one open."""
        workspace = self.workspace or self.closed
        if workspace is None:
            raise RuntimeError("a room was shown without an open engagement")
        return workspace

    def close(self) -> None:
        """Take the open engagement off the desk, with all written that can be."""
        if self.workspace is not None:
            self.workspace.close()
            self.workspace, self.closed = None, self.workspace

    def rescue(self) -> None:
        """Save what is open, from the model alone: the screens may be standing still. Any thread may call."""
        workspace = self.workspace
        if workspace is not None:
            workspace.settle()

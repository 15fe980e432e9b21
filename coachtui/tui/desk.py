"""What every screen needs at hand: the practice, the words, the settings and the open engagement."""

from dataclasses import dataclass, field

from coachtui.application.practice import Practice
from coachtui.application.workspace import Workspace
from coachtui.i18n import Words
from coachtui.settings import Settings


@dataclass(slots=True)
class Desk:
    """The coach's desk. ``workspace`` is the engagement that is open on it, if any.

    ``places`` remembers where the coach was in each room (``intake.step``, ``notes.person``), so that
    coming back is coming back there.
    """

    practice: Practice
    words: Words
    settings: Settings
    workspace: Workspace | None = None
    places: dict[str, str] = field(default_factory=dict)

    @property
    def open(self) -> Workspace:
        """The open engagement; only rooms ask, and a room is only shown with one open."""
        if self.workspace is None:
            raise RuntimeError("a room was shown without an open engagement")
        return self.workspace

    def rescue(self) -> None:
        """Save what is open, from the model alone: the screens may be standing still. Any thread may call."""
        workspace = self.workspace
        if workspace is not None:
            workspace.settle()

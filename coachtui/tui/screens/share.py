"""The Share room."""

from textual.app import ComposeResult
from textual.widgets import Static

from coachtui.domain.engagement import Engagement
from coachtui.tui.screens.room import Room


class ShareScreen(Room):
    """The Share room."""

    ROOM = "share"

    def compose_body(self) -> ComposeResult:
        """Nothing yet."""
        yield Static("")

    def show(self, engagement: Engagement) -> None:
        """Nothing yet."""

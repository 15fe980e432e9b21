"""What the right-hand sides of the intake's steps have in common."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing import Fact
from coachtui.domain.steps import Step
from coachtui.tui.commands import Command
from coachtui.tui.screens.room import Room


class Pane(Vertical):
    """One step of the intake. A subclass composes itself, and draws the engagement in ``show``.

    ``room`` does the verbs (``self.room.do(verb, …)``), after which ``show`` is called again. An
    ``Answered`` that a pane does not stop is done by the room as an answer.
    """

    STEP: ClassVar[Step]
    OFFERS: ClassVar[tuple[Command, ...]] = ()

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane > .intro { padding: 0 1; color: $muted; height: auto; margin-bottom: 1; }
    """

    @dataclass
    class CauseSought(Message):
        """The coach wants to go to where one of these answers is given."""

        facts: tuple[Fact, ...]

    @dataclass
    class PersonSought(Message):
        """The coach wants somebody's form, at the answer with this path."""

        person: str
        path: str = ""

    def __init__(self, room: Room) -> None:
        """Take the room in which the step stands."""
        super().__init__()
        self.room = room
        self.desk = room.desk
        self.words = room.words

    def show(self, engagement: Engagement) -> None:
        """Draw the engagement."""
        raise NotImplementedError

    @property
    def room_there_is(self) -> Size:
        """How large the step is; before it is laid out, how large the place is that it takes."""
        if not self.size and isinstance(self.parent, Widget):
            return self.parent.content_size
        return self.size

    def once_laid_out(self, draw: Callable[[], None]) -> None:
        """Draw when the widths are known; not at all if by then another step has taken the place."""
        self.call_after_refresh(lambda: draw() if self.is_attached else None)

    def go_to(self, path: str) -> None:
        """Put the cursor where the answer at ``path`` is given; without one, where the step starts."""
        for node in self.walk_children(Widget):
            if node.focusable:
                node.focus()
                return

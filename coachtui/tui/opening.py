"""Opening an engagement and closing it: written here, or looked at while somebody else writes it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from textual.app import App

from coachtui.application.mending import copy_text
from coachtui.application.ports import is_damage
from coachtui.application.reasons import reason
from coachtui.application.watching import Watching, is_held
from coachtui.application.workspace import Workspace
from coachtui.domain.engagement import StageKind, stage_of
from coachtui.domain.errors import Refused
from coachtui.tui.desk import Desk
from coachtui.tui.rooms import make_room
from coachtui.tui.saver import Saver
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.room import Room

# Seconds between two looks at what somebody else writes: it must be seen within two.
_BETWEEN: Final = 1.0


class Opening:
    """Puts an engagement on the desk and shows its room; takes it off again."""

    def __init__(
        self,
        app: App[int],
        desk: Desk,
        *,
        written: Callable[[], object] | None,
        offer_drafts: Callable[[], object],
    ) -> None:
        """Take the app and its desk, and what to call (once the room is there) when drafts were found.

        With ``written`` the engagement is written in a thread of its own, which calls that when it has.
        """
        self._app = app
        self._desk = desk
        self._words = desk.words
        self._written = written
        self._offer_drafts = offer_drafts
        self._saver: Saver | None = None

    async def open(self, engagement_id: str, room: str | None = None) -> None:
        """Open an engagement at a room, or where it is going on now; ask what to do if that cannot be.

        It is read in a thread, while the program goes on.
        """
        if self._desk.workspace is not None:  # asked for twice, over a slow line
            return
        try:
            workspace = await asyncio.to_thread(self._desk.practice.open, engagement_id)
        except Refused as problem:
            if is_held(problem):
                self._ask_to_look_on(engagement_id, room, problem)
            elif is_damage(problem):
                await self._ask_to_recover(engagement_id, room, problem)
            else:
                self._tell(problem)
            return
        self._show(workspace, room)
        self._begin_to_write(workspace)

    def close(self) -> None:
        """Take the engagement off the desk, with all written that can be."""
        if self._saver is not None:
            self._saver.stop()
            self._saver = None
        self._desk.close()

    def _show(self, workspace: Workspace, room: str | None) -> None:
        self._desk.workspace = workspace
        self._desk.places.clear()
        stage = stage_of(workspace.engagement).kind
        going_on = "run" if stage is StageKind.UNDER_WAY else "intake"
        self._app.push_screen(make_room(room or going_on, self._desk))

    def _begin_to_write(self, workspace: Workspace) -> None:
        if self._written is not None:
            self._saver = Saver(workspace, self._written)
            self._saver.start()
        if workspace.drafts_lost is not None:
            self._tell(workspace.drafts_lost)
        if workspace.drafts.found:
            self._app.call_after_refresh(self._offer_drafts)

    def _tell(self, problem: Refused) -> None:
        self._app.notify(reason(problem, self._words), severity="error", markup=False, timeout=20)

    def _ask(self, *parts: str, yes: str, then: Callable[[], Awaitable[None]]) -> None:
        """Ask whether to do what can be done; ``yes`` says what, without it there is nothing to do."""

        async def decided(choice: bool | None) -> None:
            if choice:
                await then()

        options = [(True, yes)] if yes else []
        options.append((False, self._words("opening.leave")))
        self._app.push_screen(Choose(self._words, "\n\n".join(parts), options), decided)

    # --- The file is damaged ----------------------------------------------------------------------

    async def _ask_to_recover(self, engagement_id: str, room: str | None, problem: Refused) -> None:
        words = self._words

        async def recover() -> None:
            try:
                aside = await asyncio.to_thread(self._desk.practice.recover, engagement_id)
            except Refused as refusal:
                self._tell(refusal)
                return
            # Not in passing: this is where everything is that came after the copy.
            self._ask(words("opening.recovered", file=aside), yes=words("opening.go_on"), then=go_on)

        async def go_on() -> None:
            await self.open(engagement_id, room)

        try:
            copy = await asyncio.to_thread(self._desk.practice.previous, engagement_id)
        except Refused as refusal:  # gone, or not to be read, since just now
            self._tell(refusal)
            return
        told = copy_text(copy, words) if copy is not None else words("opening.no_copy")
        yes = words("opening.recover") if copy is not None else ""
        self._ask(reason(problem, words), told, yes=yes, then=recover)

    # --- Somebody else has it open ----------------------------------------------------------------

    def _ask_to_look_on(self, engagement_id: str, room: str | None, held: Refused) -> None:
        async def look_on() -> None:
            await self._look_on(engagement_id, room, held)

        words = self._words
        who = reason(Refused(held.key.replace("storage.", "opening."), **held.params), words)
        self._ask(who, words("opening.one_writes"), yes=words("opening.look_on"), then=look_on)

    async def _look_on(self, engagement_id: str, room: str | None, held: Refused) -> None:
        try:
            watching = await asyncio.to_thread(self._desk.practice.look_on, engagement_id, held)
        except Refused as problem:
            self._tell(problem)
            return
        self._show(watching, room)
        self._app.run_worker(self._follow(watching), group="following")

    async def _follow(self, watching: Watching) -> None:
        """Show what is saved elsewhere, until that ends or the coach leaves; files are read in a thread."""
        free = None
        while free is None:
            await asyncio.sleep(_BETWEEN)
            if self._desk.workspace is not watching:
                return
            free = await asyncio.to_thread(watching.look)
            if self._desk.workspace is watching and free is None and watching.take_in():
                self._follow_in_rooms()
        if self._desk.workspace is not watching:  # the coach left just before it was free
            await asyncio.to_thread(free.close)
            return
        self._desk.workspace = free
        self._follow_in_rooms()
        self._app.notify(self._words("opening.yours"), markup=False)
        self._begin_to_write(free)

    def _follow_in_rooms(self) -> None:
        for screen in self._app.screen_stack:
            if isinstance(screen, Room):
                screen.follow()

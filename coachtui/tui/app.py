"""The app: which screen stands where, and the commands that work everywhere."""

import asyncio
import os
from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen

from coachtui.application import drafts
from coachtui.application.drafts import Typed
from coachtui.application.reasons import reason
from coachtui.application.workspace import Workspace
from coachtui.domain.text import clean
from coachtui.tui import crash
from coachtui.tui.commands import EVERYWHERE, IN_A_ROOM, Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.lookingon import LookingOn
from coachtui.tui.opening import Opening
from coachtui.tui.rooms import make_room
from coachtui.tui.safeline import SafeLine
from coachtui.tui.screens.home import HomeScreen
from coachtui.tui.screens.palette import Help, Palette
from coachtui.tui.screens.room import Room
from coachtui.tui.screens.toosmall import TooSmall, at_least, is_too_small
from coachtui.tui.terminal import copying
from coachtui.tui.terminal.hearing import HearingDriver
from coachtui.tui.theme import THEMES
from coachtui.tui.tidying import Tidying
from coachtui.tui.typeahead import Followed, TypeAhead

_SAFE_LINE = SafeLine()


class CoachApp(App[int]):
    """Home at the bottom; an open engagement's room, and at times a dialog, on top of it."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = bindings(*EVERYWHERE)
    CSS = """
    Screen { background: $background; color: $foreground; }
    * { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 1; }
    Input { scrollbar-size-horizontal: 0; }
    OptionList, OptionList:focus { border: none; }
    Toast { background: $panel; }
    TextArea.-textual-compact { padding: 0; }
    TextArea .text-area--placeholder { color: $muted; }
    """

    class Written(Message):
        """The saver has written, or has tried to."""

    def __init__(
        self, desk: Desk, *, open_id: str | None = None, room: str | None = None, aside: bool = False
    ) -> None:
        """Take the desk, and what to open at once: an engagement and the room to go to.

        With ``aside`` the engagement is written in a thread of its own, and no key waits for the disk.
        """
        super().__init__(driver_class=HearingDriver)
        self.desk = desk
        self._open_first = (open_id, room)
        self._opening = Opening(
            self,
            desk,
            written=(lambda: self.post_message(self.Written())) if aside else None,
            offer_drafts=lambda: self.action_drafts(at_start=True),
        )
        self._looking_on = LookingOn(self, desk)
        self._wrong = ""
        self._leaving = False
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = f"coach-{desk.settings.theme}"
        self._typeahead = TypeAhead(self, self._hand_on)
        self._tidying = Tidying(self)
        # Over a slow line a scroll that glides costs fifty times the bytes of one that jumps.
        self.animation_level = "none"

    def _fatal_error(self) -> None:
        """Leave after an error of our own, without Textual's report: that would show people's words."""
        if not self._leaving:  # a screen that was just being made does not mind being left, but trips over it
            self.rescue()
            self.bell()
            self._exit_renderables.append(Text(self._told(self._exception)))
        self._close_messages_no_wait()

    def _told(self, error: BaseException | None) -> str:
        return crash.told(error, self.desk.settings.folders.state, self.desk.words)

    def rescue(self) -> None:
        """Save everything, from whatever thread calls; what goes wrong is told when the screen is gone."""
        try:
            self.desk.rescue()
        except Exception as error:
            self._wrong = self._told(error)

    def leave_at_once(self, code: int) -> None:
        """Leave without a question, from whatever thread calls, and say what could not be saved."""
        problem = self.desk.workspace.problem if self.desk.workspace is not None else None
        self._leaving = True
        wrong = self._wrong
        if problem is not None:
            wrong = self.desk.words("saved.lost", why=reason(problem, self.desk.words))
        self.exit(return_code=code, message=Text(wrong) if wrong else None)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, and say where it went; what gets nowhere can still be pasted within the program."""
        self._clipboard = text = clean(text)
        way = copying.copy(text, os.environ, super().copy_to_clipboard)
        self.notify(copying.told(way, text, self.desk.words), markup=False)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters, and the one that lets no text order the terminal about."""
        return (*super().get_line_filters(), _SAFE_LINE)

    async def on_event(self, event: events.Event) -> None:
        """Hand keys on in step with the screen, everything else at once."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._tidying.key()
            await self._typeahead.take(event)
        elif isinstance(event, events.Resize):
            self._make_room(event.size)
            await super().on_event(events.Resize(at_least(event.size), at_least(event.virtual_size)))
        else:
            await super().on_event(event)

    async def _hand_on(self, event: events.Event) -> None:
        if not self._looking_on.refuses_key(event):
            await super().on_event(event)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action; who only looks on does none that changes something."""
        if self._looking_on.refuses(action, default_namespace, self._available):
            return True
        return await super().run_action(action, default_namespace, namespaces)

    def _make_room(self, size: Size) -> None:
        """Say so while the terminal is too small, and bring the screen back when it is not."""
        shown = isinstance(self.screen_stack[-1], TooSmall) if self.screen_stack else False
        if is_too_small(size) and not shown and self.screen_stack:
            self.push_screen(TooSmall(self.desk.words))
        elif shown and not is_too_small(size):
            self.pop_screen()

    async def on_followed(self, event: Followed) -> None:
        """The screen has followed a key."""
        event.stop()
        await self._typeahead.followed()

    def on_mount(self) -> None:
        """Home first; then what was asked for."""
        self.title = "coachtui"
        self.push_screen(HomeScreen(self.desk))
        self.call_after_refresh(self._open_what_was_asked_for)

    async def _open_what_was_asked_for(self) -> None:
        open_id, room = self._open_first
        if open_id is not None:
            await self.open_engagement(open_id, room)
        self._typeahead.begin()

    async def open_engagement(self, engagement_id: str, room: str | None = None) -> None:
        """Open an engagement at a room, or where it is going on now."""
        await self._opening.open(engagement_id, room)

    async def on_home_screen_chosen(self, event: HomeScreen.Chosen) -> None:
        """Open what was chosen at Home."""
        await self.open_engagement(event.engagement_id)

    def action_room(self, room: str) -> None:
        """Go to a room of the open engagement."""

        def go() -> None:
            self._unwind()
            self.switch_screen(make_room(room, self.desk))

        if isinstance(self.screen, Room):
            self.screen.leave(go)

    def action_home(self) -> None:
        """Close the engagement and go back to Home."""

        def go() -> None:
            self._unwind()
            self._opening.close()
            self.pop_screen()

        if isinstance(self.screen, Room):
            self.screen.leave(go, closing=True)

    def action_leave(self) -> None:
        """Leave the program, with everything done that was typed."""

        def go() -> None:
            self._opening.close()
            self.exit(0)

        rooms = [screen for screen in self.screen_stack if isinstance(screen, Room)]
        if rooms:
            rooms[-1].leave(go, closing=True)
        else:
            go()

    def action_help(self) -> None:
        """Show every key of this screen."""
        screen = self.screen
        words = self.desk.words
        groups = [(words("help.here"), tuple(command for command, _ in self._available()))]
        if isinstance(screen, Room):
            groups.append((words("help.rooms"), IN_A_ROOM))
        groups.append((words("help.everywhere"), EVERYWHERE))
        self.push_screen(Help(words, tuple(group for group in groups if group[1])))

    def action_palette(self) -> None:
        """Find a command by name, and do it."""
        screen = self.screen
        if isinstance(screen, ModalScreen):
            return
        everywhere = [*(IN_A_ROOM if isinstance(screen, Room) else ()), *EVERYWHERE]
        available = {c.id: (c, node) for c, node in self._available()}
        available.update({c.id: (c, self) for c in everywhere if c.id != "app.palette"})

        async def chosen(command: Command | None) -> None:
            if command is not None:
                await self.run_action(command.action, default_namespace=available[command.id][1])

        self.push_screen(Palette(self.desk.words, tuple(c for c, _ in available.values())), chosen)

    def _available(self) -> tuple[tuple[Command, DOMNode], ...]:
        screen = self.screen
        return screen.available() if isinstance(screen, Room | HomeScreen) else ()

    def _unwind(self) -> None:
        """Take away what stands on top of the room (a person's form), so that the room is left whole."""
        while len(self.screen_stack) > 3:  # the default screen, Home, the room
            self.pop_screen()

    def on_coach_app_written(self) -> None:
        """Let every room say whether all is saved."""
        for screen in self.screen_stack:
            if isinstance(screen, Room) and self.desk.workspace is not None:
                screen.mark_saved()

    def action_drafts(self, *, at_start: bool = False) -> None:
        """Show what was typed and not kept, to be taken up again."""
        if self.desk.workspace is not None:
            from coachtui.tui.screens.found import FoundScreen

            self.push_screen(FoundScreen(self.desk, at_start=at_start), self._take_up)

    def _take_up(self, draft: Typed | None) -> None:
        """Go to where it was typed, with the words in place."""
        if draft is None or not isinstance(self.screen, Room):
            return
        from coachtui.tui.resuming import Resuming

        workspace = self.desk.open
        resuming = Resuming(workspace.engagement, draft)

        async def go() -> None:
            self._unwind()
            workspace.change_drafts(drafts.taken, draft, resuming.draft)
            await resuming.go(self, self.desk)

        self.screen.leave(lambda: self.call_later(go))

    def action_save_again(self) -> None:
        """Try to save again what could not be saved."""
        if self.desk.workspace is not None:
            self.run_worker(self._save_again(self.desk.workspace), exclusive=True, group="saving")

    async def _save_again(self, workspace: Workspace) -> None:
        await asyncio.to_thread(workspace.settle)
        self.post_message(self.Written())

"""What a coach may press who only looks on: all that leaves the engagement as it is."""

import time
from collections.abc import Callable, Iterable
from typing import Final

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coachtui.application.reasons import reason
from coachtui.tui.commands import IN_A_ROOM, Command
from coachtui.tui.desk import Desk
from coachtui.tui.widgets.fields import Field, LongText

# What Textual's own editors do besides taking letters, by how these actions begin.
_WRITING: Final = ("delete", "cut", "paste", "undo", "redo")


Offered = Iterable[tuple[Command, DOMNode]]

# Seconds in which whoever types on is told only once.
_BETWEEN: Final = 3.0


class LookingOn:
    """Refuses keys and commands that would change the open engagement while somebody else writes it."""

    def __init__(self, app: App[int], desk: Desk) -> None:
        """Take the app, and the desk with the engagement."""
        self._app = app
        self._desk = desk
        self._told_at = -_BETWEEN

    def refuses_key(self, event: events.Event) -> bool:
        """Tell why a key or a paste cannot be handed on, and return True, if that is so."""
        return self._only_looks_on and would_write(event, self._app.focused) and self._refuse()

    def refuses(self, action: object, node: DOMNode | None, available: Callable[[], Offered]) -> bool:
        """Tell why a command cannot be done, and return True, if that is so; ``node`` would do its action."""
        if not self._only_looks_on:
            return False
        offered = (*available(), *((command, self._app.screen) for command in IN_A_ROOM))
        meant = (command for command, there in offered if there is node and command.action == action)
        return any(command.changes for command in meant) and self._refuse()

    @property
    def _only_looks_on(self) -> bool:
        return self._desk.workspace is not None and self._desk.workspace.looking_on is not None

    def _refuse(self) -> bool:
        why = self._desk.open.looking_on
        if why is not None and time.monotonic() - self._told_at >= _BETWEEN:
            self._told_at = time.monotonic()
            self._app.notify(reason(why, self._desk.words), severity="warning", markup=False)
        return True


def would_write(event: events.Event, focused: Widget | None) -> bool:
    """Tell whether a key or a paste would change an editor or a field that belongs to the engagement."""
    if focused is None or any(not getattr(node, "OF_ENGAGEMENT", True) for node in focused.ancestors):
        return False
    if isinstance(focused, Input | TextArea):
        return isinstance(event, events.Paste) or (
            isinstance(event, events.Key) and _is_written_in(focused, event)
        )
    field = next((node for node in focused.ancestors if isinstance(node, Field)), None)
    if field is None or not isinstance(event, events.Key):
        return False
    answering = _keys(field, lambda action: not action.startswith("app."))
    return event.is_printable or event.key in answering


def _is_written_in(editor: Input | TextArea, event: events.Key) -> bool:
    if isinstance(editor, LongText) and event.key == editor.NEW_LINE:
        return True
    writing = _keys(editor, lambda action: action.startswith(_WRITING))
    return event.key in writing or editor.check_consume_key(event.key, event.character)


def _keys(widget: Widget, does: Callable[[str], bool]) -> set[str]:
    """Return the keys that are bound to such actions by the widget's own class and those it is made from."""
    bound = (binding for kind in type(widget).__mro__ for binding in vars(kind).get("BINDINGS", ()))
    return {key for b in bound if isinstance(b, Binding) and does(b.action) for key in b.key.split(",")}

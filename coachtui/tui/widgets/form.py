"""A form: fields under each other, filled from a value, moved through with Tab, Enter and the arrows."""

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.widgets.fields import Field


class Section(Static):
    """A heading between fields."""

    DEFAULT_CSS = """
    Section { color: $accent; margin-top: 1; text-style: bold; }
    Section.-first { margin-top: 0; }
    """


class Form(VerticalScroll, can_focus=False):
    """Fields, and headings and pictures between them. ``fill`` shows answers; the fields post their own."""

    DEFAULT_CSS = """
    Form { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def __init__(self, parts: Iterable[Widget], *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Take the parts in their order."""
        super().__init__(id=id)
        self._parts = tuple(parts)

    def compose(self) -> ComposeResult:
        """The parts in their order."""
        yield from self._parts

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields, without the headings."""
        return tuple(part for part in self._parts if isinstance(part, Field))

    def fill(self, answer: Callable[[str], object]) -> None:
        """Show ``answer(path)`` in every field."""
        for field in self.fields:
            field.put(answer(field.path))

    def focus_path(self, path: str) -> None:
        """Put the cursor into the field with this path, or the first one."""
        found = next((f for f in self.fields if f.path == path), self.fields[0] if self.fields else None)
        if found is not None:
            for child in found.walk_children(Widget):
                if child.focusable:
                    child.focus()
                    return

"""A line for one name or several, which completes the names that are on the list."""

from collections.abc import Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from coachtui.domain.text import name_key
from coachtui.tui import pasting
from coachtui.tui.widgets.fields import TextField


class NameField(TextField):
    """A text field for names, with commas between; the right arrow takes the name that is suggested."""

    EDITOR_CLASSES = pasting.NAMES

    def __init__(self, path: str, label: str, names: Sequence[str], *, hint: str = "") -> None:
        """Take the path, the label, the names to suggest, and a hint for the empty field."""
        super().__init__(path, label, hint=hint)
        if isinstance(self._editor, Input):
            self._editor.suggester = _Names(names)


class _Names(Suggester):
    """Completes the last name of a line."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        # A suggestion is drawn in the field as it is: only what is safe to draw is suggested.
        self._names = tuple(name for name in names if name.isprintable())

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last name completed, what was typed left as it is; or None."""
        before, comma, last = value.rpartition(",")
        typed = last.lstrip()
        if not typed:
            return None
        gap = last[: len(last) - len(typed)]
        for name in self._names:
            if name_key(name).startswith(name_key(typed)) and len(name) > len(typed):
                return f"{before}{comma}{gap}{typed}{name[len(typed) :]}"
        return None

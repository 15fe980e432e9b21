"""A choice that shows its options only where the cursor is, for forms that ask the same thing many times."""

from collections.abc import Sequence

from textual.content import Content

from coachtui.tui.widgets.choices import ChoiceField, Options


class _FoldedOptions(Options):
    """Every option while the cursor is here; else the chosen one alone."""

    def lines(self, width: int) -> list[Content]:
        if self.has_focus:
            return super().lines(width)
        chosen = next((at for at, mark in enumerate(self.marks) if mark.strip()), 0)
        return [Content.assemble(" ", (self._labels[chosen], "bold $primary" if chosen else "$muted"))]

    def on_focus(self) -> None:
        """Unfold."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Fold."""
        self.refresh(layout=True)


class FoldedChoice(ChoiceField):
    """One of several options, on one line until the cursor comes. The first one is *not asked yet*."""

    def __init__(self, path: str, label: str, options: Sequence[tuple[object, str]], *, empty: str) -> None:
        """Take the path, the label, ``(value, label)`` options and the word for *not asked yet*."""
        super().__init__(path, label, options, empty=empty)
        self._view = _FoldedOptions([label for _, label in self._options])

"""A text that is told anew after many a key, and is mostly the same as before."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Told(Static):
    """A text that has the screen laid out anew only if it may be of another size than before."""

    def __init__(self, content: VisualType = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        """Take the text; what people say in it is never markup."""
        super().__init__(content, id=id, markup=False)

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text."""
        before = self.content
        if isinstance(before, Content) and isinstance(content, Content):
            same = before.is_same(content)
        else:
            same = isinstance(before, str) and before == content
        if not same:
            height = self.styles.height
            as_large = height is not None and height.is_cells and not self.styles.is_auto_width
            super().update(content, layout=layout and not as_large)

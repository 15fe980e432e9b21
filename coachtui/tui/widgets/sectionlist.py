"""The sections of a long form, with how much has not been asked yet in each."""

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.drawing.width import pad


class SectionList(OptionList):
    """One line a section. The cursor shows in which one the coach is; Enter goes to another."""

    DEFAULT_CSS = """
    SectionList { height: auto; padding: 0; border: none; background: $surface; }
    SectionList:focus { border: none; background-tint: transparent; }
    """

    def __init__(self, sections: Sequence[tuple[str, str]]) -> None:
        """Take the sections, each with its id and its label."""
        super().__init__(markup=False)
        # Given its options above, a list would go to the first at once, and scroll the form there.
        self.add_options([Option(Content(label), id=name) for name, label in sections])
        self._sections = dict(sections)
        self._unasked: Mapping[str, int] = {}

    def mark(self, unasked: Mapping[str, int]) -> None:
        """Show how much has not been asked yet; a section in which all has been is ticked."""
        if unasked != self._unasked:
            self._unasked = unasked
            self._draw()

    def on_resize(self) -> None:
        """The figures stand at the right edge."""
        self._draw()

    def _draw(self) -> None:
        width = max(4, self.content_size.width - 5)
        for name, label in self._sections.items():
            left = self._unasked.get(name, 0)
            tail = (f"{left:>3} ", "$amber") if left else ("  ✓ ", "$own")
            self.replace_option_prompt(name, Content.assemble(f" {pad(label, width)}", tail))

    def go_to(self, name: str) -> None:
        """Put the cursor on a section, without telling anybody."""
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = list(self._sections).index(name)

"""What was typed and not kept: take it up again at its place, drop it, or bring back what was dropped."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coachtui.application import drafts, places
from coachtui.application.drafts import Typed
from coachtui.drawing.width import ELLIPSIS, cells, cut, shown, shown_lines
from coachtui.tui.desk import Desk
from coachtui.tui.screens.listandtext import ListAndText

_MOST_SHOWN = 5_000  # characters

# Cells for a place in words, beside the moment.
_WIDTH = 52


class FoundScreen(ListAndText[Typed]):
    """The drafts that wait, the newest first, and under them those that were dropped. Enter takes one."""

    DEFAULT_CSS = """
    FoundScreen OptionList { max-height: 8; padding: 0 1; }
    FoundScreen VerticalScroll { max-height: 9; background: $surface; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "leave", show=False, id="found.leave"),
        Binding("d", "drop", show=False, id="found.drop"),
        Binding("u", "bring_back", show=False, id="found.bring_back"),
    ]

    def __init__(self, desk: Desk, *, at_start: bool = False) -> None:
        """Take the desk; ``at_start``: the engagement has just been opened."""
        super().__init__()
        self._desk = desk
        self._words = desk.words
        self._at_start = at_start

    def on_mount(self) -> None:
        """Start at the newest."""
        self._draw(0)

    def action_drop(self) -> None:
        """Drop the chosen one; when nothing waits any more there is nothing to decide."""
        chosen = self.chosen
        if chosen is None or self._is_dropped(chosen):
            return
        self._desk.open.change_drafts(drafts.dropped, chosen)
        self._draw(self._list.highlighted or 0)

    def action_bring_back(self) -> None:
        """Let the chosen one, which was dropped, wait again."""
        chosen = self.chosen
        if chosen is not None and self._is_dropped(chosen):
            self._desk.open.change_drafts(drafts.brought_back, chosen)
            self._draw(0)

    def _is_dropped(self, one: Typed) -> bool:
        return one in self._desk.open.drafts.dropped

    def _draw(self, at: int) -> None:
        now = self._desk.open.drafts
        those = (*sorted(now.found, key=_newest), *reversed(now.dropped))
        title = "title" if self._at_start and now.found else "title_later" if those else "nothing"
        self.show(self._words(f"drafts.{title}"), those, at)

    def line(self, one: Typed) -> Content:
        """Return since when, where, and how it begins."""
        words, engagement = self._words, self._desk.open.engagement
        at = one.at.astimezone()
        today = at.date() == self._desk.open.clock.now().date()
        when = words.time(at) if today else f"{words.typed_date(at.date())} {words.time(at)}"
        place = shown(places.where(engagement, one, words))
        if self._is_dropped(one):
            place = f"{words('drafts.dropped')} · {place}"
        said = f"  {' '.join(shown(' '.join(places.words_of(one))[:_WIDTH]).split())}"
        first = cut(place, max(_WIDTH // 2, _WIDTH - cells(said)))
        said = cut(said, _WIDTH - cells(first))
        if self._is_dropped(one):
            return Content.styled(f"{when}  {first}{said}", "$muted")
        return Content.assemble((when, "$muted"), "  ", (first, "bold"), (said, "$muted"))

    def text(self, one: Typed) -> Content:
        """Return its words, and those that stand in its place now."""
        told: list[Content | str] = [_beginning("\n".join(places.words_of(one)))]
        if there := places.stands_there(self._desk.open.engagement, one, self._words):
            now_there = self._words("drafts.now_there")
            told.append(Content.styled(f"\n\n{now_there}\n{_beginning(there)}", "$muted"))
        return Content.assemble(*told)

    def keys(self, chosen: Typed | None) -> str:
        """Return what can be done with one that waits, one that was dropped, or none."""
        keys = "keys_none" if chosen is None else "keys_dropped" if self._is_dropped(chosen) else "keys"
        return self._words(f"drafts.{keys}")


def _beginning(text: str) -> str:
    """Return as much of ``text`` as tells which one it is; all of it stands where it is taken up."""
    return shown_lines(text) if len(text) <= _MOST_SHOWN else f"{shown_lines(text[:_MOST_SHOWN])} {ELLIPSIS}"


def _newest(one: Typed) -> float:
    return -one.at.timestamp()

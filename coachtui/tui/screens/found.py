"""What was typed and not kept: take it up again at its place, drop it, or bring back what was dropped."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import drafts, places
from coachtui.application.drafts import Typed
from coachtui.drawing.width import ELLIPSIS, cells, cut, shown, shown_lines
from coachtui.tui.desk import Desk

_MOST_SHOWN = 5_000  # characters

# Cells for a place in words, beside the moment.
_WIDTH = 52


class FoundScreen(ModalScreen[Typed | None]):
    """The drafts that wait, the newest first, and under them those that were dropped. Enter takes one."""

    DEFAULT_CSS = """
    FoundScreen { align: center middle; }
    FoundScreen > Vertical { width: 78; max-width: 98%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    FoundScreen Static { padding: 0 1; height: auto; }
    FoundScreen #title { text-style: bold; margin-bottom: 1; }
    FoundScreen OptionList { height: auto; max-height: 8; border: none; padding: 0 1;
        background: $surface; }
    FoundScreen VerticalScroll { height: auto; max-height: 9; margin-top: 1; border-left: solid $primary;
        background: $surface; scrollbar-size-vertical: 1; }
    FoundScreen #keys { color: $muted; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,ctrl+n", "leave", show=False, id="found.leave"),
        Binding("d", "drop", show=False, id="found.drop"),
        Binding("u", "bring_back", show=False, id="found.bring_back"),
    ]

    def __init__(self, desk: Desk, *, at_start: bool = False) -> None:
        """Take the desk; ``at_start``: the engagement has just been opened."""
        super().__init__()
        self._desk = desk
        self._words = desk.words
        self._at_start = at_start
        self._list = OptionList(markup=False)
        self._shown: tuple[Typed, ...] = ()

    def compose(self) -> ComposeResult:
        """What this is, the drafts, the words of the chosen one, the keys."""
        with Vertical():
            yield Static(id="title", markup=False)
            yield self._list
            with VerticalScroll(can_focus=False):
                yield Static(id="text", markup=False)
            yield Static(id="keys", markup=False)

    def on_mount(self) -> None:
        """Start at the newest."""
        self._list.focus()
        self._draw(0)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._tell()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._shown[event.option_index])

    def action_drop(self) -> None:
        """Drop the chosen one; when nothing waits any more there is nothing to decide."""
        chosen = self._chosen
        if chosen is None or self._is_dropped(chosen):
            return
        self._desk.open.change_drafts(drafts.dropped, chosen)
        self._draw(self._list.highlighted or 0)

    def action_bring_back(self) -> None:
        """Let the chosen one, which was dropped, wait again."""
        chosen = self._chosen
        if chosen is not None and self._is_dropped(chosen):
            self._desk.open.change_drafts(drafts.brought_back, chosen)
            self._draw(0)

    def action_leave(self) -> None:
        """Decide later; they stay."""
        self.dismiss(None)

    @property
    def _chosen(self) -> Typed | None:
        at = self._list.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _is_dropped(self, one: Typed) -> bool:
        return one in self._desk.open.drafts.dropped

    def _draw(self, at: int) -> None:
        now = self._desk.open.drafts
        self._shown = (*sorted(now.found, key=_newest), *reversed(now.dropped))
        title = "title" if self._at_start and now.found else "title_later" if self._shown else "nothing"
        self.query_one("#title", Static).update(self._words(f"drafts.{title}"))
        self._list.display = self.query_one(VerticalScroll).display = bool(self._shown)
        self._list.set_options(Option(self._line(one)) for one in self._shown)
        self._list.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        self._tell()

    def _line(self, one: Typed) -> Content:
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

    def _tell(self) -> None:
        chosen, words = self._chosen, self._words
        keys = "keys_dropped" if chosen is None or self._is_dropped(chosen) else "keys"
        keys = "keys_none" if chosen is None else keys
        self.query_one("#keys", Static).update(words(f"drafts.{keys}"))
        if chosen is None:
            return
        engagement = self._desk.open.engagement
        told: list[Content | str] = [_beginning("\n".join(places.words_of(chosen)))]
        if there := places.stands_there(engagement, chosen, words):
            told.append(Content.styled(f"\n\n{words('drafts.now_there')}\n{_beginning(there)}", "$muted"))
        self.query_one("#text", Static).update(Content.assemble(*told))


def _beginning(text: str) -> str:
    """Return as much of ``text`` as tells which one it is; all of it stands where it is taken up."""
    return shown_lines(text) if len(text) <= _MOST_SHOWN else f"{shown_lines(text[:_MOST_SHOWN])} {ELLIPSIS}"


def _newest(one: Typed) -> float:
    return -one.at.timestamp()

"""One line at the bottom for what is said right now: what it is, whom it is about, who may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coachtui.domain.notes import NoteKind, Visibility, readers_for
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui.widgets.fields import LongText


@dataclass(frozen=True, slots=True)
class Captured:
    """What a coach wrote down: the words, and where they belong. ``who`` and ``due`` are an action's."""

    text: str
    kind: NoteKind
    about: str | None
    visibility: Visibility
    who: str = ""
    due: str = ""


class OneLine(LongText):
    """An editor for one line, in which nothing that was pasted is lost: more lines make it higher."""

    DEFAULT_CSS = """
    OneLine { height: auto; max-height: 4; width: 1fr; background: $panel; }
    """

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, name: str, hint: str = "") -> None:
        """Take the widget's id and a hint for while it is empty."""
        super().__init__(hint=hint, name=name)

    async def _on_key(self, event: events.Key) -> None:
        if event.key != "enter":
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        self.post_message(self.Entered())


class CaptureLine(Vertical):
    """The line; ``begin`` opens it, ``close`` closes it. Enter posts ``Entered``, leaving ``Left``."""

    DEFAULT_CSS = """
    CaptureLine { display: none; height: auto; background: $surface; }
    CaptureLine.-open { display: block; }
    CaptureLine > Static { padding: 0 1; height: 1; }
    CaptureLine Horizontal { height: auto; max-height: 5; padding: 0 1; }
    CaptureLine .mark { width: 2; color: $accent; }
    CaptureLine .field { width: auto; color: $muted; padding-right: 1; }
    CaptureLine #action { display: none; }
    CaptureLine.-action #action { display: block; }
    CaptureLine #due { margin-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "about(1)", show=False, id="capture.about_next"),
        Binding("shift+tab", "about(-1)", show=False, id="capture.about_previous"),
        Binding("ctrl+o", "choose", show=False, id="capture.choose"),
        Binding("ctrl+r", "readers", show=False, id="capture.readers"),
        Binding("ctrl+s", "enter", show=False, id="capture.save"),
        Binding("escape,ctrl+g", "leave", show=False, id="capture.leave"),
    ]

    class Entered(Message):
        """The line is done."""

    class Left(Message):
        """The coach wants to leave the line without keeping it."""

    class Chosen(Message):
        """The coach wants to choose whom it is about from a list."""

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._people: tuple[tuple[str | None, str], ...] = ((None, ""),)
        self._kind = NoteKind.NOTE
        self._about: str | None = None
        self._visibility = Visibility.COACH
        self._says = Static(markup=False)

    def compose(self) -> ComposeResult:
        """What it will be; the text; for an action who does it, and by when."""
        words = self._words
        yield self._says
        with Horizontal():
            yield Static("›", classes="mark", markup=False)
            yield OneLine("text")
        with Horizontal(id="action"):
            yield Static(words("run.capture.who"), classes="field", markup=False)
            yield OneLine("who", words("run.capture.who_hint"))
            yield Static(words("run.capture.due"), classes="field", markup=False)
            yield OneLine("due", words("run.capture.due_hint"))

    @property
    def is_open(self) -> bool:
        """Whether the line is there to be written in."""
        return self.has_class("-open")

    @property
    def captured(self) -> Captured:
        """What was written so far."""
        text, who, due = (self.query_one(f"#{name}", OneLine).text for name in ("text", "who", "due"))
        is_action = self._kind is NoteKind.ACTION
        return Captured(
            text=text,
            kind=self._kind,
            about=self._about,
            visibility=self._visibility,
            who=who if is_action else "",
            due=due if is_action else "",
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written."""
        captured = self.captured
        return not (captured.text + captured.who + captured.due).strip()

    def begin(self, kind: NoteKind, about: str | None, people: Sequence[tuple[str | None, str]]) -> None:
        """Open the line, for the coach alone; ``people`` are those it can be about, with their names."""
        self._kind, self._about, self._people = kind, about, tuple(people)
        self._visibility = Visibility.COACH
        self.set_class(kind is NoteKind.ACTION, "-action")
        self.add_class("-open")
        for editor in self.query(OneLine):
            editor.load_text("")
        self.query_one("#text", OneLine).focus()
        self._draw()

    def close(self) -> None:
        """Close the line."""
        self.remove_class("-open")

    def set_about(self, about: str | None) -> None:
        """Make it about somebody, or with None about the group."""
        self._about = about
        if self._visibility not in readers_for(about):
            self._visibility = Visibility.COACH
        self._draw()

    def action_about(self, step: int) -> None:
        """Go to the next person; in an action, to its next field."""
        if self._kind is NoteKind.ACTION:
            names = ("text", "who", "due")
            focused = self.screen.focused
            at = names.index(focused.id) if focused and focused.id in names else 0
            self.query_one(f"#{names[(at + step) % 3]}", OneLine).focus()
            return
        refs = [ref for ref, _ in self._people]
        self.set_about(refs[(refs.index(self._about) + step) % len(refs)])

    def action_choose(self) -> None:
        """Ask for a list of people."""
        self.post_message(self.Chosen())

    def action_readers(self) -> None:
        """Let more people read it, and after the most the coach alone again."""
        order = readers_for(self._about)
        self._visibility = order[(order.index(self._visibility) + 1) % len(order)]
        self._draw()

    def action_enter(self) -> None:
        """The line is done."""
        self.post_message(self.Entered())

    def action_leave(self) -> None:
        """Leave without keeping it."""
        self.post_message(self.Left())

    def on_one_line_entered(self, event: OneLine.Entered) -> None:
        """Enter in any of the fields is the end of the line."""
        event.stop()
        self.action_enter()

    def on_resize(self) -> None:
        """What it will be follows the width."""
        self._draw()

    def _draw(self) -> None:
        words = self._words
        name = next((name for ref, name in self._people if ref == self._about), "")
        parts = (
            words(f"value.kind.{self._kind}"),
            cut(shown(name), 24),
            words(f"run.readers.{self._visibility}"),
        )
        keys = words("run.capture.keys_action" if self._kind is NoteKind.ACTION else "run.capture.keys")
        told = f"[{' · '.join(parts)}]"
        style = "bold $own" if self._visibility is Visibility.COACH else "bold $amber"
        left = max(0, self.size.width - 5 - Content(told).cell_length)
        self._says.update(Content.assemble((told, style), "  ", (cut(keys, left), "$muted")))

"""One line at the bottom for what is said right now: what it is, whom it is about, who may read it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from coachtui.domain.notes import NoteKind, Visibility, readers_for
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui import drafting
from coachtui.tui.commands import Command, bindings
from coachtui.tui.widgets.fields import LongText

_KEEP = Command("run.keep", "enter,ctrl+s", "enter")
# Enter goes through an action's fields, and keeps it in the last; ^s keeps it at once.
_GO_ON = Command("run.go_on", "enter", "go_on")
_KEEP_NOW = Command("run.keep_now", "ctrl+s", "enter")
_WHOM = Command("run.whom", "tab", "about(1)")
_FIELD = Command("run.field", "tab", "about(1)", shown=False)
_BACK = Command("run.whom_back", "shift+tab", "about(-1)", shown=False)
_LIST = Command("run.whom_list", "ctrl+o", "choose")
_READERS = Command("run.who_reads", "ctrl+r", "readers")
_KIND = Command("run.other_kind", "ctrl+t", "kind")
_LEAVE = Command("run.leave", "ctrl+g,escape", "leave")
# Where the line's text stands among the drafts.
PLACE = "capture:"
# An action is about whom it says who does it; its Tab and Enter go from field to field.
_FIELDS = ("text", "who", "due")
_IN_NOTE = (_KEEP, _WHOM, _LIST, _READERS, _KIND, _LEAVE, _BACK)
_IN_ACTION = (_GO_ON, _KEEP_NOW, _FIELD, _LIST, _READERS, _KIND, _LEAVE, _BACK)


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

    NEW_LINE = ""

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
    OFFERS: ClassVar[tuple[Command, ...]] = tuple(dict.fromkeys((*_IN_NOTE, *_IN_ACTION)))
    # What a note and an action call differently is done by the same key and the same action.
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_IN_NOTE)

    class Entered(Message):
        """The line is done."""

    class Left(Message):
        """The coach wants to leave the line without keeping it."""

    class Chosen(Message):
        """The coach wants to choose whom it is about from a list."""

    class KindChanged(Message):
        """It is of another kind now, so other commands may be offered."""

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
    def commands(self) -> tuple[Command, ...]:
        """What can be done in the line, as it is now."""
        return _IN_ACTION if self._kind is NoteKind.ACTION else _IN_NOTE

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

    def begin(
        self,
        kind: NoteKind,
        about: str | None,
        people: Sequence[tuple[str | None, str]],
        *,
        written: Mapping[str, str] | None = None,
    ) -> None:
        """Open the line, for the coach alone; ``people`` are those it can be about, with their names.

        With ``written`` it has what stood on it when the program ended, as it is among the drafts.
        """
        before = written or {}
        self._about, self._people = about, tuple(people)
        self._visibility = Visibility(before.get("visibility", Visibility.COACH))
        self.add_class("-open")
        for name in _FIELDS:
            editor = self.query_one(f"#{name}", OneLine)
            editor.load_text(before.get(name, ""))
            editor.move_cursor(editor.document.end)
        self.be(kind)

    def close(self) -> None:
        """Close the line; what stood on it was kept."""
        self.remove_class("-open")
        drafting.kept(self, PLACE)

    def give_up(self) -> None:
        """Close the line; what stood on it can be brought back."""
        self.remove_class("-open")
        drafting.given_up(self, PLACE)

    @on(TextArea.Changed)
    def _draft(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell_draft()

    def _tell_draft(self) -> None:
        """Keep what was written, and what was chosen with it, among the drafts."""
        if self.is_open:
            texts = {name: str(value or "") for name, value in asdict(self.captured).items()}
            drafting.typed(self, PLACE, {} if self.is_empty else texts)

    def set_about(self, about: str | None) -> None:
        """Make it about somebody, or with None about the group."""
        self._about = about
        if self._visibility not in readers_for(about):
            self._visibility = Visibility.COACH
        self._draw()

    def action_about(self, step: int) -> None:
        """Go to the next person; in an action, to its next field."""
        if self._kind is NoteKind.ACTION:
            self._go_to(_FIELDS[(_FIELDS.index(self._field) + step) % len(_FIELDS)])
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

    def action_kind(self) -> None:
        """Make it the next kind of note."""
        kinds = tuple(NoteKind)
        self.be(kinds[(kinds.index(self._kind) + 1) % len(kinds)])
        self.post_message(self.KindChanged())

    def action_enter(self) -> None:
        """The line is done."""
        self.post_message(self.Entered())

    def action_go_on(self) -> None:
        """Go to an action's next field, empty or not; after the last one the line is done."""
        if self._kind is not NoteKind.ACTION or self.is_empty or self._field == _FIELDS[-1]:
            self.action_enter()
        else:
            self.action_about(1)

    def action_leave(self) -> None:
        """Leave without keeping it."""
        self.post_message(self.Left())

    def on_one_line_entered(self, event: OneLine.Entered) -> None:
        """Enter is the end of the line; in an action only in its last field."""
        event.stop()
        self.action_go_on()

    @property
    def _field(self) -> str:
        """The field in which the cursor is."""
        focused = self.screen.focused
        return focused.id if focused and focused.id in _FIELDS else _FIELDS[0]

    def _go_to(self, field: str) -> None:
        self.query_one(f"#{field}", OneLine).focus()

    def be(self, kind: NoteKind) -> None:
        """Make it another kind of note, with what was written so far."""
        self._kind = kind
        self.set_class(kind is NoteKind.ACTION, "-action")
        self._go_to(_FIELDS[0])
        self._draw()

    def _draw(self) -> None:
        words = self._words
        name = next((name for ref, name in self._people if ref == self._about), "")
        parts = (
            words(f"value.kind.{self._kind}"),
            cut(shown(name), 24),
            words(f"run.readers.{self._visibility}"),
        )
        style = "bold $own" if self._visibility is Visibility.COACH else "bold $amber"
        self._says.update(Content.styled(f"[{' · '.join(parts)}]", style))
        self._tell_draft()

"""A small form on top of a room: every answer is done as its field is left, and closing does the last."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.fields import Answered, Field, TextField
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.moreline import MoreLine

Put = Callable[[str, object], bool]
Get = Callable[[str], object]

# Around the fields: the border, a title of at most two lines, a gap, what is out of sight, how to close.
_OTHER_LINES = 8


class FieldsDialog(ModalScreen[None]):
    """Fields under a title. ``put`` does an answer and tells whether it was taken; ``get`` reads one back."""

    AUTO_FOCUS = None
    DEFAULT_CSS = """
    FieldsDialog { align: center middle; }
    FieldsDialog > Vertical { width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 0 1;
        background: $surface; border: round $primary; }
    FieldsDialog .title { padding: 0 1; text-style: bold; height: auto; margin-bottom: 1; }
    FieldsDialog Form { height: auto; }
    FieldsDialog .end { padding: 0 1; color: $muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g,ctrl+s", "leave", show=False, priority=True, id="fieldsdialog.leave"),
    ]

    def __init__(
        self,
        room: Room,
        title: str,
        fields: Sequence[Field | Static],
        *,
        get: Get,
        put: Put,
        place: str,
        start: str = "",
    ) -> None:
        """Take the room, a title, the fields, how answers are read and done, and the field to start at.

        ``place`` says what the fields are about (``block:ID``), for drafts.
        """
        super().__init__()
        self._room = room
        self._title = title
        self._fields = fields
        for field in fields:
            if isinstance(field, TextField):
                field.scope = place
        self._get = get
        self._put = put
        self._start = start

    def compose(self) -> ComposeResult:
        """Title, fields, how to close."""
        with Vertical():
            yield Static(self._title, classes="title", markup=False)
            form = Form(self._fields)
            yield form
            yield MoreLine(self._room.words, form)
            yield Static(self._room.words("dialog.fields.end"), classes="end", markup=False)

    def on_resize(self) -> None:
        """Leave room for what stands around the fields."""
        self.query_one(Form).styles.max_height = max(3, self.size.height - _OTHER_LINES)

    def on_mount(self) -> None:
        """Fill the fields, and start at the one asked for."""
        form = self.query_one(Form)
        form.fill(self._get)
        form.focus_path(self._start)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if not isinstance(event.field, TextField):
            self._put(event.path, event.value)
        elif event.field.pending:
            self._take(event.field)
        self.query_one(Form).fill(self._get)

    def flush(self) -> bool:
        """Do every answer that was typed and not yet taken; return whether all were."""
        # All are tried first: one refusal must not keep the others from being taken.
        wrong = [field for field in self.query(TextField) if field.pending and not self._take(field)]
        if wrong:
            wrong[0].enter()
        return not wrong

    def action_leave(self) -> None:
        """Close; ask first if an answer was not taken."""
        if self.flush():
            self.dismiss(None)
            return

        def decided(yes: bool | None) -> None:
            if yes:
                for field in self.query(TextField):
                    field.give_up()
                self.dismiss(None)

        words = self._room.words
        labels = [field.label for field in self.query(TextField) if field.pending]
        lost = words("dialog.fields.lost", n=len(labels), fields=words.listed(labels))
        self.app.push_screen(
            Confirm(words, lost, yes=words("dialog.fields.lost_yes", n=len(labels))), decided
        )

    def _take(self, field: TextField) -> bool:
        taken = self._put(field.path, field.text)
        field.taken(taken)
        return taken

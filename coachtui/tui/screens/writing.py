"""What a room with a note editor does about it: opening, saving, and never losing what was typed."""

from typing import ClassVar

from textual import on
from textual.binding import BindingType

from coachtui.application import ids, noting
from coachtui.application.draft import Draft, keep
from coachtui.domain.notes import Note
from coachtui.drawing.width import shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.noteeditor import NoteEditor
from coachtui.tui.widgets.pick import PickField

WRITING = (
    Command("notes.save", "ctrl+s", "save", always=True, changes=True),
    Command("notes.leave", "ctrl+g,escape", "leave_editor"),
)


class WritingRoom(Room):
    """A room with one NoteEditor in it. A subclass says what happens around the editor."""

    OFFERS: ClassVar[tuple[Command, ...]] = WRITING
    BINDINGS: ClassVar[list[BindingType]] = bindings(*WRITING)

    @property
    def editor(self) -> NoteEditor:
        """The editor."""
        return self.query_one(NoteEditor)

    def editor_opened(self) -> None:
        """Make room for the editor."""

    def editor_closed(self) -> None:
        """Take the room back, and put the cursor somewhere."""

    def note_kept(self, before: Note | None, note: Note) -> None:
        """Show a note that was saved; ``before`` is what it was, None for a new one."""

    def follow(self) -> None:
        """Show what somebody else saved, in the editor too: who looks on has typed nothing there."""
        super().follow()
        if not self.editor.is_open:
            return
        engagement, note_id = self.desk.open.engagement, self.editor.draft.note_id
        note = next((note for note in engagement.notes if note.id == note_id), None)
        if note is None:
            self._close()
        elif (now := Draft.of(engagement, note)) != self.editor.draft:
            self.editor.open(engagement, now, self.editor.head)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the editor's keys be while there is none."""
        if action in ("save", "leave_editor"):
            return self.editor.is_open
        return super().check_action(action, parameters)

    def write(self, draft: Draft, head: str, *, saved: Draft | None = None) -> None:
        """Open the editor with a draft, once what stood in it is saved.

        ``saved`` is what is saved of it, when the draft goes further than that.
        """
        if self.put_away():
            self.editor.open(self.desk.open.engagement, draft, head, saved=saved)
            self.editor_opened()

    def put_away(self) -> bool:
        """Save and close the editor, so that something else can be shown; False if it could not be saved."""
        if not self.flush():
            return False
        if self.editor.is_open:
            self._close()
        return True

    def flush(self) -> bool:
        """Save what is being written; return whether nothing is left to lose."""
        return not self.editor.unsaved or self._keep()

    def action_save(self) -> None:
        """Save the note and close the editor."""
        if self._keep():
            self._close()

    def action_leave_editor(self) -> None:
        """Close the editor; ask first if something in it is not saved."""
        if not self.editor.unsaved:
            self._close()
            return

        def decided(choice: str | None) -> None:
            if choice == "save":
                self.action_save()
            elif choice == "drop":
                self._close()

        options = [(name, self.words(f"notes.unsaved_{name}")) for name in ("save", "drop", "stay")]
        self.app.push_screen(Choose(self.words, self.words("notes.ask_unsaved"), options), decided)

    def _keep(self) -> bool:
        """Save the draft, and tell the room; return whether it was taken."""
        draft = self.editor.draft
        note_id = draft.note_id or ids.new_id()
        before = noting.find(self.desk.open.engagement, note_id) if draft.note_id else None
        if not self.do(keep, draft, note_id, now=self.desk.open.clock.now()):
            return False
        note = noting.find(self.desk.open.engagement, note_id)
        self.editor.saved(note_id)
        self.note_kept(before, note)
        return True

    def _close(self) -> None:
        self.editor.close()
        self.editor_closed()

    @on(PickField.Asked)
    def _show_options(self, event: PickField.Asked) -> None:
        field = event.field

        def chosen(at: int | None) -> None:
            if at is not None:
                field.pick(field.options[at][0])

        labels = [(at, shown(label)) for at, (_, label) in enumerate(field.options)]
        self.app.push_screen(Choose(self.words, field.label, labels, chosen=field.at), chosen)

"""One key for one change to the chosen note; each can be taken back while the room is open."""

import datetime as dt
from collections.abc import Sequence

from coachtui.application import history, noting
from coachtui.domain.history import PastNote
from coachtui.domain.notes import Note, NoteKind, readers_for
from coachtui.drawing.width import cut, shown
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.history import PastNotes
from coachtui.tui.screens.writing import WritingRoom


class ChangingRoom(WritingRoom):
    """A room in which one note is the chosen one. A subclass says which, and shows what came of it."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk; nothing has been changed in this room yet."""
        super().__init__(desk)
        self._undo: list[Note] = []

    @property
    def note(self) -> Note | None:
        """The chosen note, if there is one."""
        raise NotImplementedError

    def choose_next(self) -> None:
        """Let the note after the chosen one be chosen when that goes."""
        raise NotImplementedError

    def show_note(self, note: Note) -> None:
        """Go to a note, wherever it stands."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Say what happened, until something else does."""
        raise NotImplementedError

    def focus_notes(self) -> None:
        """Put the cursor among the notes."""
        raise NotImplementedError

    def note_kept(self, before: Note | None, note: Note) -> None:
        """Show it, and remember what it was."""
        if before is not None and before != note:
            self._undo.append(before)
        self.show_note(note)

    def action_delete(self) -> None:
        """Delete the chosen note."""
        if (note := self.note) is None:
            return
        self.choose_next()
        if self.do(noting.delete, note.id, now=self._now()):
            self._undo.append(note)
            self.focus_notes()
            self.say(self.words("notes.deleted"))

    def action_undo(self) -> None:
        """Take back the last deletion or change that was made here."""
        if not self._undo:
            self.say(self.words("notes.nothing_to_undo"))
            return
        note = self._undo[-1]
        if self.do(noting.restore, note, now=self._now()):
            self._undo.pop()
            self.show_note(note)
            self.focus_notes()
            self.say(self.words("notes.taken_back"))

    def action_history(self) -> None:
        """Show what the chosen note was before, to be brought back."""
        if (note := self.note) is not None:
            when = {"date": self.words.date(note.at.date()), "time": self.words.time(note.at)}
            past = history.states(self.desk.open.engagement, note.id)
            self._ask_past(past, self.words("history.of_note", **when), self.words("history.none"))

    def action_bring_back(self) -> None:
        """Show the notes that were deleted, to be brought back."""
        past = history.deleted(self.desk.open.engagement)
        self._ask_past(past, self.words("history.deleted"), self.words("history.none_deleted"))

    def _ask_past(self, past: Sequence[PastNote], title: str, nothing: str) -> None:
        if not past:
            self.say(nothing)
            return

        def chosen(one: PastNote | None) -> None:
            if one is None:
                return
            before = [note for note in self.desk.open.engagement.notes if note.id == one.note.id]
            if self.do(history.bring_back, one, now=self._now()):
                self._undo += before  # as after every change
                self.show_note(noting.find(self.desk.open.engagement, one.note.id))
                self.focus_notes()
                self.say(self.words("history.brought_back"))

        self.app.push_screen(PastNotes(self.words, self.desk.open.engagement, title, past), chosen)

    def action_turn_done(self) -> None:
        """Mark an action as done, or as open again."""
        if (note := self.note) is not None and self.do(noting.turn_done, note.id, now=self._now()):
            self._undo.append(note)

    def action_kind(self) -> None:
        """Choose what the chosen note is."""
        self._ask("kind", [(kind, self.words(f"value.kind.{kind}")) for kind in NoteKind])

    def action_visibility(self) -> None:
        """Choose who may read the chosen note."""
        if (note := self.note) is None:
            return
        name = cut(shown(self.desk.open.engagement.called(note.about or "")), 40)
        options = [(v, self.words(f"notes.reads.{v}", name=name)) for v in readers_for(note.about)]
        self._ask("visibility", options)

    def _ask(self, field: str, options: Sequence[tuple[object, str]]) -> None:
        if (note := self.note) is None:
            return

        def chosen(value: object) -> None:
            if value is None or value == getattr(note, field):
                return
            if self.do(noting.change, note.id, now=self._now(), **{field: value}):
                self._undo.append(note)

        question = self.words(f"notes.ask_{field}")
        self.app.push_screen(Choose(self.words, question, options, chosen=getattr(note, field)), chosen)

    def _now(self) -> dt.datetime:
        return self.desk.open.clock.now()

"""The Notes room: people and the group on the left, their notes in time on the right, the editor under it."""

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.dom import DOMNode
from textual.widgets import OptionList, Static

from coachtui.application import noting
from coachtui.application.draft import Draft
from coachtui.application.searching import Search
from coachtui.domain.engagement import Engagement, StageKind, stage_of
from coachtui.domain.notes import Note
from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.changing import ChangingRoom
from coachtui.tui.screens.notescommands import END_FIND, READING, TO_FOUND
from coachtui.tui.screens.writing import WRITING
from coachtui.tui.widgets.aboutlist import ALL, GROUP, AboutList
from coachtui.tui.widgets.commandline import CommandLine
from coachtui.tui.widgets.finder import Finder
from coachtui.tui.widgets.noteeditor import NoteEditor
from coachtui.tui.widgets.noteentry import Entries
from coachtui.tui.widgets.notelist import NoteList

_COMMANDS = (*READING, TO_FOUND, END_FIND)
_OURS = frozenset(command.action.partition("(")[0] for command in (*WRITING, *_COMMANDS))


class NotesScreen(ChangingRoom):
    """Reading, finding and writing notes."""

    ROOM = "notes"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*WRITING, END_FIND, *READING)
    DEFAULT_CSS = """
    NotesScreen AboutList { width: 22; }
    NotesScreen.-wide AboutList { width: 30; }
    NotesScreen #right { width: 1fr; }
    NotesScreen #head { height: 1; padding: 0 1; color: $muted; }
    NotesScreen #empty { height: 1fr; padding: 1 2; color: $muted; }
    NotesScreen.-wide LongText { height: 12; }
    """

    def __init__(self, desk: Desk) -> None:
        """Take the desk; no note has been looked through yet."""
        super().__init__(desk)
        self._search = Search()

    def compose_body(self) -> ComposeResult:
        """Whom there are notes about; then the notes, and under them the editor."""
        with Horizontal():
            yield AboutList(self.words)
            with Vertical(id="right"):
                yield Static(id="head", markup=False)
                yield Finder(self.words)
                yield Static(id="empty", markup=False)
                yield NoteList(self.words)
                yield NoteEditor(self.words)

    def on_mount(self) -> None:
        """Begin among the notes, once they are shown."""
        self.call_later(self.focus_notes)

    def on_resize(self) -> None:
        """Where there is room, the names and the text get more of it."""
        self.set_class(self.size.width >= 100 and self.size.height >= 34, "-wide")

    @property
    def _notes(self) -> NoteList:
        return self.query_one(NoteList)

    @property
    def _finder(self) -> Finder:
        return self.query_one(Finder)

    @property
    def _about(self) -> str:
        return self.desk.places.get("notes.about", ALL)

    @property
    def note(self) -> Note | None:
        """The chosen note, if any is shown."""
        entry = self._notes.entry if self._notes.display else None
        return entry.note if entry else None

    def show(self, engagement: Engagement) -> None:
        """Draw everybody, and the notes about whom is chosen, or those that are found."""
        if self._about not in (ALL, GROUP) and engagement.person(self._about) is None:
            self.desk.places["notes.about"] = ALL
        about = self._about
        self.query_one(AboutList).put(engagement, about)
        found = self._found(engagement)
        whose = self._finder.is_open or about == ALL
        chosen = self.desk.places.get("notes.note", "")
        self._notes.put(Entries(engagement, found, self.words, whose=whose), chosen)
        self._notes.display = bool(found)
        empty = self.query_one("#empty", Static)
        empty.display = not found
        empty.update(self._nothing(engagement))
        self._finder.tell(len(found))
        self._tell_head()

    def follow(self) -> None:
        """Show what somebody else saved; who is at the last note stays at the last one."""
        at_the_last = self._notes.chosen == self._notes.total - 1
        super().follow()
        if at_the_last:
            self._notes.action_end(1)

    def _found(self, engagement: Engagement) -> tuple[Note, ...]:
        if self._finder.is_open:
            return self._search.matching(engagement, self._finder.text)
        about = self._about
        wanted = None if about == GROUP else about
        return tuple(note for note in engagement.notes if about == ALL or note.about == wanted)

    def _tell_head(self, said: str = "") -> None:
        """Tell whose notes these are and how many; at the right, what has just happened."""
        engagement, about = self.desk.open.engagement, self._about
        head = self.query_one("#head", Static)
        name = self.words(f"notes.{about}") if about in (ALL, GROUP) else engagement.called(about)
        count = " · " + self.words("notes.count", n=self._notes.total)
        room = max(30, head.content_size.width)
        name = cut(shown(name), room - cells(count) - cells(said) - 2)
        space = " " * max(2, room - cells(name) - cells(count) - cells(said))
        told = Content.assemble((name, "bold $foreground"), count, space, (said, "$primary"))
        head.update(told)

    def say(self, text: str) -> None:
        """Say what happened at the right of the head; while finding that is not there."""
        if self._finder.is_open:
            self.notify(text, markup=False)
        else:
            self._tell_head(text)

    def _nothing(self, engagement: Engagement) -> str:
        if self._finder.is_open:
            return self.words("notes.nothing_found")
        if self._about in (ALL, GROUP):
            return self.words("notes.none_at_all" if self._about == ALL else "notes.none_about_group")
        return self.words("notes.none_about", name=shown(engagement.called(self._about)))

    # --- Which commands there are now -------------------------------------------------------------

    def _commands(self) -> tuple[Command, ...]:
        if self.editor.is_open:
            return WRITING
        if not self._finder.is_open:
            return READING
        if self._finder.has_focus_within:
            return (TO_FOUND, END_FIND)
        return (*READING[:2], END_FIND, *READING[2:])

    def available(self) -> tuple[tuple[Command, DOMNode], ...]:
        """Return the commands of what is going on: writing, finding or reading."""
        return tuple((command, self) for command in self._commands())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep the keys of reading out of the editor, and the other way round."""
        names = {command.action.partition("(")[0] for command in self._commands()}
        return action in names if action in _OURS else super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """The footer follows the cursor."""
        self.query_one(CommandLine).commands = self._commands()

    # --- About whom -------------------------------------------------------------------------------

    @on(OptionList.OptionHighlighted, "AboutList")
    def _moved_about(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.put_away():
            self._stop_finding()
            self.desk.places["notes.about"] = event.option_id or ALL
        self.show(self.desk.open.engagement)

    @on(OptionList.OptionSelected, "AboutList")
    def _chose_about(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._notes.display and not self.editor.is_open:
            self._notes.focus()

    def action_about(self, step: int) -> None:
        """Go to whom stands above or below."""
        people = self.query_one(AboutList)
        people.highlighted = max(0, (people.highlighted or 0) + step)

    def action_people(self) -> None:
        """Go to the left."""
        self.query_one(AboutList).focus()

    @on(NoteList.Moved)
    def _moved(self) -> None:
        if (note := self.note) is not None:
            self.desk.places["notes.note"] = note.id

    def choose_next(self) -> None:
        """Let the note after the chosen one be chosen when that goes."""
        self.desk.places["notes.note"] = self._notes.neighbour

    def show_note(self, note: Note) -> None:
        """Go to a note, wherever it stands."""
        self.desk.places["notes.note"] = note.id
        if not self._finder.is_open and self._about not in (ALL, note.about or GROUP):
            self.desk.places["notes.about"] = note.about or GROUP
        self.show(self.desk.open.engagement)

    def focus_notes(self) -> None:
        """Put the cursor among the notes, or on the left when there are none."""
        (self._notes if self._notes.display else self.query_one(AboutList)).focus()

    # --- Finding ----------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Find as the coach types."""
        self.query_one("#head").display = False
        self._finder.open()
        self.show(self.desk.open.engagement)

    @on(Finder.Changed)
    async def _typed(self) -> None:
        """Find what is typed by now; keys that come meanwhile wait, so that they go to what was found."""
        await asyncio.to_thread(self._search.prepare, self.desk.open.engagement)
        if self.is_attached and self._finder.is_open:
            self.show(self.desk.open.engagement)

    @on(Finder.Left)
    def action_to_found(self) -> None:
        """Go to what was found."""
        if self._notes.display:
            self._notes.focus()

    def action_end_find(self) -> None:
        """Show the notes as they were before finding."""
        self._stop_finding()
        self.show(self.desk.open.engagement)
        self.focus_notes()

    def _stop_finding(self) -> None:
        self._finder.close()
        self.query_one("#head").display = True

    # --- Writing ----------------------------------------------------------------------------------

    def action_new(self) -> None:
        """Open an empty note about whom is chosen; of the session that is under way, if one is."""
        about = None if self._about in (ALL, GROUP) else self._about
        stage = stage_of(self.desk.open.engagement)
        session = stage.session if stage.kind is StageKind.UNDER_WAY else None
        self.write(Draft(about=about, session=session), self.words("notes.editor.new"))

    @on(NoteList.Opened)
    def action_edit(self) -> None:
        """Open the chosen note."""
        if (note := self.note) is not None:
            self.write(Draft.of(self.desk.open.engagement, note), self._head_of(note))

    def resume(self, draft: Draft) -> None:
        """Open the editor with what was being written when the program ended."""
        engagement = self.desk.open.engagement
        if draft.note_id:
            note = noting.find(engagement, draft.note_id)
            self.write(draft, self._head_of(note), saved=Draft.of(engagement, note))
        else:
            self.write(draft, self.words("notes.editor.new"), saved=Draft())

    def _head_of(self, note: Note) -> str:
        day, time = self.words.date(note.at.date()), self.words.time(note.at)
        return self.words("notes.editor.edit", date=day, time=time)

    def editor_opened(self) -> None:
        """Tab stays in the editor, and the note that is edited stays in sight."""
        self._let_focus(False)

    def editor_closed(self) -> None:
        """Back among the notes."""
        self._let_focus(True)
        self.focus_notes()

    def _let_focus(self, yes: bool) -> None:
        for part in (self.query_one(AboutList), self._notes):
            part.can_focus = yes

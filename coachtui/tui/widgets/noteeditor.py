"""The note editor: the text, and under it what the note is, for whom, about whom and of which session."""

from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from coachtui.application.draft import Draft
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import NoteKind, Visibility, readers_for
from coachtui.drawing.width import shown
from coachtui.i18n import Words
from coachtui.tui import drafting
from coachtui.tui.widgets.fields import Answered, LongText, TextField
from coachtui.tui.widgets.pick import PickField


class NoteEditor(Vertical):
    """Holds a draft. Whoever shows it keeps ``draft``, and says so with ``saved``."""

    DEFAULT_CSS = """
    NoteEditor { height: auto; max-height: 75%; background: $surface; padding: 0 1; display: none; }
    NoteEditor > #title { height: 1; color: $primary; text-style: bold; }
    NoteEditor LongText { height: 5; background: $background; padding: 0 1; }
    NoteEditor LongText:focus { background: $panel; }
    NoteEditor .row { height: 1; }
    NoteEditor Field { width: 1fr; height: 1; }
    NoteEditor Field > * { margin-left: 10; }
    NoteEditor > #hint { height: 1; color: $muted; }
    NoteEditor > #withheld { height: auto; color: $amber; }
    """

    def __init__(self, words: Words) -> None:
        """Take the words."""
        super().__init__()
        self._words = words
        self._engagement: Engagement | None = None
        self.head = ""
        self._saved = Draft()
        self._text = LongText(hint=words("notes.editor.text_hint"))
        self._kind = PickField("kind", words("notes.editor.kind"), self._kinds())
        self._visibility = PickField("visibility", words("notes.editor.visibility"))
        self._about = PickField("about", words("notes.editor.about"))
        self._session = PickField("session", words("notes.editor.session"))
        self._done = PickField("done", words("notes.editor.state"), self._states())
        self._tags = TextField("tags", words("notes.editor.tags"), hint=words("notes.editor.tags_hint"))
        self._who = TextField("who", words("notes.editor.who"))
        self._due = TextField("due", words("notes.editor.due"))
        for field in (self._tags, self._who, self._due):
            field.scope = ""  # the note is one draft
        self._drafted = ""

    def compose(self) -> ComposeResult:
        """Whose note, the text, then the rest in rows of two."""
        yield Static(id="title", markup=False)
        yield self._text
        with Horizontal(classes="row"):
            yield self._kind
            yield self._visibility
        with Horizontal(classes="row"):
            yield self._about
            yield self._session
        with Horizontal(classes="row"):
            yield self._tags
            yield self._done
        with Horizontal(classes="row", id="action"):
            yield self._who
            yield self._due
        yield Static(id="withheld", markup=False)
        yield Static(id="hint", markup=False)

    @property
    def draft(self) -> Draft:
        """What stands in the editor."""
        return Draft(
            note_id=self._saved.note_id,
            text=self._text.text,
            kind=NoteKind(str(self._kind.value)),
            about=None if self._about.value is None else str(self._about.value),
            visibility=Visibility(str(self._visibility.value)),
            session=self._session.value if isinstance(self._session.value, int) else None,
            tags=self._tags.text,
            who=self._who.text,
            due=self._due.text,
            done=self._done.value is True,
        )

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self.display

    @property
    def unsaved(self) -> bool:
        """Whether something was written that is not saved."""
        return self.is_open and self.draft.says_more_than(self._saved)

    def open(self, engagement: Engagement, draft: Draft, head: str, *, saved: Draft | None = None) -> None:
        """Show a draft under a heading, with the cursor at the end of its text.

        ``saved`` is what is saved of it, when the draft goes further than that.
        """
        self._engagement = engagement
        self.head = head
        self._saved = saved or draft
        self._drafted = ""
        everybody: list[tuple[object, str]] = [(None, self._words("notes.group"))]
        self._about.offer([*everybody, *((p.id, p.name) for p in engagement.stakeholders)])
        none: list[tuple[object, str]] = [(None, self._words("notes.editor.no_session"))]
        self._session.offer([*none, *((n, str(n)) for n in engagement.session_numbers)])
        self.query_one("#title", Static).update(shown(head))
        self._text.load_text(draft.text)
        self._text.move_cursor(self._text.document.end)
        for field, value in (
            (self._kind, draft.kind),
            (self._about, draft.about),
            (self._session, draft.session),
            (self._done, draft.done),
            (self._tags, draft.tags),
            (self._who, draft.who),
            (self._due, draft.due),
        ):
            if isinstance(field, TextField):
                field.taken(True)  # what stands in it belongs to the note before this one
            field.put(value)
        self._visibility.value = draft.visibility
        self.display = True
        self._adapt()
        self._text.focus()

    def saved(self, note_id: str) -> None:
        """Take over that what stands here is saved, as the note with this id."""
        self._saved = replace(self.draft, note_id=note_id)
        self._tell_draft()

    def close(self) -> None:
        """Put the editor away; what is in it and not saved can be brought back."""
        if self._drafted:
            drafting.given_up(self, self._drafted)
            self._drafted = ""
        self.display = False

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        self._tell_draft()

    def _tell_draft(self) -> None:
        """Keep what is written among the drafts, until it is saved."""
        if self.unsaved:
            self._drafted = self._drafted or f"note:{self._saved.note_id}"
            drafting.typed(self, self._drafted, self.draft.texts)
        elif self._drafted:
            drafting.kept(self, self._drafted)
            self._drafted = ""

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        # What is typed here becomes an answer only when the note is saved.
        event.stop()
        self._adapt()
        self._tell_draft()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what can be done here."""
        parent = event.widget.parent
        hint = ""
        if event.widget is self._text:
            hint = self._words("notes.editor.from_text")
        elif isinstance(parent, PickField):
            hint = self._words("notes.editor.from_pick")
        self.query_one("#hint", Static).update(hint)

    def _adapt(self) -> None:
        """Offer and tell what goes with what is picked."""
        engagement = self._engagement
        if engagement is None:
            return
        person = engagement.person(None if self._about.value is None else str(self._about.value))
        # What was for one participant falls back to coach-only when it is about the group.
        readers = readers_for(person.id if person else None)
        self._visibility.offer([(v, self._words(f"value.visibility.{v}")) for v in readers])
        action = self._kind.value is NoteKind.ACTION
        self.query_one("#action").display = action
        self._done.display = action
        withheld = self.query_one("#withheld", Static)
        withheld.display = person is not None and self.draft.withheld_for_now(engagement)
        if person is not None:
            withheld.update(Content(self._words("notes.withheld", name=shown(person.name))))

    def _kinds(self) -> list[tuple[object, str]]:
        return [(kind, self._words(f"value.kind.{kind}")) for kind in NoteKind]

    def _states(self) -> list[tuple[object, str]]:
        return [(False, self._words("notes.open")), (True, self._words("notes.done"))]

"""What a new engagement needs: whose it is, what it is, and whose work it is about."""

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Button, Input, Static

from coachtui.application.reasons import reason
from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.tui.desk import Desk
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.fields import Answered, TextField

# Seconds that keys are gathered before they are written.
_GATHERED = 0.4


class NewEngagement(ModalScreen[str | None]):
    """Client, project, focal role and the language of what is shared; answers with the new id."""

    DEFAULT_CSS = """
    NewEngagement { align: center middle; }
    NewEngagement > Vertical { width: 70; max-width: 96%; height: auto; padding: 1 2;
        background: $surface; border: round $primary; }
    NewEngagement Static { margin-bottom: 1; }
    NewEngagement #wrong { color: $red; height: auto; }
    NewEngagement Horizontal.buttons { height: auto; margin-top: 1; }
    NewEngagement TextField > Input { background: $background; }
    NewEngagement Button { margin-right: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+g", "leave", show=False, id="new.leave"),
        Binding("ctrl+s", "make", show=False, id="new.make"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__()
        self._desk = desk
        self._language: LanguageCode = desk.words.language
        self._writing: Timer | None = None
        # What was read or written last. Another terminal may have the form open too, and words in it.
        self._kept: dict[str, str] = {}
        self._is_unkept = False  # the last write failed, and that is told

    def compose(self) -> ComposeResult:
        """Three texts, one choice, two buttons."""
        words = self._desk.words
        with Vertical():
            yield Static(words("new.intro"), markup=False)
            yield self._field("contract.client")
            yield self._field("project.name")
            yield self._field("focal_role.singular", words("new.role_hint"))
            yield ChoiceField(
                "contract.language",
                words("field.contract.language"),
                [("en", words("value.language.en")), ("nl", words("value.language.nl"))],
                empty="",
            )
            yield Static(id="wrong", markup=False)
            with Horizontal(classes="buttons"):
                yield Button(Content(words("new.make")), id="make", variant="primary")
                yield Button(Content(words("dialog.cancel")), id="cancel")

    def _field(self, path: str, hint: str = "") -> TextField:
        field = TextField(path, self._desk.words(f"field.{path}"), hint=hint)
        field.scope = ""  # the form is one draft, and of no engagement yet
        return field

    def on_mount(self) -> None:
        """Start at the client, in the language of the screen."""
        self.query_one(ChoiceField).put(self._language)
        self.query_one(Input).focus()
        self.query_one("#wrong").display = False
        self._take_up()
        self._kept = self._texts

    def _take_up(self) -> None:
        """Show what was typed before and not made into anything, and say so; or why it cannot be read."""
        try:
            before = self._desk.practice.unfinished()
        except Refused as problem:
            self._say(reason(problem, self._desk.words))
            return
        if before is None:
            return
        for field in self.query(TextField):
            field.put(before.texts.get(field.path, ""))
        at, words = before.at.astimezone(), self._desk.words
        when = {"date": words.typed_date(at.date()), "time": words.time(at)}
        self._say(Content.styled(words("new.unfinished", **when), "$muted"))

    def _say(self, what: str | Content) -> None:
        wrong = self.query_one("#wrong", Static)
        wrong.update(what)
        wrong.display = True

    @on(Input.Changed)
    def _typed(self) -> None:
        """Have what is typed on disk within a second."""
        if self._writing is None:
            self._writing = self.set_timer(_GATHERED, self._write)

    async def _write(self) -> None:
        if self._writing is None:  # the form was left when this was on its way already
            return
        self._writing = None
        # Awaited, so that the form does nothing else meanwhile: a write that went on by itself could come
        # after the last one, of the leaving, and bring back words that are gone.
        problem = await asyncio.to_thread(self._keep, self._texts)
        if self.is_attached:
            self._told(problem)

    def _keep(self, texts: dict[str, str]) -> Refused | None:
        """Write what is typed, if it is not what was read or written last; return why that did not go."""
        if texts == self._kept:
            return None
        try:
            self._desk.practice.keep_unfinished(texts)
        except Refused as problem:
            return problem
        self._kept = texts
        return None

    def _told(self, problem: Refused | None) -> None:
        """Say why what is typed was not written, and no longer once it was."""
        if problem is not None:
            self._say(reason(problem, self._desk.words))
        elif self._is_unkept:
            self.query_one("#wrong").display = False
        self._is_unkept = problem is not None

    @property
    def _texts(self) -> dict[str, str]:
        return {field.path: field.text for field in self.query(TextField)}

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        event.stop()
        if event.path == "contract.language":
            self._language = "nl" if event.value == "nl" else "en"

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "make":
            self.action_make()
        else:
            self.action_leave()

    def action_make(self) -> None:
        """Make the engagement, or say what is lacking and stay."""
        client, project, role = self._texts.values()
        try:
            engagement = self._desk.practice.start(client, project, role, self._language)
        except Refused as problem:
            self._say(reason(problem, self._desk.words))
            return
        self._stop_writing()
        if (left := self._keep(dict.fromkeys(self._texts, ""))) is not None:
            self.notify(reason(left, self._desk.words), severity="error", markup=False)
        self.dismiss(engagement.id)

    def action_leave(self) -> None:
        """Leave without making anything; what was typed is there again the next time.

        When it cannot be written that is told first; whoever leaves once more gives it up.
        """
        self._stop_writing()
        was_told = self._is_unkept
        self._told(self._keep(self._texts))
        if was_told or not self._is_unkept:
            self.dismiss(None)

    def _stop_writing(self) -> None:
        if self._writing is not None:
            self._writing.stop()
            self._writing = None

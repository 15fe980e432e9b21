"""What a new engagement needs: whose it is, what it is, and whose work it is about."""

import asyncio
from contextlib import suppress
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
    NewEngagement .label { margin-bottom: 0; }
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
        before = self._desk.practice.unfinished()
        wrong = self.query_one("#wrong", Static)
        wrong.display = before is not None
        if before is None:
            return
        for field in self.query(TextField):
            field.put(before.texts.get(field.path, ""))
        at, words = before.at.astimezone(), self._desk.words
        when = {"date": words.typed_date(at.date()), "time": words.time(at)}
        wrong.update(Content.styled(words("new.unfinished", **when), "$muted"))

    @on(Input.Changed)
    def _typed(self) -> None:
        """Have what is typed on disk within a second, without a key that waits for it."""
        if self._writing is None:
            self._writing = self.set_timer(_GATHERED, self._write)

    async def _write(self) -> None:
        self._writing = None
        with suppress(Refused):  # there is no room to say so before there is an engagement
            await asyncio.to_thread(self._desk.practice.keep_unfinished, self._texts)

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
            words = self._desk.words
            wrong = self.query_one("#wrong", Static)
            wrong.update(reason(problem, words))
            wrong.display = True
            return
        self._leave({}, engagement.id)

    def action_leave(self) -> None:
        """Leave without making anything; what was typed is there again the next time."""
        self._leave(self._texts, None)

    def _leave(self, texts: dict[str, str], made: str | None) -> None:
        if self._writing is not None:
            self._writing.stop()
        with suppress(Refused):
            self._desk.practice.keep_unfinished(texts)
        self.dismiss(made)

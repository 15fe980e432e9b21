"""What a new engagement needs: whose it is, what it is, and whose work it is about."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from coachtui.application.reasons import reason
from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.tui.desk import Desk
from coachtui.tui.screens.dialogs import Confirm
from coachtui.tui.widgets.choices import ChoiceField
from coachtui.tui.widgets.fields import Answered, TextField


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

    def compose(self) -> ComposeResult:
        """Three texts, one choice, two buttons."""
        words = self._desk.words
        with Vertical():
            yield Static(words("new.intro"), markup=False)
            yield TextField("contract.client", words("field.contract.client"))
            yield TextField("project.name", words("field.project.name"))
            yield TextField(
                "focal_role.singular", words("field.focal_role.singular"), hint=words("new.role_hint")
            )
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

    def on_mount(self) -> None:
        """Start at the client, in the language of the screen."""
        self.query_one(ChoiceField).put(self._language)
        self.query_one("#wrong").display = False
        self.query_one(Input).focus()

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
        client, project, role = (field.text for field in self.query(TextField))
        try:
            engagement = self._desk.practice.start(client, project, role, self._language)
        except Refused as problem:
            words = self._desk.words
            wrong = self.query_one("#wrong", Static)
            wrong.update(reason(problem, words))
            wrong.display = True
            return
        self.dismiss(engagement.id)

    def action_leave(self) -> None:
        """Leave without making anything; ask first if something was typed."""
        if not any(field.text.strip() for field in self.query(TextField)):
            self.dismiss(None)
            return

        def decided(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        words = self._desk.words
        self.app.push_screen(Confirm(words, words("new.leave"), yes=words("new.leave_yes")), decided)

"""A filled interview sheet before it is taken: for each question what stands there now, and what it says."""

import re
from collections.abc import Iterator
from itertools import count
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.application import ids, sheetsback
from coachtui.application.reasons import reason
from coachtui.application.sheetlines import Line, Sign, lines_of
from coachtui.application.sheetsback import Back, Change
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Stakeholder
from coachtui.drawing.width import cells, cut, folded, pad, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.moreline import MoreLine

_COMMANDS = (
    Command("interview.take", "ctrl+s", "take", always=True, changes=True),
    Command("interview.whose", "p", "whose"),
    Command("interview.leave", "ctrl+g,escape", "back", always=True),
)
_COLOURS: Final = {Sign.GOES: "$muted", Sign.COMES: "$own", Sign.STAYS: "$foreground"}
# Cells that a line gets on the narrowest screen.
_LEAST: Final = 20


class SheetBackScreen(Room):
    """The problems with their lines, then every answer. Nothing enters before the coach takes it."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    SheetBackScreen #about { height: auto; max-height: 2; padding: 0 1; }
    SheetBackScreen #problems { height: auto; color: $amber; margin-bottom: 1; }
    SheetBackScreen #kept { height: auto; padding: 0 1; color: $muted; }
    SheetBackScreen VerticalScroll { height: 1fr; padding: 0 1; margin-top: 1; }
    SheetBackScreen #answers { height: auto; }
    """

    def __init__(self, desk: Desk, back: Back, file: str) -> None:
        """Take the sheet as it was read, and what its file is called."""
        super().__init__(desk)
        self._back = back
        self._file = file

    def compose_body(self) -> ComposeResult:
        """Whose sheet and of which day, what is wrong, the answers, what becomes of what gives way."""
        with Vertical():
            yield Static(id="about", markup=False)
            whole = VerticalScroll(Static(id="problems", markup=False), Static(id="answers", markup=False))
            yield whole
            yield MoreLine(self.words, whole)
            yield Static(id="kept", markup=False)

    def on_mount(self) -> None:
        """The keys scroll."""
        self.query_one(VerticalScroll).focus()

    def show(self, engagement: Engagement) -> None:
        """Tell what the sheet says, and what would change."""
        words, back = self.words, self._back
        person = engagement.person(back.person_id)
        of = (
            words("interview.back.of", name=cut(shown(person.name), 40))
            if person
            else words("interview.back.of_nobody")
        )
        day = words("interview.back.day", date=words.short_date(back.on))
        about = Content.assemble((of, "bold"), (f" · {day} · {shown(self._file)}", "$muted"))
        self.query_one("#about", Static).update(about)
        problems = [
            words("interview.back.line", line=line, what=shown(reason(problem, words)))
            for line, problem in back.problems
        ]
        told = [words("interview.back.problems"), *(f"! {one}" for one in problems)]
        self.query_one("#problems", Static).update("\n".join(told))
        self.query_one("#problems").display = bool(problems)
        changes = sheetsback.changes(engagement, back) if person else ()
        parts = [self._told(engagement, person, one) for one in changes] if person else []
        self.query_one("#answers", Static).update(Content("\n\n").join(parts))
        kept = any(one.was and one.differs for one in changes)
        self.query_one("#kept", Static).update(words("interview.back.kept") if kept else "")

    def action_whose(self) -> None:
        """Say whose sheet it is."""
        people = self.desk.open.engagement.stakeholders
        if not people:
            return

        def chosen(person_id: str | None) -> None:
            if person_id is not None:
                self._back = _of_somebody(self, self._back, person_id)
                self.show(self.desk.open.engagement)

        options = [(one.id, one.name) for one in people]
        dialog = Choose(self.words, self.words("interview.back.whose"), options, chosen=self._back.person_id)
        self.app.push_screen(dialog, chosen)

    def action_take(self) -> None:
        """Take every answer, and go back."""
        engagement, back, words = self.desk.open.engagement, self._back, self.words
        person = engagement.person(back.person_id)
        if person is None:
            self.action_whose()
            return
        if not sheetsback.changed(engagement, back):
            self.notify(words("interview.back.no_change"), markup=False)
            return
        found = [one for one in sheetsback.changes(engagement, back) if one.path != sheetsback.GIVEN_ON]
        count = len([one for one in found if one.differs] or [one for one in found if one.given])
        now = self.desk.open.clock.now()
        if self.do(sheetsback.take, back, now=now, note_id=ids.new_id(), words=words):
            self.desk.places["people.person"] = person.id
            told = words("interview.back.done", n=count, name=cut(shown(person.name), 40))
            self.app.notify(told, markup=False)
            self.dismiss()

    def action_back(self) -> None:
        """Go back without taking anything."""
        self.dismiss()

    def _told(self, engagement: Engagement, person: Stakeholder, change: Change) -> Content:
        words = self.words
        label = (words(f"field.stakeholder.{change.path}"), "bold $accent")
        if not change.differs:
            told = words("interview.back.same") if change.given else words("interview.back.not_filled")
            return Content.assemble(label, (f" · {told}", "$muted"))
        lines = [(line, _COLOURS[line.sign]) for line in lines_of(change, words)]
        if not change.was:
            lines.insert(0, (Line(Sign.GOES, words("interview.back.nothing")), "$muted"))
        if not change.says:
            whose = sheetsback.whose_words(engagement, person, words)
            lines.append((Line(Sign.COMES, words("interview.back.goes", whose=shown(whose))), "$amber"))
        return Content("\n").join([Content.styled(*label), *self._beside_their_words(lines)])

    def _beside_their_words(self, lines: list[tuple[Line, str]]) -> Iterator[Content]:
        """Yield lines, each run with what it is before its first, and what is folded under where it began.

        The words that change within a line are underlined.
        """
        words = {
            Sign.GOES: self.words("interview.back.was"),
            Sign.COMES: self.words("interview.back.says"),
            Sign.STAYS: "",
        }
        room = max(map(cells, words.values())) + 2
        # What stands around the lines: the padding, and the bar that scrolls.
        width = max(room + _LEAST, self.app.size.width - 3) - room
        before = None
        for line, colour in lines:
            told = pad("" if line.sign is before else words[line.sign], room)
            before = line.sign
            number = count()
            for part in folded(line.text, width):
                styled = Content.styled(part, colour)
                for word in re.finditer(r"\S+", part):
                    if next(number) in line.changed:
                        styled = styled.stylize("bold underline", *word.span())
                yield Content.assemble((told, "$muted"), styled)
                told = " " * room

    def on_resize(self) -> None:
        """Fold the lines anew."""
        self.show(self.desk.open.engagement)


def ask(room: Room, person_id: str = "") -> None:
    """Ask which sheet came back, and show it; ``person_id``: theirs, when the name on it is not clear."""
    places = room.desk.places

    def opened(given: str) -> Back:
        places["sheet.file"] = given
        workspace = room.desk.open
        return sheetsback.open_file(workspace.engagement, given, workspace.clock.now().date())

    def show(back: Back | None) -> None:
        if back is None:
            return
        if person_id and not back.person_id:
            back = _of_somebody(room, back, person_id)
        room.app.push_screen(SheetBackScreen(room.desk, back, places["sheet.file"].strip()))

    value = places.get("sheet.file", "")
    question = AskPath(room.words, room.words("interview.back.path"), value=value, take=opened)
    room.app.push_screen(question, show)


def _of_somebody(room: Room, back: Back, person_id: str) -> Back:
    workspace = room.desk.open
    return sheetsback.of_somebody(workspace.engagement, back, person_id, workspace.clock.now().date())

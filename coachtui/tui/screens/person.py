"""The form of one stakeholder: everything the method asks about somebody, in sections."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.application import person as form_of
from coachtui.application import typed
from coachtui.application.reasons import reason
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.drawing.width import cells, cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens import sheetback, sheetsout
from coachtui.tui.screens.personform import FormParts, Part, Sections
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.beside import findings_text
from coachtui.tui.widgets.fields import Field, TextField
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.livefindings import LiveFindings
from coachtui.tui.widgets.moreline import MoreLine
from coachtui.tui.widgets.sectionlist import SectionList
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("person.back", "ctrl+g,escape,ctrl+s", "back", always=True),
    Command("person.section_down", "pagedown", "section(1)", always=True),
    Command("person.section_up", "pageup", "section(-1)", shown=False, always=True),
    Command("person.next", "f8", "person(1)", always=True),
    Command("person.previous", "f7", "person(-1)", always=True),
    Command("person.sheet", "ctrl+t", "sheet", always=True),
    Command("person.sheet_back", "ctrl+r", "sheet_back", always=True, changes=True),
)
_WIDE = 110
_FINDINGS_ABOVE = 2


class PersonScreen(Room):
    """One person's form. Every answer is saved as its field is left; F8 goes to the next person."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    PersonScreen #head { height: 1; padding: 0 1; }
    PersonScreen #above { height: auto; max-height: 5; padding: 0 1; }
    PersonScreen #sections { width: 17; height: 1fr; background: $surface; }
    PersonScreen #sections-head { height: 1; text-align: right; padding-right: 1; color: $muted; }
    PersonScreen #form { width: 1fr; }
    PersonScreen #aside { display: none; width: 36; height: 1fr; padding: 0 1; border-left: solid $panel; }
    PersonScreen #wrong { height: auto; max-height: 2; padding: 0 1; color: $red; text-style: bold; }
    PersonScreen .note { margin-left: 20; color: $muted; height: auto; }
    PersonScreen .question { color: $foreground; text-style: italic; height: auto; }
    PersonScreen .session { color: $foreground; text-style: bold; height: auto; }
    PersonScreen.-wide #above { display: none; }
    PersonScreen.-wide #aside { display: block; }
    """

    def __init__(self, desk: Desk, person_id: str, *, path: str = "") -> None:
        """Take whose form it is, and the answer to start at (``picture.answer``)."""
        super().__init__(desk)
        self.person_id = person_id
        self._path = path
        self._sections = FormParts(desk.words, desk.open.engagement).sections()
        self._name_paths()
        desk.places["people.person"] = person_id

    def compose_body(self) -> ComposeResult:
        """Whose form, what was found, the sections, the fields, and what is wrong."""
        words = self.words
        with Vertical():
            yield Told(id="head")
            yield Told(id="above")
            with Horizontal():
                with Vertical(id="sections"):
                    yield Static(words("person.unasked"), id="sections-head", markup=False)
                    yield SectionList([(one, words(f"person.section.{one}.label")) for one in Sections])
                    yield LiveFindings(words)
                form = Form([part for parts in self._sections.values() for part in parts])
                with Vertical(id="form"):
                    yield form
                    yield MoreLine(words, form)
                with VerticalScroll(id="aside", can_focus=False):
                    yield Told(id="beside")
            yield Told(id="wrong")

    def on_mount(self) -> None:
        """Start at the answer that was asked for."""
        self.query_one("#wrong").display = False
        self.engagement = self.desk.open.engagement
        self.go_to(self._path)

    def show(self, engagement: Engagement) -> None:
        """Fill the form, and say whose it is, what was found and what was not asked yet."""
        person = engagement.person(self.person_id)
        if person is None:
            return
        for field in self.query_one(Form).fields:
            path = _within(field)
            field.put(typed.written(form_of.show(engagement, self.person_id, path), self.words))
            field.display = form_of.asks(engagement, self.person_id, path)
        self.query_one("#mixed").display = form_of.mixed(engagement, self.person_id)
        self.query_one(SectionList).mark(
            {name: self._unasked_in(engagement, parts) for name, parts in self._sections.items()}
        )
        self.query_one(LiveFindings).follow(engagement)
        self._show_heads(engagement)

    def _show_heads(self, engagement: Engagement) -> None:
        """Say whose form it is, and above or beside it what was found."""
        self.query_one("#head", Static).update(self._head(engagement))
        found = findings_text(engagement, self.person_id, self.words)
        above = findings_text(engagement, self.person_id, self.words, most=_FINDINGS_ABOVE)
        self.query_one("#above", Static).update(above)
        self.query_one("#above").display = bool(found) and not self.has_class("-wide")
        heading = Content.styled(self.words("person.beside" if found else "person.nothing_beside"), "$muted")
        self.query_one("#beside", Static).update(Content("\n\n").join([heading, found]) if found else heading)

    def answer(self, path: str, value: object) -> bool:
        """Do an answer of the person in the path, whoever's form is shown by now."""
        _, person_id, rest = path.split(".", 2)
        return self.do(form_of.answer, person_id, rest, value, self.desk.open.clock.now().date())

    def tell(self, problem: Refused) -> None:
        """Say what is wrong, and let it stand until it is mended."""
        line = self.query_one("#wrong", Static)
        line.update("✗ " + reason(problem, self.words))
        line.display = True

    def take(self, field: TextField) -> bool:
        """Do the answer in a text field; when nothing is wrong any more, stop saying so."""
        taken = super().take(field)
        if not self.query("Field.-wrong"):
            self.query_one("#wrong").display = False
        return taken

    def go_to(self, path: str) -> None:
        """Put the cursor at this answer, at what it is part of, or where it would be asked."""
        form = self.query_one(Form)
        paths = [_within(field) for field in form.fields]
        while path and path not in paths:
            path = path.rpartition(".")[0]
        before = form.fields[: paths.index(path) + 1] if path else ()
        form.focus_path(next((field.path for field in reversed(before) if field.display), ""))
        if (here := self._section_of(self._here)) is not None:
            self.call_after_refresh(self._show_section, here)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is room, tell what was found beside the form."""
        self.set_class(event.size.width >= _WIDE, "-wide")
        self._show_heads(self.desk.open.engagement)

    def action_person(self, by: int) -> None:
        """Go to the next person's form, or the previous one's, at the same answer."""
        people = [person.id for person in self.desk.open.engagement.stakeholders]
        at = people.index(self.person_id) + by if self.person_id in people else -1
        if 0 <= at < len(people):
            self.leave(lambda: self._change_person(people[at]))

    def action_section(self, by: int) -> None:
        """Go to the next section, or the previous one."""
        names = list(self._sections)
        here = self._section_of(self._here)
        at = names.index(here) + by if here else 0
        if 0 <= at < len(names):
            self._enter(names[at])

    def action_sheet(self) -> None:
        """Write an interview sheet, for this person or for everybody."""
        if self.flush():
            sheetsout.ask(self, self.person_id)

    def action_sheet_back(self) -> None:
        """Take this person's filled interview sheet back."""
        if self.flush():
            sheetback.ask(self, self.person_id)

    def action_back(self) -> None:
        """Back to the step."""
        self.leave(self.dismiss)

    def on_descendant_focus(self) -> None:
        """Let the list of sections show where the cursor is."""
        if (here := self._section_of(self._here)) is not None:
            self.query_one(SectionList).go_to(here)

    @on(OptionList.OptionSelected)
    def _section_chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._enter(Sections(event.option_id or Sections.WHO))

    @on(OptionList.OptionHighlighted)
    def _section_looked_at(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_section(Sections(event.option_id or Sections.WHO))

    def _change_person(self, person_id: str) -> None:
        """Fill the same fields for somebody else; what was typed and not taken has been given up by now."""
        here = self._here
        self.person_id = self.desk.places["people.person"] = person_id
        self._name_paths()
        for field in self.query(TextField):
            field.give_up()
        self.query_one("#wrong").display = False
        self.show(self.desk.open.engagement)
        if here is not None and not here.display:
            self.go_to(_within(here))

    def _name_paths(self) -> None:
        """Let every field say whose answer it takes: what it posts may arrive when the next form is shown."""
        for parts in self._sections.values():
            for part in parts:
                if isinstance(part, Field):
                    part.path = f"stakeholders.{self.person_id}.{_within(part)}"

    @property
    def _here(self) -> Field | None:
        """The field in which the cursor is."""
        if self.focused is None:
            return None
        return next((node for node in self.focused.ancestors if isinstance(node, Field)), None)

    def _section_of(self, field: Field | None) -> Sections | None:
        return next((name for name, parts in self._sections.items() if field in parts), None)

    def _enter(self, name: Sections) -> None:
        """Put the cursor into a section's first field, its heading at the top."""
        first = next(part for part in self._sections[name] if isinstance(part, Field) and part.display)
        self.query_one(Form).focus_path(first.path)
        self.call_after_refresh(self._show_section, name)

    def _show_section(self, name: Sections) -> None:
        """Scroll a section's heading to the top, as far as the cursor stays in sight."""
        form = self.query_one(Form)
        form.scroll_to_widget(self._sections[name][0], top=True, animate=False, immediate=True)
        if self.focused is not None and form in self.focused.ancestors:
            form.scroll_to_widget(self.focused, animate=False, immediate=True)

    def _unasked_in(self, engagement: Engagement, parts: tuple[Part, ...]) -> int:
        paths = [_within(part) for part in parts if isinstance(part, Field)]
        return sum(form_of.unasked(engagement, self.person_id, path) for path in paths)

    def _head(self, engagement: Engagement) -> Content:
        people = [person.id for person in engagement.stakeholders]
        person = engagement.stakeholders[people.index(self.person_id)]
        where = self.words("person.of", n=people.index(self.person_id) + 1, count=len(people))
        room = max(8, self.size.width - 4 - cells(where))
        name = cut(shown(person.name), room)
        role = cut(f" · {shown(person.role)}", room - cells(name)) if person.role else ""
        gap = " " * max(1, room + 2 - cells(name) - cells(role))
        return Content.assemble((name, "bold"), (role, "$muted"), gap, (where, "$muted"))


def _within(field: Field) -> str:
    """Return a field's path within the stakeholder (``picture.answer``)."""
    head, _, rest = field.path.partition(".")
    return rest.partition(".")[2] if head == "stakeholders" else field.path

"""Stakeholders from a CSV file: which answer is in which column, and how every row is read, before it is."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import cells, columns, csvtelling, ids, peoplecsv
from coachtui.application.csvrows import Fate, Reading, Row, read
from coachtui.application.csvsource import Source, open_file, with_headings
from coachtui.domain.engagement import Engagement
from coachtui.drawing.width import cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.askpath import AskPath
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.moreline import MoreLine

_COMMANDS = (
    Command("fromfile.take", "ctrl+s", "take", always=True, changes=True),
    Command("fromfile.headings", "h", "headings"),
    Command("fromfile.leave", "ctrl+g,escape", "back", always=True),
)
_MARKS = {
    Fate.NEW: ("+ ", "$success"),
    Fate.FILLED: ("✓ ", "$own"),
    Fate.SAME: ("= ", "$muted"),
    Fate.BAD: ("✗ ", "$red"),
}
_LONGEST = 400


class FromFileScreen(Room):
    """Columns on the left, rows on the right, bad ones first. Nobody comes in before the coach says so."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    FromFileScreen #about { height: auto; max-height: 3; padding: 0 1; }
    FromFileScreen #how { height: auto; max-height: 3; padding: 0 1; color: $muted; margin-bottom: 1; }
    FromFileScreen .head { height: 1; padding: 0 1; color: $accent; text-style: bold; }
    FromFileScreen #about-columns { width: 38%; }
    FromFileScreen OptionList { height: 1fr; background: $background; padding: 0; }
    FromFileScreen #whole-row { height: auto; max-height: 6; padding: 0 1; background: $surface; }
    FromFileScreen #whole-row:focus { background: $panel; }
    FromFileScreen #last { height: 1; }
    FromFileScreen #tally { width: auto; padding: 0 1; text-style: bold; }
    """

    def __init__(self, desk: Desk, source: Source, name: str) -> None:
        """Take the file with the columns as they are guessed, and what it is called."""
        super().__init__(desk)
        self._source = source
        self._called = name
        self._reading = Reading((), desk.open.engagement)

    def compose_body(self) -> ComposeResult:
        """What file it is, columns and rows, the chosen row in full, and how many become what."""
        words = self.words
        with Vertical():
            yield Static(id="about", markup=False)
            yield Static(words("fromfile.how"), id="how", markup=False)
            with Horizontal():
                for name, key in (("columns", "fromfile.ask.field"), ("rows", "fromfile.ask.rows")):
                    lines = OptionList(id=name, markup=False)
                    with Vertical(id=f"about-{name}"):
                        yield Static(words(key), classes="head", markup=False)
                        yield lines
                        yield MoreLine(words, lines)
            whole = VerticalScroll(Static(id="row", markup=False), id="whole-row")
            yield whole
            with Horizontal(id="last"):
                yield Static(id="tally", markup=False)
                with Vertical():
                    yield MoreLine(words, whole)

    def on_mount(self) -> None:
        """Start at the columns."""
        self.query_one("#columns").focus()

    def show(self, engagement: Engagement) -> None:
        """Read the file into the engagement as it is now, and tell how that went."""
        self._reading = read(engagement, self._source, ids.new_id)
        words, source = self.words, self._source
        about = [(shown(self._called), "bold"), (f" · {csvtelling.file_text(source, words)}", "$muted")]
        if warning := csvtelling.warning(source, words):
            about.append((f"\n! {warning}", "$amber"))
        self.query_one("#about", Static).update(Content.assemble(*about))
        self._list("#columns", [self._column(at) for at in range(len(source.columns))])
        self._list("#rows", list(map(self._row, self._rows)))
        self.query_one("#tally", Static).update(csvtelling.tally(self._reading, words))
        self._explain()

    def action_headings(self) -> None:
        """Read the first record as headings, or not."""
        self._change(with_headings(self._source, headings=not self._source.headings))

    def action_take(self) -> None:
        """Bring everybody in; ask first whether bad rows may be left out."""
        lines = [str(row.line) for row in self._reading.of(Fate.BAD)]
        if not self._reading.of(Fate.NEW, Fate.FILLED):
            self.notify(self.words("fromfile.no_change"), markup=False)
        elif not lines:
            self._take()
        else:
            words = self.words
            text = words("fromfile.ask.leave_out", n=len(lines), lines=cut(", ".join(lines), 100))
            question = Confirm(words, text, yes=words("fromfile.ask.leave_out_yes"))
            self.app.push_screen(question, lambda yes: self._take() if yes else None)

    def action_back(self) -> None:
        """Go back without bringing in anybody."""
        self.dismiss()

    @property
    def _rows(self) -> tuple[Row, ...]:
        bad = self._reading.of(Fate.BAD)
        return (*bad, *self._reading.of(Fate.NEW, Fate.FILLED, Fate.SAME))

    def _take(self) -> None:
        reading = self._reading
        if not self.do(peoplecsv.bring_in, self._source, ids.new_id, leave_out=True):
            return
        new, filled = (len(reading.of(fate)) for fate in (Fate.NEW, Fate.FILLED))
        if new:
            self.desk.places["people.person"] = self.desk.open.engagement.stakeholders[-new].id
        self.app.notify(self.words("fromfile.done", new=new, filled=filled), markup=False)
        self.dismiss()

    def _change(self, source: Source) -> None:
        self._source = source
        self.show(self.desk.open.engagement)

    def _list(self, selector: str, lines: list[Content]) -> None:
        """Show lines in a list, the cursor where it was."""
        lists = self.query_one(selector, OptionList)
        at = lists.highlighted or 0
        with self.prevent(OptionList.OptionHighlighted):
            lists.set_options(Option(line) for line in lines)
            lists.highlighted = min(at, len(lines) - 1) if lines else None

    def _column(self, at: int) -> Content:
        path = self._source.columns[at]
        heading = cut(shown(csvtelling.heading_text(self._source, at, self.words)), 18)
        answer = csvtelling.answer_text(path, self.words)
        return Content.assemble(heading, (" → ", "$muted"), (answer, "bold" if path else "$muted"))

    def _row(self, row: Row) -> Content:
        told = cut(shown(csvtelling.row_text(row, self.words)), _LONGEST)
        return Content.assemble((f"{row.line:>4} ", "$muted"), _MARKS[row.fate], told)

    def _explain(self) -> None:
        """Tell everything that is read in the chosen row, or all that is wrong with it."""
        rows, at = self._rows, self.query_one("#rows", OptionList).highlighted
        told = Content("")
        if at is not None and at < len(rows):
            row = rows[at]
            told = self._row(row) if row.person is None else Content(self._answers(row))
        self.query_one("#row", Static).update(told)
        self.query_one("#whole-row").scroll_home(animate=False)

    def _answers(self, row: Row) -> str:
        """Return how somebody will stand in the engagement: every answer in a column that is read."""
        if row.person is None:
            return ""
        read_in = {path for path in self._source.columns if path and path != columns.EVERYWHERE}
        if columns.EVERYWHERE in self._source.columns:
            read_in |= {f"seats.{n}" for n in self._reading.engagement.session_numbers}
        told = [
            f"{columns.heading(path, self.words)}: {cut(shown(text), _LONGEST)}"
            for path in columns.written(self._reading.engagement)
            if path in read_in
            and (text := cells.written(self._reading.engagement, row.person, path, self.words))
        ]
        return " · ".join(told)

    @on(OptionList.OptionHighlighted, "#rows")
    def _looked_at(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._explain()

    @on(OptionList.OptionSelected, "#rows")
    def _read_whole(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.query_one("#whole-row").focus()

    @on(OptionList.OptionSelected, "#columns")
    def _ask_answer(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        at, words = event.option_index, self.words
        options = [("", words("fromfile.skip"))]
        options += [(one, columns.heading(one, words)) for one in columns.offered(self.desk.open.engagement)]
        heading = cut(shown(csvtelling.heading_text(self._source, at, words)), 30)
        question = words("fromfile.ask.column", heading=heading)

        def chosen(path: str | None) -> None:
            if path is not None:
                self._change(self._source.set(at, path or None))

        self.app.push_screen(Choose(words, question, options, chosen=self._source.columns[at] or ""), chosen)


def ask(room: Room) -> None:
    """Ask which file, and show how it is read."""
    places = room.desk.places

    def opened(given: str) -> Source:
        places["people.file"] = given
        return open_file(given)

    def read_in(source: Source | None) -> None:
        if source is not None:
            room.app.push_screen(FromFileScreen(room.desk, source, places["people.file"].strip()))

    value = places.get("people.file", "")
    room.app.push_screen(AskPath(room.words, room.words("fromfile.path"), value=value, take=opened), read_in)

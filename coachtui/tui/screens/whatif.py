"""What if: seat people provisionally, and see what that makes of the findings. Nothing is kept of it."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.application import telling, whatif
from coachtui.application.whatif import Trial, WhatIf
from coachtui.documents.seats import seat_text
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.missing import counts
from coachtui.domain.people import Seat, SeatKind, Stakeholder
from coachtui.domain.table import table_at
from coachtui.drawing.width import cut, shown
from coachtui.tui.commands import Command, bindings
from coachtui.tui.desk import Desk
from coachtui.tui.screens.byother import choose_other
from coachtui.tui.screens.dialogs import Choose
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.effecttext import effect_told
from coachtui.tui.widgets.moreline import MoreLine
from coachtui.tui.widgets.table import TableView
from coachtui.tui.widgets.told import Told

_COMMANDS = (
    Command("whatif.try", "n", "try"),
    Command("whatif.drop", "x", "drop"),
    Command("whatif.do", "ctrl+s", "do_it", always=True, changes=True),
    Command("whatif.leave", "ctrl+g,escape", "back", always=True),
)


class WhatIfScreen(Room):
    """The table as it would be, the seats that are tried, and what they make of the findings."""

    ROOM = "intake"
    OFFERS: ClassVar[tuple[Command, ...]] = _COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = bindings(*_COMMANDS)
    DEFAULT_CSS = """
    WhatIfScreen #head { height: auto; max-height: 2; padding: 0 1; }
    WhatIfScreen TableView { max-height: 9; margin: 0 1; }
    WhatIfScreen OptionList { height: auto; max-height: 4; border: none; background: $background; }
    WhatIfScreen #tally { height: 1; padding: 0 1; }
    WhatIfScreen #effects { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    WhatIfScreen #effects:focus { background: $surface; }
    """

    def __init__(self, desk: Desk, first: Iterable[str] = ()) -> None:
        """Take the desk, and the ids of who could be seated to good purpose: they are offered first."""
        super().__init__(desk)
        self._first = tuple(first)
        self._trials: tuple[Trial, ...] = ()

    def compose_body(self) -> ComposeResult:
        """What this is, the table, the seats, the figures, what goes and comes."""
        title, kept = self.words("whatif.title"), self.words("whatif.nothing_kept")
        yield Static(Content.assemble((title, "bold"), "  ", (kept, "$muted")), id="head", markup=False)
        yield TableView(self.words)
        trials = OptionList(markup=False)
        yield trials
        yield MoreLine(self.words, trials)
        yield Told(id="tally")
        effects = VerticalScroll(Told(id="told"), id="effects", can_focus=True)
        yield effects
        yield MoreLine(self.words, effects)

    def on_mount(self) -> None:
        """Ask whom to seat."""
        self.query_one(OptionList).focus()
        self.call_after_refresh(self.action_try)

    def show(self, engagement: Engagement) -> None:
        """Draw it all as it would be."""
        self._trials = tuple(one for one in self._trials if engagement.person(one.person))
        made = whatif.what_if(engagement, self._trials)
        view = self.query_one(TableView)
        view.title = engagement.project.solution or engagement.project.name
        view.table = table_at(made.engagement, None)
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.set_options(Option(Content(self._trial(one, engagement))) for one in self._trials)
        options.display = bool(self._trials)
        options.highlighted = min(at, len(self._trials) - 1) if self._trials else None
        self.query_one("#tally", Static).update(self._tally(engagement, made))
        self.query_one("#told", Static).update(self._effects(engagement, made))

    def action_try(self) -> None:
        """Ask whom to seat, how, by whom and when; then show what it does."""
        people = self.desk.open.engagement.stakeholders
        order = sorted(people, key=lambda one: one.id not in self._first)
        options = [(person, person.name) for person in order]
        if options:
            self.app.push_screen(Choose(self.words, self.words("whatif.whom"), options), self._choose_kind)

    def action_drop(self) -> None:
        """Take back the chosen seat."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._trials = (*self._trials[:at], *self._trials[at + 1 :])
            self.show(self.desk.open.engagement)

    def action_do_it(self) -> None:
        """Give everybody the seat that was tried, as a change like any other, and go back."""
        if self._trials and self.do(whatif.seat_all, self._trials):
            self.dismiss()

    def action_back(self) -> None:
        """Leave everything as it is."""
        self.dismiss()

    def _choose_kind(self, person: Stakeholder | None) -> None:
        if person is None:
            return

        def chosen(kind: SeatKind | None) -> None:
            if kind is None:
                return
            if kind.needs_somebody:
                would_be = whatif.what_if(self.desk.open.engagement, self._trials).engagement
                choose_other(self, would_be, person, kind, lambda by: self._choose_when(person, kind, by))
            else:
                self._choose_when(person, kind, "")

        words = self.words
        options = [(kind, telling.value_text(kind, words)) for kind in SeatKind]
        self.app.push_screen(
            Choose(words, words("whatif.how", name=cut(shown(person.name), 40)), options), chosen
        )

    def _choose_when(self, person: Stakeholder, kind: SeatKind, by: str) -> None:
        words, engagement = self.words, self.desk.open.engagement
        ahead = whatif.sessions_ahead(engagement, person.id)
        titles = {one.number: one.title for one in engagement.plan.sessions} if engagement.plan else {}

        def chosen(session: int | None) -> None:
            if session is not None:
                self._try(Trial(person=person.id, kind=kind, session=session or None, by=by))

        if not ahead:
            self.notify(words("whatif.all_held", name=shown(person.name)), markup=False)
            return
        options = [(0, words("whatif.every_session"))]
        options += [
            (number, words("person.session", number=number, title=titles.get(number, "")).strip(" ·"))
            for number in ahead
        ]
        self.app.push_screen(Choose(words, words("whatif.when"), options), chosen)

    def _try(self, trial: Trial) -> None:
        """Try one seat more, unless nobody can sit so; then say why."""
        engagement, trials = self.desk.open.engagement, whatif.tried(self._trials, trial)
        try:
            whatif.seat_all(engagement, trials)
        except Refused as problem:
            self.tell(problem)
            return
        self._trials = trials
        self.show(engagement)

    def _trial(self, one: Trial, engagement: Engagement) -> str:
        words = self.words
        seat = Seat(kind=one.kind, by=shown(one.by))
        how = seat_text(telling.value_text(one.kind, words), seat, words)
        when = (
            words("whatif.in_session", session=one.session) if one.session else words("whatif.every_session")
        )
        return words("whatif.trial", name=shown(engagement.called(one.person)), how=how, when=when)

    def _tally(self, engagement: Engagement, made: WhatIf) -> Content:
        now, then = self._figures(engagement), self._figures(made.engagement)
        return Content.assemble(
            (now, "$muted"), *([("  →  ", "$muted"), (then, "bold")] if self._trials else [])
        )

    def _figures(self, engagement: Engagement) -> str:
        tally, words = counts(engagement), self.words
        return " · ".join(
            (
                words("findings.red", n=tally.red),
                words("findings.amber", n=tally.amber),
                words("findings.cannot_tell_yet", n=tally.cannot_tell),
            )
        )

    def _effects(self, engagement: Engagement, made: WhatIf) -> Content:
        words = self.words
        if not self._trials:
            key = "whatif.nothing_tried" if engagement.stakeholders else "whatif.nobody"
            return Content.styled(words(key), "$muted")
        told = effect_told(made.effect, engagement, made.engagement, words)
        if not told:
            return Content.styled(words("whatif.no_effect"), "$muted")
        lines: list[Content] = []
        for name, findings in told:
            lines.append(Content.styled(words(f"whatif.change.{name}", n=len(findings)), "$muted"))
            lines += [Content.assemble(mark, text) for mark, text in findings]
        return Content("\n").join(lines)

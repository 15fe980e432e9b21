"""Capturing what is said while a session runs: one key, one line, and it is a note."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on

from coachtui.application import pace, running
from coachtui.application.ids import new_id
from coachtui.domain.notes import NoteKind
from coachtui.domain.running import Run
from coachtui.domain.soundness import voices
from coachtui.domain.turns import round_of
from coachtui.tui.commands import Command
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.room import Room
from coachtui.tui.widgets.captureline import CaptureLine


class CapturingRoom(Room):
    """A room with a capture line. A subclass composes the line, and says which run is going."""

    OFFERS: ClassVar[tuple[Command, ...]] = ()

    @property
    def run_shown(self) -> Run | None:
        """The run whose notes are captured; None: there is none."""
        raise NotImplementedError

    @property
    def line(self) -> CaptureLine:
        """The capture line."""
        return self.query_one(CaptureLine)

    def flush(self) -> bool:
        """Keep what stands on the capture line: it was meant to be kept."""
        kept = not self.line.is_open or self.line.is_empty or self._keep()
        return super().flush() and kept

    def action_capture(self, kind: str) -> None:
        """Open the line for what is said now: about the one whose turn it is, or the group."""
        run = self.run_shown
        if run is None:
            return
        if self.line.is_open and not self.line.is_empty:  # asked for by its name: the words stay
            self.line.be(NoteKind(kind))
            self.show(self.desk.open.engagement)
            return
        round_ = round_of(run)
        person = self.desk.open.engagement.person(round_.at) if round_ is not None else None
        self.line.begin(NoteKind(kind), person.id if person else None, self._people(run))
        self.show(self.desk.open.engagement)

    def resume(self, written: Mapping[str, str]) -> None:
        """Open the line with what stood on it when the program ended."""
        run = self.run_shown
        if run is not None:
            about = written["about"] or None
            self.line.begin(NoteKind(written["kind"]), about, self._people(run), written=written)
            self.show(self.desk.open.engagement)

    def close_line(self) -> None:
        """Close the line; the keys are the room's again."""
        self.line.close()
        self.set_focus(None)
        self.show(self.desk.open.engagement)

    @on(CaptureLine.KindChanged)
    def _kind_changed(self, event: CaptureLine.KindChanged) -> None:
        event.stop()
        self.show(self.desk.open.engagement)

    @on(CaptureLine.Entered)
    def _entered(self, event: CaptureLine.Entered) -> None:
        event.stop()
        if self.line.is_empty or self._keep():
            self.close_line()

    @on(CaptureLine.Left)
    def _left(self, event: CaptureLine.Left) -> None:
        """Leave an empty line at once; ask before words are thrown away."""
        event.stop()

        def decided(yes: bool | None) -> None:
            if yes:
                self.line.give_up()
                self.close_line()

        if self.line.is_empty:
            self.close_line()
            return
        words = self.words
        question = Confirm(words, words("run.capture.leave"), yes=words("run.capture.leave_yes"))
        self.app.push_screen(question, decided)

    @on(CaptureLine.Chosen)
    def _choose_person(self, event: CaptureLine.Chosen) -> None:
        event.stop()
        run = self.run_shown
        if run is None:
            return

        def chosen(ref: str | None) -> None:
            if ref is not None:
                self.line.set_about(ref or None)

        options = [(ref or "", name) for ref, name in self._people(run)]
        self.app.push_screen(Choose(self.words, self.words("run.capture.about"), options), chosen)

    def _keep(self) -> bool:
        captured, run = self.line.captured, self.run_shown
        if run is None:
            return False
        kept = self.do(
            running.capture,
            run.session,
            new_id(),
            captured.text,
            now=self.desk.open.clock.now(),
            kind=captured.kind,
            about=captured.about,
            visibility=captured.visibility,
            who=captured.who,
            due=captured.due,
        )
        if kept:
            self.line.close()
        return kept

    def _people(self, run: Run) -> list[tuple[str | None, str]]:
        """Return whom a note can be about: the group, and everybody, those with a voice here first."""
        engagement = self.desk.open.engagement
        here = voices(engagement, run.session)
        people = sorted(engagement.stakeholders, key=lambda person: person.id not in here)
        return [
            (None, self.words("run.group")),
            *((person.id, pace.about(engagement, person.id, self.words)) for person in people),
        ]

"""The questions between a finding and its remedy: which one, whom, by whom, and why."""

from collections.abc import Callable

from coachtui.application import settling, telling
from coachtui.documents.seats import seat_text
from coachtui.domain.engagement import Remedy
from coachtui.domain.missing import Finding, candidates, remedies_for, sessions_for
from coachtui.domain.people import Seat, Stakeholder
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.byother import choose_other
from coachtui.tui.screens.dialogs import Ask, Choose
from coachtui.tui.screens.room import Room


def choose_remedy(room: Room, finding: Finding, answer: Callable[[], None]) -> None:
    """Ask which remedy, and go on to what it needs to know; ``answer`` goes to the missing answer."""
    words = room.words
    engagement = room.desk.open.engagement
    text = _text(room, finding)
    fitting = remedies_for(finding, engagement)

    def chosen(remedy: Remedy | None) -> None:
        if remedy is Remedy.ACCEPT:
            choose_acceptance(room, finding)
        elif remedy is Remedy.ANSWER:
            answer()
        elif remedy is not None:
            _choose_person(room, finding, remedy)

    options = [(remedy, telling.value_text(remedy, words)) for remedy in fitting]
    room.app.push_screen(Choose(words, text, options), chosen)


def choose_acceptance(room: Room, finding: Finding) -> None:
    """Ask for the reason, and accept the finding with it."""
    words = room.words
    text = _text(room, finding)

    def answered(reason: str | None) -> None:
        if reason is not None:
            _settle(room, finding, Remedy.ACCEPT, reason=reason)

    room.app.push_screen(
        Ask(words, words("remedy.accept", finding=text), needed=words("error.reason_needed")), answered
    )


def _text(room: Room, finding: Finding) -> str:
    called = room.desk.open.engagement.called
    return telling.finding_text(finding, lambda ref: cut(shown(called(ref)), 40), room.words)


def _choose_person(room: Room, finding: Finding, remedy: Remedy) -> None:
    people = candidates(finding, room.desk.open.engagement)
    if len(people) == 1:
        _choose_by(room, finding, remedy, people[0])
        return

    def chosen(person: Stakeholder | None) -> None:
        if person is not None:
            _choose_by(room, finding, remedy, person)

    options = [(person, person.name) for person in people]
    room.app.push_screen(Choose(room.words, room.words("remedy.whom"), options), chosen)


def _choose_by(room: Room, finding: Finding, remedy: Remedy, person: Stakeholder) -> None:
    if remedy.seat is None or not remedy.needs_somebody:
        _ask_why(room, finding, remedy, person, "")
        return
    engagement = room.desk.open.engagement
    choose_other(
        room, engagement, person, remedy.seat, lambda by: _ask_why(room, finding, remedy, person, by)
    )


def _ask_why(room: Room, finding: Finding, remedy: Remedy, person: Stakeholder, by: str) -> None:
    """Say which seats of whom are about to change, and ask why."""

    def answered(reason: str | None) -> None:
        if reason is not None:
            _settle(room, finding, remedy, person=person.id, by=by, reason=reason)

    room.app.push_screen(Ask(room.words, _about_to_change(room, finding, remedy, person, by)), answered)


def _about_to_change(room: Room, finding: Finding, remedy: Remedy, person: Stakeholder, by: str) -> str:
    words, name = room.words, cut(shown(person.name), 40)
    numbers = sessions_for(finding, person, room.desk.open.engagement)
    if remedy.seat is None or not numbers:
        return words("remedy.unchanged", name=name)
    kind = telling.value_text(remedy.seat, words)
    seat = seat_text(kind, Seat(kind=remedy.seat, by=cut(shown(by), 40)), words)
    sessions = words.listed([str(number) for number in numbers])
    return words("remedy.why", name=name, seat=seat, sessions=sessions, n=len(numbers))


def _settle(
    room: Room, finding: Finding, remedy: Remedy, *, person: str = "", by: str = "", reason: str = ""
) -> None:
    desk = room.desk
    room.do(
        settling.remedy,
        finding,
        remedy,
        person=person,
        by=by,
        reason=reason,
        coach=desk.settings.coach,
        now=desk.open.clock.now(),
    )

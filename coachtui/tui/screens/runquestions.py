"""What the Run room asks before it does something that cannot lightly be undone, and who speaks now."""

from coachtui.application import pace, planned, planning, running
from coachtui.domain.round import upcoming
from coachtui.domain.turns import round_of
from coachtui.drawing.width import cut, shown
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.room import Room


def start(room: Room, number: int) -> None:
    """Start a session; ask first when today is not its day."""
    words = room.words
    session = planning.session_of(room.desk.open.engagement, number)
    now = room.desk.open.clock.now()

    def go(yes: bool | None) -> None:
        if yes:
            room.desk.places["run.session"] = str(number)
            if not room.do(running.start, number, room.desk.open.clock.now()):
                room.desk.places["run.session"] = ""

    if planned.same_day(session, now):
        go(True)
        return
    title = cut(shown(session.title), 48)
    key = "run.start_undated" if session.date is None else "run.start_other_day"
    day = words.date(session.date) if session.date else ""
    text = words(key, title=title, day=day, today=words.date(now.date()))
    room.app.push_screen(Confirm(words, text, yes=words("run.start_yes")), go)


def finish(room: Room, number: int) -> None:
    """End a session, once the coach agreed."""
    words = room.words
    run = running.run_of(room.desk.open.engagement, number)

    def go(yes: bool | None) -> None:
        if yes:
            room.do(running.finish, number, room.desk.open.clock.now())

    left = len(run.later)
    text = words("run.finish_early", n=left) if left else words("run.finish")
    room.app.push_screen(Confirm(words, text, yes=words("run.finish_yes")), go)


def reopen(room: Room, number: int) -> None:
    """Open a held session again, once the coach agreed."""
    words = room.words

    def go(yes: bool | None) -> None:
        if yes:
            room.do(running.reopen, number, room.desk.open.clock.now())

    room.app.push_screen(Confirm(words, words("run.reopen"), yes=words("run.reopen_yes")), go)


def choose_voice(room: Room, number: int) -> None:
    """Ask who speaks now; who has spoken or passed can be chosen too."""
    words = room.words
    engagement = room.desk.open.engagement
    round_ = round_of(running.run_of(engagement, number))
    if round_ is None:
        return
    spoken = {turn.voice: turn.seconds for turn in round_.spoken}
    passed = {*round_.waiting, *round_.passed}

    def told(voice: str) -> str:
        name = pace.voice(engagement, number, voice, words)
        if voice in spoken:
            return words("run.turn.has_spoken", name=name, time=pace.length(spoken[voice]))
        return words("run.turn.has_passed", name=name) if voice in passed else name

    def chosen(voice: str | None) -> None:
        if voice is not None:
            room.do(running.turn_to, number, voice, room.desk.open.clock.now())

    ahead = upcoming(round_)
    others = [voice for voice in round_.order if voice not in ahead and voice != round_.at]
    options = [(voice, told(voice)) for voice in (*ahead, *others)]
    if options:
        room.app.push_screen(Choose(words, words("run.turn.who"), options), chosen)

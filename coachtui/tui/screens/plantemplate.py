"""From a template to a plan, and from a plan to a template of the coach's own: what is asked on the way."""

from coachtui.application import planning, reusing
from coachtui.application.ids import new_id
from coachtui.application.reusing import OwnTemplate
from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.templates.find import Listed
from coachtui.templates.template import Template
from coachtui.tui.screens.dialogs import Ask, Choose, Confirm
from coachtui.tui.screens.room import Room

# How many words are told that would go along with a template, and how long a path can be read, in seconds.
_MOST_TOLD = 6
_LONG = 20


def choose_template(room: Room) -> None:
    """Ask which template, and make the plan from it; ask first when that replaces one."""
    words = room.words
    language = room.desk.open.engagement.language
    try:
        listed = reusing.templates(room.desk.settings.folders.templates, language)
    except Refused as problem:
        room.tell(problem)
        return
    if not listed:
        room.notify(words("plan.template_none"), markup=False)
        return

    def chosen(one: Listed | None) -> None:
        if one is None:
            return
        if one.template is None:
            room.notify(_line(one, words, language), severity="error", markup=False)
        elif room.desk.open.engagement.plan is None:
            _make(room, one.template)
        else:
            _replace(room, one.template)

    options = [(one, _line(one, words, language)) for one in listed]
    room.app.push_screen(Choose(words, words("plan.which_template"), options), chosen)


def save_template(room: Room) -> None:
    """Ask for a title, and keep the plan as a template; ask first what would be lost or told by it."""
    words = room.words

    def titled(title: str | None) -> None:
        if title is None or not title.strip():
            return
        try:
            own = reusing.own_template(room.desk.open.engagement, title, room.desk.settings.folders.templates)
        except Refused as problem:
            room.tell(problem)
            return
        _confirm_and_keep(room, own, _warnings(own, words))

    room.app.push_screen(Ask(words, words("plan.ask_template_title")), titled)


def _warnings(own: OwnTemplate, words: Words) -> list[tuple[str, str]]:
    """Return what the coach has to say yes to first, each with the word on its button."""
    asked: list[tuple[str, str]] = []
    if own.told:
        most = [cut(shown(word), 30) for word in own.told[:_MOST_TOLD]]
        more = ["…"] if len(own.told) > _MOST_TOLD else []
        listed = "\n".join(f"· {word}" for word in (*most, *more))
        asked.append((f"{words('plan.template_tells')}\n{listed}", words("plan.template_tells_yes")))
    if own.replaces:
        title = cut(shown(own.replaces), 40)
        asked.append((words("plan.template_replaces", title=title), words("plan.template_replaces_yes")))
    return asked


def _confirm_and_keep(room: Room, own: OwnTemplate, asked: list[tuple[str, str]]) -> None:
    if not asked:
        try:
            path = reusing.keep(own)
        except Refused as problem:
            room.tell(problem)
        else:
            room.notify(room.words("plan.template_kept", path=path), markup=False, timeout=_LONG)
        return

    def decided(yes: bool | None) -> None:
        if yes:
            _confirm_and_keep(room, own, asked[1:])

    text, button = asked[0]
    room.app.push_screen(Confirm(room.words, text, yes=button), decided)


def _replace(room: Room, template: Template) -> None:
    words = room.words

    def decided(yes: bool | None) -> None:
        if yes:
            _make(room, template)

    room.app.push_screen(Confirm(words, words("plan.replace"), yes=words("plan.replace_yes")), decided)


def _make(room: Room, template: Template) -> None:
    room.desk.places.pop("plan.block", None)
    if room.do(planning.make_plan, template, new_id):
        plan = planning.plan_of(room.desk.open.engagement)
        room.notify(room.words("plan.made", n=len(plan.sessions)), markup=False)


def _line(one: Listed, words: Words, language: LanguageCode) -> str:
    if one.template is None:
        return words("plan.template_wrong", name=cut(shown(one.name), 30), n=len(one.problems))
    sessions = one.template.sessions
    lengths = {session.minutes for session in sessions}
    key = "plan.template_sessions" if len(lengths) == 1 else "plan.template_sessions_unlike"
    told = words(key, n=len(sessions), minutes=max(lengths, default=0))
    line = words("plan.template_line", title=cut(shown(one.template.title), 30), sessions=told)
    # What a coach need not be told: shipped with the program, and in the language of what is shared.
    notes = [words("plan.template_own")] if one.own else []
    if one.template.language != language:
        notes.append(words(f"value.language.{one.template.language}"))
    return f"{line} ({', '.join(notes)})" if notes else line

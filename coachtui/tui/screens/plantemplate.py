"""The questions between *make a plan* and a plan: which template, and whether the old plan may go."""

from coachtui.application import planning
from coachtui.application.ids import new_id
from coachtui.domain.engagement import LanguageCode
from coachtui.domain.errors import Refused
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.templates.find import DEFAULT, Listed, list_templates
from coachtui.templates.template import Template
from coachtui.tui.screens.dialogs import Choose, Confirm
from coachtui.tui.screens.room import Room


def choose_template(room: Room) -> None:
    """Ask which template, and make the plan from it; ask first when that replaces one."""
    words = room.words
    language = room.desk.open.engagement.language
    listed = _in_order(room)
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


def _in_order(room: Room) -> list[Listed]:
    """Return the templates: the engagement's language first, and in it the one a plan usually starts from."""
    language = room.desk.open.engagement.language

    def place(one: Listed) -> tuple[bool, bool, bool]:
        spoken = one.template is not None and one.template.language == language
        return (one.template is None, not spoken, one.name != DEFAULT[language])

    try:
        return sorted(list_templates(room.desk.settings.folders.templates), key=place)
    except Refused as problem:
        room.tell(problem)
        return []


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

"""An interview sheet that came back: what it would change, and the verb that takes it.

What it says of the picture is in this person's own words. So an answer that stands there in other words goes,
also when the sheet gives none: it would pass for theirs. Whatever gives way is kept, as a note for the coach.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec import structs

from coachtui.application import inbox, noting
from coachtui.application.dates import parse_date
from coachtui.application.paths import file_named
from coachtui.documents.sheetback import Sheet, is_called, read_sheet
from coachtui.documents.sheetquestions import QUESTIONS, SheetProblem
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Horizon, Picture, Provenance, Stakeholder
from coachtui.i18n import Words

# Where each question's answer stands.
_PATHS: Final = {
    "answer": "picture.answer",
    "evidence": "picture.evidence",
    "beneficiary": "picture.beneficiary",
    "horizon": "picture.horizon",
    "sees_role_as": "sees_role_as",
    "problem": "problem",
}
_PICTURE: Final = frozenset({"answer", "evidence", "beneficiary", "horizon"})
# The day of the picture, which no question asks for.
GIVEN_ON: Final = "picture.given_on"

# Problems by which something on a sheet stays out.
NOT_READ: Final = frozenset(
    f"interview.problem.{name}" for name in ("above", "date", "twice", "gone", "horizon", "horizons")
)


class Change(NamedTuple):
    """One answer: what stands there now, and what will. ``given``: the sheet says something of it."""

    path: str
    line: int
    was: str
    says: str
    given: bool

    @property
    def differs(self) -> bool:
        """Whether something changes."""
        return self.was != self.says


class Back(NamedTuple):
    """A sheet as it was read. ``person_id`` is empty when nobody is called as it says.

    ``on`` is the day of its answers; ``dated``: it is the one on the sheet. ``problems`` have the line in the
    file.
    """

    sheet: Sheet
    person_id: str
    on: dt.date
    dated: bool
    problems: tuple[SheetProblem, ...]


def open_file(engagement: Engagement, typed: str, today: dt.date) -> Back:
    """Return the sheet in the file that was typed. Raises Refused if it cannot be read, or is none."""
    return read(engagement, inbox.text_of(file_named(typed)).text, today)


def read(engagement: Engagement, markdown: str, today: dt.date) -> Back:
    """Return what a sheet says, and whose it is. Raises Refused if no question is on it."""
    sheet = read_sheet(markdown, engagement.focal_role.question)
    gone = [one for one in sheet.problems if one.problem.key == "interview.problem.gone"]
    if len(gone) == len(QUESTIONS):
        raise Refused("interview.problem.no_sheet")
    person = next((one for one in engagement.stakeholders if is_called(sheet, one.name)), None)
    person = person or next((one for one in engagement.stakeholders if is_called(sheet, one.alias)), None)
    return _back(sheet, person, today)


def of_somebody(engagement: Engagement, back: Back, person_id: str, today: dt.date) -> Back:
    """Return a sheet as this person's; that another name is on it is told."""
    return _back(back.sheet, engagement.person(person_id), today)


def changes(engagement: Engagement, back: Back) -> tuple[Change, ...]:
    """Return for every question what stands there now, and what will; and so for the day, if that changes.

    Errors: Refused for nobody listed.
    """
    person = _person(engagement, back)
    after = _taken(person, back)
    was, says = _text(person, GIVEN_ON), _text(after, GIVEN_ON)
    day = (Change(GIVEN_ON, back.sheet.date_line, was, says, given=back.dated),) if was != says else ()
    answers = (
        Change(
            path=path,
            line=back.sheet.answers[name].line if name in back.sheet.answers else 0,
            was=_text(person, path),
            says=_text(after, path),
            given=name in back.sheet.answers,
        )
        for name, path in _PATHS.items()
    )
    return (*day, *answers)


def gives_way(engagement: Engagement, back: Back) -> tuple[Change, ...]:
    """Return the changes by which something that stands there now goes."""
    return tuple(one for one in changes(engagement, back) if one.was and one.differs)


def changed(engagement: Engagement, back: Back) -> bool:
    """Tell whether taking the sheet would change anything."""
    person = _person(engagement, back)
    return _taken(person, back) != person


def take(engagement: Engagement, back: Back, *, now: dt.datetime, note_id: str, words: Words) -> Engagement:
    """Return the engagement with a sheet's answers, as own words; what gives way becomes a note about them.

    ``words`` are the coach's. Raises Refused for nobody who is listed.
    """
    person = _person(engagement, back)
    after = _taken(person, back)
    if after == person:
        return engagement
    people = tuple(after if one is person else one for one in engagement.stakeholders)
    gone = gives_way(engagement, back)
    engagement = structs.replace(engagement, stakeholders=people)
    if not gone:
        return engagement
    text = "\n".join(_note(gone, whose_words(engagement, person, words), back, words))
    return noting.write(engagement, note_id, text, now=now, about=person.id)


def whose_words(engagement: Engagement, person: Stakeholder, words: Words) -> str:
    """Return whose words a picture is in, as people say it."""
    provenance, by = person.picture.provenance, engagement.called(person.picture.by)
    told = words(f"value.provenance.{provenance}") if provenance else words("value.not_asked")
    return words("value.separator", what=told, value=by) if by else told


def _back(sheet: Sheet, person: Stakeholder | None, today: dt.date) -> Back:
    on, dated, about_day = _day(sheet, person, today)
    name, day = max(1, sheet.name_line), max(1, sheet.date_line)
    problems = [
        *sheet.problems,
        *(SheetProblem(name, one) for one in _about_name(sheet, person)),
        *(SheetProblem(day, one) for one in about_day),
    ]
    told = tuple(sorted(problems, key=lambda one: one.line))
    return Back(sheet, person.id if person else "", on, dated, told)


def _about_name(sheet: Sheet, person: Stakeholder | None) -> Iterator[Refused]:
    if person is None and not sheet.name:
        yield Refused("interview.problem.no_name")
    elif person is None:
        yield Refused("interview.problem.nobody", name=sheet.name)
    elif sheet.name and not (is_called(sheet, person.name) or is_called(sheet, person.alias)):
        yield Refused("interview.problem.other", name=sheet.name)


def _day(
    sheet: Sheet, person: Stakeholder | None, today: dt.date
) -> tuple[dt.date, bool, tuple[Refused, ...]]:
    """Return the day of the answers, whether it is the one on the sheet, and what is odd about that one."""
    try:
        on = parse_date(sheet.date)
    except Refused:
        return today, False, (Refused("interview.problem.date", text=sheet.date),)
    if on is None:
        return today, False, (Refused("interview.problem.no_date"),)
    if person and on < today and _is_day_of_earlier(on, person, sheet):
        return today, False, (Refused("interview.problem.old_date"),)
    if on > today:
        return on, True, (Refused("interview.problem.future"),)
    was = person.picture if person else Picture()
    if was.provenance is Provenance.OWN and was.given_on and on < was.given_on:
        return on, True, (Refused("interview.problem.older"),)
    return on, True, ()


def _is_day_of_earlier(on: dt.date, person: Stakeholder, sheet: Sheet) -> bool:
    """Tell whether the day is still that of the own words on a sheet to check, and those were changed."""
    was = person.picture
    own = was.provenance is Provenance.OWN
    return own and on == was.given_on and _picture(person, sheet) not in (None, was)


def _person(engagement: Engagement, back: Back) -> Stakeholder:
    person = engagement.person(back.person_id)
    if person is None:
        raise Refused(
            "interview.problem.nobody" if back.sheet.name else "interview.problem.no_name",
            name=back.sheet.name,
        )
    return person


def _taken(person: Stakeholder, back: Back) -> Stakeholder:
    given = {name: one.text for name, one in back.sheet.answers.items()}
    texts = {name: text for name, text in given.items() if name not in _PICTURE}
    person = structs.replace(person, **texts)
    picture = _picture(person, back.sheet)
    if picture is None or (picture == person.picture and not back.dated):
        return person  # nothing is said of it; or it is said once more, nobody knows when
    picture = structs.replace(picture, provenance=Provenance.OWN, by="", given_on=back.on)
    return structs.replace(person, picture=picture)


def _picture(person: Stakeholder, sheet: Sheet) -> Picture | None:
    """Return the picture as the sheet gives it, beside own words that stand there; None if it gives none."""
    said: dict[str, object] = {name: one.text for name, one in sheet.answers.items() if name in _PICTURE}
    if not said:
        return None
    if "horizon" in said:
        said["horizon"] = Horizon(str(said["horizon"]))
    own = person.picture.provenance is Provenance.OWN
    return structs.replace(person.picture if own else Picture(), **said)


def _text(person: Stakeholder, path: str) -> str:
    value: object = person
    for name in path.split("."):
        value = getattr(value, name)
    return str(value or "")


def _note(gone: tuple[Change, ...], whose: str, back: Back, words: Words) -> Iterator[str]:
    yield words("interview.back.note", date=words.short_date(back.on))
    for one in gone:
        label = words(f"field.stakeholder.{one.path}")
        yield words("interview.back.note_line", field=label, text=shown_value(one.path, one.was, words))
    if any(one.path.startswith("picture.") for one in gone):
        yield words("interview.back.note_whose", whose=whose)


def shown_value(path: str, text: str, words: Words) -> str:
    """Return an answer as people read it."""
    if path == GIVEN_ON and text:
        return words.short_date(dt.date.fromisoformat(text))
    return words(f"value.horizon.{text}") if path.endswith("horizon") and text else text

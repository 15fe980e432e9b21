"""The intake: answering, and adding, naming, moving and removing stakeholders (METHOD.md, the intake)."""

import datetime as dt
import re

from msgspec import structs

from coachtui.application import answers, references, typed
from coachtui.application.reserved import is_reserved
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.people import Provenance, Seat, SeatKind, Stakeholder
from coachtui.domain.text import clean_line, name_key
from coachtui.i18n import Words

# Where somebody else is named beside an answer, and the answers that ask for it.
_SEAT = re.compile(r"stakeholders\.([^.]+)\.(?:seats|attendance)\.\d+")
_WORDING = re.compile(r"stakeholders\.[^.]+\.(?:picture|stance)")


def answer(engagement: Engagement, path: str, value: object, today: dt.date | None = None) -> Engagement:
    """Return the engagement with one answer set, as it was typed; see ``typed.read`` and ``answers.put``.

    Keeps the rules that tie answers together: names are unique, a shared problem is no longer *none
    yet*, nobody stands for themselves, and an essential question that nobody reworded follows the focal
    role and the language.
    """
    if path.startswith("stakeholders.") and path.endswith((".name", ".alias")):
        _check_name(
            engagement, str(value or ""), person_id=path.split(".")[1], optional=path.endswith("alias")
        )
    if path == "project.shared_problem" and str(value or "").strip():
        engagement = answers.put(engagement, "project.no_shared_problem", False)
    made = made_question(engagement)
    value = typed.read(engagement, path, value, today)
    _check_by(engagement, path, value)
    changed = _without_stray_by(answers.put(engagement, path, value), path)
    if path in ("focal_role.singular", "contract.language", "focal_role.question"):
        question = changed.focal_role.question
        if question in ("", made):
            changed = answers.put(changed, "focal_role.question", made_question(changed))
    return changed


def made_question(engagement: Engagement) -> str:
    """Return the essential question made from the focal role, in the engagement's language, or nothing."""
    role = engagement.focal_role.singular
    if not role:
        return ""
    words = Words(engagement.language)
    # The article may go by the sound that follows; the first letter is right often enough, and the
    # question can be reworded.
    key = "intake.question_vowel" if role[0].lower() in "aeiou" else "intake.question"
    return words(key, role=role)


def add_stakeholder(engagement: Engagement, new_id: str, name: str) -> Engagement:
    """Return the engagement with somebody added at the end. Raises Refused if the name is taken or none."""
    _check_name(engagement, name)
    person = Stakeholder(id=new_id, name=clean_line(name))
    return structs.replace(engagement, stakeholders=(*engagement.stakeholders, person))


def remove_stakeholder(engagement: Engagement, person_id: str) -> Engagement:
    """Return the engagement without somebody.

    Where others refer to them, their name stays (``references.let_go``). Raises Refused while there are
    notes about them: those are the coach's to move or delete.
    """
    person = engagement.person(person_id)
    if person is None:
        raise Refused("error.no_such_person", name=person_id)
    count = sum(1 for note in engagement.notes if note.about == person_id)
    if count:
        raise Refused("error.has_notes", name=person.name, n=count)
    return references.let_go(engagement, person)


def move_stakeholder(engagement: Engagement, person_id: str, places: int) -> Engagement:
    """Return the engagement with somebody ``places`` further down the list (negative: up)."""
    people = list(engagement.stakeholders)
    at = next((i for i, p in enumerate(people) if p.id == person_id), None)
    if at is None:
        raise Refused("error.no_such_person", name=person_id)
    person = people.pop(at)
    people.insert(max(0, min(len(people), at + places)), person)
    return structs.replace(engagement, stakeholders=tuple(people))


def seat(
    engagement: Engagement, person_id: str, session: int, kind: SeatKind | None, by: str = ""
) -> Engagement:
    """Return the engagement with somebody's planned seat in one session; None: not asked yet.

    ``by`` is who represents them, or minds the voice of their empty chair: a name, or an id.
    """
    return _seated(engagement, person_id, (session,), kind, by)


def seat_everywhere(
    engagement: Engagement, person_id: str, kind: SeatKind | None, by: str = ""
) -> Engagement:
    """Return the engagement with the same planned seat in every session; as for :func:`seat`."""
    return _seated(engagement, person_id, tuple(engagement.session_numbers), kind, by)


def needs_somebody(answer: object) -> bool:
    """Tell whether somebody else is to be named beside this answer: by whom."""
    return isinstance(answer, SeatKind | Provenance) and answer.needs_somebody


def _seated(
    engagement: Engagement, person_id: str, sessions: tuple[int, ...], kind: SeatKind | None, by: str
) -> Engagement:
    person = engagement.person(person_id)
    if person is None:
        raise Refused("error.no_such_person", name=person_id)
    by = typed.refer(engagement, by)
    if by == person_id:
        raise Refused("error.seat_by_self", name=person.name)
    kept = {number: seat for number, seat in person.seats.items() if number not in sessions}
    given = {} if kind is None else dict.fromkeys(sessions, Seat(kind=kind, by=by))
    changed = structs.replace(person, seats=dict(sorted({**kept, **given}.items())))
    people = tuple(changed if p.id == person_id else p for p in engagement.stakeholders)
    return structs.replace(engagement, stakeholders=people)


def _check_by(engagement: Engagement, path: str, value: object) -> None:
    """Refuse somebody who represents, or minds the voice of, themselves."""
    seat, _, last = path.rpartition(".")
    match = _SEAT.fullmatch(seat)
    person = engagement.person(match[1]) if match else None
    if last == "by" and person and value == person.id:
        raise Refused("error.seat_by_self", name=person.name)


def _without_stray_by(engagement: Engagement, path: str) -> Engagement:
    """Take away who stood for somebody, once the answer no longer asks for anybody.

    A name left there would come back with the next answer, or in a document, and be nobody's word.
    """
    place, _, last = path.rpartition(".")
    asks = (last == "kind" and _SEAT.fullmatch(place)) or (last == "provenance" and _WORDING.fullmatch(place))
    if not asks or needs_somebody(answers.get(engagement, path)):
        return engagement
    by = f"{place}.by"
    return answers.put(engagement, by, "") if answers.get(engagement, by) else engagement


def _check_name(engagement: Engagement, name: str, *, person_id: str = "", optional: bool = False) -> None:
    key = name_key(name)
    if not key:
        if optional:
            return
        raise Refused("error.name_empty")
    if is_reserved(name):
        raise Refused("error.name_reserved", name=clean_line(name))
    other = engagement.find(name)
    if other is not None and other.id != person_id:
        raise Refused("error.name_taken", name=clean_line(name))

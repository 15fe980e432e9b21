"""Where a draft was typed: in words, whether that place is still there, and what stands there now."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from coachtui.application import noting, planning, typed
from coachtui.application.draft import Draft
from coachtui.application.drafts import Typed
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Note, NoteKind, Visibility
from coachtui.domain.people import Relation
from coachtui.domain.steps import Step
from coachtui.i18n import Words

# The steps of the intake that are forms, by how the paths of their answers begin.
_STEPS: Final = {
    "contract": Step.CONTRACT,
    "project": Step.PROJECT,
    "focal_role": Step.FOCAL_ROLE,
    "priority": Step.PRIORITY,
    "session": Step.SEATS,
}
# The texts of a draft that are typed; the others say what kind of note it is, and for whom.
_WORDS: Final = frozenset({"text", "who", "due", "tags", "names", "reason"})


def kind_and_rest(draft: Typed) -> tuple[str, str]:
    """Return the two parts of a draft's place."""
    kind, _, rest = draft.place.partition(":")
    return kind, rest


def step_at(path: str) -> Step:
    """Return the step of the intake in which the answer at ``path`` is given."""
    return _STEPS.get(path.split(".", maxsplit=1)[0], Step.STAKEHOLDERS)


def person_in(engagement: Engagement, path: str) -> str | None:
    """Return the id of whose answer is at ``path``; None if it is nobody's, or of somebody who is gone."""
    head, _, rest = path.partition(".")
    person_id = rest.partition(".")[0]
    return person_id if head == "stakeholders" and engagement.person(person_id) else None


def is_there(engagement: Engagement, draft: Typed) -> bool:
    """Tell whether the place where it was typed is still there, to be gone to."""
    kind, rest = kind_and_rest(draft)
    if not _is_whole(draft):
        return False
    match kind:
        case "answer":
            return not rest.startswith("stakeholders.") or person_in(engagement, rest) is not None
        case "capture":
            return any(run.ended_at is None for run in engagement.runs)
        case "block" | "session":
            return _planned(engagement, kind, rest) is not None
    return kind in ("note", "several", "anybody")


def in_engagement(engagement: Engagement, draft: Typed) -> bool:
    """Tell whether just these words were kept after all: the program may have ended between two writes."""
    kind, rest = kind_and_rest(draft)
    text = draft.texts.get("text", "").strip()
    if kind in ("note", "capture"):
        later = (note for note in engagement.notes[-50:] if (note.edited_at or note.at) >= draft.at)
        known = (note for note in later if rest in ("", note.id))
        return any(_is_same(Draft.of(engagement, note).texts, draft.texts) for note in known)
    return kind == "answer" and bool(text) and str(_answer(engagement, rest) or "").strip() == text


def _is_same(kept: Mapping[str, str], typed: Mapping[str, str]) -> bool:
    """Compare every field that was typed or chosen; the id is given when a note is kept."""
    return all(
        kept.get(name, "").strip() == text.strip() for name, text in typed.items() if name != "note_id"
    )


def as_note(draft: Typed) -> Typed:
    """Return a draft whose place is gone as a new note for the coach alone, with the same words."""
    return Typed(place="note:", texts=Draft(text="\n".join(words_of(draft))).texts, at=draft.at)


def as_it_can_be(engagement: Engagement, draft: Typed) -> Typed:
    """Return a draft as its place can take it now: one of a note that is gone is of a new note."""
    if kind_and_rest(draft)[0] != "note":
        return draft
    note = note_of(engagement, draft)
    return Typed(place=f"note:{note.note_id}", texts=note.texts, at=draft.at)


def words_of(draft: Typed) -> tuple[str, ...]:
    """Return what was typed, without what was chosen with it, such as who may read a note."""
    return tuple(text for name, text in draft.texts.items() if text.strip() and name in _WORDS)


def note_of(engagement: Engagement, draft: Typed) -> Draft:
    """Return a draft of a note as an editor takes it; a person, or a note, that is gone is left out."""
    note = Draft.from_texts(draft.texts)
    about = note.about if engagement.person(note.about) else None
    known = note.note_id if _note(engagement, note.note_id) else ""
    group_only = about is None and note.visibility is Visibility.PARTICIPANT
    visibility = Visibility.COACH if group_only else note.visibility
    return Draft(
        note_id=known,
        text=note.text,
        kind=NoteKind(note.kind),
        about=about,
        visibility=visibility,
        session=note.session if note.session in engagement.session_numbers else None,
        tags=note.tags,
        who=note.who,
        due=note.due,
        done=note.done,
    )


def where(engagement: Engagement, draft: Typed, words: Words) -> str:
    """Return where it was typed, in the coach's words; in its own, if it is a place that nobody knows."""
    with suppress(KeyError, IndexError, ValueError):
        return _where(engagement, draft, words)
    return draft.place


def _where(  # noqa: PLR0911 - one for each kind of place
    engagement: Engagement, draft: Typed, words: Words
) -> str:
    kind, rest = kind_and_rest(draft)
    match kind:
        case "answer":
            return _where_answer(engagement, rest, words)
        case "note" | "capture":
            return _where_note(engagement, draft, words)
        case "several":
            return words("drafts.where.several")
        case "anybody":
            return words(f"missing.prompt.{rest}")
        case "block":
            title = getattr(_planned(engagement, kind, rest), "title", "")
            name = rest.rpartition(":")[2]
            return words("drafts.where.block", title=title, field=words(f"plan.field.{name}"))
        case "session":
            number, _, name = rest.rpartition(":")
            label = "length" if name == "minutes" else name
            return words("drafts.where.session", number=number, field=words(f"plan.field.{label}"))
    return rest


def stands_there(engagement: Engagement, draft: Typed, words: Words) -> str:
    """Return what stands in its place now, empty if nothing does or it is no answer."""
    kind, rest = kind_and_rest(draft)
    if kind == "note" and (note := _note(engagement, rest)) is not None:
        return note.text
    value = _answer(engagement, rest) if kind == "answer" else None
    return str(typed.written(value, words) or "")


def _is_whole(draft: Typed) -> bool:
    """Tell whether everything that belongs to its place is in it; another version may have had less."""
    kind, rest = kind_and_rest(draft)
    texts = draft.texts
    match kind:
        case "note":
            return texts.keys() >= Draft().texts.keys() and _is_kind(texts) and _is_figure(texts["session"])
        case "capture":
            return texts.keys() >= {"text", "about", "who", "due"} and _is_kind(texts)
        case "anybody":
            return texts.keys() >= {"names", "reason"} and rest in tuple(Relation)
    return "text" in texts


def _is_kind(texts: Mapping[str, str]) -> bool:
    return texts.get("kind") in tuple(NoteKind) and texts.get("visibility") in tuple(Visibility)


def _is_figure(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal() and len(text) < 6)


def _answer(engagement: Engagement, path: str) -> object:
    with suppress(Refused, AttributeError, KeyError, ValueError, TypeError):
        if path.startswith("session."):
            _, number, name = path.split(".")
            value: object = getattr(planning.session_of(engagement, int(number)), name)
            return f"{value:%H:%M}" if isinstance(value, dt.time) else value
        if not path.startswith("stakeholders.") or person_in(engagement, path):
            return typed.show(engagement, path)
    return None


def _planned(engagement: Engagement, kind: str, rest: str) -> object:
    of = rest.rpartition(":")[0]
    with suppress(Refused, ValueError):
        if kind == "block":
            return planning.block_of(engagement, of)
        return planning.session_of(engagement, int(of))
    return None


def _note(engagement: Engagement, note_id: str) -> Note | None:
    with suppress(Refused):
        return noting.find(engagement, note_id)
    return None


def _where_note(engagement: Engagement, draft: Typed, words: Words) -> str:
    kind, rest = kind_and_rest(draft)
    if kind == "capture":
        place = words("drafts.where.capture")
    elif not rest:
        place = words("drafts.where.new_note")
    elif (note := _note(engagement, rest)) is not None:
        place = words("drafts.where.note", date=words.date(note.at.date()), time=words.time(note.at))
    else:
        place = words("drafts.where.old_note")
    person = engagement.person(draft.texts.get("about") or None)
    return words("drafts.where.about", place=place, name=person.name) if person else place


def _where_answer(engagement: Engagement, path: str, words: Words) -> str:
    head, *names = path.split(".")
    if head == "stakeholders":
        person = engagement.person(names[0])
        name = person.name if person else words("drafts.where.somebody")
        return words("drafts.where.person", name=name, field=_label("stakeholder", names[1:], words))
    step = words(f"steps.{step_at(path)}")
    return words("drafts.where.answer", step=step, field=_label(head, names, words))


def _label(head: str, names: list[str], words: Words) -> str:
    """Return a field's label; an answer that is asked for each session, or each pole, shares one."""
    if head == "session":
        return words(f"seats.{names[1]}", session=int(names[0]))
    general = [name for name in names if not name.isdigit()]
    if head == "priority" and general[0] in ("short", "long"):
        general[0] = "pole"
    key = ".".join(("field", head, *general))
    shared = ".".join(("field", head, "seats.by"))
    return words(key if words.has(key) else shared)

"""Telling findings and facts in words: references become names, values become words.

``called`` turns a reference into the name that the reader may read: ``engagement.called`` for the
coach, ``view.called`` for anybody else. Nothing else here knows who is meant.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from coachtui.domain.engagement import Choice, Remedy, Settlement, Stage, StageKind
from coachtui.domain.missing.answers import NO, YES
from coachtui.domain.missing.finding import Fact, Finding, Level, Outcome
from coachtui.domain.notes import NoteKind, Visibility
from coachtui.domain.people import (
    Brings,
    Horizon,
    Mandate,
    Provenance,
    Relation,
    SeatKind,
    StakeholderKind,
)
from coachtui.domain.plan import BlockKind
from coachtui.i18n import Words

Called = Callable[[str], str]

# Every enum that people read, with its table in value.toml (tests/i18n keeps this complete).
VALUE_TABLES: Final[dict[type[StrEnum], str]] = {
    Relation: "relation",
    Brings: "brings",
    SeatKind: "seat",
    Mandate: "mandate",
    Horizon: "horizon",
    Provenance: "provenance",
    StakeholderKind: "stakeholder",
    Choice: "choice",
    Remedy: "remedy",
    BlockKind: "block",
    NoteKind: "kind",
    Visibility: "visibility",
    StageKind: "stage",
    Level: "level",
    Outcome: "outcome",
}

# Checks on one person that rest on no more than where they sit.
_ON_SEATS: Final = frozenset({15})
# Whose words stand for the answer to a field. The others are figures, names, yes and no, or plain text.
_ENUMS: Final[dict[str, type[StrEnum]]] = {
    "seat": SeatKind,
    "mandate": Mandate,
    "picture.horizon": Horizon,
    "picture.provenance": Provenance,
    "priority.choice": Choice,
}
_REFERENCES: Final = frozenset({"named_by", "seat_by"})
# What was said stands nowhere in a fact, only that it was.
_WORDINGS: Final = frozenset({"problem", "picture.answer"})


def value_text(value: StrEnum, words: Words) -> str:
    """Return an enum's value as people read it: *empty chair*."""
    return words(f"value.{VALUE_TABLES[type(value)]}.{value.value}")


def stage_text(stage: Stage, words: Words) -> str:
    """Return how far an engagement is, as people say it: *session 2 under way*."""
    return words(f"value.stage.{stage.kind}", session=stage.session)


def finding_text(finding: Finding, called: Called, words: Words) -> str:
    """Return what was found, as one sentence."""
    # Not every language says of all of ARE IN that somebody brings it: each letter has its own sentence.
    key = f"missing.check.3.{finding.subject}" if finding.check == 3 else finding.key
    return words(
        key, **{name: _param(name, it, called, words) for name, it in _params(finding, called, words)}
    )


def title_text(check: int, words: Words) -> str:
    """Return the short title of a check, which fits whatever its verdict."""
    return words(f"missing.title.{check}")


def why_text(check: int, words: Words) -> str:
    """Return why the method asks this, in one sentence."""
    return words(f"missing.why.{check}")


def subject_text(check: int, subject: str, called: Called, words: Words) -> str:
    """Return what a finding is about: the check's title, and whom or what."""
    title = title_text(check, words)
    if not subject:
        return title
    if check == 3:
        subject = words(f"value.brings.{subject}")
    elif check == 16:
        subject = words(f"value.relation.{subject}")
    return words("missing.about", title=title, subject=called(subject))


def was_text(check: int, subject: str, called: Called, words: Words) -> str:
    """Return as one sentence, for the coach, what had been found: of a finding that is gone."""
    if check == 3:
        return words(f"missing.was.3.{subject}")
    if check == 16:
        return words("missing.was.16", question=words(f"missing.prompt.{subject}"))
    if subject:
        return words(f"missing.was.{check}", person=called(subject))
    return words(f"missing.given.{check}")


def settled_text(settlement: Settlement, words: Words) -> str:
    """Return how a finding was settled, by whom and when, and why if that was said."""
    return _settlement_text("findings.settled_by", settlement, words)


def reopened_text(settlement: Settlement, words: Words) -> str:
    """Return the same of a finding that is open again."""
    return _settlement_text("findings.reopened", settlement, words)


def _settlement_text(key: str, one: Settlement, words: Words) -> str:
    told = words(
        key,
        remedy=words(f"value.done.{one.remedy}"),
        by=one.by or words("findings.coach"),
        date=words.short_date(one.at.date()),
    )
    return f"{told} – {one.reason}" if one.reason else told


def given_text(check: int, subject: str, called: Called, words: Words, *, still: bool) -> str:
    """Return as one sentence what was found, of a finding that was given away; ``still``: and is so yet.

    It tells nothing that the coach knows of anybody: with a name beside it, that a check is on somebody's
    influence or interest would be that answer.
    """
    when = "given_still" if still else "given"
    if not subject:
        return words(f"missing.{when}.{check}")
    key = "seats" if check in _ON_SEATS else "person"
    return words(f"missing.{when}_of.{key}", person=called(subject))


def fact_text(fact: Fact, called: Called, words: Words) -> str:
    """Return a fact with its answer: *Anna – impact: 4*."""
    told = words("value.separator", what=_label(fact, words), value=_value(fact, called, words))
    return _of(fact, told, called, words)


def unasked_text(fact: Fact, called: Called, words: Words) -> str:
    """Return what was not asked, and of whom: *Anna – impact*."""
    return _of(fact, _label(fact, words), called, words)


def _of(fact: Fact, told: str, called: Called, words: Words) -> str:
    return words("value.of_person", person=called(fact.person), what=told) if fact.person else told


def _params(finding: Finding, called: Called, words: Words) -> list[tuple[str, str | int]]:
    params: list[tuple[str, str | int]] = list(finding.params.items())
    if finding.check == 7:
        params.append(("cases", words.listed(_represented(finding, called, words))))
    if finding.check == 16:
        params.append(("question", words(f"missing.prompt.{finding.subject}")))
    return params


def _represented(finding: Finding, called: Called, words: Words) -> list[str]:
    """Return who is represented, and by whom, each pair once."""
    told = (
        words("missing.check.7.case", person=called(fact.person), by=called(fact.value))
        for fact in finding.evidence
        if fact.topic == "seat_by"
    )
    return list(dict.fromkeys(told))


def _param(name: str, value: str | int, called: Called, words: Words) -> str | int:
    if name in ("person", "by"):
        return called(str(value))
    return words(f"value.relation.{value}") if name == "relation" else value


def _label(fact: Fact, words: Words) -> str:
    topic, which = fact.topic, fact.which
    key = f"missing.fact.{topic}"
    if topic in ("brings", "count.brings"):
        return words(f"missing.fact.{topic}.{which}")
    if topic == "relation":
        return words(key, relation=words(f"value.relation.{which}"))
    if topic == "check":
        return subject_text(fact.number, which.partition(".")[2], str, words)
    return words(key, session=which) if which else words(key)


def _value(fact: Fact, called: Called, words: Words) -> str:
    name, value = fact.topic, fact.value
    if not value:
        return words("value.nothing_chosen" if name == "priority.choice" else "value.not_asked")
    if name in _ENUMS:
        return value_text(_ENUMS[name](value), words)
    if name in _REFERENCES:
        return called(value)
    if name in _WORDINGS:
        return words("value.known")
    if name == "check":
        return value_text(Outcome(value) if value in tuple(Outcome) else Level(value), words)
    return value if name == "unit" else _plain(name, value, words)


def _plain(name: str, value: str, words: Words) -> str:
    if value in (YES, NO):
        return words(f"value.{value}")
    return words.signed(int(value)) if name == "stance" else value

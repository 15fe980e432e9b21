"""What a check says: it holds, it found something, or it cannot tell yet. And what that rests on."""

from enum import StrEnum

from coachtui.domain.people import Value


class Level(StrEnum):
    """How serious a finding is."""

    RED = "red"
    AMBER = "amber"


class Fact(Value, frozen=True, kw_only=True):
    """One answer that a finding rests on.

    ``person`` is a stakeholder's id, or empty when the answer is about the engagement. ``field``
    names the answer (``seat.1``, ``impact``, ``picture.horizon``, ``priority.choice``, ``prompt.pays``);
    ``value`` is the answer as plain text (an enum's value, a figure, ``yes``, ``no``; empty: not asked).
    """

    person: str
    field: str
    value: str = ""


class Finding(Value, frozen=True, kw_only=True):
    """Something that a check found.

    ``subject`` tells apart several findings of one check: a stakeholder's id, a letter of ARE IN, a
    relation, or empty. ``key`` is the i18n key of its sentence, ``params`` that sentence's values
    (``person`` and other references are stakeholders' ids; the reader's words put names in their place).
    """

    check: int
    level: Level
    subject: str
    key: str
    evidence: tuple[Fact, ...]
    params: dict[str, str | int] = {}

    @property
    def people(self) -> tuple[str, ...]:
        """The ids of the people that this finding rests on, each once, in the evidence's order."""
        return tuple(dict.fromkeys(fact.person for fact in self.evidence if fact.person))

    @property
    def fingerprint(self) -> tuple[str, ...]:
        """The evidence as text, the same whatever the order of the people."""
        return tuple(sorted(f"{fact.person}:{fact.field}={fact.value}" for fact in self.evidence))


class Outcome(StrEnum):
    """The three answers of a check."""

    HOLDS = "holds"
    FINDING = "finding"
    CANNOT_TELL = "cannot_tell"


class Verdict(Value, frozen=True, kw_only=True):
    """One check's answer. ``unasked`` names what was not asked and could change it, without values."""

    check: int
    findings: tuple[Finding, ...] = ()
    unasked: tuple[Fact, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """A finding outweighs what was not asked; what was not asked outweighs *holds*."""
        if self.findings:
            return Outcome.FINDING
        return Outcome.CANNOT_TELL if self.unasked else Outcome.HOLDS

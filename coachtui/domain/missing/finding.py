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

    A field is read with ``area``, ``topic`` and ``which``, and nowhere else:

    ==================  =========  ================  ===============
    field               area       topic             which
    ==================  =========  ================  ===============
    seat.2              seat       seat              2
    seat.2.by           seat       seat_by           2
    session.2.date      session    date              2
    relation.holds      relation   relation          holds
    count.brings.need   count      count.brings      need
    check.3.authority   check      check             3.authority
    picture.horizon     picture    picture.horizon
    ==================  =========  ================  ===============
    """

    person: str
    field: str
    value: str = ""

    @property
    def area(self) -> str:
        """What the answer belongs to: the first word of the field."""
        return self.field.partition(".")[0]

    @property
    def topic(self) -> str:
        """What was asked, whichever session, letter, relation or check it is about."""
        return self._read()[0]

    @property
    def which(self) -> str:
        """The session, letter, relation or check that it is about; empty for any other answer."""
        return self._read()[1]

    @property
    def number(self) -> int:
        """The number of the session or check that it is about; ValueError for any other answer."""
        return int(self.which.partition(".")[0])

    def _read(self) -> tuple[str, str]:
        area, _, rest = self.field.partition(".")
        first, _, part = rest.partition(".")
        if area == "seat":
            return ("seat_by" if part else "seat"), first
        if area == "session":
            return part, first
        if area in ("brings", "relation", "check"):
            return area, rest
        if area == "count" and part:
            return f"count.{first}", part
        return self.field, ""


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

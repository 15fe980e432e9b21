"""Checks 3, 5, 6 and 11: what nobody at the table brings, may, undergoes or objects to.

These are about the whole table: their evidence is everybody seated, and everybody who is not though
they would fill the gap. So a settled finding reopens when the table is no longer the same.
"""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import asked, at_the_table, brings, sessions_of, sits
from coachtui.domain.missing.finding import Level, Verdict
from coachtui.domain.missing.verdicts import about, nobody
from coachtui.domain.people import Brings, Mandate

_WITHOUT_THEM_NOTHING = frozenset({Brings.AUTHORITY, Brings.NEED})


def letters_brought(engagement: Engagement) -> Verdict:
    """Check 3: a letter of ARE IN that nobody seated brings (A and N red, else amber; one a letter)."""
    verdicts = [letter_brought(engagement, letter) for letter in Brings]
    return Verdict(
        check=3,
        findings=tuple(finding for verdict in verdicts for finding in verdict.findings),
        unasked=tuple({f.person + f.field: f for verdict in verdicts for f in verdict.unasked}.values()),
    )


def letter_brought(engagement: Engagement, letter: Brings) -> Verdict:
    """Check 3 of one letter alone."""
    level = Level.RED if letter in _WITHOUT_THEM_NOTHING else Level.AMBER
    return nobody(
        3,
        engagement,
        about(3, level, letter.value, letter=letter.value),
        lambda person: brings(person, letter),
        lambda person: at_the_table(engagement)[person.id],
        counted=f"brings.{letter.value}",
        around=True,
    )


def decider_seated_last(engagement: Engagement) -> Verdict:
    """Check 5: nobody with the mandate to decide is seated in the last session (red)."""
    last = sessions_of(engagement)[-1]
    return nobody(
        5,
        engagement,
        about(5, Level.RED, session=last),
        lambda person: asked(person, "mandate", person.mandate, lambda it: it is Mandate.DECIDES),
        lambda person: sits(person, (last,)),
        counted="decides",
        around=True,
    )


def changed_seated(engagement: Engagement) -> Verdict:
    """Check 6: nobody is seated whose own daily work changes with the solution (red)."""
    return nobody(
        6,
        engagement,
        about(6, Level.RED),
        lambda person: asked(person, "work_changes", person.work_changes, bool),
        lambda person: at_the_table(engagement)[person.id],
        counted="work_changes",
        around=True,
    )


def critic_seated(engagement: Engagement) -> Verdict:
    """Check 11: nobody seated has a stance on the solution below 0 (amber)."""
    return nobody(
        11,
        engagement,
        about(11, Level.AMBER),
        lambda person: asked(person, "stance", person.stance.value, lambda it: it < 0),
        lambda person: at_the_table(engagement)[person.id],
        counted="against",
        around=True,
    )

"""Checks 1 and 2: those whose work it is about, at the table and in their own words."""

from coachtui.domain.engagement import Engagement
from coachtui.domain.missing.answers import all_of, asked, at_the_table, related
from coachtui.domain.missing.finding import Level, Verdict
from coachtui.domain.missing.verdicts import about, nobody
from coachtui.domain.people import Provenance, Relation


def holder_seated(engagement: Engagement) -> Verdict:
    """Check 1: no holder of the focal role is seated (red)."""
    return nobody(
        1,
        engagement,
        about(1, Level.RED),
        lambda person: related(person, Relation.HOLDS),
        lambda person: at_the_table(engagement)[person.id],
        counted="holds",
        around=False,
    )


def holder_in_own_words(engagement: Engagement) -> Verdict:
    """Check 2: no picture of the focal role in a holder's own words (red)."""
    return nobody(
        2,
        engagement,
        about(2, Level.RED),
        lambda person: related(person, Relation.HOLDS),
        lambda person: all_of(
            asked(person, "picture.answer", bool(person.picture.answer.strip()) or None, bool),
            asked(person, "picture.provenance", person.picture.provenance, lambda it: it is Provenance.OWN),
        ),
        counted="holds",
        around=False,
    )

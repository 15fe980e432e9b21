"""What the sponsor reads of findings that were given: which, about whom and how settled, and never why."""

import datetime as dt

import pytest
from msgspec import structs

from coachtui.application.publishing import publication
from coachtui.application.telling import why_text
from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Engagement, Remedy
from coachtui.domain.missing import findings, settle
from coachtui.domain.people import Relation, SeatKind, Stance
from coachtui.domain.sharing import Coach, Reader, Sponsor
from coachtui.i18n import Words
from tests.domain.building import NOW, absent, engaged, known, seated, seats

EN = Words("en")
HOLDS, DIRECTS = Relation.HOLDS, Relation.DIRECTS
# Coach-only answers as figures and texts that occur nowhere else.
ANNA = known("Anna", alias="K.", impact=5, interest=5, influence=1, seats=absent(), named_by=("Zqname",))
BO = known("Bo", seats=seats(SeatKind.REPRESENTED, by="cas"), stance=Stance(value=2))
CAS = known("Cas", DIRECTS, stance=Stance(value=-2))
TEAM = [known(name, DIRECTS, unit="Zqunit", brings={}, problem=f"Zq{name}") for name in ("Dee", "Eef")]


def given(engagement: Engagement) -> Engagement:
    """The engagement with every finding accepted, for a secret reason, and given to the sponsor."""
    for one in findings(engagement):
        engagement = settle(engagement, one, Remedy.ACCEPT, reason="Zqreason", by="Zqcoach", at=NOW)
    handed = tuple(structs.replace(one, for_sponsor=True) for one in engagement.settlements)
    return structs.replace(engagement, settlements=handed)


def settled_lines(engagement: Engagement, reader: Reader) -> list[str]:
    """The lines of the intake's settled findings."""
    day = dt.datetime(2026, 12, 8, tzinfo=dt.UTC)
    text = publication(engagement, reader, DocumentName.INTAKE, now=day).markdown
    heading = (
        "### Settled"
        if isinstance(reader, Coach)
        else "What was found about the table, and has been settled:"
    )
    return text.partition(heading)[2].partition("\n---")[0].strip().splitlines()


def test_the_sponsor_reads_which_findings_were_settled_and_nothing_that_they_rest_on() -> None:
    engagement = given(engaged(ANNA, BO, CAS, *TEAM))
    found = {one.check for one in findings(engagement)}
    assert {4, 7, 12, 13, 14} <= found, "no finding, nothing tested"
    coach, sponsor = settled_lines(engagement, Coach()), settled_lines(engagement, Sponsor())
    assert any("Zqreason" in line for line in coach)
    told = "\n".join(sponsor)
    for secret in ("Zq", "Anna", "impact", "opposite", "nfluence", "interest", "directs", "5"):
        assert secret not in told
    # A finding on impact and one on influence read the same, so they are one line, with the gravest level.
    assert len(set(sponsor)) == len(sponsor)
    assert [line for line in sponsor if "K." in line] == [
        "- K. is not at the table in person. *(red, accepted, 7 December 2026)*",
    ]
    represented = "Somebody is represented by a person who cannot speak for them well."
    assert f"- {represented} *(amber, accepted, 7 December 2026)*" in sponsor


def test_the_coach_reads_what_a_finding_rests_on_and_once_a_check_why_it_is_asked() -> None:
    engagement = engaged(known("Anna", seats=absent(), impact=5), known("Bo", seats=absent(), impact=4))
    day = dt.datetime(2026, 12, 8, tzinfo=dt.UTC)
    text = publication(engagement, Coach(), DocumentName.INTAKE, now=day).markdown
    assert (
        "- **red** – Anna is strongly affected (impact 5), and is at best informed.\\\n"
        f"  *{why_text(4, EN)}*\\\n"
        "  Rests on: Anna – impact: 5, seat in sessions 1, 2 and 3: absent\n"
        "- **red** – Bo is strongly affected (impact 4), and is at best informed.\\\n"
        "  Rests on: Bo – impact: 4, seat in sessions 1, 2 and 3: absent\n"
    ) in text


def test_a_seat_may_be_told_by_name() -> None:
    engagement = given(engaged(known("Anna", alias="K.", seats=seated(1)), CAS))
    told = "- K. is going to be there at the start, but not at the end. "
    assert any(line.startswith(told) for line in settled_lines(engagement, Sponsor()))


def test_what_was_accepted_is_said_to_be_so_and_what_is_gone_to_have_been_so() -> None:
    engagement = given(engaged(known("Anna", alias="K.", seats=absent(), impact=5, interest=5, influence=1)))
    accepted = "*(red, accepted, 7 December 2026)*"
    assert f"- K. is not at the table in person. {accepted}" in settled_lines(engagement, Sponsor())
    at_the_table = structs.replace(engagement.stakeholders[0], seats=seated(1, 2, 3))
    gone = structs.replace(engagement, stakeholders=(at_the_table,))
    told = "- K. was not at the table in person. *(accepted, 7 December 2026)*"
    assert told in settled_lines(gone, Sponsor())


@pytest.mark.parametrize("reader", [Coach(), Sponsor()])
def test_a_letter_of_are_in_is_the_coachs(reader: Reader) -> None:
    engagement = given(engaged(known("Anna", brings=dict.fromkeys(CAS.brings, False))))
    told = "\n".join(settled_lines(engagement, reader))
    assert ("authority" in told) == isinstance(reader, Coach)
    assert ("Something that a table needs" in told) == isinstance(reader, Sponsor)

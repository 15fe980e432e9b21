"""Who is missing from the table, as lines and as JSON."""

import json
from typing import Any

import pytest
from msgspec import structs

from coachtui.application import settling
from coachtui.application.practice import Practice
from coachtui.domain.engagement import Remedy
from coachtui.domain.missing import CHECKS, Counts, counts, findings
from coachtui.i18n import Words
from tests.cli.conftest import Call


@pytest.fixture
def crm(coachtui: Call) -> str:
    return coachtui("demo", "--no-open").out.strip()


def test_what_it_finds_is_no_failure(coachtui: Call, practice: Practice, crm: str) -> None:
    told = coachtui("missing", crm)
    assert (told.code, told.err) == (0, "")
    tally = counts(practice.read(crm))
    first = f"{tally.red} red · {tally.amber} amber · 0 settled · {tally.cannot_tell} cannot tell yet"
    assert told.out.startswith(f"{first}\n\n 1  RED  Nobody who holds the role is seated.\n    · ")
    assert "    · Daan Hoekstra – impact: 5, seat in sessions 1, 2 and 3: informed\n" in told.out
    assert "\nCannot tell yet, as these were not asked:\n" in told.out
    assert "    · Joris Aerts – own daily work changes\n" in told.out


def test_in_dutch(coachtui: Call) -> None:
    told = coachtui("missing", coachtui("demo", "--no-open", "--lang", "nl").out.strip(), "--lang", "nl")
    assert " 1  ROOD  Niemand die de rol vervult, zit aan tafel.\n" in told.out
    assert "\nNog niet te zeggen, want dit is nog niet gevraagd:\n" in told.out


def test_as_json(coachtui: Call, practice: Practice, crm: str) -> None:
    told = coachtui("missing", crm, "--json")
    assert (told.code, told.err) == (0, "")
    shown = json.loads(told.out)
    engagement = practice.read(crm)
    tally = counts(engagement)
    assert list(shown) == [
        "id",
        *(field.name for field in structs.fields(Counts)),
        "findings",
        "gone",
        "checks",
    ]
    assert (shown["id"], shown["red"], shown["amber"]) == (crm, tally.red, tally.amber)
    assert (shown["settled"], shown["cannot_tell"]) == (0, tally.cannot_tell)
    assert len(shown["findings"]) == len(findings(engagement))
    assert [check["check"] for check in shown["checks"]] == list(range(1, len(CHECKS) + 1))
    assert {check["outcome"] for check in shown["checks"]} == {"holds", "finding", "cannot_tell"}
    for finding in shown["findings"]:
        assert list(finding) == ["check", "level", "subject", "text", "evidence", "settled"]
        assert finding["level"] in ("red", "amber")
        assert finding["settled"] is None
    assert shown["findings"][0]["evidence"][2] == {
        "person": "p-daan",
        "name": "Daan Hoekstra",
        "field": "seat.1",
        "value": "informed",
        "text": "Daan Hoekstra – seat in session 1: informed",
    }
    assert {
        "person": "p-joris",
        "name": "Joris Aerts",
        "field": "work_changes",
        "value": "",
        "text": "Joris Aerts – own daily work changes",
    } in shown["checks"][5]["unasked"]


def test_a_settled_finding_says_so(coachtui: Call, practice: Practice, crm: str) -> None:
    with practice.opened(crm) as desk:
        desk.do(
            settling.remedy,
            findings(desk.engagement)[0],
            Remedy.ACCEPT,
            reason="They meet\nin spring.",
            coach="Ada",
            now=practice.clock.now(),
        )
    first = json.loads(coachtui("missing", crm, "--json").out)["findings"][0]
    assert (first["settled"]["remedy"], first["settled"]["reason"]) == ("accept", "They meet\nin spring.")
    lines = coachtui("missing", crm).out.splitlines()
    assert " · 1 settled · " in lines[0]
    assert lines[2] == " 1  SETTLED  Nobody who holds the role is seated."
    day = Words("en").short_date(practice.clock.now().date())
    assert f"    Settled: accepted · Ada, {day} – They meet in spring." in lines


def test_a_settled_finding_that_is_gone_is_counted_and_told(
    coachtui: Call, practice: Practice, crm: str
) -> None:
    with practice.opened(crm) as desk:
        first = findings(desk.engagement)[0]
        told: dict[str, Any] = {"coach": "Ada", "now": practice.clock.now()}
        desk.do(settling.remedy, first, Remedy.INVITE, person="p-daan", **told)
        assert first.check not in {one.check for one in findings(desk.engagement)}
        desk.do(settling.remedy, findings(desk.engagement)[0], Remedy.ACCEPT, reason="In spring.", **told)
    lines = coachtui("missing", crm).out.splitlines()
    assert " · 2 settled · " in lines[0]
    assert lines[2] == " 1  SETTLED  Nobody who holds the role was at the table. (no longer a finding)"
    assert lines[3] == f"    Settled: invited · Ada, {Words('en').short_date(practice.clock.now().date())}"
    shown = json.loads(coachtui("missing", crm, "--json").out)
    assert (shown["settled"], [one["check"] for one in shown["gone"]]) == (2, [1])
    assert sum(one["settled"] is not None for one in (*shown["findings"], *shown["gone"])) == 2

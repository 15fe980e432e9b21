"""Starting, listing and showing engagements."""

import datetime as dt
import json
import os

import pytest
from msgspec import structs

from coachtui.application import noting
from coachtui.application.practice import Practice, Summary
from coachtui.domain.engagement import Engagement
from coachtui.domain.notes import NoteKind
from coachtui.domain.plan import Plan, Session
from coachtui.i18n import Words
from coachtui.settings import find_folders
from tests.cli.conftest import Call

NEW = ("new", "--client", "Nordlys", "--project", "CRM", "--focal-role", "account manager")


def test_new_prints_an_id_to_go_on_with(coachtui: Call, practice: Practice) -> None:
    told = coachtui(*NEW)
    assert told == (0, "nordlys-crm\n", "")
    kept = practice.read("nordlys-crm")
    assert (kept.contract.client, kept.project.name) == ("Nordlys", "CRM")
    assert kept.focal_role.question == "When has an account manager done good work?"
    assert coachtui(*NEW).out == "nordlys-crm-2\n"


@pytest.mark.parametrize(
    ("options", "language"),
    [("", "en"), ("--lang nl", "nl"), ("--language nl", "nl"), ("--lang nl --language en", "en")],
)
def test_documents_are_in_the_screens_language_unless_said_otherwise(
    coachtui: Call, practice: Practice, options: str, language: str
) -> None:
    name = coachtui(*NEW, *options.split()).out.strip()
    assert practice.read(name).language == language


@pytest.mark.parametrize(
    ("client", "project", "lacking"), [(" \t", "CRM", "“Client”"), ("Nordlys", "", "“Project”")]
)
def test_new_says_what_cannot_be_empty(
    coachtui: Call, practice: Practice, client: str, project: str, lacking: str
) -> None:
    told = coachtui("new", "--client", client, "--project", project, "--focal-role", "coach")
    assert told == (1, "", f"{lacking} cannot be empty.\n")
    assert practice.engagements() == ()


def test_an_empty_practice_says_what_to_do_first(coachtui: Call) -> None:
    first = "There is no engagement yet. Start one with “coachtui new”"
    assert coachtui("list") == (0, "", f"{first}, or look at the example with “coachtui demo”.\n")
    assert coachtui("list", "--json") == (0, "[]\n", "")


def under_way(practice: Practice) -> Engagement:
    """Keep an engagement with a date, an open action and one that is done."""
    name = practice.start("Nordlys", "CRM", "account manager", "en").id
    plan = Plan(sessions=(Session(number=1, title="Pictures", date=dt.date(2027, 1, 14), starts=dt.time(9)),))
    now = practice.clock.now()
    with practice.opened(name) as desk:
        desk.do(lambda engagement: structs.replace(engagement, plan=plan))
        desk.do(noting.write, "a", "Ask all six", now=now, kind=NoteKind.ACTION)
        desk.do(noting.write, "b", "Ask Daan", now=now, kind=NoteKind.ACTION)
        desk.do(lambda engagement: noting.change(engagement, "b", now=now, done=True))
    return practice.read(name)


def test_list(coachtui: Call, practice: Practice) -> None:
    under_way(practice)
    assert (
        coachtui("list").out == "nordlys-crm  Nordlys · CRM  session 1 next  0 red, 6 amber · 1 open action\n"
    )
    assert coachtui("list", "--lang", "nl").out.endswith("0 rood, 6 oranje · 1 open actie\n")


def test_list_as_json(coachtui: Call, practice: Practice) -> None:
    under_way(practice)
    assert json.loads(coachtui("list", "--json").out) == [
        {
            "id": "nordlys-crm",
            "client": "Nordlys",
            "project": "CRM",
            "focal_role": "account manager",
            "stage": {"kind": "next", "session": 1},
            "next_session": 1,
            "next_date": "2027-01-14",
            "red": 0,
            "amber": 6,
            "open_actions": 1,
            "problem": None,
        }
    ]


def test_an_engagement_that_cannot_be_read_hides_nothing(coachtui: Call, practice: Practice) -> None:
    coachtui(*NEW)
    (find_folders(os.environ).data / "broken.json").write_text("{")
    told = coachtui("list")
    assert told.code == 0
    assert {line.split()[0] for line in told.out.splitlines()} == {"nordlys-crm", "broken"}
    entries = {entry["id"]: entry for entry in json.loads(coachtui("list", "--json").out)}
    assert entries["nordlys-crm"]["problem"] is None
    assert entries["broken"].pop("problem")
    assert entries["broken"].keys() == {field.name for field in structs.fields(Summary)}
    assert {value for key, value in entries["broken"].items() if key != "id"} == {None}


def test_show(coachtui: Call, practice: Practice) -> None:
    under_way(practice)
    words = Words("nl")
    lines = coachtui("show", "nordlys-crm", "--lang", "nl").out.splitlines()
    assert lines[:7] == [
        "Project        Nordlys · CRM",
        "Centrale rol   account manager",
        "Vraag          When has an account manager done good work?",
        f"Fase           {words('value.stage.next', session=1)}",
        "Bevindingen    0 rood, 6 oranje · 1 open actie",
        "Notities       2",
        "Bijeenkomst 1  Pictures (donderdag 14 januari 2027, 09:00)",
    ]
    assert any("╌ lege stoel ╌" in line for line in lines), "the table is drawn"


def test_show_as_json_is_the_whole_engagement(coachtui: Call, practice: Practice) -> None:
    kept = under_way(practice)
    shown = json.loads(coachtui("show", "nordlys-crm", "--json").out)
    assert list(shown) == [field.name for field in structs.fields(Engagement)]
    assert [note["text"] for note in shown["notes"]] == [note.text for note in kept.notes]
    assert shown["plan"]["sessions"][0]["starts"] == "09:00:00"


@pytest.mark.parametrize("command", ["show", "missing", "export", "note"])
@pytest.mark.parametrize("name", ["nobody", "Nordlys-CRM", "nordlys", "../nordlys-crm", ""])
def test_ids_are_exact(coachtui: Call, command: str, name: str) -> None:
    coachtui(*NEW)
    more = {"export": ("--for", "coach", "--to", "out"), "note": ("--about", "group", "text")}.get(
        command, ()
    )
    for language in ("en", "nl"):
        told = coachtui(command, name, *more, "--lang", language)
        assert (told.code, told.out) == (1, "")
        assert told.err.strip()

"""A plan kept as a template: for any client, and with no word of this one."""

import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application import planning, reusing
from coachtui.domain.engagement import Engagement, FocalRole, Project
from coachtui.domain.errors import Refused
from coachtui.domain.plan import Plan
from coachtui.templates.find import default_template, find
from tests.application.planned_engagements import FIRST, block, planned, sessions


def told(text: str, *, role: str = "nurse", roles: str = "nurses", solution: str = "the CRM") -> Engagement:
    """An engagement with this text wherever its plan can have one."""
    odd = replace(block("odd", 90), title=text, question=text, guidance=text)
    session = replace(sessions()[0], title=text, guidance=text, blocks=(odd,))
    return replace(
        planned(),
        plan=Plan(sessions=(session,)),
        project=Project(name="Care first", solution=solution),
        focal_role=FocalRole(singular=role, plural=roles, question=f"When has a {role} done good work?"),
    )


def kept(engagement: Engagement, folder: Path, title: str = "Mine") -> str:
    return reusing.keep(reusing.own_template(engagement, title, folder)).read_text(encoding="utf-8")


def test_a_template_is_found_again_and_makes_the_same_plan_for_another_client(tmp_path: Path) -> None:
    first = planning.make_plan(planned(), default_template("en", tmp_path), lambda: "b")
    own = reusing.own_template(first, "Half-days, once more", tmp_path / "own")
    path = reusing.keep(own)
    assert path == tmp_path / "own" / "half-days-once-more.md"
    assert (own.replaces, own.told) == ("", ())
    assert "nurse" not in path.read_text(encoding="utf-8").casefold()

    teacher = FocalRole(singular="teacher", plural="teachers", question="When does a teacher teach?")
    other = replace(
        planned(), plan=None, focal_role=teacher, project=Project(name="X", solution="the tablet")
    )
    again = find("half-days-once-more", tmp_path / "own")
    shipped = planning.make_plan(other, default_template("en", tmp_path), lambda: "b").plan
    mine = planning.make_plan(other, again, lambda: "b").plan
    assert shipped is not None
    assert mine is not None
    assert mine.sessions == shipped.sessions
    assert again.credit == default_template("en", tmp_path).credit != ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nurses first, then a nurse.", "{roles} first, then a {role}."),
        ("NURSE or nurse's", "{role} or {role}'s"),
        ("the nursery", "the nursery"),
        ("When  has a\nnurse done good work? And then?", "{question} And then?"),
        ("The CRM, through the CRM-team", "{solution}, through {solution}-team"),
        ("{role} as it was typed, and nurse", "{{role}} as it was typed, and {role}"),
    ],
)
def test_what_is_about_this_client_becomes_a_place(tmp_path: Path, text: str, expected: str) -> None:
    kept(told(text), tmp_path)
    (session,) = find("mine", tmp_path).sessions
    (only,) = session.blocks
    assert {session.title, only.title, only.question} == {expected}
    assert session.guidance == only.guidance == expected


def test_a_word_in_capitals_is_no_other_word(tmp_path: Path) -> None:
    text = kept(told("Write it down: is it IT?", role="IT", roles=""), tmp_path)
    assert "Write it down: is it {role}?" in text


def test_a_role_that_markdown_would_read_is_found_in_guidance_as_it_was_put_there(tmp_path: Path) -> None:
    shipped = default_template("en", tmp_path)
    engagement = told("x", role="[/x] *nurse*", roles="[/x] *nurses* {x}", solution="CRM_2 #1")
    engagement = planning.make_plan(replace(engagement, plan=None), shipped, lambda: "b")
    made = find("mine", tmp_path) if kept(engagement, tmp_path) else shipped
    assert made.sessions == shipped.sessions


def test_what_no_place_stands_for_is_told_before(tmp_path: Path) -> None:
    engagement = told("Ask Harm of Fjord and Els {x}: the nurses' nursestation, like Harmony in fjords.")
    own = reusing.own_template(engagement, "Care first", tmp_path)
    assert own.told == ("Fjord", "Care first", "Els {x}", "Harm", "Els", "nursestation")
    assert reusing.own_template(planned(), "Mine", tmp_path).told == ()


def test_days_places_and_people_stay_behind(tmp_path: Path) -> None:
    text = kept(planned(), tmp_path)
    for word in ("Room 4", "2026", "10:00", "Fjord", "Harm"):
        assert word not in text


def test_it_is_for_its_owner_only_and_takes_the_place_of_another_only_when_told(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    path = reusing.keep(reusing.own_template(planned(), "Mine", folder))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    again = reusing.own_template(planned(), "mine!", folder)
    assert (again.path, again.replaces) == (path, "Mine")
    path.write_text("no template", encoding="utf-8")
    assert reusing.own_template(planned(), "Mine", folder).replaces == "mine"
    shipped = reusing.own_template(planned(), "Three half-days", folder)
    assert shipped.replaces == "Three half-days"


def test_titles_without_a_latin_letter_have_files_of_their_own(tmp_path: Path) -> None:
    one, other = (reusing.own_template(planned(), title, tmp_path).path.name for title in ("計画", "Σχέδιο"))
    assert one != other
    assert len(reusing.own_template(planned(), "x" * 500, tmp_path).path.name) < 80


@pytest.mark.parametrize("title", ["[/x] {x}", "{*a*}", "- # 1. *x*", "a\nb\x1b[31m", "\\", "yes", "🙂 שלום"])
def test_any_title_is_one(tmp_path: Path, title: str) -> None:
    reusing.keep(reusing.own_template(planned(), title, tmp_path))
    (own,) = [one for one in reusing.templates(tmp_path, "en") if one.own]
    assert own.template is not None
    assert own.template.title == " ".join(title.replace("\x1b", "\N{REPLACEMENT CHARACTER}").split())


def test_without_a_title_a_plan_or_blocks_there_is_no_template(tmp_path: Path) -> None:
    empty = replace(sessions()[1], blocks=())
    hollow = replace(planned(), plan=Plan(sessions=(replace(sessions()[0], blocks=FIRST), empty)))
    unsayable = replace(planned(), plan=Plan(sessions=(replace(sessions()[0], title="★ (5 min)"),)))
    for engagement, title, key in (
        (planned(), " ", "plan.error.template_title"),
        (replace(planned(), plan=None), "Mine", "plan.error.none"),
        (hollow, "Mine", "plan.error.session_empty"),
    ):
        with pytest.raises(Refused) as refused:
            reusing.own_template(engagement, title, tmp_path)
        assert refused.value.key == key
    assert reusing.own_template(unsayable, "Mine", tmp_path).markdown
    starred = replace(sessions()[0], blocks=(replace(block("a", 5), title="★"),))
    with pytest.raises(Refused) as refused:
        reusing.own_template(replace(planned(), plan=Plan(sessions=(starred,))), "Mine", tmp_path)
    assert refused.value.key == "plan.error.not_a_template"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "own").write_text("", encoding="utf-8")
    with pytest.raises(Refused) as refused:
        reusing.keep(reusing.own_template(planned(), "Mine", tmp_path / "own"))
    assert refused.value.key.startswith("publishing.not_written.")


def test_the_templates_of_the_language_come_first_and_what_cannot_be_used_last(tmp_path: Path) -> None:
    kept(planned(), tmp_path, "A")
    (tmp_path / "bad.md").write_text("", encoding="utf-8")
    names = [one.name for one in reusing.templates(tmp_path, "en")]
    assert names == ["three-half-days", "a", "drie-dagdelen", "bad"]
    assert reusing.templates(tmp_path, "nl")[0].name == "drie-dagdelen"

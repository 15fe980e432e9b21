"""Interview sheets, out and back: nothing is lost, and what is not theirs is on none nor passes for it."""

import datetime as dt
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import structs

from coachtui.application import sheets, sheetsback
from coachtui.application.sheetsback import Back
from coachtui.documents.sheetquestions import QUESTIONS
from coachtui.domain.engagement import Contract, Engagement, FocalRole, Project
from coachtui.domain.errors import Refused
from coachtui.domain.notes import Visibility
from coachtui.domain.people import Horizon, Picture, Provenance, Stakeholder
from coachtui.domain.text import clean
from coachtui.i18n import LANGUAGES, Language, Words
from tests.application.anybody import held, somebody
from tests.application.anybody import texts as any_texts
from tests.documents.secrets import IDS, Secrets, secrets
from tests.fakes import START
from tests.markdown import hostile

TODAY = START.date()
EN = Words("en")
# Answers that look like the sheet around them.
LIKE_A_SHEET = (
    "## 2. How would you notice it?", "## 6. What is the problem, in your own words?", "a\n\n## mine\n\nb",
    "```answer\nx\n```", "```answer", "```\nnever closed", "~~~~antwoord", "<!-- never closed", "    code",
    "# title\n\n- Name: Mallory\n- Date: 1 Jan 2020", "Who is better off for it?\n---", "[x]: http://x",
    "- [x] days\n- [ ] weeks", "1. one\n2. two", "> quoted\n\nand not", "…", "--", "_", "* * *",
    "| a | b |\n| - | - |",
)  # fmt: skip
texts = any_texts | st.sampled_from(LIKE_A_SHEET)
questions = st.sampled_from(
    (
        "When is it good?",
        "",
        "2. How?",
        "How would you notice it?",
        "# *x* [y](z) `",
        "Wie wordt er beter van?",
    )
) | st.text(max_size=30)


def engagement(person: Stakeholder, question: str = "When is it good?", **fields: object) -> Engagement:
    return Engagement(
        id="e",
        created_at=START,
        focal_role=FocalRole(singular="clerk", question=question),
        stakeholders=(person,),
        **fields,  # type: ignore[arg-type]
    )


def markdown(held_by: Engagement, *, filled: bool = False, person: str = "") -> str:
    """Return one person's sheet."""
    (made,) = sheets.made(held_by, [person or held_by.stakeholders[0].id], filled=filled)
    return made.markdown


def taken(held_by: Engagement, text: str) -> tuple[Engagement, Back]:
    """Return the engagement with a sheet taken."""
    back = sheetsback.read(held_by, text, TODAY)
    return sheetsback.take(held_by, back, now=START, note_id="n", words=EN), back


def told(back: Back) -> list[tuple[int, str]]:
    """Return the problems, with their lines."""
    return [(line, problem.key.rpartition(".")[2]) for line, problem in back.problems]


@st.composite
def people(draw: st.DrawFn) -> Stakeholder:
    """Somebody who answered in their own words."""
    (person,) = draw(somebody("p1").map(lambda one: held([one])).filter(bool))
    words = {name: draw(texts) for name in ("answer", "evidence", "beneficiary", "sees_role_as", "problem")}
    (person,) = held(
        [
            structs.replace(
                person,
                alias="",
                sees_role_as=words.pop("sees_role_as"),
                problem=words.pop("problem"),
                picture=structs.replace(person.picture, **words, provenance=Provenance.OWN, by=""),
            )
        ]
    )
    picture = person.picture
    there = any((picture.answer, picture.evidence, picture.beneficiary, picture.horizon))
    day = picture.given_on or TODAY
    return structs.replace(person, picture=structs.replace(picture, given_on=day) if there else Picture())


# --- There and back -----------------------------------------------------------------------------


@given(people(), questions, st.text(max_size=20), st.sampled_from(LANGUAGES))
def test_a_round_trip_loses_nothing(
    person: Stakeholder, question: str, project: str, language: Language
) -> None:
    before = engagement(person, question, project=Project(name=project), contract=Contract(language=language))
    sheet = markdown(before, filled=True)
    blank = structs.replace(person, picture=Picture(), sees_role_as="", problem="")
    back = sheetsback.of_somebody(
        structs.replace(before, stakeholders=(blank,)),
        sheetsback.read(structs.replace(before, stakeholders=(blank,)), sheet, TODAY),
        person.id,
        TODAY,
    )
    after = sheetsback.take(
        structs.replace(before, stakeholders=(blank,)), back, now=START, note_id="n", words=EN
    )
    assert after.stakeholders == (person,)
    assert after.notes == ()
    assert markdown(after, filled=True) == sheet
    assert set(told(back)) <= {(back.sheet.date_line, "no_date"), (back.sheet.date_line, "future")}


@given(people(), questions)
def test_a_name_is_known_again(person: Stakeholder, question: str) -> None:
    before = engagement(person, question)
    assert sheetsback.read(before, markdown(before), TODAY).person_id == person.id


@given(st.sampled_from(LIKE_A_SHEET) | hostile.texts, st.sampled_from(("answer", "evidence", "problem")))
def test_what_is_typed_under_a_question_is_its_answer(text: str, name: str) -> None:
    """Whatever somebody types by hand: it is read as it is, or something is told."""
    before = engagement(Stakeholder(id="a", name="Ada"))
    number = QUESTIONS.index(name) + 1
    lines = markdown(before).split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith(f"## {number}. "))
    sheet = "\n".join([*lines[: at + 1], "", text, "", *lines[at + 1 :]])
    _, back = taken(before, sheet)
    said = {one: answer.text for one, answer in back.sheet.answers.items()}
    problems = [key for _, key in told(back) if key != "no_date"]
    kept = clean(text).strip()
    ours = text.startswith(("```answer", "~~~~antwoord"))  # our own fence around it is not theirs
    blank = not kept.strip("_.…–- \t\n")  # lines to write on
    assert problems or ours or said == ({} if blank else {name: kept})


def test_a_wild_answer_stands_in_a_fence_and_leaves_the_others_as_they_are() -> None:
    own = Picture(answer="a\n\n## mine", evidence="- one\n- two", provenance=Provenance.OWN)
    sheet = markdown(engagement(structs.replace(ADA, picture=own, problem="<b>```")), filled=True)
    assert "```answer\na\n\n## mine\n```\n" in sheet
    assert "\n\n- one\n- two\n\n" in sheet
    assert "````answer\n<b>```\n````\n" in sheet


# --- What is on it ---------------------------------------------------------------------------------


@given(secrets(), st.sampled_from(IDS), st.booleans())
def test_nothing_of_anybody_else_is_on_it(made: Secrets, person_id: str, filled: bool) -> None:
    """Their name, the project and the question; their own words when asked for; nothing besides."""
    (sheet,) = sheets.made(made.engagement, [person_id], filled=filled)
    person = made.engagement.person(person_id)
    assert person is not None
    may = {person.name, made.engagement.project.name, made.engagement.focal_role.question}
    if filled:
        may |= {person.problem, person.sees_role_as}
        if person.picture.provenance is Provenance.OWN:
            may |= {person.picture.answer, person.picture.evidence, person.picture.beneficiary}
    found = {word for word in made.may_read if word in sheet.markdown}
    assert found <= may
    assert {word for word in may if word in made.may_read} <= found
    hidden = {
        word for word in made.may_read if word not in (person.public_name, made.engagement.project.name)
    }
    assert not [word for word in hidden if word.lower() in sheet.file_name.lower()]


@given(secrets())
def test_what_others_say_of_them_changes_nothing_on_it(made: Secrets) -> None:
    for person in made.engagement.stakeholders:
        if person.picture.provenance is Provenance.OWN:
            continue
        other = structs.replace(person, picture=Picture(answer="other", horizon=Horizon.DAYS))
        people = tuple(other if one is person else one for one in made.engagement.stakeholders)
        changed = structs.replace(made.engagement, stakeholders=people)
        for filled in (False, True):
            assert markdown(changed, filled=filled, person=person.id) == markdown(
                made.engagement, filled=filled, person=person.id
            )


def test_files_are_told_apart_and_say_no_name_that_is_hidden() -> None:
    people = (
        Stakeholder(id="a", name="Ada Bos", alias="A. B."),
        Stakeholder(id="b", name="A-B"),
        Stakeholder(id="c", name="!"),
    )
    held_by = structs.replace(engagement(people[0]), stakeholders=people, project=Project(name="New CRM"))
    made = sheets.made(held_by, ["a", "b", "c"], filled=False)
    assert [one.file_name for one in made] == [
        "new-crm-questions-a-b.md",
        "new-crm-questions-a-b-2.md",
        "new-crm-questions-person.md",
    ]


def test_a_name_that_is_hidden_from_them_is_told() -> None:
    ada, bo = Stakeholder(id="a", name="Ada"), Stakeholder(id="b", name="Bo Vos", alias="B")
    held_by = structs.replace(engagement(ada, "When does Vos work well?"), stakeholders=(ada, bo))
    (one, other) = sheets.made(held_by, ["a", "b"], filled=False)
    assert [leak.found for leak in one.leaks] == ["Vos"]
    assert other.leaks == ()


# --- What comes back -------------------------------------------------------------------------------


def filled_in(*answers: tuple[int, str], date: str = "3-12-2026", name: str = "Ada") -> str:
    """Return Ada's sheet as it was filled in by hand."""
    lines = markdown(engagement(Stakeholder(id="a", name="Ada"))).split("\n")
    for number, text in answers:
        at = next(i for i, line in enumerate(lines) if line.startswith(f"## {number}. "))
        if number == 4:
            at = next(i for i, line in enumerate(lines) if line == f"- [ ] {text}")
            lines[at] = f"- [x] {text}"
        else:
            lines[at + 1 : at + 1] = ["", text]
    return "\n".join(lines).replace("- Date:", f"- Date: {date}").replace("Name: Ada", f"Name: {name}")


ADA = Stakeholder(id="a", name="Ada", role="lead")


def test_answers_enter_as_own_words_with_the_day_of_the_sheet() -> None:
    sheet = filled_in((1, "A quiet day."), (4, "weeks"), (5, "the ear"), (6, "- too late\n- too loud"))
    after, back = taken(engagement(ADA), sheet)
    assert back.problems == ()
    assert after.stakeholders == (
        structs.replace(
            ADA,
            picture=Picture(
                answer="A quiet day.",
                horizon=Horizon.WEEKS,
                provenance=Provenance.OWN,
                given_on=dt.date(2026, 12, 3),
            ),
            sees_role_as="the ear",
            problem="- too late\n- too loud",
        ),
    )
    assert after.notes == ()


def test_what_is_not_in_their_own_words_never_passes_for_it() -> None:
    guess = Picture(answer="Calm, I guess.", evidence="no calls", provenance=Provenance.ATTRIBUTED, by="Bo")
    before = engagement(structs.replace(ADA, picture=guess, problem="old"))
    after, back = taken(before, filled_in((3, "the client"), (6, "new")))
    (ada,) = after.stakeholders
    assert ada.picture == Picture(
        beneficiary="the client", provenance=Provenance.OWN, given_on=dt.date(2026, 12, 3)
    )
    (note,) = after.notes
    assert (note.about, note.visibility) == ("a", Visibility.COACH)
    for gone in ("Calm, I guess.", "no calls", "attributed: Bo", "old"):
        assert gone in note.text
    assert [one.path for one in sheetsback.gives_way(before, back)] == [
        "picture.answer",
        "picture.evidence",
        "problem",
    ]


def test_own_words_that_a_sheet_leaves_open_stay() -> None:
    own = Picture(answer="Quiet.", horizon=Horizon.DAYS, provenance=Provenance.OWN)
    after, _ = taken(engagement(structs.replace(ADA, picture=own)), filled_in((2, "no calls")))
    (ada,) = after.stakeholders
    assert ada.picture == structs.replace(own, evidence="no calls", given_on=dt.date(2026, 12, 3))
    assert after.notes == ()


@pytest.mark.parametrize("date", ["", "____", "31-2-2026", "soon"])
def test_without_a_day_it_is_today_and_that_is_told(date: str) -> None:
    after, back = taken(engagement(ADA), filled_in((1, "Quiet."), date=date))
    assert after.stakeholders[0].picture.given_on == TODAY
    assert told(back) == [(5, "no_date" if date in ("", "____") else "date")]


def test_changed_answers_are_not_of_the_day_of_those_they_were_checked_against() -> None:
    own = Picture(
        answer="Quiet.", horizon=Horizon.DAYS, provenance=Provenance.OWN, given_on=dt.date(2026, 1, 2)
    )
    before = engagement(structs.replace(ADA, picture=own))
    sheet = markdown(before, filled=True)
    assert taken(before, sheet)[0] is before
    after, back = taken(before, sheet.replace("Quiet.", "Loud."))
    assert after.stakeholders[0].picture == structs.replace(own, answer="Loud.", given_on=TODAY)
    assert told(back) == [(5, "old_date")]
    after, back = taken(before, sheet.replace("Quiet.", "Loud.").replace("2026-01-02", "2026-01-03"))
    assert (str(after.stakeholders[0].picture.given_on), told(back)) == ("2026-01-03", [])


def test_a_day_that_changes_is_seen_and_kept() -> None:
    was = dt.date(2026, 12, 3)
    own = Picture(answer="Quiet.", provenance=Provenance.OWN, given_on=was)
    before = engagement(structs.replace(ADA, picture=own))
    for date in ("", "yesterday", "3 dec 2026"):
        assert taken(before, filled_in((1, "Quiet."), date=date))[0] is before
    for date, says, odd in (
        ("5-12-2026", "2026-12-05", []),
        ("1 May 2026", "2026-05-01", [(5, "older")]),
        ("3-12-2099", "2099-12-03", [(5, "future")]),
    ):
        after, back = taken(before, filled_in((1, "Quiet."), date=date))
        (change,) = (one for one in sheetsback.changes(before, back) if one.differs)
        assert (change.line, change.was, change.says) == (5, "2026-12-03", says)
        assert str(after.stakeholders[0].picture.given_on) == says
        assert told(back) == odd
        assert "3 December 2026" in after.notes[0].text
        assert sheetsback.shown_value(change.path, change.says, Words("nl")).split()[-1] == says[:4]


def test_an_empty_sheet_changes_nothing() -> None:
    before = engagement(structs.replace(ADA, picture=Picture(answer="x", provenance=Provenance.ASSUMPTION)))
    after, back = taken(before, filled_in())
    assert after is before
    assert not sheetsback.changed(before, back)


def test_whose_it_is() -> None:
    people = (ADA, Stakeholder(id="b", name="Bo", alias="Ali"))
    held_by = structs.replace(engagement(ADA), stakeholders=people)
    assert sheetsback.read(held_by, filled_in(name="ali"), TODAY).person_id == "b"
    back = sheetsback.read(held_by, filled_in(name="Cy"), TODAY)
    assert (back.person_id, told(back)) == ("", [(3, "nobody")])
    with pytest.raises(Refused):
        sheetsback.take(held_by, back, now=START, note_id="n", words=EN)
    back = sheetsback.read(held_by, filled_in().replace("- Name: Ada\n", ""), TODAY)
    assert told(back) == [(1, "no_name")]
    assert told(sheetsback.of_somebody(held_by, back, "b", TODAY)) == []


def test_that_another_name_is_on_it_is_told() -> None:
    people = (ADA, Stakeholder(id="b", name="Bo", alias="Ali"))
    held_by = structs.replace(engagement(ADA), stakeholders=people)
    for name in ("Bo", "Cy"):
        back = sheetsback.read(held_by, filled_in(name=name), TODAY)
        assert told(sheetsback.of_somebody(held_by, back, "a", TODAY)) == [(3, "other")]
    back = sheetsback.read(held_by, filled_in(name="Ali"), TODAY)
    assert told(sheetsback.of_somebody(held_by, back, "b", TODAY)) == []


# --- Changed by hand -------------------------------------------------------------------------------


def test_what_was_changed_is_told_with_its_line_and_the_rest_is_read() -> None:
    sheet = filled_in((1, "Quiet."), (2, "no calls"), (4, "days"), (4, "years"), (5, "ear"), (6, "late"))
    sheet = sheet.replace("## 2. How would you notice it?", "## 2) And how do you see it?")
    sheet = sheet.replace("## 5. How do you see your own role in this?\n", "")
    sheet += "\n## 1. When is it good?\n\nagain\n"
    after, back = taken(engagement(ADA), sheet)
    lines = sheet.split("\n")

    def line(text: str) -> int:
        return max(at for at, one in enumerate(lines, 1) if one == text)

    assert told(back) == [
        (line("## 2) And how do you see it?"), "changed"),
        (line("## 4. How far ahead do you look? Put an x at one."), "gone"),
        (line("- [x] years"), "horizons"),
        (line("ear"), "horizon"),
        (line("## 1. When is it good?"), "twice"),
    ]
    (ada,) = after.stakeholders
    assert (ada.picture.answer, ada.picture.evidence, ada.picture.horizon) == ("Quiet.", "no calls", None)
    assert (ada.problem, ada.sees_role_as) == ("late", "")


def test_a_question_that_was_reworded_since_is_told() -> None:
    after, back = taken(engagement(ADA, "When was it good?"), filled_in((1, "Quiet.")))
    assert told(back) == [(11, "changed")]
    assert after.stakeholders[0].picture.answer == "Quiet."


def test_a_fence_that_was_never_closed_swallows_nothing() -> None:
    after, back = taken(engagement(ADA), filled_in((1, "```\nQuiet."), (2, "no calls"), (6, "late")))
    (ada,) = after.stakeholders
    assert (ada.picture.answer, ada.picture.evidence, ada.problem) == ("```\nQuiet.", "no calls", "late")
    assert {key for _, key in told(back)} == {"swallowed"}


ANSWERED = {"answer": "Quiet.", "evidence": "no *calls*", "horizon": "weeks", "problem": "late"}


@pytest.mark.parametrize(
    "hand", ["sent", "plain", "bare", "bold", "quoted", "twice quoted", "folded", "setext", "escaped"]
)
def test_a_question_is_known_by_its_words(hand: str) -> None:
    """As a sheet comes out of a word processor, or as a reply to a mail."""
    sheet = filled_in((1, "Quiet."), (2, "no *calls*"), (4, "weeks"), (6, "late"))
    how = {
        "sent": sheet,
        "plain": re.sub("^#+ ", "", sheet, flags=re.MULTILINE),
        "bare": re.sub(r"^#+ (\d\. )?", "", sheet, flags=re.MULTILINE).replace("\n\n", "\n"),
        "bold": re.sub(r"^## (\d\.) (.*)$", r"\1 **\2**", sheet, flags=re.MULTILINE),
        "quoted": re.sub("^", "> ", sheet, flags=re.MULTILINE),
        "twice quoted": re.sub("^", ">> ", sheet, flags=re.MULTILINE),
        "folded": re.sub("^.{25,30} ", r"\g<0>\n", sheet, flags=re.MULTILINE),
        "setext": re.sub("^## (.*)$", r"\1\n---", sheet, flags=re.MULTILINE),
        "escaped": re.sub(r"^## (\d)\.", r"\1\\.", sheet, flags=re.MULTILINE).replace("?", "\\?"),
    }[hand]
    _, back = taken(engagement(ADA), how)
    assert {name: one.text for name, one in back.sheet.answers.items()} == ANSWERED
    assert (back.person_id, back.on) == ("a", dt.date(2026, 12, 3))
    assert back.problems == ()


def test_what_stands_above_the_questions_is_told() -> None:
    sheet = filled_in((1, "Quiet.")).replace("## 1.", "Dear coach,\nI stop.\n\n- no more\n\n## 1.")
    sheet = sheet.replace(" as much or", "\nas much or")  # as mail folds lines
    lines = sheet.split("\n")
    _, back = taken(engagement(ADA), sheet)
    at = lines.index("Dear coach,") + 1
    assert told(back) == [(at, "above"), (at + 3, "above")]
    assert [one.problem.params["text"] for one in back.problems] == ["Dear coach, I stop.", "- no more"]
    assert {one.problem.key for one in back.problems} <= sheetsback.NOT_READ


def test_one_question_that_is_no_heading_keeps_its_answer() -> None:
    sheet = filled_in((1, "Quiet."), (2, "no calls"), (3, "the client"))
    sheet = sheet.replace("## 2. How would", "**How would").replace("notice it?", "notice it?**")
    _, back = taken(engagement(ADA), sheet)
    said = {name: one.text for name, one in back.sheet.answers.items()}
    assert said == {"answer": "Quiet.", "evidence": "no calls", "beneficiary": "the client"}
    assert told(back) == [(back.sheet.answers["evidence"].line, "swallowed")]
    assert sheet.split("\n")[back.sheet.answers["evidence"].line - 1] == "**How would you notice it?**"


@pytest.mark.parametrize("mark", ["{}", "**{}**", "{} ##"])
def test_what_is_typed_behind_a_question_is_read(mark: str) -> None:
    sheet = filled_in((1, "Quiet."), (3, "the client"))
    for question, typed in (("notice it?", "Less *phone*."), ("x at one.", "weeks")):
        (line,) = (one for one in sheet.split("\n") if one.endswith(question))
        sheet = sheet.replace(line, mark.format(f"{line} {typed}").replace("**## ", "## **"))
    _, back = taken(engagement(ADA), sheet)
    said = {name: one.text for name, one in back.sheet.answers.items()}
    assert said == {
        "answer": "Quiet.", "evidence": "Less *phone*.", "beneficiary": "the client", "horizon": "weeks"
    }  # fmt: skip
    assert back.problems == ()


def test_what_stands_under_it_is_added_to_what_stands_behind_it() -> None:
    sheet = filled_in((1, "Quiet."), (2, "And more.")).replace("notice it?", "notice it? Less phone.")
    assert taken(engagement(ADA), sheet)[1].sheet.answers["evidence"].text == "Less phone.\n\nAnd more."


@pytest.mark.parametrize(
    ("mark", "horizon"),
    [
        ("☒ weeks", Horizon.WEEKS),
        ("- \\[X\\] weeks", Horizon.WEEKS),
        ("* [v] weken", Horizon.WEEKS),
        ("- weeks", Horizon.WEEKS),
        ("Weeks", Horizon.WEEKS),
        ("- [ ] weeks x", Horizon.WEEKS),
        ("- x weeks", Horizon.WEEKS),
        ("- [ ] weeks", None),
    ],
)
def test_a_tick_by_any_hand(mark: str, horizon: Horizon | None) -> None:
    sheet = filled_in((1, "Quiet.")).replace("- [ ] weeks", mark)
    assert taken(engagement(ADA), sheet)[0].stakeholders[0].picture.horizon is horizon


@pytest.mark.parametrize("mark", ["perhaps weeks", "- [ ] weeks <- this", "- [ ] decades", "- [x] decades"])
def test_a_tick_that_says_nothing_is_told(mark: str) -> None:
    sheet = filled_in((1, "Quiet.")).replace("- [ ] weeks", mark)
    after, back = taken(engagement(ADA), sheet)
    assert after.stakeholders[0].picture.horizon is None
    assert told(back) == [(sheet.split("\n").index(mark) + 1, "horizon")]


def test_the_one_that_was_left_over_is_chosen() -> None:
    sheet = re.sub("- \\[ \\] (?!weeks).*\n", "", filled_in((1, "Quiet.")))
    after, back = taken(engagement(ADA), sheet)
    assert (after.stakeholders[0].picture.horizon, back.problems) == (Horizon.WEEKS, ())
    sheet = sheet.replace("- [ ] weeks", "- [ ] days\n- [ ] weeks")
    after, back = taken(engagement(ADA), sheet)
    assert after.stakeholders[0].picture.horizon is None
    assert told(back) == [(sheet.split("\n").index("- [ ] weeks") + 1, "horizons")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_whatever_ends_a_line(end: str) -> None:
    sheet = "\ufeff" + filled_in((1, "Quiet.\n\nReally."), (6, "late")).replace("\n", end)
    (ada,) = taken(engagement(ADA), sheet)[0].stakeholders
    assert (ada.picture.answer, ada.problem) == ("Quiet.\n\nReally.", "late")


@given(hostile.texts | st.text())
@example("")
@example("# A letter\n\nDear coach")
def test_any_text_is_a_sheet_or_refused(text: str) -> None:
    try:
        back = sheetsback.read(engagement(ADA), text, TODAY)
    except Refused as refused:
        back = None
        why = refused.key
    if back is None:
        assert why == "interview.problem.no_sheet"
    else:
        assert all(line >= 1 for line, _ in back.problems)

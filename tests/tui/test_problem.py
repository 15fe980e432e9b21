"""Steps 2 and 6: the problem as each words it, who gains and who pays, and the choice that nobody makes."""

import datetime as dt

import msgspec
import pytest

from coachtui.application import intake, publishing
from coachtui.documents.registry import DocumentName
from coachtui.domain.engagement import Engagement
from coachtui.domain.people import Horizon, Picture, Provenance, Relation, Stakeholder, Stance
from coachtui.domain.sharing import Coach, Group, Sponsor
from coachtui.drawing.lines import Mark
from coachtui.i18n import LANGUAGES, Language
from coachtui.tui.screens.intake import IntakeScreen
from coachtui.tui.screens.steps.forms import ContractPane, PriorityPane, ProjectPane
from coachtui.tui.screens.steps.missing import MissingPane
from coachtui.tui.widgets.drawn import STYLES, Drawn
from tests.fakes import START
from tests.tui.conftest import Coach as AtKeyboard
from tests.tui.conftest import Opening
from tests.tui.peopling import ADA, BO, CY, engagement, go_to

SENTENCES: dict[Language, str] = {
    "en": "No choice made: the short term wins by default.",
    "nl": "Geen keuze gemaakt: dan wint vanzelf de korte termijn.",
}
PAYS = msgspec.structs.replace(
    ADA,
    relations=(Relation.DIRECTS, Relation.PAYS),
    problem="Nobody [/x] picks up.",
    stance=Stance(gains="A date that stays", provenance=Provenance.OWN),
    impact=2,
)


def seen(someone: AtKeyboard) -> str:
    """What stands on the screen, in a step beside the names of the steps, as one line."""
    left = 21 if isinstance(someone.app.screen, IntakeScreen) else 0
    return " ".join(" ".join(line[left:] for line in someone.screen_text().splitlines()).split())


async def test_each_ones_wording_and_who_gains_stand_in_the_project_step(coach: Opening) -> None:
    async with coach(engagement(PAYS, BO), room="intake", size=(80, 60)) as someone:
        await go_to(someone, ProjectPane)
        for told in (
            "Nobody [/x] picks up.",
            "Wording not asked yet: Bo [/x] {y}",
            "A date that stays",
            "+ pays for the",
            "impact 2 · own daily work: not asked yet",
            "has not been asked yet",
        ):
            await someone.until(lambda told=told: told in seen(someone))  # type: ignore[misc]


async def test_the_pictures_in_the_form_are_reached_and_left_by_keyboard(coach: Opening) -> None:
    many = [
        Stakeholder(id=f"p{number}", name=f"Person {number}", problem=f"Wording {number}")
        for number in range(12)
    ]
    async with coach(engagement(*many), room="intake", size=(80, 23)) as someone:
        await go_to(someone, ProjectPane, "project.no_shared_problem")
        await someone.press("tab")
        wordings = someone.app.screen.query_one("#wordings", Drawn)
        assert wordings.has_focus
        await someone.until(lambda: "Wording 0" in seen(someone))
        assert "Wording 9" not in seen(someone)
        await someone.press(*["down"] * 4)
        await someone.until(lambda: "Wording 9" in seen(someone))
        assert wordings.has_focus
        await someone.press("home", "pagedown")
        await someone.until(lambda: "Wording 9" in seen(someone) and "Wording 0" not in seen(someone))
        await someone.press("end")
        await someone.until(lambda: "Wording 11" in seen(someone))
        gains = someone.app.screen.query_one("#gains", Drawn)
        await someone.press("down")
        assert gains.has_focus
        await someone.press("home", "up")
        assert wordings.has_focus
        await someone.press("home", "up")
        assert not wordings.has_focus


async def test_that_there_is_no_shared_wording_is_said_until_there_is_one(coach: Opening) -> None:
    async with coach(engagement(PAYS, BO), room="intake", size=(80, 40)) as someone:
        await go_to(someone, ProjectPane, "project.no_shared_problem")
        assert "None yet [not asked yet] yes" in seen(someone)
        await someone.press("space")
        await someone.until(lambda: someone.engagement.project.no_shared_problem)
        await someone.until(lambda: "There is no shared wording of the problem yet." in seen(someone))
        await someone.press("space")
        await someone.until(lambda: not someone.engagement.project.no_shared_problem)
        await go_to(someone, ProjectPane, "project.shared_problem")
        await someone.type("We pick up late.")
        await someone.press("tab")
        await someone.until(lambda: "wording of the problem" not in seen(someone))


async def test_the_pictures_at_the_poles_tell_whose_words_they_are_in(
    coach: Opening,
) -> None:
    own, said = Provenance.OWN, Provenance.ATTRIBUTED
    told = [("Jan", own, ""), ("Kees", None, ""), ("Lies", said, "j"), ("Mo", Provenance.ASSUMPTION, "")]
    people = [
        Stakeholder(
            id=name[0].lower(),
            name=name,
            picture=Picture(answer=f"When it {name}s. " * 9, horizon=Horizon.DAYS, provenance=whose, by=by),
        )
        for name, whose, by in told
    ]
    async with coach(engagement(*people), room="intake", size=(80, 24)) as someone:
        await go_to(someone, ContractPane)
        await go_to(someone, PriorityPane)
        await someone.until(lambda: "In their words" in seen(someone))
        assert "The short term Jan (days; “ own words): When" in seen(someone)
        assert "Kees (days; ? whose words: not asked yet)" in seen(someone)
        assert "Lies (days; › attributed by Jan)" in seen(someone)
        assert "Mo (days; ~ coach's assumption)" in seen(someone)


async def test_the_priority_begins_with_what_is_known_of_the_short_pole(coach: Opening) -> None:
    picture = Picture(answer="A day without a single complaint. " * 3, horizon=Horizon.DAYS)
    people = [Stakeholder(id=f"p{at}", name=f"Person {at}", picture=picture) for at in range(9)]
    async with coach(engagement(*people), room="intake", size=(80, 24)) as someone:
        await go_to(someone, MissingPane)
        await someone.press("f7")
        await someone.until(lambda: "The short term Person 0" in seen(someone))
        await someone.press("end")
        await someone.until(lambda: "Person 8" in seen(someone))
        await someone.press("down")
        await someone.type("A quiet day")
        await someone.press("tab")
        await someone.until(lambda: someone.engagement.priority.short.wording == "A quiet day")


async def test_the_sentence_does_not_scroll_off(coach: Opening) -> None:
    async with coach(engagement(BO, CY), room="intake") as someone:
        await go_to(someone, PriorityPane, "priority.decided_on")
        await someone.until(lambda: "Decided on" in seen(someone))
        assert SENTENCES["en"] in seen(someone)
        await someone.type("yesterday")
        await someone.press("tab")
        yesterday = (START - dt.timedelta(1)).date()
        await someone.until(lambda: someone.engagement.priority.decided_on == yesterday)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_same_sentence_stands_everywhere_until_somebody_chose(
    coach: Opening, language: Language
) -> None:
    far = msgspec.structs.replace(BO, picture=Picture(answer="A year.", horizon=Horizon.YEARS))
    held = intake.answer(engagement(far, CY), "contract.language", language)
    sentence = SENTENCES[language]
    async with coach(held, room="intake", language=language, size=(100, 60)) as someone:
        await go_to(someone, PriorityPane)
        await someone.until(lambda: sentence in seen(someone))
        await go_to(someone, MissingPane)
        await someone.until(lambda: sentence in seen(someone))
        await go_to(someone, PriorityPane, "priority.choice")
        await someone.press("right")
        await someone.until(lambda: someone.engagement.priority.choice is not None)
        await someone.until(lambda: sentence not in seen(someone))
        chosen = intake.answer(someone.engagement, "priority.decided_by", "Ada")
    async with coach(held, language=language) as someone:
        await someone.until(lambda: sentence in seen(someone))
    for reader in (Coach(), Group(), Sponsor()):
        for document, session in ((DocumentName.INTAKE, None), (DocumentName.REPORT, 1)):
            assert sentence in made(held, reader, document, session)
            assert sentence not in made(chosen, reader, document, session)


def made(held: Engagement, reader: Coach | Group | Sponsor, name: DocumentName, session: int | None) -> str:
    return publishing.publication(held, reader, name, session=session, now=START).markdown


async def test_the_step_tells_who_chose_and_when_or_that_it_was_not_asked(coach: Opening) -> None:
    held = intake.answer(engagement(BO, CY), "priority.choice", "long")
    async with coach(held, room="intake", size=(100, 30)) as someone:
        await go_to(someone, PriorityPane)
        unasked = "the long term wins. Who decided: not asked yet. When: not asked yet."
        await someone.until(lambda: unasked in seen(someone))
        someone.app.screen.answer("priority.decided_by", "Ada")  # type: ignore[attr-defined]
        someone.app.screen.answer("priority.decided_on", dt.date(2026, 12, 1))  # type: ignore[attr-defined]
        await someone.until(lambda: "Decided by Ada. Decided on 1 December 2026." in seen(someone))
        assert isinstance(someone.app.screen, IntakeScreen)


def test_every_mark_of_the_pictures_of_people_has_its_colour() -> None:
    assert {STYLES[mark] for mark in (Mark.OWN, Mark.ATTRIBUTED, Mark.ASSUMED, Mark.UNASKED)} >= {
        "bold $own",
        "bold $primary",
        "bold $amber",
        "$amber",
    }

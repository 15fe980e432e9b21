"""A plan kept as a template from the Plan room, and chosen again; and a removal that is refused."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from coachtui.application import planning
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.domain.plan import Plan
from coachtui.tui.screens.dialogs import Ask, Choose, Confirm
from coachtui.tui.screens.plan import PlanScreen
from tests.application.planned_engagements import planned
from tests.tui.conftest import Coach, Opening
from tests.tui.test_plan import ready, titles, told


def own_folder(someone: Coach) -> Path:
    return someone.app.desk.settings.folders.templates


def notified(someone: Coach) -> str:
    """Everything that was said in passing."""
    return "\n".join(one.message for one in someone.app._notifications)


async def save_as(someone: Coach, title: str) -> None:
    """Ask for a template and give its title."""
    await someone.press("S")
    await someone.until(lambda: isinstance(someone.app.screen, Ask))
    await someone.type(title)
    await someone.press("enter")


async def test_a_plan_is_kept_as_a_template_and_offered_for_the_next_client(coach: Opening) -> None:
    async with coach(planned(), room="plan", size=(120, 40)) as someone:
        await ready(someone)
        await save_as(someone, "Three mornings")
        file = own_folder(someone) / "three-mornings.md"
        await someone.until(file.exists)
        await someone.until(lambda: "three-mornings.md. For your next client, m offers" in notified(someone))
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))
        await someone.press("m")
        await someone.until(lambda: isinstance(someone.app.screen, Choose))
        await someone.until(lambda: "Three mornings: 2 sessions (your own)" in told(someone))


async def test_another_template_of_the_name_goes_only_after_a_yes(coach: Opening) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        file = own_folder(someone) / "mine.md"
        file.parent.mkdir(parents=True)
        file.write_text("before", encoding="utf-8")
        await save_as(someone, "Mine")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))
        assert file.read_text(encoding="utf-8") == "before"
        await save_as(someone, "Mine")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until(lambda: "# Mine" in file.read_text(encoding="utf-8"))


async def test_words_of_this_client_go_along_only_after_a_yes(coach: Opening) -> None:
    named = planning.change_block(planned(), "looking", "guidance", "Fjord comes last")
    async with coach(named, room="plan") as someone:
        await ready(someone)
        await save_as(someone, "Mine")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        assert "· Fjord" in told(someone)
        await someone.press("enter")
        await someone.until(lambda: isinstance(someone.app.screen, PlanScreen))
        assert not own_folder(someone).exists()
        await save_as(someone, "Mine")
        await someone.until(lambda: isinstance(someone.app.screen, Confirm))
        await someone.press("tab", "enter")
        await someone.until((own_folder(someone) / "mine.md").exists)


async def test_why_a_template_cannot_be_kept_is_told(coach: Opening) -> None:
    async with coach(planned(), room="plan", size=(120, 40)) as someone:
        await ready(someone)
        own_folder(someone).write_text("a file", encoding="utf-8")
        await save_as(someone, "Mine")
        await someone.until(lambda: "mine.md was not written" in notified(someone))
    async with coach(replace(planned(), plan=None), room="plan") as someone:
        await someone.press("S")
        assert isinstance(someone.app.screen, PlanScreen)


async def test_what_was_removed_can_still_be_put_back_after_a_refusal(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)
        before = someone.engagement
        await someone.press("down", "x")
        assert "Round" not in titles(someone)
        restore = planning.restore

        def refuse(engagement: Engagement, plan: Plan) -> Engagement:
            raise Refused("error.block_id_taken")

        monkeypatch.setattr(planning, "restore", refuse)
        await someone.press("u")
        assert "Round" not in titles(someone)
        monkeypatch.setattr(planning, "restore", restore)
        await someone.press("u")
        await someone.until(lambda: someone.engagement == before)


async def test_nothing_is_said_to_be_removed_that_was_not(
    coach: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(planned(), room="plan") as someone:
        await ready(someone)

        def refuse(engagement: Engagement, block_id: str) -> Engagement:
            raise Refused("error.block_unknown")

        monkeypatch.setattr(planning, "remove", refuse)
        await someone.press("x")
        await someone.until(lambda: "not in the session" in notified(someone))
        assert "was removed" not in notified(someone)
        screen = someone.app.screen
        assert isinstance(screen, PlanScreen)
        assert "plan.undo" not in [command.id for command, _ in screen.available()]

"""When the program must go at once: all is saved first, and what could not be is told when it is gone."""

import asyncio
from pathlib import Path

import pytest

from coachtui.application import intake
from coachtui.domain.errors import Refused
from coachtui.tui.app import CoachApp
from tests.tui.conftest import Coach, Opening
from tests.tui.test_intake import engagement

FULL = Refused("storage.not_saved.full", where="/some[/x]where")


def change_and_type(someone: Coach) -> None:
    """Change the engagement and begin a note, as if the saver had not come round to either yet."""
    workspace = someone.app.desk.open
    workspace.write_later(lambda: None)
    workspace.do(intake.answer, "project.name", "Rescued")
    workspace.draft("note:", {"text": "half a sen"})
    assert someone.engagement.project.name != "Rescued"


def told(app: CoachApp) -> str:
    return "".join(str(one) for one in app._exit_renderables)


async def test_another_thread_saves_what_the_screens_have_not(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        change_and_type(someone)
        await asyncio.to_thread(someone.app.rescue)
        assert someone.engagement.project.name == "Rescued"
        (typed,) = someone.store.drafts[someone.engagement.id].typing
        assert typed.texts == {"text": "half a sen"}
        await asyncio.to_thread(someone.app.leave_at_once, 143)
        await someone.until(lambda: someone.app.return_code == 143)
        assert told(someone.app) == ""


async def test_what_could_not_be_saved_is_told(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.trouble = FULL
        change_and_type(someone)
        someone.app.rescue()
        someone.app.leave_at_once(129)
        assert "/some[/x]where" in told(someone.app)
        someone.app._exit_renderables.clear()  # or Textual's test run would print them


async def test_an_error_while_saving_is_written_down(
    coach: Opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coach(engagement(), room="notes") as someone:

        def fails() -> None:
            raise RuntimeError("broken")

        monkeypatch.setattr(someone.app.desk.open, "settle", fails)
        someone.app.rescue()
        someone.app.leave_at_once(143)
        (file,) = (tmp_path / "state").iterdir()
        assert "broken" in file.read_text("utf-8")
        assert str(file) in told(someone.app)
        someone.app._exit_renderables.clear()
        monkeypatch.undo()


async def test_an_error_of_our_own_saves_first(coach: Opening) -> None:
    opening = coach(engagement(), room="notes")
    someone = await opening.__aenter__()
    change_and_type(someone)
    someone.app._handle_exception(RuntimeError("broken"))
    with pytest.raises(RuntimeError, match="broken"):
        await opening.__aexit__(None, None, None)
    assert someone.engagement.project.name == "Rescued"

"""When something goes wrong: what was typed stays, the truth is told, and nobody's words are shown."""

from pathlib import Path

from coachtui.domain.errors import Refused
from coachtui.i18n import Words
from coachtui.tui import crash
from tests.tui.conftest import Opening
from tests.tui.test_intake import engagement

FULL = Refused("storage.not_saved.full", where="/somewhere")


async def test_a_failed_save_is_told_and_leaving_asks_first(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.trouble = FULL
        await someone.press("n")
        await someone.type("do not lose me")
        await someone.press("ctrl+s")
        await someone.until(lambda: "not saved" in someone.screen_text())
        for way in ("f9", "ctrl+q"):
            await someone.press(way)
            await someone.until(lambda: "lost" in someone.screen_text())
            await someone.press("enter")  # stay: the careless answer
            await someone.until(lambda: "do not lose me" in someone.screen_text())
        assert not someone.engagement.notes
        someone.store.trouble = None
        await someone.press("f9")
        await someone.until(lambda: bool(someone.engagement.notes))
        assert someone.engagement.notes[0].text == "do not lose me"


async def test_what_is_not_saved_is_kept_from_room_to_room(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.trouble = FULL
        await someone.press("n")
        await someone.type("still here")
        await someone.press("ctrl+s", "f2", "f5")
        await someone.until(lambda: "still here" in someone.screen_text())
        assert "not saved" in someone.screen_text()


async def test_what_something_else_put_in_the_file_is_told_once(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.strange = Refused("storage.changed_elsewhere", file="/aside.json")
        for text in ("one", "two"):
            await someone.press("n")
            await someone.type(text)
            await someone.press("ctrl+s")
        await someone.until(lambda: len(someone.engagement.notes) == 2)
        told = [one.message for one in someone.app._notifications]
        assert sum("/aside.json" in message for message in told) == 1


def test_an_error_of_our_own_shows_nobody_s_words(tmp_path: Path) -> None:
    def fails(secret: str) -> None:
        raise RuntimeError("broken")

    try:
        fails("".join(("what Harm", " said")))
    except RuntimeError as error:
        said = crash.told(error, tmp_path / "state", Words("en"))
    (file,) = (tmp_path / "state").iterdir()
    assert str(file) in said
    assert "broken" in file.read_text("utf-8")
    assert "what Harm said" not in said + file.read_text("utf-8")
    assert file.stat().st_mode & 0o777 == 0o600

"""The saved mark tells the truth, and no key waits for the disk."""

import threading

from msgspec.structs import replace

from coachtui.application.workspace import State, Workspace
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused
from coachtui.tui.app import CoachApp
from coachtui.tui.saver import Saver
from tests.fakes import FixedClock, MemoryDossier, MemoryStore
from tests.tui.conftest import Coach, Opening
from tests.tui.test_intake import engagement

FULL = Refused("storage.not_saved.full", why="ENOSPC", where="/somewhere/fjord-crm.json")


class SlowDossier(MemoryDossier):
    """A dossier on a disk that takes as long as ``go_on`` is not set."""

    go_on = threading.Event()

    def save(self, engagement: Engagement) -> None:
        self.go_on.wait(20)
        super().save(engagement)


def mark(someone: Coach) -> str:
    """What stands at the end of the top line."""
    return someone.screen_text().splitlines()[0].split("Share")[-1].strip("] ●")


async def aside(someone: Coach, dossier: SlowDossier) -> Saver:
    """Let what is open be written in a thread, as the program does, through ``dossier``."""
    desk, app = someone.app.desk, someone.app
    desk.workspace = Workspace(dossier, someone.clock)
    saver = Saver(desk.workspace, lambda: app.post_message(CoachApp.Written()))
    app._opening._saver = saver
    saver.start()
    return saver


async def test_a_slow_disk_stops_nobody_and_the_mark_says_saving(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        dossier = SlowDossier(someone.store, someone.engagement)
        dossier.go_on.clear()
        await aside(someone, dossier)
        await someone.press("n")
        await someone.type("one")
        await someone.press("ctrl+s", "n")
        await someone.type("two")
        await someone.press("ctrl+s")
        await someone.until(lambda: "two" in someone.screen_text())
        assert mark(someone) == "saving"
        assert not someone.engagement.notes
        dossier.go_on.set()
        await someone.until(lambda: mark(someone) == "saved 10:00")
        assert [note.text for note in someone.engagement.notes] == ["one", "two"]


async def test_leaving_waits_for_what_is_being_written(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        dossier = SlowDossier(someone.store, someone.engagement)
        dossier.go_on.clear()
        await aside(someone, dossier)
        await someone.press("n")
        await someone.type("one")
        timer = threading.Timer(0.3, dossier.go_on.set)
        timer.start()
        await someone.press("ctrl+q")
        await someone.until(lambda: someone.app.return_code == 0)
        timer.join()
        assert [note.text for note in someone.engagement.notes] == ["one"]


async def test_the_mark_says_why_and_where_in_every_room_and_a_key_tries_again(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.trouble = FULL
        await someone.press("n")
        await someone.type("one")
        await someone.press("ctrl+s")
        for room in ("f2", "f3", "f4", "f5", "f6"):
            await someone.press(room)
            await someone.until(lambda: "not saved" in someone.screen_text())
            told = " ".join(someone.screen_text().split())
            assert "the disk is full" in told
            assert "/somewhere/fjord-crm.json" in told
            assert "^l tries again" in told
        await someone.press("ctrl+l")
        assert mark(someone) == "not saved"
        someone.store.trouble = None
        await someone.press("ctrl+l")
        await someone.until(lambda: mark(someone).startswith("saved"))
        assert "disk is full" not in someone.screen_text()
        assert [note.text for note in someone.engagement.notes] == ["one"]


async def test_the_next_change_tries_again_by_itself(coach: Opening) -> None:
    async with coach(engagement(), room="notes") as someone:
        someone.store.trouble = FULL
        await someone.press("n")
        await someone.type("one")
        await someone.press("ctrl+s", "n")
        await someone.until(lambda: mark(someone) == "not saved")
        someone.store.trouble = None
        await someone.type("two")
        await someone.press("ctrl+s")
        await someone.until(lambda: mark(someone).startswith("saved"))
        assert [note.text for note in someone.engagement.notes] == ["one", "two"]


def test_many_changes_during_one_write_are_written_together() -> None:
    store = MemoryStore(engagement())
    dossier = SlowDossier(store, engagement())
    dossier.go_on.clear()
    workspace = Workspace(dossier, FixedClock())
    written = threading.Semaphore(0)
    saver = Saver(workspace, written.release)
    saver.start()
    for number in range(100):
        workspace.do(_numbered, number)
        assert workspace.state is State.SAVING
    dossier.go_on.set()
    for _ in range(100):
        if workspace.is_saved:
            break
        assert written.acquire(timeout=20)
    saver.stop()
    assert store.kept["fjord-crm"].contract.client == "99"
    assert store.saves <= 3


def test_what_is_typed_is_on_disk_within_a_second_though_nobody_stops_typing() -> None:
    store = MemoryStore(engagement())
    workspace = Workspace(store.open("fjord-crm"), FixedClock())
    saver = Saver(workspace, lambda: None)
    saver.start()
    typed, on_disk = "", ""
    ticking = threading.Event()
    for number in range(40):  # two seconds of somebody who types twenty keys a second
        typed += "x"
        workspace.draft("answer:contract.client", {"text": typed})
        ticking.wait(0.05)
        kept = store.drafts.get("fjord-crm")
        on_disk = kept.typing[0].texts["text"] if kept else ""
        assert len(on_disk) >= number - 20, "more than a second of typing is not on disk"
    saver.stop()
    workspace.close()
    assert store.drafts["fjord-crm"].typing[0].texts["text"] == typed


def _numbered(engagement: Engagement, number: int) -> Engagement:
    return replace(engagement, contract=replace(engagement.contract, client=str(number)))

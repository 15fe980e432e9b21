"""A backup of the whole practice from the shell, and restoring it."""

import os
import pty
import random
import re
import resource
import select
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui import __version__
from coachtui.application import noting
from coachtui.application.practice import Practice
from coachtui.cli import backing_up, progress
from coachtui.i18n import Words
from coachtui.settings import find_folders
from tests.cli.conftest import Call, Told

COMMAND = [sys.executable, "-m", "coachtui"]
MOMENT = r"\d{1,2} \w+ \d{4} \d\d:\d\d"


@pytest.fixture
def crm(practice: Practice) -> str:
    """An engagement with one note."""
    name = practice.start("Nordlys", "CRM", "account manager", "en").id
    write(practice, name, "a")
    return name


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the backup goes: a folder with nothing else in it."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick" / "practice.zip"


def write(practice: Practice, name: str, note_id: str) -> None:
    with practice.opened(name) as desk:
        desk.do(noting.write, note_id, "A word", now=practice.clock.now())


def own_template(name: str, contents: bytes = b"# Own\n") -> Path:
    folder = find_folders(os.environ).templates
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(contents)
    return folder / name


def undated(told: Told) -> Told:
    """The same with every moment as «moment»."""
    return Told(told.code, re.sub(MOMENT, "«moment»", told.out), re.sub(MOMENT, "«moment»", told.err))


def test_a_transcript(coachtui: Call, practice: Practice, crm: str, file: Path) -> None:
    own_template("own.md")
    assert coachtui("backup", str(file)) == (0, f"{file}  (1 engagement and 1 template)\n", "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    write(practice, crm, "b")
    opened = f"Backup of «moment», made with coachtui {__version__}: 1 engagement and 1 template.\n"
    assert undated(coachtui("restore", str(file))) == (
        1,
        f"{opened}"
        "nordlys-crm: different, left as it is\n"
        "    notes: 2 here, 1 in the backup\n"
        "    last changed: here «moment», in the backup «moment»\n"
        "template own: the same\n",
        "1 that differs was left as it is. With --overwrite the backup's takes its place,"
        " and the one here is kept beside it.\n",
    )
    told = undated(coachtui("restore", str(file), "--overwrite"))
    (kept,) = find_folders(os.environ).data.glob("nordlys-crm.replaced-*.json")
    assert told == (
        0,
        f"{opened}"
        "nordlys-crm: different, replaced\n"
        "    notes: 2 here, 1 in the backup\n"
        "    last changed: here «moment», in the backup «moment»\n"
        f"    the one from here is kept as {kept}\n"
        "template own: the same\n",
        "",
    )
    assert len(practice.read(crm).notes) == 1
    assert coachtui("restore", str(file)).out.endswith("nordlys-crm: the same\ntemplate own: the same\n")


def test_the_same_in_dutch(coachtui: Call, practice: Practice, crm: str, file: Path) -> None:
    assert coachtui("backup", str(file), "--lang", "nl") == (0, f"{file}  (1 traject)\n", "")
    told = coachtui("backup", str(file), "--lang", "nl")
    again = f"Er is al een bestand {file}. Kies een andere naam, of zet er --overwrite bij.\n"
    assert told == (1, "", again)
    assert coachtui("backup", str(file), "--lang", "nl", "--overwrite").code == 0
    write(practice, crm, "b")
    opened = f"Back-up van «moment», gemaakt met coachtui {__version__}: 1 traject.\n"
    assert undated(coachtui("restore", str(file), "--lang", "nl", "--dry-run", "--overwrite")) == (
        0,
        f"{opened}"
        "nordlys-crm: anders, zou vervangen worden\n"
        "    notities: hier 2, in de back-up 1\n"
        "    laatst gewijzigd: hier «moment», in de back-up «moment»\n",
        "Er is niets geschreven: dit vertelt alleen wat er zou gebeuren.\n",
    )
    assert len(practice.read(crm).notes) == 2


def test_into_a_folder_that_is_then_a_home(
    coachtui: Call, crm: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_template("own.md")
    coachtui("backup", str(file))
    told = coachtui("restore", str(file), "--into", str(tmp_path / "new"))
    assert (told.code, told.err) == (0, "")
    assert told.out.endswith("nordlys-crm: new, restored\ntemplate own: new, restored\n")
    listed = coachtui("list"), coachtui("templates", "list")
    monkeypatch.setenv("COACHTUI_HOME", str(tmp_path / "new"))
    assert (coachtui("list"), coachtui("templates", "list")) == listed


@pytest.mark.parametrize("into", ["", "  "])
def test_into_nothing_is_not_into_the_practice(coachtui: Call, crm: str, file: Path, into: str) -> None:
    coachtui("backup", str(file))
    find_folders(os.environ).data.joinpath(f"{crm}.json").unlink()
    told = coachtui("restore", str(file), "--into", into)
    assert (told.code, told.out, told.err.splitlines()[0]) == (2, "", "--into needs a value.")
    assert coachtui("list").out == ""


def test_what_is_open_on_the_screen(coachtui: Call, practice: Practice, crm: str, file: Path) -> None:
    """A backup can be made while it is open; nothing is restored over it."""
    with practice.opened(crm) as desk:
        assert coachtui("backup", str(file)).code == 0
        desk.do(noting.write, "b", "Another word", now=practice.clock.now())
        told = coachtui("restore", str(file), "--overwrite")
        assert told.code == 1
        assert "nordlys-crm: not restored\n    notes: 2 here, 1 in the backup\n" in told.out
        assert told.err.startswith("nordlys-crm: ")
        assert "has had this engagement open since" in told.err
    assert len(practice.read(crm).notes) == 2


def test_a_damaged_engagement_is_told(coachtui: Call, crm: str, file: Path) -> None:
    broken = find_folders(os.environ).data / "broken.json"
    broken.write_text("{")
    told = coachtui("backup", str(file))
    assert (told.code, told.out) == (0, f"{file}  (2 engagements)\n")
    assert told.err.startswith(f"broken is in the backup as it is, but cannot be read. {broken} is damaged")
    broken.write_text("")
    told = undated(coachtui("restore", str(file)))
    assert "broken: different, left as it is\n    the one in the backup cannot be read\n" in told.out


def test_what_is_left_out_is_told(coachtui: Call, crm: str, file: Path) -> None:
    data = find_folders(os.environ).data
    (data / "linked.json").symlink_to(data / f"{crm}.json")
    told = coachtui("backup", str(file))
    assert (told.code, told.out) == (1, f"{file}  (1 engagement)\n")
    assert told.err.startswith("linked is not in the backup, or not all of it. ")


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_refusal_is_a_sentence(coachtui: Call, crm: str, tmp_path: Path, language: str) -> None:
    (tmp_path / "diary").write_text("Dear diary")
    calls = [
        ("backup", str(tmp_path)),
        ("backup", str(tmp_path / "diary")),
        ("backup", str(tmp_path / "not there" / "b.zip")),
        ("backup", str(find_folders(os.environ).data / "b.zip")),
        ("restore", str(tmp_path / "diary")),
        ("restore", str(tmp_path)),
        ("restore", str(tmp_path / "not there")),
    ]
    for call in calls:
        told = coachtui(*call, "--lang", language)
        assert (told.code, told.out) == (1, ""), call
        assert told.err.endswith(".\n")
        assert "backup." not in told.err
        assert call[1] in told.err


def limited(most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk(crm: str, file: Path, overwrite: bool) -> None:
    """For real: no file of this process may be larger than this."""
    own_template("big.md", noise(1, 200_000))
    if overwrite:
        file.write_bytes(b"old")
    done = subprocess.run(
        [*COMMAND, "backup", str(file), *(["--overwrite"] if overwrite else [])],
        preexec_fn=limited(100_000),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"No backup was written: {file} (EFBIG).\n"
    assert [path.read_bytes() for path in file.parent.iterdir()] == ([b"old"] if overwrite else [])


def test_a_full_disk_while_restoring(coachtui: Call, crm: str, file: Path, tmp_path: Path) -> None:
    own_template("big.md", noise(1, 200_000))
    own_template("small.md")
    coachtui("backup", str(file))
    new = tmp_path / "new"
    done = subprocess.run(
        [*COMMAND, "restore", str(file), "--into", str(new)],
        preexec_fn=limited(100_000),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "template big: not restored\ntemplate small: new, restored\n" in done.stdout
    big = new / "templates" / "big.md"
    told = f"{big} could not be written (EFBIG). What is here already was not lost."
    assert done.stderr == f"template big: {told}\n"
    assert [path.name for path in big.parent.iterdir()] == ["small.md"]


class Screen:
    """A terminal for standard error alone, and what was written to it."""

    def __init__(self) -> None:
        self.master, self.slave = pty.openpty()
        self.text = ""

    def wait_for(self, pattern: str, process: "subprocess.Popen[bytes]", seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while not re.search(pattern, self.text):
            assert time.monotonic() < until, self.text
            assert process.poll() is None, self.text
            if select.select([self.master], [], [], 0.2)[0]:
                self.text += os.read(self.master, 4096).decode()

    def rest(self) -> str:
        while select.select([self.master], [], [], 0)[0]:
            self.text += os.read(self.master, 4096).decode()
        return self.text


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=str
)
def test_stopped_in_the_middle_it_leaves_no_half_file(
    crm: str, file: Path, number: signal.Signals, code: int
) -> None:
    """A practice that takes its time: how far it is, is told, and then it is stopped."""
    big = own_template("0.md", noise(1, 1_000_000))
    for at in range(1, 400):
        os.link(big, big.with_name(f"{at}.md"))
    screen = Screen()
    with subprocess.Popen(
        [*COMMAND, "backup", str(file)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=screen.slave
    ) as process:
        try:
            screen.wait_for(r"Writing and checking the backup: \d+%", process)
            assert [path.suffix for path in file.parent.iterdir()] == [".tmp"]
            process.send_signal(number)
            assert process.wait(30) == code
        finally:
            process.kill()
    assert list(file.parent.iterdir()) == []
    last = screen.rest().split("\r")
    assert (last[-2].strip(), last[-1]) == ("", "")  # its line is gone
    assert "\x1b" not in screen.text


def test_nohup_is_respected() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with backing_up._no_leftovers():
            os.kill(os.getpid(), signal.SIGHUP)
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


class Terminal:
    """Takes what is written; a terminal, or not."""

    def __init__(self, *, tty: bool) -> None:
        self.tty = tty
        self.text = ""

    def isatty(self) -> bool:
        return self.tty

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("tty", [True, False])
def test_progress_is_told_after_a_second_to_a_terminal(monkeypatch: pytest.MonkeyPatch, tty: bool) -> None:
    now = [100.0]
    terminal = Terminal(tty=tty)
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    seen = []
    with progress.shown("backup.checking", Words("en")) as told:
        for done, after in ((1, 0.9), (0, 0.2), (20, 0.1), (99, 0.5), (100, 0.1)):
            now[0] += after
            told(done, 100)
            seen.append(terminal.text)
        told(0, 0)
    if tty:
        first, second = "\rChecking the backup: 0%", "\rChecking the backup: 99%"
        assert seen == ["", first, first, first + second, first + second]
        assert terminal.text == first + second + "\r" + " " * len(second[1:]) + "\r"
    else:
        assert terminal.text == ""

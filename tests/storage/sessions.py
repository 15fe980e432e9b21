"""Another session of the program, in a process of its own, that a test can kill."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.storage.cases import ID, noted, store_in

ROOT = Path(__file__).parents[2]


@contextmanager
def session(folder: Path, first: int = 0) -> Iterator["subprocess.Popen[str]"]:
    """Start a session that opens the engagement; it is killed with -9 at the latest when this is left.

    Its lines: ``open``, and then, if ``first`` is given, the number of every note it has saved, from that.
    """
    command = [sys.executable, "-m", "tests.storage.sessions", str(folder), str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGKILL)


def main(folder: Path, first: int) -> None:
    """Open the engagement and save notes as fast as it goes, or wait."""
    with store_in(folder).open(ID) as dossier:
        os.write(1, b"open\n")
        while not first:
            signal.pause()
        while True:
            # A long text, so that a kill often falls in the middle of a write.
            dossier.save(noted(dossier.engagement, first, f"{first} " * 5_000))
            os.write(1, b"%d\n" % first)
            first += 1


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

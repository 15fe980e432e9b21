"""An ssh server of our own on this machine alone, with keys that are thrown away afterwards."""

import getpass
import os
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.e2e.terminal import DEADLINE, PROGRAM, Terminal

_SETTINGS = """
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PrintMotd no
PrintLastLog no
LogLevel ERROR
"""
_PRIVILEGE_SEPARATION = Path("/run/sshd")  # where an sshd that is root shuts its half without rights in
# What the program on the other side is to have as we have it here.
_ENVIRONMENT = ("COACHTUI_HOME", "HOME", "LANG", "LC_ALL", "TZ")


class Server:
    """A running sshd; ``terminal`` opens the program through it, as a coach does."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder = folder
        self._port = port

    def terminal(self, *arguments: str, environ: Mapping[str, str] = os.environ) -> Terminal:
        """Start the program on the other side of an ssh connection; the process here is the client."""
        kept = [f"{name}={environ[name]}" for name in _ENVIRONMENT if name in environ]
        there = (
            f"cd {shlex.quote(str(Path.cwd()))} && exec {shlex.join(['env', *kept, *PROGRAM, *arguments])}"
        )
        return Terminal(there, command=self._client())

    def _client(self) -> Sequence[str]:
        options = (
            "BatchMode=yes", "ControlPath=none", "IdentitiesOnly=yes", "LogLevel=ERROR",
            "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null",
        )  # fmt: skip
        return (
            *("ssh", "-tt", "-F", "/dev/null", "-p", str(self._port), "-i", str(self._folder / "user")),
            *(word for option in options for word in ("-o", option)),
            f"{getpass.getuser()}@127.0.0.1",
        )


@contextmanager
def serving(folder: Path, sshd: str) -> Iterator[Server]:
    """Run an sshd (``sshd``: where it is) with all its files in ``folder``."""
    if os.getuid() == 0:
        _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    for name in ("host", "user"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    settings = folder / "sshd_config"
    settings.write_text(_SETTINGS.format(folder=folder), "utf-8")
    port = _free_port()
    server = subprocess.Popen([sshd, "-D", "-e", "-f", settings, "-p", str(port)], stderr=subprocess.PIPE)
    try:
        _wait_for(port, server)
        yield Server(folder, port)
    finally:
        server.terminate()
        server.communicate()


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port: int = trial.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise AssertionError(f"sshd ended: {server.communicate()[1].decode()}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("sshd does not answer")

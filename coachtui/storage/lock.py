"""One session at a time in an engagement's file, and who that is."""

import contextlib
import getpass
import os
import platform
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from coachtui.domain.errors import Refused
from coachtui.domain.text import clean_line

_TRIES = 5
_BETWEEN = 0.02


class Holder(msgspec.Struct, frozen=True, kw_only=True):
    """Who has an engagement open, and since when (aware)."""

    user: str
    host: str
    pid: int
    since: datetime


class SessionLock:
    """The lock of one engagement, which the system gives free when its holder dies.

    It lies in a file of its own: the data file is another file after every save. That file is there to
    stay, with the holder's name in it while there is one; only deleting the engagement removes it.
    """

    def __init__(self, file: Path) -> None:
        """Take the lock's file, which need not be there."""
        self.file = file
        self._handle = -1
        self._since: datetime | None = None
        # Not thread_local: who closes need not be the thread that opened. No soft lock where the system
        # has none: that one stays behind after a kill, and a second session must never be let in.
        self._lock = FileLock(
            file,
            mode=0o600,
            thread_local=False,
            fallback_to_soft=False,
            preserve_lock_file=True,
            on_acquired=self._borrow,
        )

    def acquire(self, since: datetime) -> None:
        """Take the lock without waiting, from the aware moment ``since``.

        Errors: Refused ``storage.locked`` (``user``, ``host``, ``pid``, ``since``), also when this very
        process has it; ``storage.locked_unknown`` (``file``) if nobody knows who has it; OSError.
        """
        self._since = since
        for _ in range(_TRIES):
            try:
                self._lock.acquire(blocking=False)
            except Timeout:
                if (holder := self._holder()) is not None:
                    raise Refused("storage.locked", **msgspec.structs.asdict(holder)) from None
                time.sleep(_BETWEEN)  # taken or given free this moment
            else:
                me = Holder(user=_user(), host=clean_line(platform.node()), pid=os.getpid(), since=since)
                self._write(msgspec.json.encode(me))
                return
        raise Refused("storage.locked_unknown", file=str(self.file))

    def renew(self) -> None:
        """Make sure that the lock is still the one that others see: its folder may have been made anew.

        Errors: Refused, as ``acquire``, when somebody else has it by now; OSError.
        """
        if self._lock.is_locked and self._is_there():
            return
        self.file.parent.stat()  # a folder that is gone is told: the lock would make it, empty
        self._lock.release()
        if self._since is not None:
            self.acquire(self._since)

    def release(self, *, remove: bool = False) -> None:
        """Give the lock free; a second call does nothing. Errors: OSError, for ``remove``.

        ``remove`` takes the file away too, when there is no engagement any more: its name tells of one.
        That is safe because it goes while it is held, and as the last thing. Who opened it before finds,
        with the lock in hand, that the file is gone, and starts anew; who comes after makes a new one.
        """
        if self._lock.is_locked:
            try:
                if remove:
                    self.file.unlink()
            finally:
                self._write(b"")
                self._lock.release()

    def _is_there(self) -> bool:
        try:
            return os.path.samestat(self.file.stat(), os.fstat(self._handle))
        except FileNotFoundError:
            return False

    def _borrow(self, handle: int) -> None:
        self._handle = handle

    def _write(self, contents: bytes) -> None:
        # A full disk must not keep a coach from reading: then nobody knows who holds the lock, but it holds.
        with contextlib.suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.pwrite(self._handle, contents, 0)

    def _holder(self) -> Holder | None:
        try:
            return msgspec.json.decode(self.file.read_bytes(), type=Holder)
        except (OSError, ValueError):
            return None


@contextlib.contextmanager
def locking(file: Path, since: datetime, told: Callable[[OSError, Path], Refused]) -> Iterator[SessionLock]:
    """Hold the lock of an engagement's ``file``, and tell of errors as ``told`` does.

    Only an error releases it here.
    """
    lock = SessionLock(file.with_suffix(".lock"))
    try:
        lock.acquire(since)
        yield lock
    except BaseException as error:
        with contextlib.suppress(OSError):
            lock.release(remove=not file.exists())
        if isinstance(error, OSError):
            raise told(error, file) from error
        raise


def _user() -> str:
    try:
        # From the environment, in whatever bytes it was set.
        return clean_line(getpass.getuser())
    except (KeyError, OSError):  # a container's user need not have a name
        return str(os.getuid())

"""A disk that reports a fault: the kernel itself refuses to sync. No privilege is needed (seccomp, Linux)."""

import ctypes
import errno
import os
import platform
import sys
import threading
from collections.abc import Callable

# By machine, from the kernel's headers: what it calls itself, and the numbers of fsync and fdatasync.
_MACHINES = {"x86_64": (0xC000003E, (74, 75)), "aarch64": (0xC00000B7, (82, 83))}
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_ALLOW, _ERROR = 0x7FFF0000, 0x00050000
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Steps(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


def why_not() -> str:
    """Return why the kernel cannot be asked for this here; nothing if it can."""
    if sys.platform != "linux" or platform.machine() not in _MACHINES:
        return f"no system call filter is known for {sys.platform} on {platform.machine()}"
    refused: list[OSError] = []

    def attempt() -> None:
        try:
            no_sync_in_this_thread()
        except OSError as error:
            refused.append(error)

    _in_a_thread(attempt)
    return f"this kernel takes no system call filter: {refused[0]}" if refused else ""


def no_sync_in_this_thread() -> None:
    """From now on every sync by this thread, and by those it starts, fails with EIO. Errors: OSError."""
    known, syncs = _MACHINES[platform.machine()]
    steps = [
        _Step(_LOAD, 0, 0, 4),  # the machine of the call
        _Step(_EQUAL, 0, len(syncs) + 1, known),
        _Step(_LOAD, 0, 0, 0),  # its number
        *(_Step(_EQUAL, len(syncs) - place, 0, number) for place, number in enumerate(syncs)),
        _Step(_RETURN, 0, 0, _ALLOW),
        _Step(_RETURN, 0, 0, _ERROR | errno.EIO),
    ]
    program = _Steps(len(steps), (_Step * len(steps))(*steps))
    system = ctypes.CDLL(None, use_errno=True)
    system.prctl.argtypes = [ctypes.c_int, *[ctypes.c_ulong] * 4]
    for asked in ((_NO_NEW_PRIVILEGES, 1, 0), (_SECCOMP, _FILTER, ctypes.addressof(program))):
        if system.prctl(*asked, 0, 0):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))


def where_nothing_syncs(do: Callable[[], object]) -> None:
    """Do something in a thread in which every sync fails; elsewhere they go on as ever."""

    def doing() -> None:
        no_sync_in_this_thread()
        do()

    _in_a_thread(doing)


def _in_a_thread(do: Callable[[], object]) -> None:
    thread = threading.Thread(target=do)
    thread.start()
    thread.join()

"""Watching the system calls of a save, and making one of them fail."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

CALLS = ("open", "fchmod", "write", "fsync", "close", "link", "replace", "unlink")
# What else the system may refuse, though most of it is asked before a save begins.
ALSO = ("stat", "mkdir", "chmod", "scandir", "rename")

Call = tuple[str, tuple[Any, ...]]


@contextmanager
def recorded(
    fail_at: int | None = None, number: int = 0, *, links: bool = True, all_calls: bool = False
) -> Iterator[list[Call]]:
    """Give a list to which every call is added; that at place ``fail_at`` in it fails with errno ``number``.

    A removal never fails: what it leaves is swept later. ``close`` closes before it fails, ``write``
    writes half, as the system may. Without ``links`` the file system has no hard links. With ``all_calls``
    those of ALSO are added, and removals fail as well.
    """
    calls: list[Call] = []
    originals = {name: getattr(os, name) for name in ((*CALLS, *ALSO) if all_calls else CALLS)}

    def watch(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "link" and not links:
                raise OSError(errno.EPERM, "no hard links on a memory stick")
            if name == "unlink" and fail_at is not None and not all_calls:
                return originals[name](*args, **kwargs)
            calls.append((name, args))
            if len(calls) - 1 != fail_at:
                return originals[name](*args, **kwargs)
            if name == "write":
                originals[name](args[0], bytes(args[1])[: len(args[1]) // 2])
            if name == "close":
                originals[name](*args)
            raise OSError(number, os.strerror(number))

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in originals:
            patch.setattr(os, name, watch(name))
        yield calls


@contextmanager
def short_writes(most: int) -> Iterator[list[int]]:
    """Let every write take ``most`` bytes at the most, as the system may; give a list of what they took."""
    taken: list[int] = []
    write = os.write

    def short(handle: int, contents: Any, /) -> int:
        taken.append(write(handle, bytes(contents)[:most]))
        return taken[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", short)
        yield taken


def killed_at(step: int, do: Callable[[], object]) -> bool:
    """Do it in a process that dies at the system call with this number, from 0; False if there were fewer."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in (0, 9)
        return code == 9
    left = iter(range(step))

    def dying(call: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*args: Any, **kwargs: Any) -> Any:
            if next(left, None) is None:
                os._exit(9)
            return call(*args, **kwargs)

        return instead

    code = 1
    try:
        for name in CALLS:
            setattr(os, name, dying(getattr(os, name)))
        do()
        code = 0
    finally:
        os._exit(code)

"""Writing to the disk while the coach types on: a thread of its own for each open engagement."""

import threading
import time
from collections.abc import Callable

from coachtui.application.workspace import Workspace

# Seconds that keys are gathered before what is being typed is written: it must be on disk within one.
_GATHERED = 0.4


class Saver:
    """Writes a workspace whenever there is something to write, from ``start`` until ``stop``.

    A disk may take its time, and a key must not wait for it. Changes of the engagement are written at
    once; several that come during one write are written together by the next.
    """

    def __init__(self, workspace: Workspace, told: Callable[[], object]) -> None:
        """Take the workspace, and what to call (in the saver's thread) when its state may have changed."""
        self._workspace = workspace
        self._told = told
        self._wake = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._run, name="saver", daemon=True)

    def start(self) -> None:
        """Begin to write in the background."""
        self._workspace.write_later(self._wake.set)
        self._thread.start()

    def stop(self) -> None:
        """Stop, once a write that has begun is done; what is left is written by closing the workspace."""
        self._workspace.write_later(None)
        self._ended = True
        self._wake.set()
        self._thread.join()

    def _run(self) -> None:
        due: float | None = None  # when what is being typed is to be written
        while True:
            self._wake.wait(None if due is None else max(0.0, due - time.monotonic()))
            self._wake.clear()
            if self._ended:
                return
            due = self._write(due)

    def _write(self, due: float | None) -> float | None:
        """Write what is to be written now; return when to come back."""
        workspace = self._workspace
        before = workspace.problem
        if not workspace.is_saved:
            workspace.save()
            # What has just become part of the engagement is no draft any more.
            if workspace.has_unkept_drafts:
                due = time.monotonic()
            self._told()
        if due is not None and time.monotonic() >= due:
            workspace.keep_drafts()
            due = None
            if workspace.problem is not before:
                self._told()
        elif due is None and workspace.has_unkept_drafts:
            due = time.monotonic() + _GATHERED
        return due

"""An open engagement on the coach's desk: the value as it stands, and whether it is saved."""

import datetime as dt
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from coachtui.application.ports import Clock, Dossier
from coachtui.domain.engagement import Engagement
from coachtui.domain.errors import Refused

_P = ParamSpec("_P")


class Workspace:
    """Applies verbs to an engagement and keeps each result, on disk if that can be.

    ``engagement`` is always what the coach sees. ``problem`` says why it is not on disk, and is None
    when it is, since ``saved_at``.
    """

    def __init__(self, dossier: Dossier, clock: Clock) -> None:
        """Take an open dossier, which this workspace closes."""
        self._dossier = dossier
        self.clock = clock
        self.engagement = dossier.engagement
        self.saved_at: dt.datetime | None = None
        self.problem: Refused | None = None

    def do(
        self, verb: Callable[Concatenate[Engagement, _P], Engagement], *args: _P.args, **kwargs: _P.kwargs
    ) -> Engagement:
        """Apply ``verb`` to the engagement and save what it returns; return that.

        Raises Refused if the verb does; then nothing has changed. A save that fails raises nothing:
        the new value stays, ``problem`` says why, and the next change tries again.
        """
        changed = verb(self.engagement, *args, **kwargs)
        if changed is not self.engagement:
            self.engagement = changed
            self.save()
        return self.engagement

    def save(self) -> None:
        """Put the engagement on disk, or note in ``problem`` why that did not go."""
        try:
            self._dossier.save(self.engagement)
        except Refused as problem:
            self.problem = problem
        else:
            self.problem = None
            self.saved_at = self.clock.now()

    def close(self) -> None:
        """Give the engagement free for others."""
        self._dossier.close()

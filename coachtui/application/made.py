"""Documents that were made of an engagement as it is: going to and fro between them waits only once."""

import datetime as dt

from coachtui.application import publishing
from coachtui.application.publishing import Choice, Publication
from coachtui.domain.engagement import Engagement
from coachtui.domain.sharing import Reader

_Key = tuple[Reader, Choice, dt.date]


class Made:
    """What was made of one engagement. ``make`` may run in another thread, one at a time."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._of: Engagement | None = None
        self._made: dict[_Key, Publication] = {}

    def known(
        self, engagement: Engagement, reader: Reader, choice: Choice, now: dt.datetime
    ) -> Publication | None:
        """Return a document if it was made before, of this very engagement."""
        return self._made.get((reader, choice, now.date())) if self._of is engagement else None

    def make(self, engagement: Engagement, reader: Reader, choice: Choice, now: dt.datetime) -> Publication:
        """Return a document, made now if need be. Raises Refused as ``publishing.publication`` does."""
        known = self.known(engagement, reader, choice, now)
        if known is not None:
            return known
        made = publishing.publication(
            engagement, reader, choice.document, session=choice.session, person=choice.person, now=now
        )
        if self._of is not engagement:
            self._of, self._made = engagement, {}
        self._made[reader, choice, now.date()] = made
        return made

"""What a document needs besides its view: the day, the session or the person, and who tells findings."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from coachtui.domain.missing.finding import Fact
from coachtui.domain.sharing import ShownFinding

Called = Callable[[str], str]


class Telling(Protocol):
    """Tells findings and facts as sentences. ``called`` puts names in the place of stakeholders' ids.

    Only the names that ``called`` gives may be used: the view's, so those that its reader may read.
    """

    def finding(self, shown: ShownFinding, called: Called, /) -> str:
        """Return what was found, in one sentence for the coach."""
        ...

    def given(self, shown: ShownFinding, called: Called, /, *, still: bool) -> str:
        """Return what was found, for whom it was given to; ``still``: and is so yet."""
        ...

    def why(self, check: int, /) -> str:
        """Return why the method asks what a check asks, in one sentence."""
        ...

    def evidence(self, facts: Iterable[Fact], called: Called, /) -> Iterable[str]:
        """Return what a finding rests on: everybody's name once, with all of it."""
        ...

    def unasked(self, facts: Iterable[Fact], called: Called, /) -> Iterable[tuple[str, str]]:
        """Return what has not been asked: everybody's name once, with all of it; "" for nobody's."""
        ...


@dataclass(frozen=True, kw_only=True)
class Request:
    """Which document: made on which day; of which session, or about whom, where it needs one."""

    made_on: dt.date
    telling: Telling
    session: int | None = None
    person: str | None = None

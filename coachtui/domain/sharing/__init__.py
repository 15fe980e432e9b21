"""Who may read what: the only way from an engagement to what is shown to anybody (METHOD.md, visibility).

``share(engagement, reader)`` makes a :class:`ShareView`; every document is made from one. Nothing
else filters by visibility, and nothing else can make a view. An interview sheet is no such document: it
is made from an :class:`Interviewed`, which holds what was asked and that one person's own words.
"""

from coachtui.domain.sharing.interview import Interviewed, OwnWords, interviewed
from coachtui.domain.sharing.leaks import Leak, name_leaks
from coachtui.domain.sharing.readers import (
    NAMED,
    Coach,
    Group,
    Participant,
    Reader,
    Reason,
    Sponsor,
    why_withheld,
)
from coachtui.domain.sharing.share import share
from coachtui.domain.sharing.view import (
    Matter,
    ShareView,
    ShownBlock,
    ShownFinding,
    ShownNote,
    ShownPerson,
    ShownSession,
    Withheld,
    counted,
)

__all__ = [
    "NAMED",
    "Coach",
    "Group",
    "Interviewed",
    "Leak",
    "Matter",
    "OwnWords",
    "Participant",
    "Reader",
    "Reason",
    "ShareView",
    "ShownBlock",
    "ShownFinding",
    "ShownNote",
    "ShownPerson",
    "ShownSession",
    "Sponsor",
    "Withheld",
    "counted",
    "interviewed",
    "name_leaks",
    "share",
    "why_withheld",
]

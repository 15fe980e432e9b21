"""What is being typed and not kept yet, so that it comes back whatever ends the program.

Drafts are no part of an engagement: no verb, no document and no rule ever sees one.
"""

from datetime import datetime
from typing import Final

from msgspec.structs import replace

from coachtui.domain.people import Value

# How many drafts that were dropped can still be brought back.
MOST_DROPPED: Final = 50


class Typed(Value, frozen=True, kw_only=True):
    """What stands in one place, since the aware moment ``at``.

    ``place`` says where, as ``KIND:REST`` (``answer:contract.client``, ``note:a1b2c3``); ``texts`` what
    stands there, by field, as it was typed.
    """

    place: str
    texts: dict[str, str]
    at: datetime


class Drafts(Value, frozen=True, kw_only=True):
    """All drafts of an engagement, the oldest first.

    ``typing``: what stands on the screen now. ``found``: what an earlier session left behind, until it is
    taken or dropped. ``dropped``: what was given up, and can be brought back.
    """

    typing: tuple[Typed, ...] = ()
    found: tuple[Typed, ...] = ()
    dropped: tuple[Typed, ...] = ()


def reopened(drafts: Drafts) -> Drafts:
    """Return drafts as a new session finds them: what was being typed is left behind."""
    return replace(drafts, typing=(), found=(*drafts.found, *drafts.typing))


def typed(drafts: Drafts, place: str, texts: dict[str, str], now: datetime) -> Drafts:
    """Return drafts with what stands in a place now; a place without a word is no draft."""
    if any(one.place == place and one.texts == texts for one in drafts.typing):
        return drafts  # as when it was typed: it has just been taken up again
    others = _without(drafts.typing, place)
    if not any(text.strip() for text in texts.values()):
        return replace(drafts, typing=others)
    return replace(drafts, typing=(*others, Typed(place=place, texts=texts, at=now)))


def forgotten(drafts: Drafts, place: str) -> Drafts:
    """Return drafts without what stood in a place: it was kept."""
    return replace(drafts, typing=_without(drafts.typing, place))


def given_up(drafts: Drafts, place: str) -> Drafts:
    """Return drafts in which what stands in a place is dropped."""
    gone = tuple(one for one in drafts.typing if one.place == place)
    return _dropping(replace(drafts, typing=_without(drafts.typing, place)), gone)


def all_given_up(drafts: Drafts) -> Drafts:
    """Return drafts in which all that stands on the screen is dropped."""
    return _dropping(replace(drafts, typing=()), drafts.typing)


def dropped(drafts: Drafts, one: Typed) -> Drafts:
    """Return drafts in which one that was found is dropped."""
    return _dropping(replace(drafts, found=_but(drafts.found, one)), (one,))


def brought_back(drafts: Drafts, one: Typed) -> Drafts:
    """Return drafts in which one that was dropped waits again to be taken."""
    return replace(drafts, found=(*drafts.found, one), dropped=_but(drafts.dropped, one))


def taken(drafts: Drafts, one: Typed, again: Typed) -> Drafts:
    """Return drafts in which one that was found, or dropped, stands on the screen again, as ``again``.

    What stood in that place is dropped, and so is not lost.
    """
    rest = given_up(drafts, again.place)
    return replace(
        rest,
        typing=(*rest.typing, again),
        found=_but(rest.found, one),
        dropped=_but(rest.dropped, one),
    )


def _dropping(drafts: Drafts, gone: tuple[Typed, ...]) -> Drafts:
    return replace(drafts, dropped=(*drafts.dropped, *gone)[-MOST_DROPPED:])


def _without(those: tuple[Typed, ...], place: str) -> tuple[Typed, ...]:
    return tuple(one for one in those if one.place != place)


def _but(those: tuple[Typed, ...], gone: Typed) -> tuple[Typed, ...]:
    return tuple(one for one in those if one is not gone and one != gone)

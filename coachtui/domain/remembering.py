"""What a rule said of an engagement, kept with that engagement."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from coachtui.domain.engagement import Engagement

_Said = TypeVar("_Said")


def remembered(rule: Callable[[Engagement], _Said]) -> Callable[[Engagement], _Said]:
    """Ask a rule about each engagement once, however often it is asked for.

    An engagement is frozen, so what a rule says of it stays true; it is kept with the value and goes with it.
    """
    name = f"{rule.__module__}.{rule.__qualname__}"

    @wraps(rule)
    def once(engagement: Engagement) -> _Said:
        kept = engagement.__dict__
        if name not in kept:
            kept[name] = rule(engagement)
        return cast(_Said, kept[name])

    return once

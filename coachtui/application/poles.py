"""The two poles as the pictures show them: who looks how far, in whose words (METHOD.md, step 6)."""

from collections.abc import Set

from coachtui.application import telling
from coachtui.domain.engagement import Engagement, Priority
from coachtui.domain.people import Horizon
from coachtui.drawing.perspectives import whose_text
from coachtui.drawing.width import cut
from coachtui.i18n import Words

_LONGEST = 70  # cells of a picture that stand here; all of it stands in step 5


def pictures(engagement: Engagement, horizons: Set[Horizon], words: Words) -> tuple[str, ...]:
    """Return a line for each picture with one of ``horizons``; if there is none, one that says so."""
    told = []
    for person in engagement.stakeholders:
        picture = person.picture
        if picture.horizon is not None and picture.horizon in horizons and picture.answer:
            told.append(
                words(
                    "poles.picture",
                    name=person.name,
                    horizon=telling.value_text(picture.horizon, words),
                    whose=whose_text(picture.provenance, engagement.called(picture.by), words),
                    answer=cut(picture.answer, _LONGEST),
                )
            )
    return tuple(told) or (words("poles.nobody"),)


def choice(priority: Priority, words: Words) -> str:
    """Return the choice, who made it and when; unmade, what that means."""
    if priority.choice is None:
        return words("poles.no_choice")
    day = priority.decided_on
    by = priority.decided_by.strip()
    return " ".join(
        (
            words(f"documents.priority.{priority.choice}"),
            words("poles.by", name=by) if by else words("poles.by_not_asked"),
            words("poles.on", date=words.short_date(day)) if day else words("poles.on_not_asked"),
        )
    )

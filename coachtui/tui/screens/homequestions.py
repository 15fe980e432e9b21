"""What Home asks before it closes, deletes or purges an engagement."""

from coachtui.application.history import Purged
from coachtui.application.mending import purge_question
from coachtui.domain.engagement import Engagement
from coachtui.drawing.width import cut, shown
from coachtui.i18n import Words
from coachtui.tui.screens.dialogs import Confirm


def closing(words: Words, engagement: Engagement) -> Confirm:
    """Ask whether to close an engagement."""
    parts = (engagement.contract.client, engagement.project.name)
    name = cut(shown(" · ".join(filter(None, parts))), 60)
    return Confirm(words, words("home.close", name=name), yes=words("home.close_yes"))


def deleting(words: Words, engagement_id: str) -> Confirm:
    """Ask whether to delete an engagement: its id is to be typed."""
    text = words("home.delete", name=engagement_id)
    return Confirm(words, text, yes=words("home.delete_yes"), typed=engagement_id)


def purging(words: Words, engagement_id: str, gone: Purged) -> Confirm:
    """Ask whether to purge an engagement of what it was, and tell what goes: its id is to be typed."""
    question = purge_question(engagement_id, gone, words)
    text = words("home.purge", question=question, name=engagement_id)
    return Confirm(words, text, yes=words("home.purge_yes"), typed=engagement_id)

"""What is told before files are mended or purged: what the previous copy holds, and what would go."""

from coachtui.application.history import Purged
from coachtui.application.ports import Kept
from coachtui.drawing.width import shown
from coachtui.i18n import Words


def copy_text(copy: Kept, words: Words) -> str:
    """Return of when a copy is, and what is in it."""
    kept, at = copy.engagement, copy.written_at.astimezone()
    return words(
        "mending.copy",
        date=words.short_date(at),
        time=words.time(at),
        what=shown(f"{kept.contract.client} · {kept.project.name}"),
        people=words("mending.people", n=len(kept.stakeholders)),
        notes=words("mending.notes", n=len(kept.notes)),
    )


def purge_question(engagement_id: str, gone: Purged, words: Words) -> str:
    """Return what is asked before an engagement is purged: whether to, and all that goes."""
    return words("mending.purge", name=engagement_id, what=_past(gone, words))


def purged_text(gone: Purged, words: Words) -> str:
    """Return all that was purged."""
    return words("mending.purged", what=_past(gone, words), files=words("mending.files", n=gone.files))


def _past(gone: Purged, words: Words) -> str:
    counted = {"states": gone.states, "deleted": gone.deleted, "drafts": gone.drafts}
    return words.listed([words(f"mending.{name}", n=n) for name, n in counted.items()])
